"""Which headings each cell of a table stands under, told in the PDF (ISO 14289-1, 7.5).

WeasyPrint tells it for plain tables only: a heading over several columns is told of its first, and one beside several rows
moves the cells that follow. So the tags of every table are read as a grid and told anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

Tag = Any  # pydyf's dictionaries have no types


@dataclass(frozen=True)
class Cell:
    """En cell: its tag and the squares that it covers."""

    tag: Tag
    in_head: bool
    rows: range
    columns: range

    @property
    def is_header(self) -> bool:
        """True when it names its column or its row."""
        return self.tag["S"] == "/TH"


def by_reference(file: pydyf.PDF) -> dict[bytes, Tag]:
    """The file's tags and annotations, by what other things call them."""
    return {thing.reference: thing for thing in file.objects if isinstance(thing, pydyf.Dictionary)}


def name_headers(file: pydyf.PDF) -> None:
    """Let every cell of the file name its headings, and every heading say what it names."""
    things = by_reference(file)
    for tag in list(things.values()):
        if tag.get("S") == "/Table":
            _name_headers_of(tag, things)


def _name_headers_of(table: Tag, things: dict[bytes, Tag]) -> None:
    cells = cells_of(table, things)
    headers = [cell for cell in cells if cell.is_header]
    for number, cell in enumerate(headers):
        cell.tag["ID"] = pydyf.String(f"{table.number}-{number}")
        cell.tag["A"]["Scope"] = "/Column" if cell.in_head else "/Row"
    for cell in cells:
        cell.tag["A"].pop("Headers", None)
        if names := [header.tag["ID"] for header in headers if _names(header, cell)]:
            cell.tag["A"]["Headers"] = pydyf.Array(names)


def _names(header: Cell, cell: Cell) -> bool:
    """True when the cell stands under the heading or beside it. A heading of columns stands under a wider one, too."""
    if header.tag is cell.tag:
        return False
    if header.in_head:
        return header.rows.stop <= cell.rows.start and _meet(header.columns, cell.columns)
    return not cell.is_header and _meet(header.rows, cell.rows)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def cells_of(table: Tag, things: dict[bytes, Tag]) -> list[Cell]:
    """The cells of a table with the squares they cover."""
    cells: list[Cell] = []
    taken: dict[int, set[int]] = {}  # by row: the columns that cells from above reach into
    for number, (row, in_head) in enumerate(_rows_of(table, things)):
        column = 0
        for tag in children(row, things):
            if "A" not in tag:  # no cell
                continue
            while column in taken.get(number, ()):
                column += 1
            width, height = tag["A"].get("ColSpan", 1), tag["A"].get("RowSpan", 1)
            cells.append(Cell(tag, in_head, range(number, number + height), range(column, column + width)))
            for below in range(number + 1, number + height):
                taken.setdefault(below, set()).update(range(column, column + width))
            column += width
    return cells


def _rows_of(table: Tag, things: dict[bytes, Tag]) -> Iterator[tuple[Tag, bool]]:
    """The rows of a table, and whether they stand in its head."""
    for part in children(table, things):
        if part["S"] == "/TR":
            yield part, False
        elif part["S"] in {"/THead", "/TBody", "/TFoot"}:
            for row in children(part, things):
                yield row, part["S"] == "/THead"


def children(tag: Tag, things: dict[bytes, Tag]) -> list[Tag]:
    """The tags that stand straight in one; what is drawn and what is clicked are no tags."""
    return [things[kid] for kid in tag.get("K", ()) if kid in things and "S" in things[kid]]
