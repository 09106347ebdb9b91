"""Tidigare års värden: the years before the unit reported the figure, each with what is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue, Report
from organisation.models import OrgUnit
from planning.enums import PlanKind
from planning.models import FrozenNode, HandedDown, KeyFigure
from planning.reading.periods import period_for
from styrmodell.lib.swedish import lower_first, period_label

BACK = 10  # years that are offered
MOST = 40  # years, where older values are known


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """Ett tidigare år, or läsår, and the value it has.

    Attributes:
        told_in: the report that asks for it: then it is not entered here. Empty for a year that no report asks for.
    """

    year: int
    period: tuple[date, date]
    row: KeyFigureValue | None
    told_in: str

    @property
    def label(self) -> str:
        """ "2019", "2019/20"."""
        return period_label(*self.period)

    @property
    def version(self) -> int:
        """Of the row; 0 when there is none."""
        return self.row.version if self.row else 0


def earlier_years(figure: KeyFigure, unit: OrgUnit, *, on: date) -> tuple[EarlierYear, ...]:
    """The years that are over, the newest first. Two queries.

    A report asks for what stands in the unit's plans and for what has been handed down to it; of any other figure all years
    may be entered.
    """
    values = KeyFigureValue.objects.filter(figure=figure, unit=unit, kind=ValueKind.OUTCOME, sex=Sex.TOTAL)
    rows = {(row.period_from, row.period_to): row for row in values if row.is_whole}
    planned = FrozenNode.objects.filter(key_figure=figure, node__plan__unit=unit, node__handed_down=None)
    handed = HandedDown.objects.holding(on=OuterRef("round__period_to")).filter(figure=figure, unit=unit)
    asked = Report.objects.filter(Exists(planned) | Exists(handed), unit=unit).select_related("round", "unit")
    told = {(report.round.period_from, report.round.period_to): report for report in asked}
    oldest = min((period[0].year for period in rows), default=on.year)
    return tuple(
        EarlierYear(year, period, rows.get(period), lower_first(str(told[period].round)) if period in told else "")
        for year, period in _years(unit, on, oldest)
    )


def _years(unit: OrgUnit, on: date, oldest: int) -> Iterator[tuple[int, tuple[date, date]]]:
    """Calendar years or läsår, as the unit plans, that ended before the day."""
    first = max(min(on.year - BACK, oldest), on.year - MOST)
    for year in range(on.year, first - 1, -1):
        begins, ends = period_for(PlanKind.WORK, unit, year)
        if ends is not None and ends < on:
            yield year, (begins, ends)
