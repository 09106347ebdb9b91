"""Investments out of a table: which project each row is, and what it says in which column. Pure; nothing is written.

The projects' names or numbers stand first and the amounts after them, in any order, under a row of heads. Nothing is guessed:
a row that is no project is told of, and so is a cell that cannot be read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from followup.enums import MoneyUnit
from followup.money.importing.account_heads import unit_in
from followup.money.importing.account_table import TextRow
from followup.rules.accounts.reading import told_in, told_of
from followup.rules.accounts.told import Told
from styrmodell.lib.errors import DomainError
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.readings import Unreadable

NUMBER, NAME, UNIT = "number", "name", "unit"
# What a column may be headed, without its year, its months and what it is in.
HEADS: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("projektnummer", "projektnr", "projekt nr", "nummer", "nr", "projekt-id", "projektid"),
    NAME: ("projekt", "projektnamn", "namn", "benämning", "investering", "investeringsprojekt", "investeringsobjekt"),
    UNIT: ("enhet", "nämnd", "bolag", "nämnd/bolag", "organisation"),
    "budget": ("årsbudget", "budget", "årets budget", "budget helår", "helårsbudget"),
    "change": ("varav ändring", "ändring", "varav ändring under året", "budgetändring", "tilläggsbudget"),
    "carried_in": ("varav från förra året", "från förra året", "varav ombudgeterat från förra året", "ombudgeterat"),
    "outcome": ("utfall", "ackumulerat utfall", "årets utfall", "utfall hittills"),
    "spent": ("förbrukat totalt", "förbrukat", "totalt förbrukat", "upparbetat", "upparbetat totalt"),
    "forecast": ("prognos", "helårsprognos", "årsprognos", "prognos helår"),
    "carried_over": ("till nästa år", "ombudgeteras till nästa år", "ombudgetering", "ombudgeteras till"),
}
ROLE_OF = {look_of(words): role for role, headed in HEADS.items() for words in headed}
MAY_BE_NEGATIVE = ("change", "carried_in", "outcome", "carried_over")
SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBERED = re.compile(r"\b(?:19|20)[0-9]{2}-([0-9]{2})\b")
MONTH = rf"(?:{'|'.join(SHORT)})[a-z]*"
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
ASIDE = re.compile(rf"\b(?:19|20)[0-9]{{2}}\b(?:-[0-9]{{2}}\b)?|\b{MONTH}\.?(?: ?[-–] ?{MONTH}\.?)?(?![a-zåäö])|[(),]")
SAID_UNIT = re.compile(r"\b(?:i )?(?:tkr|kkr|mkr|mnkr|kr)\b\.?")
SUM = re.compile(r"\A(?:summa|s:a|totalt?|delsumma)\b")
NEAR = 0.85
NO_HEADS = (
    "Tabellen saknar rubriker som känns igen. Den första raden ska säga vad kolumnerna är, till exempel Projekt, Budget, "
    "Utfall och Prognos."
)
NO_ROWS = "Under rubrikerna finns inga rader med belopp."
TWICE = "Projektet står flera gånger. Välj projektet på den rad som gäller."
NEGATIVE = "Investeringar skrivs utan minus."


@dataclass(frozen=True, slots=True)
class Known:
    """Ett projekt som en rad kan vara, and whose it is."""

    pk: int
    unit_pk: int
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """En kolumn som läses.

    Attributes:
        said_in: what its amounts are in, where its head or the table says so.
    """

    place: int
    role: str
    words: str
    said_in: MoneyUnit | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """En rad med belopp.

    Attributes:
        id: tells it from every other row of the same table; number: as the table counts, the first 1.
        unit_pk: whose it is, where the table says so.
        pk: the project that it is; None when that is not known.
        near: the project that it is nearly called as.
        sentence: why it is no project, where there is more to say than that none is called so.
        amounts: what each column says, kr; nothing of what is empty or cannot be read.
    """

    id: int
    number: int
    code: str
    name: str
    amounts: Mapping[str, Decimal]
    unit_pk: int | None = None
    pk: int | None = None
    near: int | None = None
    sentence: str = ""

    @property
    def words(self) -> str:
        """It as it is written in the table."""
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Fault:
    """En cell som inte går att läsa, and why."""

    number: int
    words: str
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class InvestmentTable:
    """Vad en tabell säger.

    Attributes:
        unread: the heads of columns that are not read.
    """

    heads: tuple[Head, ...]
    rows: tuple[TableRow, ...]
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()


def read_table(
    rows: Iterable[TextRow],
    *,
    projects: Sequence[Known],
    units: Mapping[int, Sequence[str]],
    columns: Sequence[str],
    until: tuple[int, int],
    unit: MoneyUnit,
) -> InvestmentTable:
    """What a table says of projects.

    Args:
        units: a unit's id → what it is called: its code and its names.
        columns: of the amounts those that may be said now.
        until: the year and the month that the table is to the end of: a column of another is not read.
        unit: what amounts are in where the table does not say so.

    Raises:
        DomainError: it has no heads, or nothing under them.
    """
    kept = [row for row in rows if not row.is_empty]
    at = next((place for place, row in enumerate(kept) if _is_head(row)), None)
    if at is None:
        raise DomainError(NO_HEADS)
    said_in = next((found for row in kept[:at] for cell in row.cells if (found := unit_in(str(cell)))), None)
    heads, unread = _heads(kept[at], columns, until, said_in)
    reader = _Reader(heads, projects, units, unit)
    told = [made for row in kept[at + 1 :] if not _is_head(row) and (made := reader.row(row))]
    if not told:
        raise DomainError(NO_ROWS)
    return InvestmentTable(tuple(heads), tuple(_once(told)), tuple(reader.faults), tuple(unread))


def role_of(words: str, until: tuple[int, int]) -> str:
    """What a head says that its column is; "" when it says nothing that is read, or is of another year or month."""
    look, (year, month) = look_of(words), until
    role = ROLE_OF.get(_plain(words), "")
    years = {int(found) for found in YEAR.findall(look)}
    nearby = {year, year - 1} if role == "carried_in" else {year, year + 1} if role == "carried_over" else {year}
    months = [int(found) for found in NUMBERED.findall(look)] or [
        SHORT.index(found[:3]) + 1 for found in re.findall(rf"\b{MONTH}", look)
    ]
    is_other = (years and not years & nearby) or (months and months[-1] != month)
    return "" if is_other else role


def _is_head(row: TextRow) -> bool:
    """Whether a row stands over the columns: what some of them are is said, and nothing in it is an amount."""
    said = [ROLE_OF.get(_plain(str(cell)), "") for cell in row.cells]
    return any(role not in ("", NUMBER, NAME, UNIT) for role in said) and not any(
        isinstance(cell, Decimal) and not YEAR.fullmatch(f"{cell:f}") for cell in row.cells
    )


def _plain(words: str) -> str:
    return " ".join(SAID_UNIT.sub(" ", ASIDE.sub(" ", look_of(words))).split()).strip(" .:-")


def _heads(
    row: TextRow, columns: Sequence[str], until: tuple[int, int], said_in: MoneyUnit | None
) -> tuple[list[Head], list[str]]:
    """The columns that are read, each once, and what stands over the others. Without a head the first is the names'."""
    found: dict[str, Head] = {}
    unread = []
    for place in range(len(row.cells)):
        words = row.text(place)
        role = role_of(words, until)
        if role in found or role not in (NUMBER, NAME, UNIT, *columns):
            unread += [words] if words else []
        else:
            found[role] = Head(place, role, words, unit_in(words) or said_in)
    if NAME not in found and NUMBER not in found:
        found[NAME] = Head(0, NAME, row.text(0))
        unread = [words for words in unread if words != row.text(0)]
    return list(found.values()), unread


class _Reader:
    """Reads row by row; a nämnd's own row tells whose those below it are."""

    def __init__(
        self, heads: Sequence[Head], projects: Sequence[Known], units: Mapping[int, Sequence[str]], unit: MoneyUnit
    ) -> None:
        self.places = {head.role: head.place for head in heads}
        self.heads = [head for head in heads if head.role not in (NUMBER, NAME, UNIT)]
        self.units = {look_of(words): pk for pk, called in units.items() for words in called if words}
        self.projects, self.unit = projects, unit
        self.faults: list[Fault] = []
        self.above: int | None = None

    def row(self, row: TextRow) -> TableRow | None:
        """What a row says; None of a sum, of a heading, and of what has no name."""
        code, name = self._text(row, NUMBER), self._text(row, NAME)
        words = f"{code} {name}".strip()
        if not words:
            return None
        if (heading := self.units.get(look_of(words))) is not None:
            self.above = heading
            return None
        if SUM.match(look_of(name or code)):
            return None
        amounts = self._amounts(row, words)
        if not amounts:
            return None
        whose = self.units.get(look_of(self._text(row, UNIT)), self.above)
        return self._placed(TableRow(row.id, row.number, code, name, amounts, whose))

    def _text(self, row: TextRow, role: str) -> str:
        return " ".join(row.text(self.places[role]).split()) if role in self.places else ""

    def _amounts(self, row: TextRow, words: str) -> dict[str, Decimal]:
        found = {}
        for head in self.heads:
            cell = row.cells[head.place] if head.place < len(row.cells) else ""
            try:
                told = _told(cell, head.said_in or self.unit)
            except Unreadable as fault:
                self.faults.append(Fault(row.number, words, head.words, str(fault)))
                continue
            if told.amount is None:
                continue
            if told.amount < 0 and head.role not in MAY_BE_NEGATIVE:
                self.faults.append(Fault(row.number, words, head.words, NEGATIVE))
                continue
            found[head.role] = told.amount
        return found

    def _placed(self, row: TableRow) -> TableRow:
        """The row with the project that it is, or nearly is."""
        mine = [one for one in self.projects if row.unit_pk in (None, one.unit_pk)]
        looks = {look_of(text) for text in (row.code, row.name, row.words) if text}
        same = [one for one in mine if one.number and look_of(one.number) in looks]
        if not row.code:
            same = same or [one for one in mine if looks & {look_of(one.name), look_of(f"{one.number} {one.name}")}]
        elif not same:
            same = [one for one in mine if not one.number and look_of(one.name) == look_of(row.name)]
        if len(same) == 1:
            return replace(row, pk=same[0].pk)
        if same:
            return replace(row, sentence="Flera projekt heter så.")
        by_name = {look_of(one.name): one.pk for one in mine}
        close = get_close_matches(look_of(row.name), list(by_name), n=1, cutoff=NEAR) if row.name else []
        return replace(row, near=by_name[close[0]]) if close else row


def _told(cell: str | Decimal, unit: MoneyUnit) -> Told:
    return told_of(cell, unit) if isinstance(cell, Decimal) else told_in(cell, unit)


def _once(rows: Sequence[TableRow]) -> Iterable[TableRow]:
    """The rows, of which none may be a project that another is too: which of them holds is not for us to say."""
    counts: dict[int, int] = {}
    for row in rows:
        if row.pk is not None:
            counts[row.pk] = counts.get(row.pk, 0) + 1
    for row in rows:
        is_twice = row.pk is not None and counts[row.pk] > 1
        yield replace(row, sentence=TWICE) if is_twice else row
