"""Which squares of a table its cells cover, and the table made regular: every row covers the same columns (PDF/UA)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from styrmodell.lib.richtext.blocks import TableCell

Row = tuple[TableCell, ...]


@dataclass(frozen=True)
class Spot:
    """A cell and the row and the column that it begins in; `in_head` when its row was marked as a heading of columns."""

    cell: TableCell
    row: int
    column: int
    in_head: bool = False

    @property
    def below(self) -> int:
        """The first row that it does not reach."""
        return self.row + self.cell.rowspan

    @property
    def beyond(self) -> int:
        """The first column that it does not reach."""
        return self.column + self.cell.colspan


def spots_of(rows: Sequence[Row], head: int = 0) -> list[Spot]:
    """The cells where HTML puts them: each in the first square of its row that is free, its spans cut to what there is room for.

    Args:
        rows: the cells of each row.
        head: how many of the rows are marked as headings of columns.
    """
    covered: list[list[bool]] = [[] for _ in rows]
    spots = []
    for number, row in enumerate(rows):
        for cell in row:
            column = _first_free(covered[number])
            free = _free_from(covered[number], column, cell.colspan)
            cell = replace(cell, colspan=free, rowspan=min(cell.rowspan, len(rows) - number))
            for line in covered[number : number + cell.rowspan]:
                line.extend([False] * (column + free - len(line)))
                line[column : column + free] = [True] * free
            spots.append(Spot(cell, number, column, number < head))
    return spots


def width_of(spots: Iterable[Spot]) -> int:
    """How many columns the cells cover together."""
    return max((spot.beyond for spot in spots), default=0)


def without_rows(spots: Iterable[Spot], gone: Iterable[int]) -> list[Spot]:
    """The cells when some rows are taken away. A cell that reaches out of them stays with the others it covers."""
    return _turned(without_columns(_turned(spots), gone))


def without_columns(spots: Iterable[Spot], gone: Iterable[int]) -> list[Spot]:
    """The cells when some columns are taken away, likewise."""
    lost = sorted(set(gone))
    kept = []
    for spot in spots:
        left = bisect_left(lost, spot.column)
        within = bisect_left(lost, spot.beyond) - left
        if within < spot.cell.colspan:
            cell = replace(spot.cell, colspan=spot.cell.colspan - within)
            kept.append(replace(spot, cell=cell, column=spot.column - left))
    return kept


def compact(spots: Sequence[Spot]) -> list[Spot]:
    """The cells without the rows and the columns in which none begins: they are only parts of wider cells."""
    rows = set(range(max((spot.below for spot in spots), default=0))) - {spot.row for spot in spots}
    columns = set(range(width_of(spots))) - {spot.column for spot in spots}
    return without_columns(without_rows(spots, rows), columns) if rows or columns else list(spots)


def filled(spots: Sequence[Spot]) -> list[Row]:
    """The rows, with an empty cell in every square that no cell covers."""
    height, width = max(spot.below for spot in spots), width_of(spots)
    covered = [[False] * width for _ in range(height)]
    begins: list[dict[int, TableCell]] = [{} for _ in range(height)]
    for spot in spots:
        begins[spot.row][spot.column] = spot.cell
        for line in covered[spot.row : spot.below]:
            line[spot.column : spot.beyond] = [True] * spot.cell.colspan
    return [
        tuple(
            begins[row].get(column, TableCell())
            for column in range(width)
            if column in begins[row] or not covered[row][column]
        )
        for row in range(height)
    ]


def _turned(spots: Iterable[Spot]) -> list[Spot]:
    """The table on its side: rows as columns."""
    return [
        Spot(
            replace(spot.cell, rowspan=spot.cell.colspan, colspan=spot.cell.rowspan),
            spot.column,
            spot.row,
            spot.in_head,
        )
        for spot in spots
    ]


def _first_free(line: list[bool]) -> int:
    """The first square of the row that no cell covers."""
    return line.index(False) if False in line else len(line)


def _free_from(line: list[bool], column: int, wanted: int) -> int:
    """How many squares in a row are free from the column on, at most as many as wanted."""
    return next((offset for offset, is_taken in enumerate(line[column : column + wanted]) if is_taken), wanted)
