"""A table of amounts as it stands on a paper: which rows are heads, which cell is the name, which columns hold amounts. Pure.

A name stands first, perhaps a step in; then perhaps the note's number; then a column for each year, budget or unit. Heads may
come anew further down, for the next account.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from followup.enums import MoneyUnit
from followup.money.importing.account_heads import (
    Head,
    head_of,
    is_a_month,
    is_of_a_head,
    is_over_names,
    spread,
    unit_in,
)
from followup.money.importing.account_names import Names
from followup.rules.accounts.reading import DOES_NOT_APPLY
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.readings import UNITS

Cell = str | Decimal

LETTERS = re.compile(r"[^\W\d_]{2}")
NOTE = re.compile(r"(?:not(?:er)? ?)?[0-9]{1,2}[a-z]?(?: ?(?:[,;/&-]|och) ?[0-9]{1,2}[a-z]?)*", re.IGNORECASE)
NOTE_WORD = re.compile(r"\Anot", re.IGNORECASE)
UNIT_WORD = re.compile(rf"\b(?:{'|'.join(UNITS)})\b\.?", re.IGNORECASE)
DASH = re.compile(r"[-–—−‐‑‒ ]*[-–—−‐‑‒][-–—−‐‑‒ ]*")
FOOTNOTE = re.compile(r"(?:[¹²³⁰⁴-⁹*†‡]+|(?<=[0-9]) [0-9]{1,2}\))\Z")
BEYOND_NOTES = 100  # an amount in some unit of an account is larger than the number of a note


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as it stands.

    Attributes:
        id: the place among all rows; number: the same on its own sheet, the first 1.
        sheet: the workbook's sheet; empty for text.
    """

    id: int
    number: int
    cells: tuple[Cell, ...]
    sheet: str = ""

    def text(self, place: int) -> str:
        """A cell's words; nothing beyond the last one."""
        return str(self.cells[place]).strip() if place < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """True when nothing stands on it."""
        return not any(self.text(place) for place in range(len(self.cells)))

    @property
    def name_place(self) -> int | None:
        """Where the first cell with words is; None when all are numbers."""
        return next((place for place in range(len(self.cells)) if LETTERS.search(self.text(place))), None)


@dataclass(slots=True)
class Row:
    """A row with a name, and what stands on it."""

    source: TextRow
    name: str
    key: str = ""  # said by the file itself
    account: str = ""  # that the headings above have said
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def has_amounts(self) -> bool:
        """True when something stands on it."""
        return bool(self.cells)


@dataclass(slots=True)
class Block:
    """Rows under the same heads.

    Attributes:
        heads: where a column is → what its head says; first of all those that have one.
        said_in: the unit that is said over the table.
        has_same_heads: its heads are those of the part before it, until it gets its own.
    """

    over: list[TextRow] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    said_in: MoneyUnit | None = None
    heads: dict[int, Head] = field(default_factory=dict)
    has_same_heads: bool = False


def blocks_of(rows: Iterable[TextRow], names: Names) -> list[Block]:
    """The table in parts, each with its heads and its rows; headings tell which account the rows below them stand in."""
    blocks = [Block()]
    account, sheet = "", None
    for row in rows:
        if row.sheet != sheet:
            sheet = row.sheet
            account = names.heading(sheet)
            blocks.append(Block())
        if row.is_empty:
            continue
        blocks += [Block(said_in=blocks[-1].said_in)] if _begins_anew(row, blocks[-1], names) else []
        if not _placed(row, blocks[-1], account, names):
            # A heading, or the heads of columns: what stands below is in the account and the unit that it says.
            account = names.heading(row.text(row.name_place or 0)) or account
            unit, last = _unit_of(row), blocks[-1]
            if unit and last.rows and unit != last.said_in:  # what stands above it is in another unit
                last = Block(over=list(last.over), has_same_heads=True)
                blocks.append(last)
            last.said_in = unit or last.said_in
    kept = [block for block in blocks if block.rows]
    for block in kept:
        _settle(block)
    return kept


def _begins_anew(row: TextRow, block: Block, names: Names) -> bool:
    """Whether it is the first head over other columns than the rows before it have."""
    return bool(block.rows) and _is_head(row, names)


def _placed(row: TextRow, block: Block, account: str, names: Names) -> bool:
    """Put a row where it belongs; True when amounts stand on it."""
    if _is_head(row, names):
        block.over = [*([] if block.has_same_heads else block.over), row]
        block.has_same_heads = False
        return False
    if _is_titled(row, names):
        return False
    made = _row(row, names, has_keys=any(head_of([over.text(0)]).is_key for over in block.over))
    if made is None:
        return False
    made.account = account
    block.rows.append(made)
    return made.has_amounts


def _unit_of(row: TextRow) -> MoneyUnit | None:
    return next((unit for place in range(len(row.cells)) if (unit := unit_in(row.text(place)))), None)


def _is_head(row: TextRow, names: Names) -> bool:
    """Whether everything but the first cell may stand over a column, and the first is no line of the accounts."""
    others = [cell for cell in row.cells[1:] if str(cell).strip()]
    if not others or (len(others) == 1 and _only_says_the_unit(str(others[0]))):
        return False
    is_said = is_over_names(row.text(0))
    are_heads = all(is_of_a_head(cell) or (is_said and is_a_month(cell)) for cell in others)
    return are_heads and not names.meant_by(row.text(0)) and row.text(0) not in names.keys


def _is_titled(row: TextRow, names: Names) -> bool:
    """Whether it is a heading with the unit beside it: "Balansräkning | tkr"."""
    others = [str(cell) for cell in row.cells[1:] if str(cell).strip()]
    is_alone = len(others) == 1 and not re.search(r"[0-9]", others[0])
    return is_alone and names.is_heading(row.text(0)) and _only_says_the_unit(others[0])


def _only_says_the_unit(text: str) -> bool:
    """Over the whole table, beside an empty column: "Belopp i tkr"."""
    head = head_of([text])
    return head.said_in is not None and not head.told_count


def _row(row: TextRow, names: Names, *, has_keys: bool) -> Row | None:
    """The row's name and what stands after it; None when there is neither.

    Args:
        has_keys: the first column is of the lines' keys, as in the mall.
    """
    place = row.name_place
    if place is None:
        unnamed = {at: cell for at, cell in enumerate(row.cells) if at and str(cell).strip()}
        return Row(row, "", cells=unnamed) if unnamed else None
    key = ""
    if place == 0 and LETTERS.search(row.text(1)) and (has_keys or row.text(0) in names.keys):
        key, place = row.text(0), 1
    rest = {at: cell for at, cell in enumerate(row.cells[place + 1 :], start=place + 1) if str(cell).strip()}
    return Row(row, row.text(place), key, cells=rest)


def _settle(block: Block) -> None:
    """Decide which columns hold amounts, and leave only those on its rows."""
    columns: dict[int, list[Cell]] = {}
    for row in block.rows:
        for place, cell in row.cells.items():
            columns.setdefault(place, []).append(cell)
    last = block.over[-1] if block.over else None
    own = {place: head_of([last.text(place)]) for place in range(1, len(last.cells))} if last else {}
    # A table with amounts keeps a column that its head tells of, though nothing stands in it.
    headed = [place for place, head in own.items() if head.told_count and not head.is_other] if columns else []
    amounts = [place for place in sorted({*columns, *headed}) if _is_of_amounts(place, columns, own.get(place, Head()))]
    block.heads = _heads(block.over, amounts)
    for row in block.rows:
        row.cells = {place: cell for place, cell in row.cells.items() if place in block.heads and not _is_note(cell)}


def _heads(over: Sequence[TextRow], places: Sequence[int]) -> dict[int, Head]:
    """What each column's head says: the last row as it stands, and over it what covers several."""
    if not over:
        return {place: Head() for place in places}
    *above, last = over
    below = {place: last.text(place) for place in places}
    covers = [spread([row.text(place) for place in range(len(row.cells))], below) for row in above]
    return {place: head_of([*(cover.get(place, "") for cover in covers), below[place]]) for place in places}


def _is_of_amounts(place: int, columns: Mapping[int, Sequence[Cell]], head: Head) -> bool:
    """Whether a column is of amounts; one whose head says which it is may be empty."""
    if head.is_note or head.is_key:
        return False
    cells = columns.get(place, ())
    later = [cell for at, beside in columns.items() if at > place for cell in beside]
    return _holds_amounts(cells, head) and not _are_notes(cells, later, head)


def _holds_amounts(cells: Sequence[Cell], head: Head) -> bool:
    """Whether a column is of amounts, also where some of them cannot be read; else it is of comments or percentages."""
    if head.told_count and not head.is_other:
        return True
    amounts = [cell for cell in cells if _may_be_amount(cell)]
    return len(amounts) * 2 >= len(cells) and bool(amounts)


def _may_be_amount(cell: Cell) -> bool:
    text = str(cell)
    if DASH.fullmatch(text) or look_of(text) in DOES_NOT_APPLY:
        return True
    without = UNIT_WORD.sub("", text)
    return bool(re.search(r"[0-9]", without)) and not re.search(r"[^\W\d_E]|%", without)


def _are_notes(cells: Sequence[Cell], later: Sequence[Cell], head: Head) -> bool:
    """Whether a column without a head is of numbers of notes: small, and amounts come after it."""
    if not head.is_empty or not later or not all(NOTE.fullmatch(str(cell)) for cell in cells):
        return False
    return any(NOTE_WORD.match(str(cell)) for cell in cells) or any(map(_is_beyond, later))


def _is_beyond(cell: Cell) -> bool:
    digits = re.match(r"[0-9]+", re.sub(r"[^0-9.,]", "", str(cell)))
    return digits is not None and int(digits[0]) >= BEYOND_NOTES


def _is_note(cell: Cell) -> bool:
    """A note's number that stands among amounts says so itself: "Not 9"."""
    return bool(NOTE_WORD.match(str(cell)) and NOTE.fullmatch(str(cell)))


def without_footnote(text: str) -> str:
    """An amount without the mark of a footnote behind it."""
    return FOOTNOTE.sub("", text.strip()).strip()


def rows_of(table: Iterable[Sequence[Cell]], sheet: str = "", *, after: int = 0) -> Iterator[TextRow]:
    """Rows with their places.

    Args:
        after: how many rows of other sheets come before them.
    """
    for number, cells in enumerate(table, start=1):
        yield TextRow(after + number, number, tuple(cells), sheet)
