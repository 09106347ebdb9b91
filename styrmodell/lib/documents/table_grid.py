"""A table of a finished page as a grid: which columns each cell covers and what stands on its lines.

It reads elements of any parser that speaks ElementTree: the page that is set, and a text that is about to be saved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Element = Any  # of xml.etree or lxml: the same words, no common type

NEW_LINE = frozenset({"br", "p", "li", "div", "ul", "ol"})
DIGIT = re.compile(r"\d")
# What is a figure and nothing else, whatever its unit: "−12 215", "3,5 %", "2026-10-31", "jan–okt 2026", "12 tkr/inv".
MOST_LETTERS, LONGEST_FIGURE = 6, 28
LETTERS = re.compile(r"[^\W\d_]")
POINT = 5.0  # mm that the mark of a list's point or of a judgement takes


@dataclass(frozen=True, slots=True)
class Line:
    """En rad i en cell: its words, what stands before them (mm), and whether it is a figure that may never be broken."""

    words: str
    before: float = 0.0

    @property
    def is_figure(self) -> bool:
        """True when the line is a number, a date or a period, with its unit."""
        return (
            bool(DIGIT.search(self.words))
            and len(self.words) <= LONGEST_FIGURE
            and len(LETTERS.findall(self.words)) <= MOST_LETTERS
        )

    @property
    def tokens(self) -> tuple[str, ...]:
        """What may never be parted from each other by a new line: the whole of a figure, else each word."""
        return (self.words,) if self.is_figure else tuple(re.split(r"[ \t\r\n]+", self.words))


@dataclass(frozen=True, slots=True)
class GridCell:
    """En cell: its element, its first column and how many it covers, its lines, and whether it stands in the table's head."""

    element: Element
    column: int
    colspan: int
    lines: tuple[Line, ...]
    is_head: bool = False

    @property
    def is_figure(self) -> bool:
        """True when every line of it is a figure."""
        return bool(self.lines) and all(line.is_figure for line in self.lines)


def grid_of(table: Element) -> list[list[GridCell]]:
    """The rows of the table, its cells placed in columns."""
    taken: dict[int, int] = {}  # how many rows further down each column is covered by a cell above
    rows = []
    heads = {row for head in table.iter("thead") for row in head.iter("tr")}
    for row in table.iter("tr"):
        cells, column, still = [], 0, {at: left - 1 for at, left in taken.items() if left > 1}
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > 0:
                column += 1
            colspan, rowspan = _span(element, "colspan"), _span(element, "rowspan")
            cells.append(GridCell(element, column, colspan, tuple(_lines(element)), is_head=row in heads))
            still.update({at: rowspan - 1 for at in range(column, column + colspan) if rowspan > 1})
            column += colspan
        taken = still
        rows.append(cells)
    return rows


def _span(element: Element, name: str) -> int:
    value = element.get(name) or ""
    return max(1, int(value)) if value.isdecimal() else 1


def _lines(cell: Element) -> Iterator[Line]:
    """What stands on each line, if no line were too long."""
    words, before = "", 0.0
    for piece, room in _pieces(cell, 0.0):
        if piece is None:
            if words.strip():
                yield Line(_tidy(words), before)
            words, before = "", room
        else:
            words, before = words + piece, max(before, room)
    if words.strip():
        yield Line(_tidy(words), before)


def _pieces(element: Element, room: float) -> Iterator[tuple[str | None, float]]:
    """The element's words in order, None where a new line begins; each with the room that is taken to the left of it."""
    is_marked = element.tag == "li" or "judged" in (element.get("class") or "").split()
    inner = room + POINT if is_marked else room
    if element.tag in NEW_LINE:
        yield None, inner
    yield element.text or "", inner
    for child in element:
        yield from _pieces(child, inner)
        yield child.tail or "", inner
    if element.tag in NEW_LINE - {"br"}:
        yield None, room


def _tidy(words: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", words).strip(" \t\r\n")
