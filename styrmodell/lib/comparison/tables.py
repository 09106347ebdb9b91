"""Two tables in one: the rows and the columns of both, and each cell that both have word by word."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from styrmodell.lib.comparison.marks import Blocks, marked_as, spaced, without
from styrmodell.lib.comparison.pairing import Pair, beside, paired, within
from styrmodell.lib.comparison.words import tokens_of
from styrmodell.lib.richtext.blocks import Block, Mark, TableCell
from styrmodell.lib.richtext.grid import Spot, filled, spots_of, width_of
from styrmodell.lib.richtext.tables import MAX_COLUMNS, MAX_SQUARES, words_of
from styrmodell.lib.richtext.writing import html_of

MarkCell = Callable[[Blocks, Blocks], Blocks]
Area = tuple[int, int, int, int]  # row, column, and the first of each that the cell does not reach

NAMING = re.compile(r'</?t(?:head|body)>|scope="\w+"')
WHITE = re.compile(r"\s+")


def marked_table(old: Block, new: Block, mark_cell: MarkCell) -> Block | None:
    """Both tables in one, or None where their cells lie so across each other that they cannot be."""
    here, there = _Grid(old), _Grid(new)
    rows = _Lines.of(_rows_together(here, there), here.height, there.height)
    columns = _Lines.of(_columns_together(here, there, rows), here.width, there.width)
    size = len(rows.marks), len(columns.marks)
    if size[1] > MAX_COLUMNS or size[0] * size[1] > MAX_SQUARES:
        return None
    before = {_area(spot, rows.old, columns.old): spot.cell for spot in here.spots}
    after = {_area(spot, rows.new, columns.new): spot.cell for spot in there.spots}
    spots = [_spot(area, before.get(area), after.get(area), mark_cell) for area in sorted({*before, *after})]
    if not _is_apart(spots, size):
        return None
    heads = sorted({rows.old[number] for number in range(old.head)} | {rows.new[number] for number in range(new.head)})
    table = replace(new, rows=tuple(filled(spots)), head=len(heads), row_marks=rows.marks, column_marks=columns.marks)
    return table if _is_both(table, old, new) else None


class _Grid:
    """A table by its squares."""

    def __init__(self, table: Block) -> None:
        self.head = table.head
        self.spots = spots_of(table.rows, table.head)
        self.height, self.width = len(table.rows), width_of(self.spots)
        self.texts = [[""] * self.width for _ in range(self.height)]
        for spot in self.spots:
            text = words_of(spot.cell)
            for row in range(spot.row, spot.below):
                self.texts[row][spot.column : spot.beyond] = [text] * spot.cell.colspan

    def name_of(self, row: int) -> str | None:
        """What the row is of: its first words."""
        return next(filter(None, self.texts[row]), None)

    def head_of(self, column: int) -> str | None:
        """What the column is of."""
        return " ".join(self.texts[row][column] for row in range(self.head)).strip() or None


@dataclass(frozen=True)
class _Lines:
    """The rows (or the columns) of both tables: where those of each come, and the side that has each."""

    old: list[int]
    new: list[int]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, pairs: list[Pair], before: int, after: int) -> "_Lines":
        lines = list(beside(pairs, before, after))
        marks: list[Mark] = ["ins" if one is None else "del" if other is None else "" for one, other in lines]
        return cls(
            [place for place, (one, _) in enumerate(lines) if one is not None],
            [place for place, (_, other) in enumerate(lines) if other is not None],
            tuple(marks),
        )


def _rows_together(here: _Grid, there: _Grid) -> list[Pair]:
    whole = [tuple(row) for row in here.texts], [tuple(row) for row in there.texts]
    names = list(map(here.name_of, range(here.height))), list(map(there.name_of, range(there.height)))
    pairs = paired([whole, names], *([_words(" ".join(row)) for row in grid.texts] for grid in (here, there)))
    return [(one, other) for one, other in pairs if (one < here.head) == (other < there.head)]


def _columns_together(here: _Grid, there: _Grid, rows: _Lines) -> list[Pair]:
    """By their heads, by what stands in them in the rows that both have, and two left alone between others."""

    def alone(before: range, after: range) -> Iterator[Pair]:
        if len(before) == len(after) == 1:
            yield before[0], after[0]

    heads = list(map(here.head_of, range(here.width))), list(map(there.head_of, range(there.width)))
    of_both = set(rows.old) & set(rows.new)
    lines = _columns(here, rows.old, of_both), _columns(there, rows.new, of_both)
    cells = ([Counter(f"{row} {text}" for row, text in enumerate(line) if text) for line in side] for side in lines)
    pairs = paired([lines, heads], *cells)
    return within(pairs, (here.width, there.width), alone)


def _columns(grid: _Grid, places: Sequence[int], of_both: set[int]) -> list[tuple[str, ...]]:
    lines = [line for line, place in zip(grid.texts, places, strict=True) if place in of_both]
    return [tuple(line[column] for line in lines) for column in range(grid.width)]


def _area(spot: Spot, rows: Sequence[int], columns: Sequence[int]) -> Area:
    """Where a cell comes; one that covered two lines also covers what is put between them."""
    return rows[spot.row], columns[spot.column], rows[spot.below - 1] + 1, columns[spot.beyond - 1] + 1


def _spot(area: Area, old: TableCell | None, new: TableCell | None, mark_cell: MarkCell) -> Spot:
    row, column, below, beyond = area
    if old is None or new is None:
        blocks = marked_as(old.blocks, "del") if old else marked_as(new.blocks if new else (), "ins")
    else:
        blocks = mark_cell(old.blocks, new.blocks)
    cell = replace(new or old or TableCell(), blocks=blocks, rowspan=below - row, colspan=beyond - column)
    return Spot(cell, row, column)


def _is_apart(spots: Sequence[Spot], size: Pair) -> bool:
    """True when no square is covered twice."""
    covered = [[False] * size[1] for _ in range(size[0])]
    for spot in spots:
        for line in covered[spot.row : spot.below]:
            if any(line[spot.column : spot.beyond]):
                return False
            line[spot.column : spot.beyond] = [True] * spot.cell.colspan
    return True


def _is_both(table: Block, old: Block, new: Block) -> bool:
    """True when each side can be read out of it. Which cells name rows and columns follows the newer: it is inferred from what
    stands in them.
    """
    newer, older = _said(without((table,), "del")), _said(without((table,), "ins"))
    return newer == _said((new,)) and _unnamed(older) == _unnamed(_said((old,)))


def _unnamed(html: str) -> str:
    return NAMING.sub("", html).replace("<th", "<td").replace("</th", "</td")


def _said(blocks: Blocks) -> str:
    return WHITE.sub("", html_of(spaced(blocks)))


def _words(text: str) -> Counter[str]:
    return Counter(token.text for token in tokens_of(text) if not token.is_space)
