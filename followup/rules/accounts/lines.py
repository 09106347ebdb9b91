"""Lines of the accounts: what they are called, how they are written and what they count in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from followup.enums import AccountKind, AskedOf, LineKind, Sign
from organisation.enums import OrgUnitKind

YEAR_END = 12

# Whose accounts a kind of unit has, beside what everybody's hold.
OF_UNIT = {
    OrgUnitKind.MUNICIPALITY: (AskedOf.ALL, AskedOf.PUBLIC, AskedOf.MUNICIPALITY),
    OrgUnitKind.GROUP: (AskedOf.ALL, AskedOf.PUBLIC, AskedOf.TAXED),
    OrgUnitKind.COMPANY: (AskedOf.ALL, AskedOf.TAXED),
}
# Belongs to kommunens own accounts alone, whichever line it is.
OWN_ACCOUNTS = (AccountKind.BALANCED_BUDGET, AccountKind.BRIDGE)


@dataclass(frozen=True, slots=True)
class Line:
    """Rad i räkenskaperna, of one year.

    Attributes:
        key: the same from year to year, whatever the line is called.
        part_of: the line that it counts in; a line that others count in is their sum. Each counts in one, so that nothing
            is added twice.
        explains: for a line of a note, the line that the note is about.
        interim_name: what it is called before the year is over; empty when the same.
        is_interim: whether a delårsbokslut has it.
        paragraph: what asks for it; empty for the municipality's own.
    """

    key: str
    name: str
    account: AccountKind
    part_of: str = ""
    explains: str = ""
    kind: LineKind = LineKind.AMOUNT
    sign: Sign = Sign.PLUS
    asked_of: AskedOf = AskedOf.ALL
    interim_name: str = ""
    is_interim: bool = True
    paragraph: str = ""

    @property
    def is_heading(self) -> bool:
        """True when it holds no amount."""
        return self.kind == LineKind.HEADING

    @property
    def counts_in(self) -> str:
        """The line that it is added to; empty for one that only tells of another."""
        return self.part_of if self.kind == LineKind.AMOUNT else ""

    def name_at(self, month: int) -> str:
        """What it is called in accounts to the end of a month."""
        return self.name if month == YEAR_END else self.interim_name or self.name

    def is_asked_of(self, kind: str) -> bool:
        """Whether a kind of unit has the line in its accounts."""
        if self.account in OWN_ACCOUNTS and kind != OrgUnitKind.MUNICIPALITY:
            return False
        return self.asked_of in OF_UNIT.get(OrgUnitKind(kind), ())


@dataclass(frozen=True, slots=True)
class Lines:
    """A year's lines in the order they are printed, by key.

    Raises:
        ValueError: two have the same key, or one counts in a line that is not there.
    """

    year: int
    rows: tuple[Line, ...]
    _by_key: dict[str, Line] = field(init=False, repr=False, compare=False)
    _parts: dict[str, tuple[Line, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts: dict[str, tuple[Line, ...]] = {}
        for line in self.rows:
            if line.counts_in:
                parts[line.counts_in] = (*parts.get(line.counts_in, ()), line)
        object.__setattr__(self, "_by_key", {line.key: line for line in self.rows})
        object.__setattr__(self, "_parts", parts)
        keys = [line.key for line in self.rows]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.year}: samma nyckel två gånger")
        known = {"", *keys}
        if lost := [line.key for line in self.rows if line.part_of not in known or line.explains not in known]:
            raise ValueError(f"{self.year}: {lost} hör till en rad som inte finns")

    def __getitem__(self, key: str) -> Line:
        return self._by_key[key]

    def get(self, key: str) -> Line | None:
        """The line with a key; None when the year has none."""
        return self._by_key.get(key)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.rows)

    def parts(self, key: str) -> tuple[Line, ...]:
        """What counts in a line, in order; nothing for one that is typed."""
        return self._parts.get(key, ())

    def told_of(self, key: str) -> tuple[Line, ...]:
        """What a note says of a line: its own lines, in order."""
        return tuple(line for line in self.rows if line.explains == key and line.kind == LineKind.AMOUNT)

    def of(self, account: str, kind: str, *, is_interim: bool = False) -> tuple[Line, ...]:
        """The lines of one account that a kind of unit has; with `is_interim` those of a delårsbokslut."""
        return tuple(
            line
            for line in self.rows
            if line.account == account and line.is_asked_of(kind) and (line.is_interim or not is_interim)
        )

    @property
    def sums(self) -> tuple[Line, ...]:
        """The lines that others count in."""
        return tuple(line for line in self.rows if line.key in self._parts)
