"""The amounts of a table's rows, when it is known which line each is: into columns, and what is odd told of. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from followup.enums import ColumnKind, MoneyUnit
from followup.money.importing.account_heads import Head, is_of_a_head, unit_in
from followup.money.importing.account_names import Names
from followup.money.importing.account_pasted import Fault, Pasted, Place, ReadRow, Twice, UnknownRow
from followup.money.importing.account_table import Block, Cell, without_footnote
from followup.money.importing.account_which import PlacedRow
from followup.rules.accounts.reading import told_in, told_of
from followup.rules.accounts.told import NOT_SAID, ZERO, Told
from styrmodell.lib.readings import Unreadable

NAMELESS = "Raden har belopp men inget namn."
UNPARTED = "Namn och belopp står i samma cell. Skilj dem åt med tabb, som när du kopierar från Excel."
SEVERAL = "Flera rader heter så. Välj vilken det är."
NO_AMOUNT_OF_ITS_OWN = "Årets resultat är inräknat här och har en egen rad. Dra av det, eller lämna raden utanför."
AMOUNT_BEHIND = re.compile(r"[^\W\d_] .*[0-9]{3}(?:,[0-9]{1,2})?\)?\Z")


@dataclass(slots=True)
class Reader:
    """Puts amounts in columns. Columns of different parts of a table are one when their heads say the same.

    Attributes:
        unit: what amounts are in where nothing else is said; with `unit_holds` also where the table says another.
    """

    blocks: Sequence[Block]
    unit: MoneyUnit
    unit_holds: bool = False
    columns: list[Head] = field(default_factory=list)
    place_of: dict[tuple[int, int], int] = field(default_factory=dict)  # block and place → column
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        known: dict[object, int] = {}
        for block in self.blocks:
            said: list[object] = []
            for nth, (place, head) in enumerate(sorted(block.heads.items())):
                what = _what(head) or ("", nth)
                said.append(what)
                at = known.setdefault((what, said.count(what)), len(self.columns))
                if at == len(self.columns):
                    self.columns.append(head)
                self.place_of[id(block), place] = at

    def result(self, placed: Sequence[PlacedRow], names: Names) -> Pasted:
        """What the rows say."""
        said = next((block.said_in for block in self.blocks if block.said_in), None)
        rows: list[tuple[ReadRow, int]] = []
        unknown: list[UnknownRow] = []
        for one in placed:
            told, place = self._told(one), _place(one)
            if one.taken:
                rows.append((ReadRow(place, one.taken.key, told), one.rank))
            elif one.row.has_amounts or _is_unparted(one.row.name):
                near = one.meant[0].key if one.meant else names.near(one.row.name)
                unknown.append(UnknownRow(place, told, _why(one), near))
        kept, less_sure = _surest(rows, names)
        kept, with_result = _without_the_result(kept)
        read = Pasted(
            tuple(self.columns),
            tuple(kept),
            self.unit if self.unit_holds else said or self.unit,
            said,
            tuple(sorted([*unknown, *less_sure, *with_result], key=lambda row: row.place.id)),
            faults=tuple(self.faults),
        )
        return replace(read, twice=tuple(_twice(kept, len(self.columns))))

    def _told(self, one: PlacedRow) -> tuple[Told, ...]:
        told = [NOT_SAID] * len(self.columns)
        of_row = unit_in(one.row.name)
        for place, cell in one.row.cells.items():
            column = self.place_of[id(one.block), place]
            said = None if self.unit_holds else one.block.heads[place].said_in or of_row or one.block.said_in
            unit = said or self.unit
            try:
                told[column] = _cell(cell, unit)
            except Unreadable as fault:
                key = one.taken.key if one.taken else ""
                self.faults.append(Fault(_place(one), key, column, str(fault)))
        return tuple(told)


def _is_unparted(name: str) -> bool:
    """Whether an amount stands in the same cell as the name: how it is divided from a note's number cannot be told."""
    return bool(AMOUNT_BEHIND.search(name)) and not is_of_a_head(name)


def _why(one: PlacedRow) -> str:
    """Why a row is not recognised, where there is more to say than that."""
    if not one.row.has_amounts:
        return UNPARTED
    if not one.row.name:
        return NAMELESS
    return SEVERAL if one.meant else ""


def _cell(cell: Cell, unit: MoneyUnit) -> Told:
    return told_of(cell, unit) if isinstance(cell, Decimal) else told_in(without_footnote(cell), unit)


def _place(one: PlacedRow) -> Place:
    source = one.row.source
    return Place(source.id, source.number, one.row.name, source.sheet)


def _what(head: Head) -> tuple[object, ...] | None:
    """What makes two columns one; None when the head says nothing."""
    if head.is_other:
        return ("other", head.words)
    if not head.told_count:
        return None
    kind = head.kind or (ColumnKind.OUTCOME if head.year or head.month else None)
    return (head.year, head.month, kind, head.whose)


def _surest(rows: Sequence[tuple[ReadRow, int]], names: Names) -> tuple[list[ReadRow], list[UnknownRow]]:
    """Of several rows for a line the one that is most surely it, when they differ; headings without amounts give way."""
    filled = [(row, rank) for row, rank in rows if not row.is_empty]
    said = {row.key for row, _ in filled}
    kept: list[ReadRow] = []
    less_sure: list[UnknownRow] = []
    for row, rank in rows:
        if row.is_empty:
            kept += [] if row.key in said or any(one.key == row.key for one in kept) else [row]
            continue
        surer = [one for one, other in filled if one.key == row.key and other < rank and _differ(one, row)]
        if surer:
            name = names.keys[row.key].name
            sentence = f"{name} står på {surer[0].place.where}."
            less_sure.append(UnknownRow(row.place, row.told, sentence))
        else:
            kept.append(row)
    return kept, less_sure


def _differ(one: ReadRow, other: ReadRow) -> bool:
    pairs = zip(one.told, other.told, strict=True)
    return any(here != there and not (here.is_missing or there.is_missing) for here, there in pairs)


def _twice(rows: Sequence[ReadRow], columns: int) -> list[Twice]:
    found = []
    for key in dict.fromkeys(row.key for row in rows):
        same = [row for row in rows if row.key == key]
        for column in range(columns):
            said = [row for row in same if not row.told[column].is_missing]
            if len({row.told[column] for row in said}) > 1:
                found.append(Twice(key, column, tuple(said)))
    return found


def _without_the_result(rows: list[ReadRow]) -> tuple[list[ReadRow], list[UnknownRow]]:
    """Older statements part the closing equity in reserve and the rest, årets resultat in it. Law has that on a line of its
    own (LKBR 6 kap.), so that the rest cannot be read as it stands.
    """
    of = {row.key: row for row in rows}
    other, equity, result = (of.get(key) for key in ("other_equity", "equity", "equity_result"))
    if other is None or equity is None or result is None:
        return rows, []
    reserve = of.get("equity_reserve")
    parted = [
        _amount(other, column) + _amount(reserve, column) == _amount(equity, column)
        for column, told in enumerate(other.told)
        if told.amount is not None and equity.told[column].amount is not None and _amount(result, column)
    ]
    if not parted or not all(parted):
        return rows, []
    return [row for row in rows if row is not other], [UnknownRow(other.place, other.told, NO_AMOUNT_OF_ITS_OWN)]


def _amount(row: ReadRow | None, column: int) -> Decimal:
    return (row.told[column].amount if row else None) or ZERO
