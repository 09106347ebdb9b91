"""How wide each column of a table is on paper, how large its type, and whether its page lies down.

A figure is never parted by a new line, and a word only when it is longer than a column can be. So a table is tried in ever
smaller type, then on a page that lies down; one that fits in no way is refused where it is saved.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import html as lxml_html

from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.ruler import Ruler
from styrmodell.lib.documents.table_grid import DIGIT, LONGEST_FIGURE, Element, GridCell, Line, grid_of
from styrmodell.lib.documents.typeface import ruler

UPRIGHT, LYING = 166.0, 253.0  # mm between the margins
SLACK = 0.6  # mm a column; kerning and rounding
LONG_LINE = 90.0  # mm; what a text column can use well
HEAD_POINTS = 7.75
LONG_TEXT = 100  # characters; more say no more of what a column can use
NUMBERS = 24.0  # mm; what a column of figures looks well in


@dataclass(frozen=True, slots=True)
class Step:
    """One way to set a table, the first that does is taken.

    Attributes:
        css: the class of the table, which the style sheet gives its type and its room between columns.
        points: the size of the type; `room` the space to the right of each column, mm.
        longest_word: mm; a longer word is broken.
    """

    css: str
    points: float
    room: float
    longest_word: float
    is_lying: bool = False
    upright: float = UPRIGHT

    @property
    def width(self) -> float:
        """What the table may take."""
        return LYING if self.is_lying else self.upright


STEPS = (
    Step("", 8.75, 3.0, 46),
    Step("is-small", 7.75, 2.4, 34),
    Step("is-smaller", 7.0, 1.6, 26),
    Step("", 8.75, 3.0, 46, is_lying=True),
    Step("is-small", 7.75, 2.4, 34, is_lying=True),
    Step("is-smaller", 7.0, 1.6, 20, is_lying=True),
    Step("is-smallest", 6.0, 1.0, 12, is_lying=True),
)
# What columns of our own tables are to have when their words need no more, by the class or the place of the head, mm.
WISHES: Mapping[str, Mapping[str | int, float]] = {
    "contributions": {0: 44, 2: 30},
    "goal-table": {"code": 9, "judgement": 33, "page": 10},
    "statuses": {"name": 40, "owner": 27, "day": 20, "judgement": 27},
    "decisions": {"day": 22, "body": 40, "paragraph": 20, "registry": 34},
    "key-figures": {"r": 21, "judgement": 38},
    "risks": {0: 44, "step": 19, "judgement": 23, "owner": 25},
    "controls": {0: 50, "judgement": 32, "owner": 30},
    "deviations": {"name": 35, "money": 20, "owner": 27},
    "ledger": {"r": 20},
    "waterfall": {0: 66, 1: 24, 2: 76},
    "budget-bars": {0: 46, 1: 72},
    "note-table": {"r": 19},
    "few-years": {"r": 24},
    "statement": {"note-number": 9, "r": 18, "apart": 23},
    "proofs": {0: 134, 1: 32},
    "ratios": {0: 42, "r": 15, "target": 20},
    "investments": {0: 56, "r": 15, "apart": 20, "judgement": 30, "ready": 20},
}
ALWAYS_LYING = "lies-down"  # the class of a table that always has a page that lies down
APART, APART_ROOM = "apart", 5.0  # the class of what is set apart from the column before it, and by how much, mm
BESIDE = "is-beside"  # the class of what has its name beside it, and so less room
BESIDE_WIDTH = 122.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Hur en tabell sätts: in which way, and how wide its columns are in millimetres."""

    step: Step
    widths: tuple[float, ...]
    is_whole: bool = True  # no figure is broken


@dataclass(slots=True, eq=False)
class Column:
    """En kolumn: what it needs at least, what it would use, and whether it holds figures alone, in millimetres."""

    least: float = 0.0
    most: float = 0.0
    is_figures: bool = False
    wish: float = 0.0


def fit(table: Element, ruler: Ruler) -> Fit:
    """The first way in which every figure of the table stands whole; the last one, squeezed, when there is none."""
    rows = grid_of(table)
    wishes = _wishes(table, rows)
    for step in _steps(table):
        columns = _columns(rows, wishes, ruler, step)
        if sum(column.least for column in columns) <= step.width:
            return Fit(step, _shared(columns, step.width))
    needed = sum(column.least for column in columns)
    return Fit(step, tuple(column.least / needed * step.width for column in columns), is_whole=False)


def _steps(table: Element) -> Iterator[Step]:
    """The ways in which a table may be set; one beside its name has less room and never lies down."""
    classes = (table.get("class") or "").split()
    for step in STEPS:
        if BESIDE in classes and not step.is_lying:
            yield replace(step, upright=BESIDE_WIDTH)
        elif BESIDE not in classes and (step.is_lying or ALWAYS_LYING not in classes):
            yield step


def refusal(html: str) -> str:
    """Why a text may not be saved: a table in it whose figures would be broken on any page; "" when there is none.

    Args:
        html: clean rich text.
    """
    if "<table" not in html:
        return ""
    try:
        measure = ruler()
    except DocumentError:  # told when a PDF is made; a text can be saved all the same
        return ""
    tables = lxml_html.fragment_fromstring(html, create_parent="div").iter("table")
    wide = next((table for table in tables if not fit(table, measure).is_whole), None)
    if wide is None:
        return ""
    count = max(cell.column + cell.colspan for row in grid_of(wide) for cell in row)
    return (
        f"Tabellen med {count} kolumner är för bred: talen i den ryms inte hela ens på en liggande sida med liten text. "
        "Dela upp den i flera tabeller eller ta bort kolumner."
    )


def _wishes(table: Element, rows: Sequence[Sequence[GridCell]]) -> dict[int, float]:
    """What the table's columns are to have, by their places."""
    asked = next((WISHES[name] for name in (table.get("class") or "").split() if name in WISHES), {})
    found: dict[int, float] = {}
    heads = [cell for row in rows if row is rows[0] or (row[:1] and row[0].is_head) for cell in row]
    for cell in heads:
        keys = (cell.column, *(cell.element.get("class") or "").split())
        if cell.colspan == 1:
            found.update((cell.column, asked[key]) for key in keys if key in asked)
    return found


def _columns(rows: Sequence[Sequence[GridCell]], wishes: Mapping[int, float], ruler: Ruler, step: Step) -> list[Column]:
    """What each column needs in one way of setting the table."""
    count = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
    columns = [Column(wish=wishes.get(at, 0.0)) for at in range(count)]
    wide = []
    for row in rows:
        for cell in row:
            if cell.colspan > 1:
                wide.append(cell)
                continue
            column = columns[cell.column]
            column.least = max(column.least, _least(cell, ruler, step))
            column.most = max(column.most, _most(cell, ruler, step))
    for cell in wide:
        below = columns[cell.column : cell.column + cell.colspan]
        lacking = _least(cell, ruler, step) - sum(column.least for column in below)
        for column in below:
            column.least += max(0.0, lacking) / cell.colspan
    _mark_figures(rows, columns)
    return columns


def _mark_figures(rows: Sequence[Sequence[GridCell]], columns: Sequence[Column]) -> None:
    """Find the columns of figures, and make them as wide as each other: a row of months is read across."""
    said: dict[int, list[bool]] = {}
    for row in rows[1:]:
        for cell in row:
            if cell.lines and cell.colspan == 1 and not cell.is_head:
                said.setdefault(cell.column, []).append(cell.is_figure)
    for at, answers in said.items():
        columns[at].is_figures = all(answers)


def _least(cell: GridCell, ruler: Ruler, step: Step) -> float:
    """The widest of what may not be broken in the cell, and the room after it."""
    needs = [line.before + _longest(line, ruler, _points(cell, step), step.longest_word) for line in cell.lines]
    needs += [float(picture.get("width", "0").removesuffix("mm")) for picture in cell.element.iter("svg")]
    return max(needs, default=0.0) + _around(cell, step)


def _around(cell: GridCell, step: Step) -> float:
    """The room before and after what stands in the cell."""
    is_apart = APART in (cell.element.get("class") or "").split()
    return step.room + SLACK + (APART_ROOM if is_apart else 0.0)


def _points(cell: GridCell, step: Step) -> float:
    """The size of the cell's type: heads are small, as the style sheet has them."""
    return min(step.points, HEAD_POINTS) if cell.is_head else step.points


def _longest(line: Line, ruler: Ruler, points: float, longest_word: float) -> float:
    widths = ((token, ruler.width(token, points)) for token in line.tokens)
    return max((width if _is_kept(token) else min(width, longest_word) for token, width in widths), default=0.0)


def _is_kept(token: str) -> bool:
    """True for what holds a figure and is no address."""
    return bool(DIGIT.search(token)) and len(token) <= LONGEST_FIGURE


def _most(cell: GridCell, ruler: Ruler, step: Step) -> float:
    """What the cell takes when none of its lines is broken."""
    lines = (line.before + ruler.width(line.words[:LONG_TEXT], _points(cell, step)) for line in cell.lines)
    return max(lines, default=0.0) + _around(cell, step)


def _shared(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """The width shared between the columns: each what it needs, then what it is to have, then what it can use."""
    free = [column for column in columns if not column.wish]
    figures = max((column.least for column in free if column.is_figures), default=0.0)
    wanted = (
        [max(column.least, column.wish) for column in columns],
        [max(column.least, figures) if column in free and column.is_figures else 0.0 for column in columns],
        [_useful(column, figures) for column in columns],
    )
    shares = [column.least for column in columns]
    for wishes in wanted:
        shares = _granted(shares, wishes, width)
    left = max(0.0, width - sum(shares))
    takers = [column for column in free if not column.is_figures] or free or list(columns)
    return tuple(
        share + (left / len(takers) if column in takers else 0.0) for column, share in zip(columns, shares, strict=True)
    )


def _useful(column: Column, figures: float) -> float:
    """What the column looks well in."""
    if column.wish:
        return 0.0
    return max(figures, NUMBERS) if column.is_figures else min(column.most, LONG_LINE)


def _granted(shares: Sequence[float], wishes: Sequence[float], width: float) -> list[float]:
    """The shares with as much of the wishes as there is room for, in proportion."""
    more = [max(0.0, wish - share) for wish, share in zip(wishes, shares, strict=True)]
    part = min(1.0, max(0.0, width - sum(shares)) / sum(more)) if sum(more) else 0.0
    return [share + part * extra for share, extra in zip(shares, more, strict=True)]
