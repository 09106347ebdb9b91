"""A bolag's own accounts of a period: who fills them in, and what they are part of."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from followup.enums import ColumnKind
from followup.models import AccountColumn, Report
from followup.money.accounts_closed import rounds_ending, why_closed
from followup.pages.account_period import Period
from followup.permissions import may_write_accounts, reads_company_accounts
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.lib.swedish import lower_first


@dataclass(frozen=True, slots=True)
class OfCompany:
    """Ett bolags räkenskaper of a period.

    Attributes:
        report: the bolag's, that they are part of; None when it has none of the period.
        may_write: whether they are the user's to fill in.
        locked: that they are decided, in a sentence; "" while they are not.
    """

    unit: OrgUnit
    period: Period
    report: Report | None
    may_write: bool
    locked: str

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way down to it: through its report, or from the bolag when it has none."""
        unit = (self.unit.name, (self.report or self.unit).get_absolute_url())
        return [(self.report.name, self.report.round.get_absolute_url()), unit] if self.report else [unit]

    @property
    def closed(self) -> str:
        """Why they are not filled in now, in a sentence; "" when they are."""
        if self.locked or self.may_write:
            return self.locked
        if self.report is None:
            return "Räkenskaperna hör inte till någon rapport som bolaget lämnar."
        tail = "men den är inte öppen nu" if self.report.is_open else "och den är inlämnad"
        return f"Räkenskaperna fylls i medan {lower_first(self.report.name)} är öppen, {tail}."


def of_company(user: Any, period: Period) -> OfCompany:
    """The bolag's accounts as the user meets them. Some five queries.

    Raises:
        Http404: there is no such bolag, it is none of the user's, or nothing asks for the period and nobody has begun it.
    """
    unit = OrgUnit.objects.filter(pk=period.company, kind=OrgUnitKind.COMPANY).first() if period.is_real else None
    if unit is None or not reads_company_accounts(user, unit):
        raise Http404("not the user's bolag")
    place = {"unit": unit, "year": period.year, "month": period.month, "kind": ColumnKind.OUTCOME}
    column = AccountColumn.objects.filter(**place).select_related("unit").first()
    rounds = rounds_ending(period.year, period.month)
    report = Report.objects.filter(unit=unit, round__in=rounds).select_related("unit", "round").first()
    if report is None and column is None:
        raise Http404("nothing of the period")
    closed = why_closed([column or AccountColumn(**place)])
    return OfCompany(unit, period, report, may_write_accounts(user, unit, report), next(iter(closed.values()), ""))
