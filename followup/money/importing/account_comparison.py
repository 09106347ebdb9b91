"""What a pasted column would change of what is stored: new, changed and unchanged amounts, and those that it is silent of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from followup.enums import MoneyUnit
from followup.money.importing.account_pasted import Pasted, Place
from followup.money.importing.comparison import RowState
from followup.rules.accounts.told import NOT_SAID, PER, Told

FEWEST_TO_TELL_BY = 3
ABOUT = (Decimal("0.1"), Decimal(10))  # a year's amounts are within this of another year's


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A line with what is stored and what is pasted; NOT_SAID before when nothing is stored."""

    place: Place
    key: str
    before: Told
    after: Told

    @property
    def state(self) -> RowState:
        """What reading it in would do. The same amount is unchanged, however it is said: what was said most exactly stays."""
        if self.before.is_missing:
            return RowState.NEW
        same = (self.before.amount, self.before.is_not_applicable) == (self.after.amount, self.after.is_not_applicable)
        return RowState.UNCHANGED if same else RowState.CHANGED


@dataclass(frozen=True, slots=True)
class Compared:
    """Förhandsvisning av en kolumn.

    Attributes:
        rows: the lines that it says something of, in its own order.
        silent: the keys of lines with stored amounts whose cells are empty here: what is stored stays.
    """

    rows: tuple[ComparedRow, ...]
    silent: tuple[str, ...] = ()

    def of(self, state: RowState) -> tuple[ComparedRow, ...]:
        """The rows in that state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def new(self) -> tuple[ComparedRow, ...]:
        """Amounts on lines that have none."""
        return self.of(RowState.NEW)

    @property
    def changed(self) -> tuple[ComparedRow, ...]:
        """Amounts that replace others."""
        return self.of(RowState.CHANGED)

    @property
    def unchanged(self) -> tuple[ComparedRow, ...]:
        """What is stored already."""
        return self.of(RowState.UNCHANGED)

    @property
    def writes(self) -> tuple[ComparedRow, ...]:
        """What would be saved."""
        return tuple(row for row in self.rows if row.state != RowState.UNCHANGED)


def likely_unit(pasted: Pasted, column: int, known: Mapping[str, Told]) -> MoneyUnit | None:
    """The unit that a column seems to be in, to ask about: when it comes to about a thousand times more or less than what is
    known. None when it does not, or there is too little to tell by.

    Args:
        known: the same lines in another column: last year's, or the budget's.
    """
    pairs = [(told.amount, known[key].amount) for key, told in pasted.told(column).items() if key in known]
    times = [abs(here / there) for here, there in pairs if here and there]
    if len(times) < FEWEST_TO_TELL_BY:
        return None
    typical = median(times)
    fitting = [
        unit for unit in PER if unit != pasted.unit and ABOUT[0] < _as_if_in(unit, pasted.unit) * typical < ABOUT[1]
    ]
    return None if ABOUT[0] < typical < ABOUT[1] or len(fitting) != 1 else fitting[0]


def _as_if_in(unit: MoneyUnit, read_in: MoneyUnit) -> Decimal:
    """How many times more an amount is when it is read in a unit."""
    return Decimal(PER[unit]) / PER[read_in]


def compare(pasted: Pasted, column: int, stored: Mapping[str, Told]) -> Compared:
    """Set a column beside what is stored.

    Args:
        column: its place among the table's columns.
        stored: what is told in the column of the accounts that it is for, by the lines' keys.
    """
    rows, silent = [], []
    for key, row in pasted.row_of(column).items():
        before, after = stored.get(key, NOT_SAID), row.told[column]
        if not after.is_missing:
            rows.append(ComparedRow(row.place, key, before, after))
        elif not before.is_missing:
            silent.append(key)
    return Compared(tuple(rows), tuple(silent))
