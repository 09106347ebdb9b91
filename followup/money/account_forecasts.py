"""When the year's accounts are forecast: the round whose period ends with them, and the last one before it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from followup.enums import RoundKind
from followup.models import AccountFigure, ReportingRound
from followup.rules.accounts.lines import YEAR_END
from organisation.models import OrgUnit


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Prognoserna i räkenskaperna.

    Attributes:
        now: the round that makes one; None where none ends with the period, or the year is over.
        before: the last earlier one in the year that the unit has forecast its accounts in.
    """

    now: ReportingRound | None = None
    before: ReportingRound | None = None


def forecasts_of(unit: OrgUnit, year: int, month: int) -> Forecasts:
    """The rounds in which a unit's accounts are forecast, as they are at the end of a month. A query."""
    told = AccountFigure.objects.filter(column__unit=unit, column__round=OuterRef("pk"), amount__isnull=False)
    rounds = ReportingRound.objects.filter(period_to__year=year, period_to__month__lte=month)
    made = rounds.exclude(kind=RoundKind.ANNUAL).annotate(is_told=Exists(told)).order_by("period_to", "pk")
    ending = [one for one in made if one.period_to.month == month and month != YEAR_END]
    earlier = [one for one in made if one.period_to.month < month and one.is_told]
    # A delårsrapport goes before a månadsrapport of the same months.
    now = min(ending, key=lambda one: one.kind == RoundKind.MONTHLY, default=None)
    return Forecasts(now, earlier[-1] if earlier else None)
