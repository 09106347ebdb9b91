"""Investeringarna of a round as pages: what each nämnd and bolag comes to, its projects, and what they are held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse

from followup.enums import RoundKind
from followup.models import InvestmentProject, Report, ReportingRound
from followup.models.investments import OWNER_KINDS, InvestmentProjectQuerySet
from followup.money.investment_checks import carried_between, in_cash_flow
from followup.money.investment_sums import InvestmentSum, all_together, sums_per_unit
from followup.money.investments import Investment, with_amounts
from followup.pages.account_checks import CheckLine
from followup.pages.account_period import Period
from followup.pages.account_periods import keeps_accounts
from followup.pages.accounts import PARTS
from followup.permissions import EDITS, WRITES_INVESTMENTS
from followup.rules.accounts.check import Check
from followup.rules.accounts.checks import ORDER
from followup.services.investments import FORECAST
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import working_units
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import money_mkr


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Vad projekten hos en nämnd eller ett bolag blir tillsammans.

    Attributes:
        amounts_url: where its amounts are typed; empty for who types none.
    """

    sum: InvestmentSum
    url: str
    amounts_url: str = ""


@dataclass(frozen=True, slots=True)
class InvestmentPage:
    """Investeringarna in a round, of those units that one reads.

    Attributes:
        projects: the page of them, as rows.
        checks: what they are held against, in words.
    """

    round: ReportingRound
    lines: tuple[UnitLine, ...]
    total: InvestmentSum
    projects: Page[Any]
    checks: tuple[CheckLine, ...] = ()

    @property
    def conclusion(self) -> str:
        """The sums that lack nothing, in words."""
        whole = [name for name in WORDS if name not in self.total.partial]
        said = {name: self.total.amounts[name] for name in whole}
        words = [f"{WORDS[name]} {money_mkr(value, unit=True)}" for name, value in said.items() if value is not None]
        text = ", ".join(words)
        return f"{text[:1].upper()}{text[1:]}." if text else ""


WORDS = {"budget": "årsbudget", "outcome": "utfall", "forecast": "prognos"}


def units_read(user: Any) -> OrgUnitQuerySet:
    """The units that may have investments and whose money the user reads while it is being worked on."""
    return OrgUnit.objects.filter(working_units(user), kind__in=OWNER_KINDS).in_order()


def units_kept(user: Any) -> OrgUnitQuerySet:
    """Those whose projects the user adds and describes."""
    return OrgUnit.objects.filter(WRITES_INVESTMENTS.q(user), kind__in=OWNER_KINDS).in_order()


def investment_page(
    user: Any, round_: ReportingRound, projects: InvestmentProjectQuerySet, shown: Page[Any]
) -> InvestmentPage:
    """The page of those projects that are asked for.

    Args:
        projects: all that are asked for; `shown` is some of them, with their amounts.
    """
    sums = sums_per_unit(projects, round_)
    typing = _typing(user, [one.unit_id for one in sums], round_)
    lines = tuple(
        UnitLine(
            one, address(round_, one.unit_id), amounts_address(one.unit_id, round_) if one.unit_id in typing else ""
        )
        for one in sums
    )
    return InvestmentPage(round_, lines, all_together(sums), shown, _checks(user, sums, round_))


def _typing(user: Any, units: Sequence[int], round_: ReportingRound) -> set[int]:
    """Of some units those in which the user types amounts or forecasts. Two queries."""
    kept = set(units_kept(user).filter(pk__in=units).values_list("pk", flat=True))
    if not round_.has_forecasts:
        return kept
    writes = Report.objects.filter(EDITS.q(user), round=round_, unit__in=units)
    return kept | set(writes.values_list("unit_id", flat=True))


def _checks(user: Any, sums: Sequence[InvestmentSum], round_: ReportingRound) -> tuple[CheckLine, ...]:
    """Against what was proposed last year, and for whoever reads kommunens räkenskaper against kassaflödet."""
    found = carried_between(sums, round_)
    links: dict[str, str] = {}
    if sums and keeps_accounts(user):
        own = OrgUnit.objects.filter(kind=OrgUnitKind.MUNICIPALITY).order_by("pk").last()
        if own is not None:
            check = in_cash_flow(own, round_)
            found = [check, *found]
            until = Period(round_.period_to.year, round_.period_to.month)
            links[check.key] = f"{until.url}?del={PARTS[1].slug}" if check.sheet else reverse("followup:accounts_list")
    ordered = sorted(found, key=lambda one: ORDER.index(one.verdict))
    return tuple(_line(check, links.get(check.key, "")) for check in ordered)


def _line(check: Check, url: str) -> CheckLine:
    links = (("Räkenskaperna", url),) if url else ()
    return CheckLine(0, check.verdict, check.verdict.label, check.sentence, "", links)


def project_rows(round_: ReportingRound, projects: InvestmentProjectQuerySet) -> InvestmentProjectQuerySet:
    """Projects in order with their amounts, to be read page by page."""
    return with_amounts(projects, round_).in_order()


def address(round_: ReportingRound, unit_pk: int | None = None) -> str:
    """The list of a round; of one unit."""
    asked = {"tillfalle": round_.code} | ({"enhet": unit_pk} if unit_pk else {})
    return f"{reverse('followup:investment_list')}?{urlencode(asked)}"


def amounts_address(unit_pk: int, round_: ReportingRound, page: int = 1) -> str:
    """Where a unit's amounts of a round are typed."""
    asked = {"tillfalle": round_.code} | ({"page": page} if page > 1 else {})
    return f"{reverse('followup:investment_amounts', args=[unit_pk])}?{urlencode(asked)}"


def crumbs(round_: ReportingRound | None = None) -> list[tuple[str, str]]:
    """The way down to a page about investments."""
    url = address(round_) if round_ else reverse("followup:investment_list")
    return [("Ekonomi", reverse("followup:economy")), ("Investeringar", url)]


def visible_projects(user: Any, round_: ReportingRound) -> InvestmentProjectQuerySet:
    """The projects of a round that the user reads."""
    return InvestmentProject.objects.visible_to(user).in_round(round_)


def stored_in(row: Investment, column: str) -> Decimal | None:
    """What is stored in a column: of what the project has cost so far and of the forecast not what they are worked out to."""
    if column == "spent":
        return row.told_spent
    return row.typed_forecast if column == FORECAST else row.amounts[column]


def columns_of(round_: ReportingRound, *, may_write: bool) -> list[str]:
    """What is typed of a round: all amounts by who keeps them, else what is expected of the year; next year's when it is over."""
    if not may_write:
        return [FORECAST]
    ahead = [FORECAST] if round_.has_forecasts else []
    return ["budget", "change", "carried_in", "outcome", "spent", *ahead, "carried_over"]


def chosen_round(rounds: Sequence[ReportingRound], wanted: str, *, tells: bool = False) -> ReportingRound:
    """The round asked for, else the newest that has opened.

    Args:
        tells: it is read in, and not filled in: a månadsrapport, which tells of no investments, only where there is no other.
    """
    if found := next((one for one in rounds if one.code == wanted), None):
        return found
    opened = [one for one in rounds if one.opens_on <= today()] or [rounds[0]]
    told = (one for one in opened if one.kind != RoundKind.MONTHLY or not tells)
    return next(told, opened[0])
