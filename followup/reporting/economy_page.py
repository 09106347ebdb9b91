"""The economy page as data: whose money and which round one may choose, the lines, the bars and the sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol
from urllib.parse import urlencode

from django.db.models import Exists
from django.urls import reverse

from followup.models import ReportingRound
from followup.reporting.financial_summary import (
    COLUMN_WORDS,
    Amounts,
    OperatingRow,
    Total,
    operating_table,
    summary_per_board,
    total_of,
)
from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.permissions import working_units
from styrmodell.lib.intervals import Interval, within_q
from styrmodell.lib.swedish import money_mkr

WORTH_A_FIGURE = Decimal(50_000)  # kronor; less is 0,0 mkr


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a verksamhet, or for kommunen a nämnd that can be opened."""

    label: str
    amounts: Amounts
    url: str = ""
    comment: str = ""
    is_total: bool = False
    is_example: bool = False

    @property
    def value(self) -> Decimal | None:
        """What the bar shows: the deviation for the whole year."""
        return self.amounts.forecast_deviation


@dataclass(frozen=True, slots=True)
class EconomyPage:
    """Ekonomin for one unit in one round.

    Attributes:
        rows: the verksamheter whose forecasts may be typed; none when the lines are nämnder.
    """

    unit: OrgUnit
    round: ReportingRound
    lines: tuple[Line, ...]
    total: Total
    rows: tuple[OperatingRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing has been reported."""
        return all(line.amounts.is_empty for line in self.lines)

    @property
    def is_example(self) -> bool:
        """True when every line that has amounts is invented: said once then, and not on each line."""
        told = [line.is_example for line in self.lines if not line.amounts.is_empty]
        return bool(told) and all(told)

    @property
    def lines_and_total(self) -> tuple[Line, ...]:
        """For table and bars."""
        return (*self.lines, Line("Summa", self.total, is_total=True))

    @property
    def has_forecasts(self) -> bool:
        """True when some bar can be drawn."""
        return any(line.value is not None for line in self.lines)

    @property
    def conclusion(self) -> str:
        """Where the year lands, in words."""
        return forecast_sentence(self.unit.name, self.total.forecast_deviation)

    @property
    def largest(self) -> str:
        """Which line deviates most, for the picture."""
        return largest_deviation(self.lines)

    @property
    def name_heading(self) -> str:
        """What the lines are."""
        return "Verksamhet" if self.rows else "Nämnd"

    @property
    def partial_columns(self) -> tuple[str, ...]:
        """The columns whose sum lacks some line."""
        return tuple(COLUMN_WORDS[column] for column in self.total.partial)


def forecast_sentence(who: str, deviation: Decimal | None) -> str:
    """In words: "Kulturnämnden räknar med 1,5 mkr bättre än budget för helåret."; nothing without a forecast.

    Args:
        deviation: kronor for the whole year, over the rows that can be compared; positive is better than budget.
    """
    if deviation is None:
        return ""
    if abs(deviation) < WORTH_A_FIGURE:
        return f"{who} räknar med att hålla budgeten för helåret."
    how = "bättre" if deviation > 0 else "sämre"
    return f"{who} räknar med {money_mkr(abs(deviation), unit=True)} {how} än budget för helåret."


class Deviating(Protocol):
    """A line of a picture with deviations."""

    @property
    def label(self) -> str:
        """Whose deviation it is."""

    @property
    def value(self) -> Decimal | None:
        """Kronor; positive is better than budget."""


def largest_deviation(lines: Iterable[Deviating]) -> str:
    """In words: "Socialnämnden avviker mest, −9,7 mkr"; for the picture's caption."""
    known = [(line.label, line.value) for line in lines if line.value]
    if not known:
        return "Ingen avviker från budget"
    label, value = max(known, key=lambda one: abs(one[1]))
    return f"{label} avviker mest, {money_mkr(value, signed=True, unit=True)}"


def units_with_money(user: Any) -> list[OrgUnit]:
    """The units whose operating account the user may read while it is being worked on, top down."""
    operations = Operation.objects.filter(within_q(Interval.outer(), path="unit__"))
    readable = OrgUnit.objects.filter(working_units(user)).exclude(kind=OrgUnitKind.GROUP)
    return list(readable.filter(Exists(operations)).in_order())


def economy_page(unit: OrgUnit, round_: ReportingRound) -> EconomyPage:
    """The unit's table in the round; kommunen's lines are its nämnder."""
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        boards = summary_per_board(round_, within=unit)
        lines = tuple(
            Line(
                board.name,
                board.amounts,
                "" if board.unit_id == unit.pk else address_of(board.unit_id, round_),
                is_example=board.is_example,
            )
            for board in boards
        )
        return EconomyPage(unit, round_, lines, total_of([board.amounts for board in boards]))
    table = operating_table(unit, round_)
    lines = tuple(Line(row.label, row.amounts, comment=row.comment, is_example=row.is_example) for row in table.rows)
    return EconomyPage(unit, round_, lines, table.total, table.rows)


def address_of(unit_pk: int, round_: ReportingRound) -> str:
    """The economy page of a unit in a round."""
    return f"{reverse('followup:economy')}?{urlencode({'enhet': unit_pk, 'tillfalle': round_.code})}"
