"""The economy page as data: whose money and which round one may choose, the lines, the bars and the sentence."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from followup.models import ReportingRound
from followup.money.amounts import Amounts, Total, total_of
from followup.money.operating_account import (
    OperatingRow,
    deviating_most,
    operations_of,
    rows_in,
    sum_of,
    summary_per_board,
    with_amounts,
)
from organisation.enums import OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.permissions import working_units
from styrmodell.lib.intervals import Interval, at_or_above_q, within_q
from styrmodell.lib.swedish import money_mkr

LINES_A_PAGE = 50
MOST_BARS = 20  # of more lines than a page holds, those that deviate most
MANY_UNITS = 100  # more are chosen step by step
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
        is_example: every line that has amounts is invented: said once then, and not on each line.
        rows: the verksamheter whose forecasts may be typed; none when the lines are nämnder.
        shown: which page of the verksamheter the lines are; None when the lines are nämnder.
        drawn: the lines of the picture: all, or of many those that deviate most.
    """

    unit: OrgUnit
    round: ReportingRound
    lines: tuple[Line, ...]
    total: Total
    is_example: bool
    drawn: tuple[Line, ...]
    rows: tuple[OperatingRow, ...] = ()
    shown: Page[Any] | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing has been reported."""
        return self.total.is_empty

    @property
    def is_part(self) -> bool:
        """True when there are more lines than the page shows."""
        return self.shown is not None and self.shown.has_other_pages()

    @property
    def drawn_and_total(self) -> tuple[Line, ...]:
        """For the bars."""
        return (*self.drawn, Line("Summa", self.total, is_total=True))

    @property
    def has_forecasts(self) -> bool:
        """True when some bar can be drawn."""
        return self.total.forecast_deviation is not None

    @property
    def conclusion(self) -> str:
        """Where the year lands, in words."""
        return forecast_sentence(self.unit.name, self.total.forecast_deviation)

    @property
    def largest(self) -> str:
        """Which line deviates most, for the picture."""
        return largest_deviation(self.drawn)

    @property
    def name_heading(self) -> str:
        """What the lines are."""
        return "Verksamhet" if self.rows else "Nämnd"

    @property
    def url(self) -> str:
        """The page's own address."""
        return address_of(self.unit.pk, self.round, self.shown.number if self.shown else 1)


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


def units_with_money(user: Any) -> OrgUnitQuerySet:
    """The units whose operating account the user may read while it is being worked on, top down."""
    operations = Operation.objects.filter(within_q(Interval.outer(), path="unit__"))
    return _readable(user).filter(Exists(operations)).in_order()


def offered_units(user: Any, chosen: OrgUnit) -> list[OrgUnit]:
    """The units to choose from. Of many: the way down to the chosen one, what stands beside each step and right below it,
    so that every other is some steps away. Two queries.
    """
    units = units_with_money(user)
    if units[: MANY_UNITS + 1].count() > MANY_UNITS:  # counting stops there
        above = Exists(_readable(user).filter(pk=OuterRef("parent")))
        units = units.filter(Q(parent__in=OrgUnit.objects.filter(at_or_above_q(chosen))) | ~Q(above))
    return list(units.only("name"))


def _readable(user: Any) -> OrgUnitQuerySet:
    return OrgUnit.objects.filter(working_units(user)).exclude(kind=OrgUnitKind.GROUP)


def economy_page(
    unit: OrgUnit, round_: ReportingRound, *, number: str | None = None, sent: Collection[int] = ()
) -> EconomyPage:
    """The unit's table in the round; kommunen's lines are its nämnder.

    Args:
        number: which page of the verksamheter; the first when not given.
        sent: the verksamheter that a form was sent about: the lines are these, whatever the page holds now.
    """
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        return _page_of_boards(unit, round_)
    operations = with_amounts(operations_of(unit, round_), round_)
    summed = sum_of(operations)
    shown = Paginator(operations, LINES_A_PAGE).get_page(number)
    start = shown.start_index() - 1 if shown.paginator.count else 0
    rows = rows_in(operations.filter(pk__in=sent) if sent else operations[start : start + LINES_A_PAGE])
    lines = tuple(map(_line, rows))
    drawn = tuple(map(_line, rows_in(deviating_most(operations, MOST_BARS)))) if shown.has_other_pages() else lines
    return EconomyPage(unit, round_, lines, summed.total, summed.is_example, drawn, rows, shown)


def _line(row: OperatingRow) -> Line:
    return Line(row.label, row.amounts, comment=row.comment, is_example=row.is_example)


def _page_of_boards(unit: OrgUnit, round_: ReportingRound) -> EconomyPage:
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
    told = [line.is_example for line in lines if not line.amounts.is_empty]
    return EconomyPage(unit, round_, lines, total_of([line.amounts for line in lines]), bool(told) and all(told), lines)


def address_of(unit_pk: int, round_: ReportingRound, page: int = 1) -> str:
    """The economy page of a unit in a round."""
    asked = {"enhet": unit_pk, "tillfalle": round_.code} | ({"page": page} if page > 1 else {})
    return f"{reverse('followup:economy')}?{urlencode(asked)}"
