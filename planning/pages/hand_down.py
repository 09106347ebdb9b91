"""The page where key figures are handed down: figures, units with the state of their plans, and what stands in each cell."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from planning.enums import Direction, NodeKind
from planning.models import HandedDown, KeyFigure, Plan, PlanNode
from planning.pages.handing_columns import Column, column_of, columns_left, counted, holds, receivers_words
from planning.reading.handed_down import receivers_of
from planning.rules import PLAN_RULES
from planning.services.key_figures import TargetValue
from styrmodell.lib import swedish
from styrmodell.lib.words import OFFICE_PLAN, WORK_PLAN

MOST_CELLS = 1500  # each is two or three fields of the form; DATA_UPLOAD_MAX_NUMBER_FIELDS holds several times as many
MANY = 10  # rows or columns, from which one searches among them
MOST_LISTED = 200  # more of the catalogue are written by name

Pair = tuple[int, int]  # a key figure and a unit


@dataclass(frozen=True, slots=True)
class Stored:
    """What has been handed down and stands in a cell.

    Attributes:
        giver: who handed it down, where that is somebody else; empty for what is the giver's own.
    """

    row: int
    version: int
    target: TargetValue | None
    giver: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A key figure with what is asked of its targets."""

    figure: KeyFigure
    note: str

    @property
    def pk(self) -> int:
        """The figure's id."""
        return self.figure.pk

    @property
    def has_target(self) -> bool:
        """False for a bedömning, which has a text and no number."""
        return not self.figure.is_judged

    @property
    def is_between(self) -> bool:
        """True for what should lie between two values."""
        return self.figure.direction == Direction.BETWEEN


@dataclass(frozen=True)
class HandDownPage:
    """The whole grid.

    Attributes:
        rows, columns: those that are shown.
        stored: what stands in the cells, also in those that are not shown.
        total_rows, total_columns: how many there are in all; of the units those that may be given figures.
        cut: how many rows of the plan's there is no room for; `refused`: ids of figures that were chosen on top of them.
        lacking: cells that were handed down without a target.
    """

    plan: Plan
    year: int
    rows: tuple[FigureRow, ...]
    columns: tuple[Column, ...]
    stored: Mapping[Pair, Stored]
    total_rows: int
    total_columns: int
    cut: int
    refused: frozenset[int]
    lacking: frozenset[Pair]

    @cached_property
    def open_cells(self) -> frozenset[Pair]:
        """The cells that are shown and may be changed: not those that somebody else has handed down."""
        left = {column.pk for column in self.columns if column.has_left and not column.is_over}
        of_left = ((row.pk, unit) for row in self.rows for unit in left)
        return self.given_cells | {pair for pair in of_left if pair in self.stored}

    @cached_property
    def given_cells(self) -> frozenset[Pair]:
        """Those of them that may be given a figure and a target: a unit that has left only gives back."""
        pairs = ((row.pk, column.pk) for row in self.rows for column in self.columns if column.takes)
        return frozenset(pair for pair in pairs if pair not in self.stored or not self.stored[pair].giver)

    @property
    def is_over(self) -> bool:
        """True when the year is, for all of the units: what was handed down is read."""
        return bool(self.columns) and all(column.is_over for column in self.columns)

    @property
    def over_words(self) -> str:
        """The same, in a sentence."""
        return f"{self.year} är över. Det som har delats ut står kvar och kan inte ändras."

    @property
    def refused_words(self) -> str:
        """That more was chosen than there is room for, and what to do about it; empty when it was not."""
        if not self.refused:
            return ""
        units = counted(len(self.columns), self.plan.unit)
        most = swedish.number(_most_rows(self.columns))
        return (
            f"Så många nyckeltal får inte plats: med {units} på sidan går det att dela ut högst {most} åt gången. "
            f"{capfirst(swedish.count_words(len(self.refused)))} av de valda är inte med. "
            "Dela ut i omgångar, eller sök fram färre enheter."
        )

    @property
    def years(self) -> range:
        """The years that one may choose between."""
        return years_of(self.plan)

    @property
    def is_large(self) -> bool:
        """True when one may want to search among the figures or the units."""
        return max(self.total_rows, self.total_columns) > MANY

    @property
    def receivers_words(self) -> str:
        """Whom figures are handed down to: "enheter", "kontor"."""
        return receivers_words(self.plan.unit)

    def url_with(self, figures: Iterable[int]) -> str:
        """Where the grid of the year is, with these figures of the catalogue on it."""
        listed = ",".join(map(str, sorted(figures)))
        more = f"&nyckeltal={listed}" if listed else ""
        return f"{reverse('planning:plan_hand_down', args=[self.plan.pk])}?ar={self.year}{more}"

    @property
    def clear_url(self) -> str:
        """The whole grid of the year."""
        return f"?ar={self.year}"

    @property
    def nobody_words(self) -> str:
        """Why there is nobody to hand down to."""
        return (
            f"{self.plan.unit} har inga {self.receivers_words} {self.year}. "
            "En administratör lägger till dem i organisationen."
        )

    @property
    def handed_words(self) -> str:
        """How many the unit has handed down already: "14 är redan utdelade."."""
        count = sum(not cell.giver for cell in self.stored.values())
        if not count:
            return "Inget är utdelat än."
        return "Ett är redan utdelat." if count == 1 else f"{capfirst(swedish.count_words(count))} är redan utdelade."

    @property
    def lede(self) -> str:
        """What stands on the page, in two sentences."""
        units = counted(self.total_columns, self.plan.unit)
        figures = (
            f"{capfirst(swedish.count_words(self.total_rows))} nyckeltal" if self.total_rows else "Inget nyckeltal än"
        )
        plan = (OFFICE_PLAN if self.plan.unit.is_board else WORK_PLAN).the
        return f"{figures} och {units}. Det du delar ut blir obligatoriskt i {plan} för {self.year}."

    @property
    def lacking_words(self) -> str:
        """How many that have been handed down have no target; empty when all have."""
        count = len(self.lacking)
        return f"{capfirst(swedish.count_words(count, common=True))} av de utdelade saknar mål." if count else ""


def years_of(plan: Plan) -> range:
    """The years for which the plan's unit may hand down from it."""
    return range(plan.first_year, plan.first_year + PLAN_RULES[plan.kind].years)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the grid is to be shown.

    Attributes:
        figure_words, unit_words: what the names of the rows and columns have in them.
        only_lacking: only where something handed down has no target.
        figures, units: ids of those that are shown whatever else is asked for; figures also from the catalogue.
        filled: ids of the figures among them that stood on the page already, and go before the others.
    """

    figure_words: str = ""
    unit_words: str = ""
    only_lacking: bool = False
    figures: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()


def build(plan: Plan, year: int, asked: Asked) -> HandDownPage:
    """Read the grid: the figures that the plan follows up with, those handed down, and those asked for. Six queries."""
    receiving = [column_of(receiver, year) for receiver in receivers_of(plan.unit, year)]
    handed = _handed(plan, year, [column.pk for column in receiving])
    stored = {(row.figure_id, row.unit_id): _stored(row, plan) for row in handed}
    units = {row.unit_id: row.unit for row in handed}
    left = [unit for pk, unit in units.items() if pk not in {column.pk for column in receiving}]
    columns = [*receiving, *columns_left(left, plan.unit, year)]
    rows = [_row(figure) for figure in _figures(plan, {figure for figure, _ in stored} | asked.figures)]
    with_target = {row.pk for row in rows if row.has_target}
    takes = {column.pk for column in columns if column.takes}
    lacking = frozenset(
        pair
        for pair, cell in stored.items()
        if not cell.giver and cell.target is None and pair[0] in with_target and pair[1] in takes
    )
    shown_rows, shown_columns = _shown_rows(rows, asked, lacking), _shown_columns(columns, asked, lacking)
    fits = _fitting(shown_rows, asked, _most_rows(shown_columns))
    without = {row.pk for row in shown_rows} - fits
    return HandDownPage(
        plan=plan,
        year=year,
        rows=tuple(row for row in shown_rows if row.pk in fits),
        columns=tuple(shown_columns),
        stored=stored,
        total_rows=len(rows),
        total_columns=len(receiving),
        cut=len(without - asked.figures),
        refused=frozenset(without & asked.figures),
        lacking=lacking,
    )


def _most_rows(columns: Collection[Column]) -> int:
    return max(1, MOST_CELLS // max(1, len(columns)))


def _fitting(rows: Iterable[FigureRow], asked: Asked, most: int) -> set[int]:
    """As many as there is room for: what stood on the page goes before what was chosen, and that before the rest."""
    in_turn = sorted(rows, key=lambda row: (row.pk not in asked.filled, row.pk not in asked.figures))
    filled = sum(row.pk in asked.filled for row in in_turn)
    return {row.pk for row in in_turn[: max(most, min(filled, 2 * most))]}  # units may have been added meanwhile


def _shown_rows(rows: Iterable[FigureRow], asked: Asked, lacking: Iterable[Pair]) -> list[FigureRow]:
    wanting = {figure for figure, _ in lacking}
    return [
        row
        for row in rows
        if row.pk in asked.figures
        or (holds(row.figure.name, asked.figure_words) and (not asked.only_lacking or row.pk in wanting))
    ]


def _shown_columns(columns: Iterable[Column], asked: Asked, lacking: Iterable[Pair]) -> list[Column]:
    wanting = {unit for _, unit in lacking}
    return [
        column
        for column in columns
        if column.pk in asked.units
        or (column.is_called(asked.unit_words) and (not asked.only_lacking or column.pk in wanting))
    ]


def catalogue_beside(page: HandDownPage) -> list[tuple[int, str]]:
    """What may be added from the catalogue, by name; one more than `MOST_LISTED` when they are too many to be listed."""
    rest = KeyFigure.objects.exclude(pk__in=[row.pk for row in page.rows])
    return list(rest.values_list("pk", "name")[: MOST_LISTED + 1])


def _row(figure: KeyFigure) -> FigureRow:
    measure = swedish.measure_beside(figure.name, figure.unit_of_measure)
    return FigureRow(figure, "bedöms i ord, utan mål" if figure.is_judged else measure)


def _figures(plan: Plan, others: Collection[int]) -> Iterable[KeyFigure]:
    own = PlanNode.objects.content().filter(plan=plan, kind=NodeKind.KEY_FIGURE)
    return KeyFigure.objects.filter(Q(pk__in=own.values("key_figure")) | Q(pk__in=others))


def _handed(plan: Plan, year: int, units: Collection[int]) -> list[HandedDown]:
    """What stands for the units, and what the giver has handed to others that were its own once."""
    rows = HandedDown.objects.standing().filter(period_from__year=year)
    own = Q(giver=plan.unit_id)
    return list(rows.filter(own | Q(unit__in=units)).select_related("giver", "unit"))


def _stored(row: HandedDown, plan: Plan) -> Stored:
    return Stored(row.pk, row.version, row.target, "" if row.giver_id == plan.unit_id else row.giver.name)
