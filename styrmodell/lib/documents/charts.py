"""The document's pictures: line charts over a table's columns, and bars that stand in a table's rows.

The numbers always stand in the same table, so the alternative text says what is shown and where the numbers are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise
from math import floor, log10

from django.utils.safestring import SafeString

from styrmodell.lib.documents.figures import KeyFigureSeries, LedgerRow, Value, Waterfall
from styrmodell.lib.documents.svg import circle, line, path, picture, rect, text
from styrmodell.lib.swedish import money_mkr, money_tkr, number

Point = tuple[float, float]

PAIR, LONE, WIDE = "is-pair", "is-lone", "is-wide"  # two side by side; one beside its words; one over the whole page
WIDTHS = {PAIR: 80.0, LONE: 122.0, WIDE: 166.0}  # mm
HEADS = {PAIR: 21.0, LONE: 27.0, WIDE: 30.0}  # the column of row heads beside the chart, mm
LEAST_SPAN = 0.1
SMALLEST = 1e-12  # a difference below it is none: so small steps have no room among a float's digits
CHARACTER = 1.55  # mm a digit takes at the table's size
MISSING_WORD = 8.4  # mm that "saknas" takes
LEVEL_MARK = 0.6  # mm; where a start or a result stands on a scale that does not begin at zero
MARGIN = 0.04  # of such a scale, on each side


# ---- line chart ---------------------------------------------------------------------------------------------------------


def side_by_side(figures: Sequence[KeyFigureSeries]) -> list[tuple[str, list[KeyFigureSeries]]]:
    """The figures in rows, each with how it is laid out: two beside each other where their numbers fit in half the page."""
    rows: list[tuple[str, list[KeyFigureSeries]]] = []
    for figure in figures:
        layout = next((layout for layout in (PAIR, LONE) if fits(figure, layout)), WIDE)
        if layout == PAIR and rows and rows[-1][0] == PAIR and len(rows[-1][1]) == 1:
            rows[-1][1].append(figure)
        else:
            rows.append((layout, [figure]))
    return [(LONE if layout == PAIR and len(row) == 1 else layout, row) for layout, row in rows]


def fits(figure: KeyFigureSeries, layout: str) -> bool:
    """True when every number fits in its column."""
    values = (*figure.values, *figure.compare, *figure.targets)
    longest = max(len(number(value, figure.decimals, missing="")) for value in values)
    ranges = map(len, figure.target_words) if figure.upper_targets else ()
    column = max(longest, *ranges, *map(len, figure.periods)) * CHARACTER + 1
    if None in values:
        column = max(column, MISSING_WORD)
    return len(figure.periods) * column <= WIDTHS[layout] - HEADS[layout]


def line_chart(figure: KeyFigureSeries, layout: str = PAIR, height: float = 31) -> SafeString | str:
    """Lines whose points stand over the columns of the table below; empty when there are not two values to compare.

    A period without a value is a tinted band and breaks the line: no line is ever drawn across it.
    """
    if sum(value is not None for value in figure.values) < 2:
        return ""
    drawn = (*figure.values, *figure.compare, *figure.targets, *figure.upper_targets)
    known = [float(value) for value in drawn if value is not None]
    plot = Plot(figure, WIDTHS[layout], HEADS[layout], height, nice_ticks(min(known), max(known)))
    return picture(plot.width, height, describe(figure), [*plot.gaps(), *plot.grid(), *plot.targets(), *plot.lines()])


def describe(figure: KeyFigureSeries) -> str:
    """The alternative text of a line chart."""
    between = f"{figure.periods[0]}–{figure.periods[-1]}" if len(figure.periods) > 1 else figure.periods[0]
    about = f"Linjediagram: {figure.named}, {between}."
    return " ".join(filter(None, [about, figure.conclusion, "Värdena står i tabellen under diagrammet."]))


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where the grid lines stand, and the lowest and highest value that are drawn."""

    at: tuple[float, ...]
    low: float
    high: float
    decimals: int


def nice_ticks(low: float, high: float) -> Ticks:
    """Two to four round numbers around the values; the axis need not begin at zero.

    It spans at least a tenth of the values' size, so that a small change never looks like a large one.
    """
    least = max(abs(low), abs(high)) * LEAST_SPAN
    if high - low < least:
        middle = (low + high) / 2
        low, high = middle - least / 2, middle + least / 2
    span = high - low
    if span < SMALLEST:
        span = 1.0
    size = 10.0 ** floor(log10(span / 2))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= span / 2.8)
    first, last = floor(low / step), -floor(-high / step)
    at = [n * step for n in range(first, last + 1) if low - step * 0.6 <= n * step <= high + step * 0.6]
    room = (max(high, *at) - min(low, *at)) or 1.0
    return Ticks(tuple(at), min(low, *at) - room * 0.06, max(high, *at) + room * 0.06, max(0, -floor(log10(step))))


@dataclass(frozen=True, slots=True)
class Plot:
    """The parts of one line chart."""

    figure: KeyFigureSeries
    width: float
    left: float
    height: float
    ticks: Ticks

    @property
    def step(self) -> float:
        """Width of one column."""
        return (self.width - self.left) / len(self.figure.periods)

    def x(self, column: int) -> float:
        """Middle of a column."""
        return self.left + (column + 0.5) * self.step

    def y(self, value: float) -> float:
        """Height of a value."""
        top, bottom = 2.0, self.height - 1.6
        return bottom - (value - self.ticks.low) / (self.ticks.high - self.ticks.low) * (bottom - top)

    def runs(self, values: Sequence[Value]) -> list[list[Point]]:
        """The points of a row, split at the missing values."""
        found: list[list[Point]] = [[]]
        for column, value in enumerate(values):
            if value is None:
                found.append([])
            else:
                found[-1].append((self.x(column), self.y(float(value))))
        return [run for run in found if run]

    def gaps(self) -> list[str]:
        """A band for each period without an own value."""
        known = self.figure.values[: len(self.figure.values) - self.figure.coming]
        empty = [column for column, value in enumerate(known) if value is None]
        return [rect(self.x(column) - self.step / 2, 0, self.step, self.height, "gap") for column in empty]

    def grid(self) -> list[str]:
        """Grid lines with their numbers."""
        parts = []
        for tick in self.ticks.at:
            parts.append(line(self.left, self.y(tick), self.width, self.y(tick), "grid"))
            parts.append(text(self.left - 1.8, self.y(tick) + 0.9, number(Decimal(repr(tick)), self.ticks.decimals)))
        return parts

    def targets(self) -> list[str]:
        """A dashed line over each column that has a target, at its height; two where it is to lie between them."""
        lines = []
        for run in (*self.runs(self.figure.targets), *self.runs(self.figure.upper_targets)):
            points = []
            for x, y in run:
                points += [(x - self.step / 2, y), (x + self.step / 2, y)]
            lines.append(path(points, "target-line", 0.3, dashes="1.3 0.9"))
        return lines

    def lines(self) -> list[str]:
        """Comparison first, own line on top."""
        compare, own = self.runs(self.figure.compare), self.runs(self.figure.values)
        return [
            *(path(run, "compare-line", 0.35) for run in compare if len(run) > 1),
            *(circle(x, y, 0.7, "dot", edge="compare-line") for x, y in chain.from_iterable(compare)),
            *(path(run, "own-line", 0.65) for run in own if len(run) > 1),
            *(circle(x, y, 0.95, "own") for x, y in chain.from_iterable(own)),
        ]


# ---- bars: one picture a row, so that text never shrinks with the picture ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Across:
    """Places amounts from left to right."""

    low: float
    high: float
    width: float

    def x(self, amount: float) -> float:
        """Where an amount stands."""
        return 0.35 + (amount - self.low) / ((self.high - self.low) or 1) * (self.width - 0.7)


def _bar(across: Across, start: float, end: float, top: float, height: float, look: str, edge: str = "") -> str:
    left, right = sorted((across.x(start), across.x(end)))
    return rect(left, top, max(right - left, 0.35), height, look, edge)


def budget_bars(
    rows: Sequence[LedgerRow], width: float = 70, height: float = 8, *, is_over: bool = False
) -> list[SafeString]:
    """A picture for each row: the year's budget, outcome so far on top of it, and the forecast as an upright line.

    Args:
        is_over: the year is, and no forecast is missing.
    """
    drawn = chain.from_iterable((row.outcome, row.forecast, row.year_budget) for row in rows)
    amounts = [amount for amount in drawn if amount is not None]
    sign = -1 if sum(amounts) < 0 else 1  # net costs are negative; bars grow to the right
    sizes = [0.0, *(float(amount * sign) for amount in amounts)]
    across = Across(min(sizes), max(sizes), width)
    return [_budget_bar(row, sign, across, height, is_over=is_over) for row in rows]


def _budget_bar(row: LedgerRow, sign: int, across: Across, height: float, *, is_over: bool) -> SafeString:
    middle, zero = height / 2, across.x(0)
    parts = [line(zero, 0, zero, height, "axis", 0.3)]
    if row.year_budget is not None:
        parts.append(_bar(across, 0, float(row.year_budget * sign), middle - 2.5, 5, "budget", "edge"))
    if row.outcome is not None:
        parts.append(_bar(across, 0, float(row.outcome * sign), middle - 1.15, 2.3, "outcome"))
    if row.forecast is not None:
        at = across.x(float(row.forecast * sign))
        parts.append(line(at, middle - 3.3, at, middle + 3.3, "forecast", 0.7))
    outcome, forecast, budget = (money_tkr(amount) for amount in (row.outcome, row.forecast, row.year_budget))
    expected = "" if is_over else f" årsprognos {forecast},"
    title = f"{row.name}, tkr: utfall {outcome},{expected} årsbudget {budget}"
    return picture(across.width, height, title, parts, stretches=True)


def waterfall(block: Waterfall, width: float = 76, height: float = 7) -> list[SafeString]:
    """A picture for each step and one for the result; lines between them join the rows.

    The start and the result are bars from zero or, on a scale that is cut, marks at their level and the start an axis.
    """
    origin = block.levels[1] if block.is_cut else Decimal(0)
    levels = [float(level - origin) for level in block.levels]
    shown = levels[1:] if block.is_cut else levels
    room = (max(shown) - min(shown)) * MARGIN if block.is_cut else 0.0
    across = Across(min(shown) - room, max(shown) + room, width)
    rows = []
    for n, (start, end) in enumerate(pairwise(levels)):
        before, after = (money_mkr(level) for level in block.levels[n : n + 2])
        if n == 0:
            look, said = "total", after
            reach = (end if block.is_cut else start, end)
        else:
            look, said = "better" if end >= start else "worse", f"från {before} till {after}"
            reach = (start, end)
        rows.append(_waterfall_row(across, height, f"{block.steps[n].name}: {said} mkr", reach, look, first=n == 0))
    title = f"{block.result_name}: {money_mkr(block.result)} mkr"
    reach = (levels[-1] if block.is_cut else 0.0, levels[-1])
    rows.append(_waterfall_row(across, height, title, reach, "total", first=not block.steps, joins_next=False))
    return rows


def _waterfall_row(
    across: Across,
    height: float,
    title: str,
    reach: tuple[float, float],
    look: str,
    *,
    first: bool,
    joins_next: bool = True,
) -> SafeString:
    start, end = reach
    zero, top = across.x(0), 1.7
    parts = [line(zero, 0, zero, height, "axis", 0.3)]
    if not first:
        before = across.x(start if joins_next else end)
        parts.append(line(before, 0, before, top, "axis", 0.2))
    if joins_next:
        parts.append(line(across.x(end), top, across.x(end), height, "axis", 0.2))
    if start == end and look == "total":
        parts.append(rect(across.x(end) - LEVEL_MARK / 2, top, LEVEL_MARK, height - 2 * top, look))
    else:
        parts.append(_bar(across, start, end, top, height - 2 * top, look))
    return picture(across.width, height, title, parts, stretches=True)
