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
class _Cell:
    """A cell's tag and the squares that it covers."""

    tag: Tag
    in_head: bool
    rows: range
    columns: range

    @property
    def is_header(self) -> bool:
        return self.tag["S"] == "/TH"


def name_headers(_: Any, file: pydyf.PDF) -> None:
    """WeasyPrint's last step: let every cell of the file name its headings, and every heading say what it names."""
    by_reference = {thing.reference: thing for thing in file.objects if isinstance(thing, pydyf.Dictionary)}
    for tag in list(by_reference.values()):
        if tag.get("S") == "/Table":
            _name_headers_of(tag, by_reference)


def _name_headers_of(table: Tag, by_reference: dict[bytes, Tag]) -> None:
    cells = _cells_of(table, by_reference)
    headers = [cell for cell in cells if cell.is_header]
    for number, cell in enumerate(headers):
        cell.tag["ID"] = pydyf.String(f"{table.number}-{number}")
        cell.tag["A"]["Scope"] = "/Column" if cell.in_head else "/Row"
    for cell in cells:
        cell.tag["A"].pop("Headers", None)
        if names := [header.tag["ID"] for header in headers if _names(header, cell)]:
            cell.tag["A"]["Headers"] = pydyf.Array(names)


def _names(header: _Cell, cell: _Cell) -> bool:
    """True when the cell stands under the heading or beside it. A heading of columns stands under a wider one, too."""
    if header.tag is cell.tag:
        return False
    if header.in_head:
        return header.rows.stop <= cell.rows.start and _meet(header.columns, cell.columns)
    return not cell.is_header and _meet(header.rows, cell.rows)


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _cells_of(table: Tag, by_reference: dict[bytes, Tag]) -> list[_Cell]:
    """The cells of a table with the squares they cover."""
    cells: list[_Cell] = []
    taken: dict[int, set[int]] = {}  # by row: the columns that cells from above reach into
    for number, (row, in_head) in enumerate(_rows_of(table, by_reference)):
        column = 0
        for tag in _children(row, by_reference):
            if "A" not in tag:  # no cell
                continue
            while column in taken.get(number, ()):
                column += 1
            width, height = tag["A"].get("ColSpan", 1), tag["A"].get("RowSpan", 1)
            cells.append(_Cell(tag, in_head, range(number, number + height), range(column, column + width)))
            for below in range(number + 1, number + height):
                taken.setdefault(below, set()).update(range(column, column + width))
            column += width
    return cells


def _rows_of(table: Tag, by_reference: dict[bytes, Tag]) -> Iterator[tuple[Tag, bool]]:
    """The rows of a table, and whether they stand in its head."""
    for part in _children(table, by_reference):
        if part["S"] == "/TR":
            yield part, False
        elif part["S"] in {"/THead", "/TBody", "/TFoot"}:
            for row in _children(part, by_reference):
                yield row, part["S"] == "/THead"


def _children(tag: Tag, by_reference: dict[bytes, Tag]) -> list[Tag]:
    return [by_reference[kid] for kid in tag["K"] if kid in by_reference]
