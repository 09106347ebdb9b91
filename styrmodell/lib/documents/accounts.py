"""The building blocks of a chapter that hold the accounts (räkenskaper): statements, notes, proofs, ratios, investments.

Amounts are kr and never rounded here; each block says the unit that it is printed in. Nothing reported, zero and not applicable
are three things: "saknas", 0 and a dash. A note is known by its number and a row by its key, in the whole document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from styrmodell.lib.documents.blocks import Html
from styrmodell.lib.documents.figures import Value
from styrmodell.lib.documents.risks import ControlTable, RiskTable
from styrmodell.lib.documents.status import Status
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import NBSP


class SaidIn(StrEnum):
    """What amounts are printed in."""

    KR = "kr"
    TKR = "tkr"
    MKR = "mkr"

    @property
    def per(self) -> int:
        """How many kronor one of it is."""
        return {"kr": 1, "tkr": 1000, "mkr": 1_000_000}[self]


class ColumnRole(StrEnum):
    """What a column is beside the others: it decides how the column looks."""

    CURRENT = "CURRENT"
    PREVIOUS = "PREVIOUS"
    BUDGET = "BUDGET"
    FORECAST = "FORECAST"
    OTHER = "OTHER"


class RowKind(StrEnum):
    """Slag av rad. A row that tells of another ("varav") does not count in any sum."""

    LINE = "LINE"
    SUBTOTAL = "SUBTOTAL"
    TOTAL = "TOTAL"
    HEADING = "HEADING"
    OF_WHICH = "OF_WHICH"


@dataclass(frozen=True, slots=True)
class Stated:
    """Det som står på en plats i räkenskaperna: kr, or a ratio's value. None is not reported."""

    value: Value = None
    is_not_applicable: bool = False


NOT_STATED = Stated()
NOT_APPLICABLE = Stated(is_not_applicable=True)


@dataclass(frozen=True, slots=True)
class StatementColumn:
    """Kolumn: its head ("Budget 2026"), and what it shares with those beside it ("Kommunen"). Deviations are signed."""

    heading: str
    group: str = ""
    role: ColumnRole = ColumnRole.OTHER
    is_signed: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Rad i räkenskaperna.

    Attributes:
        values: one for each column; none at all on a heading.
        key: unique in the document, as a chapter's; empty for a row that nothing leads to.
        notes: the numbers of the notes that tell more of it.
        depth: how many steps it is moved in.
    """

    name: str
    values: tuple[Stated, ...] = ()
    key: str = ""
    kind: RowKind = RowKind.LINE
    notes: tuple[int, ...] = ()
    depth: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Hänvisning to a row: where it stands ("Resultaträkningen") and its key."""

    words: str
    row: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Resultaträkning, balansräkning, kassaflödesanalys, or sammanställda räkenskaper with a column for each company.

    Sums are given, not summed: what is printed is never corrected, and a proof says how it agrees.

    Raises:
        ValueError: a row has another length than `columns`.
    """

    heading: str
    columns: tuple[StatementColumn, ...]
    rows: tuple[StatementRow, ...]
    unit: SaidIn = SaidIn.TKR
    decimals: int = 0
    note: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        _refuse_uneven(self.heading, self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class FinancialNote:
    """Not: a small table, a text or both, about rows of the statements.

    Its number is its name: what is decided keeps it. `about` leads back to the rows.

    Raises:
        ValueError: a row has another length than `columns`.
    """

    number: int
    title: str
    columns: tuple[StatementColumn, ...] = ()
    rows: tuple[StatementRow, ...] = ()
    about: tuple[Reference, ...] = ()
    html: Html = ""
    unit: SaidIn = SaidIn.TKR
    decimals: int = 0
    note: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        _refuse_uneven(self.title, self.columns, self.rows)

    @property
    def heading(self) -> str:
        """ "Not 5 Skatteintäkter"."""
        return f"Not{NBSP}{self.number} {self.title}"


@dataclass(frozen=True, slots=True)
class Proof:
    """En kontroll: two figures that are to be the same, in words with both, and what came of it.

    Attributes:
        status: stämmer, avrundning, förklarad, ej prövad or stämmer inte, as a word with its key.
        here, there: what is compared, kr; not stated where it could not be tried.
        places: the rows where they stand.
    """

    sentence: str
    status: Status
    here: Stated = NOT_STATED
    there: Stated = NOT_STATED
    places: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofList:
    """Kontroller, as they stand under a statement. `note` tells of those that are not listed."""

    proofs: tuple[Proof, ...]
    heading: str = "Kontroller"
    note: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class RatioRow:
    """Ekonomiskt nyckeltal: its rule in words, and a value for each column."""

    name: str
    rule: str
    values: tuple[Stated, ...]
    unit_of_measure: str = "procent"
    decimals: int = 1
    target: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Ratios:
    """Ekonomiska nyckeltal, this year and the years before. The last column appears when some row has a target.

    Raises:
        ValueError: a row has another length than `columns`.
    """

    columns: tuple[StatementColumn, ...]
    rows: tuple[RatioRow, ...]
    heading: str = "Ekonomiska nyckeltal"
    note: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        _refuse_uneven(self.heading, self.columns, self.rows)

    @property
    def has_targets(self) -> bool:
        """True when some row has a target."""
        return any(row.target for row in self.rows)


@dataclass(frozen=True, slots=True)
class Restoration:
    """Underskott att återställa: of which year, how much of it is left (kr), and the last year to do it."""

    year: int
    left: Decimal
    latest: int


@dataclass(frozen=True, slots=True)
class BalanceRequirement:
    """Balanskravsutredning, through the years.

    Attributes:
        reserve_names: what the reserve is called in each column; a year keeps the name that it had. Empty when nothing is said.
        restorations: what is still to be restored.

    Raises:
        ValueError: a row, or the names of the reserve, have another length than `columns`.
    """

    columns: tuple[StatementColumn, ...]
    rows: tuple[StatementRow, ...]
    reserve_names: tuple[str, ...] = ()
    restorations: tuple[Restoration, ...] = ()
    heading: str = "Balanskravsutredning"
    conclusion: str = ""
    unit: SaidIn = SaidIn.TKR
    decimals: int = 0
    note: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        _refuse_uneven(self.heading, self.columns, self.rows)
        if len(self.reserve_names) not in (0, len(self.columns)):
            raise ValueError(
                f"{self.heading}: reserven ska ha ett namn för var och en av {len(self.columns)} kolumner."
            )


def _refuse_uneven(name: str, columns: Sequence[StatementColumn], rows: Iterable[StatementRow | RatioRow]) -> None:
    for row in rows:
        is_heading = isinstance(row, StatementRow) and row.kind == RowKind.HEADING
        if len(row.values) != (0 if is_heading else len(columns)):
            raise ValueError(f"{name}: {row.name} ska ha ett värde för var och en av {len(columns)} kolumner.")


def row_place(key: str) -> str:
    """The `id` of a row in page and PDF."""
    return f"rad-{key}"


def is_row(place: str) -> bool:
    """True of the place of a row."""
    return place.startswith("rad-")


def note_place(number: int) -> str:
    """The `id` of a note in page and PDF."""
    return f"not-{number}"


def places_in(blocks: Iterable[Any]) -> list[str]:
    """Where links to rows may lead: every row with a key, and every note."""
    found = []
    for block in blocks:
        if isinstance(block, FinancialNote):
            found.append(note_place(block.number))
        if isinstance(block, Statement | FinancialNote | BalanceRequirement | Timeline | RiskTable | ControlTable):
            found += [row_place(row.key) for row in block.rows if row.key]
    return found
