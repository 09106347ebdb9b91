"""Rows that are pasted as plain text, as items: a list from Word, rows from Excel, lines that somebody has typed.

Excel parts cells by tabs, and puts a cell that holds a line break, a tab or quotes between quotes. What stands before the
words of a list's item is read by `styrmodell.lib.list_markers`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from styrmodell.lib.errors import DomainError
from styrmodell.lib.list_markers import PLAIN, Marker, Markers
from styrmodell.lib.texts import text_in

MOST_ROWS = 1000
TOO_MANY = f"Det är mer än {MOST_ROWS} rader. Klistra in dem i omgångar."
QUOTED = re.compile(r'"(?P<cell>[^"]*(?:""[^"]*)*)"(?=\t|\n|\Z)')
CELL = re.compile(r"[^\t\n]*")
TAB = 8
PARTED = re.compile(r"[a-zåäöé]-\Z")
AFTER_A_HYPHEN = ("och ", "eller ", "samt ", "respektive ")  # till- och frånfart
SOFT_BREAK = re.compile("[\x0b\u2028]")  # Word's Shift+Enter, within an item


@dataclass(frozen=True, slots=True)
class Item:
    """A pasted item.

    Attributes:
        level: 0 for the outermost.
        title: the words of its line, or of its first cell; "" when that is empty in a table.
        text: what stands in the other cells, a line each.
    """

    level: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with words in it: how far in they begin, what stands before them, and its cells."""

    indent: int
    marker: Marker
    cells: tuple[str, ...]


def items_in(pasted: str) -> tuple[Item, ...]:
    """The items of what was pasted, in order; rows without words are left out.

    Raises:
        DomainError: more rows than anybody means to paste.
    """
    rows = _rows(text_in(SOFT_BREAK.sub(" ", pasted)))
    rows = list(_whole(rows))
    is_plain = [row.marker == PLAIN for row in rows]
    # In a table an empty first cell is a heading that is missing; elsewhere the tab is an indentation.
    is_table = any(plain and len(row.cells) > 1 for row, plain in zip(rows, is_plain, strict=True))
    has_margin = any(row.indent == 0 for row in rows)
    levels = _Levels()
    items = []
    for row, plain in zip(rows, is_plain, strict=True):
        if plain and row.indent >= TAB and (is_table or not has_margin) and row.cells:
            items.append(Item(0, "", "\n".join(row.cells)))
            continue
        title, *others = row.cells
        items.append(Item(levels.level_of(row.indent, row.marker.style), " ".join(title.split()), "\n".join(others)))
    return tuple(items)


def table_in(pasted: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a pasted table as they stand, row by row, each on one line; rows without words are left out.

    Raises:
        DomainError: more rows than anybody means to paste.
    """
    return tuple(row for row in cells_in(pasted) if any(row))


def cells_in(pasted: str) -> tuple[tuple[str, ...], ...]:
    """As `table_in`, with the empty rows too: a row's place is the one that it has in what was pasted.

    Raises:
        DomainError: more rows than anybody means to paste.
    """
    rows = tuple(tuple(" ".join(cell.split()) for cell in cells) for cells in _records(text_in(pasted)))
    if sum(map(any, rows)) > MOST_ROWS:
        raise DomainError(TOO_MANY)
    return rows


def _rows(text: str) -> list[_Row]:
    markers = Markers()
    rows = []
    for cells in _records(text):
        words = [cell for cell in cells if cell.strip()]
        if not words:
            continue
        indent = next(place for place, cell in enumerate(cells) if cell.strip())
        spaces = len(words[0]) - len(words[0].lstrip())
        line = "\t".join(cell.replace("\t", " ") for cell in cells[indent:]).lstrip()
        marker, end = markers.read(line)
        kept = tuple(cell.strip() for cell in line[end:].split("\t") if cell.strip())
        if kept:
            rows.append(_Row(indent * TAB + spaces, marker, kept))
        if len(rows) > MOST_ROWS:
            raise DomainError(TOO_MANY)
    return rows


def _whole(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows, with the lines that a page has broken an item into put together: what goes on begins with a small letter."""
    item: _Row | None = None
    for row in rows:
        if item and item.marker != PLAIN and row.marker == PLAIN and row.indent > item.indent and _goes_on(item, row):
            item = replace(item, cells=(_joined(item.cells[0], row.cells[0]),))
            continue
        if item:
            yield item
        item = row
    if item:
        yield item


def _goes_on(item: _Row, row: _Row) -> bool:
    return len(item.cells) == len(row.cells) == 1 and row.cells[0][0].islower()


def _joined(line: str, following: str) -> str:
    """Two lines as one; a word that was parted at the end of the first is whole again."""
    if PARTED.search(line) and not following.startswith(AFTER_A_HYPHEN):
        return line[:-1] + following
    return f"{line} {following}"


def _records(text: str) -> Iterator[Sequence[str]]:
    """The cells of each row, with the quotes off those that Excel has put between some."""
    at = 0
    cells: list[str] = []
    while at <= len(text):
        quoted = QUOTED.match(text, at) if text[at : at + 1] == '"' else None
        if quoted and re.search(r'[\t\n]|""', quoted["cell"]):
            cells.append(quoted["cell"].replace('""', '"'))
            at = quoted.end()
        else:
            plain = CELL.match(text, at)
            assert plain
            cells.append(plain[0])
            at = plain.end()
        if text[at : at + 1] != "\t":
            yield cells
            cells = []
        at += 1


class _Levels:
    """Tells how deep an item stands by what is before it: further in, or with a marker that is new, is deeper."""

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []  # indent and style of each level, the outermost first
        self.begins_plain: bool | None = None

    def level_of(self, indent: int, style: str) -> int:
        """The level of the next item."""
        if self.begins_plain is None:
            self.begins_plain = style == PLAIN.style
        while self.open and self.open[-1][0] > indent:
            self.open.pop()
        if (indent, style) in self.open:
            del self.open[self.open.index((indent, style)) + 1 :]
        else:
            if style == PLAIN.style and not (self.begins_plain and not self.open):
                # Among points a line without one ends them; above points it is their heading.
                self.open = [one for one in self.open if one[0] < indent]
            self.open.append((indent, style))
        level = len(self.open) - 1
        if style == PLAIN.style and not self.begins_plain:
            self.open.pop()
        return level
