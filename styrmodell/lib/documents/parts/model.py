"""The parts: what a block comes to when nobody draws it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from styrmodell.lib.documents.blocks import Html
from styrmodell.lib.documents.status import Status
from styrmodell.lib.swedish import MISSING, money_mkr, money_tkr
from styrmodell.lib.swedish import number as number_words

EYEBROW, LEAD, NOTE = "eyebrow", "lead", "note"  # how words look
THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that lead to a place in the document, by its address there."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Tabellcell.

    Attributes:
        text: as it is read; empty when `html` says it instead.
        html: formatted text.
        number: the value of a number, in the unit that the column's heading says; None when it is words.
        decimals: how many of its decimals are shown.
        signed: a plus is shown too.
        day: the day, when it is one.
        status: the judgement, when the text is the word of one.
        leads: what in the text leads elsewhere in the document.
        below: what is told more of elsewhere in the document, on a line of its own below the text.
    """

    text: str = ""
    html: Html = ""
    number: Decimal | None = None
    decimals: int = 0
    signed: bool = False
    day: date | None = None
    status: Status | None = None
    leads: tuple[Lead, ...] = ()
    below: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """Rubrik; `level` 1 is a chapter's. `place` is its address in the document, where something may lead to it."""

    text: str
    level: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Ett stycke: plain words. `look` is one of those above, or empty; `leads` what in them leads elsewhere in the document."""

    text: str
    look: str = ""
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Formaterad text, whose own headings stand under one of level `under`."""

    html: Html
    under: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """Numrerad lista of plain sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with what it says beside it."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """Tabellrad; its first cell names it. `is_sum` for the total, `is_heading` for the name of those below; `depth` is how many
    steps its name is moved in, `key` what it is known by whatever it is called, `name` its name without what its cell also says,
    where that says more.
    """

    cells: tuple[Cell, ...]
    is_sum: bool = False
    is_heading: bool = False
    depth: int = 0
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Tabell with one row of headings.

    Attributes:
        title: what it is called: its heading in the document stands before it as a part of its own.
        figures: the columns of numbers, which are set to the right.
        lies_down: it is so wide that its page lies down.
        label: "Tabell 4", where it has a number.
        part_of: what the number stands for, where it is another name than its own: a picture of several tables has one.
        whose: what tells it from others of the same name: the chapter or the unit that it is about.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    figures: frozenset[int] = frozenset()
    lies_down: bool = False
    label: str = ""
    part_of: str = ""
    whose: str = ""

    @property
    def named(self) -> str:
        """It as nothing else is called: "Tabell 29. Driftredovisning, Kulturnämnden", "Figur 3. Organisationen: Bolag"."""
        name = ", ".join(filter(None, (self.part_of or self.title, self.whose)))
        whole = f"{name}: {self.title}" if self.part_of else name
        return f"{self.label}. {whole}" if self.label else whole


Part = Heading | Words | Prose | Numbered | Labelled | Table

MISSING_CELL = Cell(MISSING)


def thousands(kr: Decimal | None, *, signed: bool = False, missing: str = MISSING) -> Cell:
    """Kronor in a column of tkr."""
    if kr is None:
        return Cell(missing)
    return Cell(money_tkr(kr, signed=signed), number=kr / THOUSAND, signed=signed)


def millions(kr: Decimal, *, signed: bool = False) -> Cell:
    """Kronor in a column of mkr."""
    return Cell(money_mkr(kr, signed=signed), number=kr / MILLION, decimals=1, signed=signed)


def figure(value: Decimal | None, decimals: int, *, missing: str = MISSING) -> Cell:
    """A key figure's value."""
    return Cell(missing) if value is None else Cell(number_words(value, decimals), number=value, decimals=decimals)


def day(value: date | None, *, missing: str = "") -> Cell:
    """A day, written as ISO does."""
    return Cell(missing) if value is None else Cell(value.isoformat(), day=value)
