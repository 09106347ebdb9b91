"""One column of the accounts as the rules see it: what is told on each line, and what the lines come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from followup.enums import AccountKind
from followup.rules.accounts.line_table import INTERIM
from followup.rules.accounts.lines import YEAR_END, Line, Lines
from followup.rules.accounts.told import NOT_SAID, Amount, Told, added, as_amount
from styrmodell.lib.swedish import join_words, lower_first

# Each account inside a sentence.
THE = {
    AccountKind.INCOME_STATEMENT: "resultaträkningen",
    AccountKind.BALANCE_SHEET: "balansräkningen",
    AccountKind.CASH_FLOW: "kassaflödesanalysen",
    AccountKind.BALANCED_BUDGET: "balanskravsutredningen",
    AccountKind.BRIDGE: "driftredovisningen",
    AccountKind.NOTES: "noterna",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Plats i räkenskaperna: a line in a column, to link to."""

    sheet: str
    line: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Kolumn med belopp, on the lines of its year.

    Attributes:
        key: tells it from other columns, for links.
        unit_kind: whose it is; what is not asked of them comes to nothing.
        month: to the end of which month; before the year is over a delårsbokslut's lines are enough.
        empty_is_nothing: what nobody has said comes to nothing, as in a column of eliminations.
    """

    key: str
    lines: Lines
    unit_kind: str
    figures: Mapping[str, Told] = field(default_factory=dict)
    month: int = YEAR_END
    empty_is_nothing: bool = False

    @property
    def year(self) -> int:
        """Its year."""
        return self.lines.year

    @property
    def is_empty(self) -> bool:
        """True when nothing at all is told in it."""
        return all(told.is_missing for told in self.figures.values())

    def told(self, key: str) -> Told:
        """What is told on a line itself."""
        return self.figures.get(key, NOT_SAID)

    def asks(self, line: Line | None) -> bool:
        """Whether the line belongs here: it is the unit's, and a delårsbokslut has it or something is told beside it."""
        if line is None or not line.is_asked_of(self.unit_kind):
            return False
        return self.month == YEAR_END or line.is_interim or self._is_begun(line)

    def _is_begun(self, line: Line) -> bool:
        """True of a line beyond a delårsbokslut's when something is told beside it: then none beside it may be forgotten."""
        place = _stands(line)
        return any(_stands(one) == place and not self.told(one.key).is_missing for one in self.lines)

    def has(self, key: str) -> bool:
        """Whether the line with a key belongs here."""
        return self.asks(self.lines.get(key))

    def parts(self, key: str) -> tuple[Line, ...]:
        """What counts in a line here; nothing for one that is typed."""
        return tuple(line for line in self.lines.parts(key) if self.asks(line))

    def summed(self, key: str) -> Amount:
        """What the parts of a line come to."""
        return added(self.value(line.key) for line in self.parts(key))

    def value(self, key: str) -> Amount:
        """What a line comes to: as it is told; a sum that is not told, what its parts come to. Never corrected."""
        if not self.has(key):
            return NOTHING
        told = self.told(key)
        if told.is_missing and self.parts(key):
            return self.summed(key)
        if told.is_missing and self.empty_is_nothing:
            return NOTHING
        return as_amount(told, self.name(key))

    def name(self, key: str) -> str:
        """What the line is called here."""
        return self.lines[key].name_at(self.month)

    def words(self, key: str) -> str:
        """The line with where it stands, unless its name says so: "Årets resultat i resultaträkningen"."""
        name, where = self.name(key), THE[self.lines[key].account]
        return name if name.endswith(where) else f"{name} i {where}"

    def place(self, key: str) -> Place:
        """Where the line stands."""
        return Place(self.key, key)


NOTHING = as_amount(Told(is_not_applicable=True), "")


def _stands(line: Line) -> tuple[str, str, str]:
    """What it stands beside: what counts in the same line; in an account that a delårsbokslut is without, all of it; in a
    note, the note's lines.
    """
    return line.account, line.explains, line.part_of if line.account in INTERIM else ""


def missing_words(names: tuple[str, ...]) -> str:
    """What is missing, inside a sentence; of very many the first ones."""
    shown = [lower_first(name) for name in names[:3]]
    more = len(names) - len(shown)
    return join_words([*shown, f"{more} till"] if more else shown)
