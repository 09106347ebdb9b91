"""A table of people, pasted or in a file: what each row says on which line. Pure; nothing is written, and nothing is guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from followup.money.importing.accounts import csv_rows, text_rows
from followup.rules.personnel import LINES, Line, Part, Said, said_in
from styrmodell.lib.errors import DomainError
from styrmodell.lib.readings import Unreadable
from styrmodell.lib.tabular import decode
from styrmodell.lib.worksheets import is_workbook, sheets_in

YEAR = re.compile(r"\b(20[0-9]{2})\b")
MEASURE = re.compile(r"[\s,(]*(?:procent|%|antal|personer)\)?\Z")
BULLET = re.compile(r"\A[-•·*]\s+")  # a dash right before a figure is no bullet: "-29 år"
# Signs for "at least" and such, as they are said.
SIGNS = ((re.compile(r">=\s*|≥\s*"), "minst "), (re.compile(r"<=\s*|≤\s*"), "högst "), (re.compile(r"<\s*"), "under "))
AND_MORE = re.compile(r"(\d+(?: år)?)\s*\+")
DASHES = str.maketrans("–—−\N{NO-BREAK SPACE}", "--- ")
PART_WORDS = (("sjukfrånvaro", Part.SICK_LEAVE), ("antal anställda", Part.EMPLOYEES), ("anställda", Part.EMPLOYEES))
MOST_ROWS = 500
Row = Sequence[str | Decimal]


@dataclass(frozen=True, slots=True)
class PersonnelRead:
    """Det som en tabell säger.

    Attributes:
        said: a line's key → what is said there; of nothing else.
        unknown: rows with a value that are no line of the table, as they stand.
        faults: what could not be read, in sentences.
    """

    said: dict[str, Said] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def read_pasted(text: str, year: int) -> PersonnelRead:
    """What a pasted table says of a year.

    Raises:
        DomainError: it is of other years, or has more rows than any such table.
    """
    return read_rows(text_rows(text), year)


def read_file(content: bytes, year: int) -> PersonnelRead:
    """What a workbook (.xlsx) or a CSV file says of a year: every sheet that is shown.

    Raises:
        DomainError: the file is neither, is broken, is of other years, or has more rows than any such table.
    """
    if is_workbook(content):
        return read_rows([row for sheet in sheets_in(content) for row in sheet.rows], year)
    return read_rows(csv_rows(decode(content)), year)


def read_rows(rows: Iterable[Row], year: int) -> PersonnelRead:
    """What rows of cells say; as `read_pasted`."""
    found = [[_words(cell) for cell in row] for row in rows]
    found = [row for row in found if any(row)]
    if len(found) > MOST_ROWS:
        raise DomainError(f"Tabellen har mer än {MOST_ROWS} rader. Dela upp den.")
    return _Reader(_column_of(found, year)).read(found)


def _words(cell: str | Decimal) -> str:
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else " ".join(cell.split())


def _column_of(rows: Sequence[Sequence[str]], year: int) -> int | None:
    """Where the year's values stand, where a row of heads says it; else they are what comes first after the names.

    Raises:
        DomainError: the heads are of other years.
    """
    for row in rows:
        years = {place: int(one[1]) for place, cell in enumerate(row) if (one := YEAR.search(cell))}
        is_head = years and all(not cell or place in years or place == 0 for place, cell in enumerate(row))
        if not is_head or (len(years) == 1 and 0 in years):
            continue
        of_year = [place for place, one in years.items() if one == year]
        if not of_year:
            raise DomainError(f"Tabellen har ingen kolumn för {year}.")
        return of_year[-1]
    return None


class _Reader:
    """Reads row by row; a row that names no part of its own is of the part that the rows above are of."""

    def __init__(self, column: int | None) -> None:
        self.column = column
        self.part: Part | None = None
        self.said: dict[str, Said] = {}
        self.unknown: list[str] = []
        self.faults: list[str] = []

    def read(self, rows: Iterable[Sequence[str]]) -> PersonnelRead:
        """What they all say."""
        for row in rows:
            self._row(row)
        return PersonnelRead(self.said, tuple(self.unknown), tuple(self.faults))

    def _row(self, row: Sequence[str]) -> None:
        place = next(at for at, cell in enumerate(row) if cell)
        name = _plain(row[place])
        value = self._value(row, place)
        line = _line_of(name, self.part)
        self.part = line.part if line else next((part for word, part in PART_WORDS if word in name), self.part)
        if not value or YEAR.fullmatch(value):
            return
        if line is None:
            self.unknown.append(row[place])
            return
        self._say(line, value)

    def _value(self, row: Sequence[str], place: int) -> str:
        if self.column is not None:
            return row[self.column] if place < self.column < len(row) else ""
        return next((cell for cell in row[place + 1 :] if cell), "")

    def _say(self, line: Line, value: str) -> None:
        try:
            said = said_in(value, line)
        except Unreadable as fault:
            said_already = str(fault).startswith(line.label)
            self.faults.append(str(fault) if said_already else f"{line.label}: {fault}")
            return
        if self.said.setdefault(line.key, said) != said:
            self.faults.append(f"{line.label} står två gånger med olika tal. Det första gäller.")


def _plain(name: str) -> str:
    """A name as it is compared: small letters, one kind of dash, signs in words, without bullet and unit of measure."""
    tidy = BULLET.sub("", " ".join(name.translate(DASHES).lower().split())).removesuffix(":").removeprefix("varav ")
    for sign, word in SIGNS:
        tidy = sign.sub(word, tidy)
    tidy = AND_MORE.sub(r"minst \1", tidy)
    return MEASURE.sub("", tidy).strip()


def _names(part: Part) -> Iterator[tuple[str, Line]]:
    for line in LINES:
        if line.part == part:
            yield from ((_plain(name), line) for name in (line.name, *line.also))


NAMES: dict[Part, dict[str, Line]] = {part: dict(_names(part)) for part in Part}


def _line_of(name: str, part: Part | None) -> Line | None:
    """The line that a name means: by itself, with the part that it names, or within the part of the rows above."""
    own = [NAMES[one][name] for one in Part if name in NAMES[one]]
    if len(own) == 1:
        return own[0]
    for word, one in PART_WORDS:
        if word in name:
            rest = name.replace(word, "").strip(" ,:-")
            return NAMES[one].get(rest or "totalt")
    return NAMES[part].get(name) if part else None
