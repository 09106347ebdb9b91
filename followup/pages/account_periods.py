"""Which periods have accounts, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse

from followup.asking.accounts import AccountsQuestion
from followup.asking.questionnaire import Questionnaire
from followup.enums import ColumnKind
from followup.models import AccountColumn, FrozenFigure, Report, ReportEdition
from followup.pages.account_period import Period
from followup.permissions import may_write_money, reads_company_accounts
from followup.rules.accounts.lines import YEAR_END
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.permissions import WRITES_MONEY

LAST_INTERIM = 8  # the delårsrapport that law asks for is most often to the end of August


@dataclass(frozen=True, slots=True)
class BegunPeriod:
    """En period vars räkenskaper är påbörjade.

    Attributes:
        counts: how many amounts kommunen and koncernen have said.
    """

    period: Period
    own_count: int
    combined_count: int


def account_units(user: Any) -> tuple[OrgUnit, OrgUnit | None]:
    """Kommunen, and koncernen where there is one. A query.

    Raises:
        Http404: the user writes no money of kommunen, and so sees none of what is being worked on.
    """
    own, combined = whose_accounts()
    if not may_write_money(user, own):
        raise Http404("no accounts to work on")
    return own, combined


def whose_accounts() -> tuple[OrgUnit, OrgUnit | None]:
    """Kommunen, and koncernen where there is one, whoever asks. A query.

    Raises:
        Http404: there is no kommun.
    """
    kinds = (OrgUnitKind.MUNICIPALITY, OrgUnitKind.GROUP)
    found = {unit.kind: unit for unit in OrgUnit.objects.filter(kind__in=kinds).order_by("-pk")}
    if OrgUnitKind.MUNICIPALITY not in found:
        raise Http404("no kommun")
    return found[OrgUnitKind.MUNICIPALITY], found.get(OrgUnitKind.GROUP)


def address_of_accounts(report: Report, paper: Questionnaire, user: Any) -> str:
    """Where what a report fetches of the accounts is filled in, or begun; "" where it fetches none, and for who does not write
    them.
    """
    asked = [one for one in paper.questions if isinstance(one, AccountsQuestion) and one.fetched.of_accounts]
    until = report.round.period_to
    if asked and report.unit.kind == OrgUnitKind.COMPANY and reads_company_accounts(user, report.unit):
        return Period(until.year, until.month, report.unit_id).url
    if not asked or report.unit.kind != OrgUnitKind.MUNICIPALITY or not may_write_money(user, report.unit):
        return ""
    is_begun = any(one.fetched.is_begun for one in asked)
    return Period(until.year, until.month).url if is_begun else reverse("followup:accounts_list")


def address_of_told(report: Report, edition: ReportEdition | None) -> str:
    """Where the accounts of its period that kommunens decided report tells of are read; "" where it tells of none. A query, for
    kommunens.
    """
    if edition is None or not report.is_frozen or report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return ""
    until = report.round.period_to
    column = {"unit": report.unit, "year": until.year, "month": until.month, "kind": ColumnKind.OUTCOME}
    told = FrozenFigure.objects.of(edition.content_id)
    tells = told.filter(**{f"column__{name}": value for name, value in column.items()}).exists()
    return Period(until.year, until.month).url if tells else ""


def keeps_accounts(user: Any) -> bool:
    """Whether kommunens räkenskaper are the user's to write. A query, for those whose role writes money somewhere."""
    units = OrgUnit.objects.filter(WRITES_MONEY.q(user), kind=OrgUnitKind.MUNICIPALITY)
    return WRITES_MONEY.somewhere(user) and units.exists()


def account_periods() -> Sequence[BegunPeriod]:
    """The periods of kommunen and the whole group, the newest first. A query."""
    said = Count("figures", filter=Q(figures__amount__isnull=False))
    columns = AccountColumn.objects.filter(
        unit__kind__in=(OrgUnitKind.MUNICIPALITY, OrgUnitKind.GROUP), kind=ColumnKind.OUTCOME
    )
    counts: dict[tuple[int, int], dict[str, int]] = {}
    rows = columns.annotate(said=said).order_by("-year", "-month").values_list("year", "month", "unit__kind", "said")
    for year, month, kind, count in rows:
        counts.setdefault((year, month), {})[kind] = count
    return [
        BegunPeriod(Period(year, month), found.get(OrgUnitKind.MUNICIPALITY, 0), found.get(OrgUnitKind.GROUP, 0))
        for (year, month), found in counts.items()
    ]


def proposed_period(on: date) -> Period:
    """Which accounts are most often begun on a day: last year's before the summer is over, else to the end of August."""
    return Period(on.year - 1, YEAR_END) if on.month <= LAST_INTERIM else Period(on.year, LAST_INTERIM)


def crumbs(period: Period | None = None) -> list[tuple[str, str]]:
    """The way down to a page of the accounts; of one about a period with the period."""
    above = [("Ekonomi", reverse("followup:economy")), ("Räkenskaper", reverse("followup:accounts_list"))]
    return [*above, (period.name, period.url)] if period else above
