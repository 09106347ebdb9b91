"""What a pasted table or a file says of the accounts: recognised rows, those that are not, and what stands twice. Pure data."""

from dataclasses import dataclass

from followup.enums import MoneyUnit
from followup.money.importing.account_heads import Head
from followup.rules.accounts.told import Told


@dataclass(frozen=True, slots=True)
class Place:
    """Var en rad står.

    Attributes:
        id: tells it from every other row of the same text or file, to choose a line for it.
        number: as the text or the sheet counts, the first row 1.
        words: its name as it is written there.
        sheet: a workbook's sheet; empty elsewhere.
    """

    id: int
    number: int
    words: str
    sheet: str = ""

    @property
    def where(self) -> str:
        """It in a sentence: "rad 12", "rad 12 på bladet Balansräkning"."""
        return f"rad {self.number} på bladet {self.sheet}" if self.sheet else f"rad {self.number}"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """Rad som känns igen.

    Attributes:
        key: the line's.
        told: what it says in each column; `NOT_SAID` where it says nothing.
    """

    place: Place
    key: str
    told: tuple[Told, ...]

    @property
    def is_empty(self) -> bool:
        """True when it says nothing anywhere, as a heading."""
        return all(one.is_missing for one in self.told)


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """Rad med belopp som inte känns igen, or cannot be what it is called.

    Attributes:
        sentence: why, when it is not only that no line is called so.
        near: the key of the line that it is nearly called as, to propose; empty when none is.
    """

    place: Place
    told: tuple[Told, ...]
    sentence: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Twice:
    """Rad som står två gånger med olika belopp: which one holds is not for us to say."""

    key: str
    column: int
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Cell som inte går att läsa, and why, in a Swedish sentence."""

    place: Place
    key: str
    column: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """Vad en tabell säger.

    Attributes:
        columns: what their heads say, in order.
        unit: what its amounts are in where they do not say so themselves.
        said_in: what the table itself says that they are in; None when it does not.
    """

    columns: tuple[Head, ...]
    rows: tuple[ReadRow, ...]
    unit: MoneyUnit
    said_in: MoneyUnit | None = None
    unknown: tuple[UnknownRow, ...] = ()
    twice: tuple[Twice, ...] = ()
    faults: tuple[Fault, ...] = ()

    def told(self, column: int) -> dict[str, Told]:
        """What a column says, by the lines' keys; nothing of what stands twice differently, or cannot be read."""
        return {key: row.told[column] for key, row in self.row_of(column).items()}

    def row_of(self, column: int) -> dict[str, ReadRow]:
        """The row that each line of a column is from, by the lines' keys; as `told`."""
        twice = {one.key for one in self.twice if one.column == column}
        left_out = twice | {one.key for one in self.faults if one.column == column}
        found: dict[str, ReadRow] = {}
        for row in self.rows:
            first = found.setdefault(row.key, row)
            if first.told[column].is_missing and not row.told[column].is_missing:
                found[row.key] = row
        return {key: row for key, row in found.items() if key not in left_out}

    def column_of(
        self, *, year: int, kind: str, whose: str, month: int | None = None, made: int | None = None
    ) -> int | None:
        """The column whose head says most clearly that it is that one; None when none does, or several.

        Args:
            kind: `ColumnKind`; whose: the unit's kind; month: to the end of which month; made: as `Head.fits`.
        """
        found = [
            (head.told_count, place)
            for place, head in enumerate(self.columns)
            if head.fits(year=year, kind=kind, whose=whose, month=month, made=made)
        ]
        most = max(found, default=(0, 0))[0]
        best = [place for told, place in found if told == most]
        return best[0] if len(best) == 1 else None
