"""The building blocks of a leaflet (folder): pictures that are read without a key.

What is counted is given already counted: a hundred coins are a hundred, and so are the discs that show where the money came from.
Amounts are kr and never rounded here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.documents.figures import Value
from styrmodell.lib.documents.status import Status

WHOLE = 100  # coins, and discs


@dataclass(frozen=True, slots=True)
class Share:
    """Del av en helhet: how many of the hundred it is, the amount that is behind it (kr), and what is also said of its name."""

    name: str
    count: int
    amount: Decimal
    also: str = ""


@dataclass(frozen=True, slots=True)
class Hundred:
    """En helhet som hundra delar: how many of them each row is.

    Raises:
        ValueError: they are not a hundred.
    """

    rows: tuple[Share, ...]
    heading: str
    note: str = ""
    is_example: bool = False

    def __post_init__(self) -> None:
        _refuse_other_than_whole(self.heading, self.rows)


@dataclass(frozen=True, slots=True)
class Coins(Hundred):
    """Hundra kronor: one disc a krona, a row for each thing that they go to."""


@dataclass(frozen=True, slots=True)
class Waffle(Hundred):
    """Hundra prickar: where a whole comes from, in a square with a few parts."""


@dataclass(frozen=True, slots=True)
class YearAmount:
    """Ett år och dess belopp, kr. None is not reported."""

    year: str
    amount: Value = None


@dataclass(frozen=True, slots=True)
class YearColumns:
    """Ett belopp genom åren, as columns up or down from a line; the last year is this one."""

    rows: tuple[YearAmount, ...]
    heading: str
    note: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """Mål som det gått lika för: how many they are, and the names of the first of them."""

    status: Status
    count: int
    names: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """How many of them are not named."""
        return self.count - len(self.names)


@dataclass(frozen=True, slots=True)
class GoalGroups:
    """Målen i ord: those that were reached beside those that were not."""

    rows: tuple[GoalGroup, ...]
    heading: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class AmountLine:
    """Ett belopp, kr, and what it is for."""

    name: str
    amount: Decimal
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class AmountList:
    """Några belopp i miljoner kronor: two columns and no more."""

    rows: tuple[AmountLine, ...]
    heading: str
    name_heading: str
    note: str = ""
    is_example: bool = False


def _refuse_other_than_whole(heading: str, rows: Sequence[Share]) -> None:
    if rows and sum(row.count for row in rows) != WHOLE:
        raise ValueError(f"{heading}: delarna ska tillsammans vara {WHOLE}.")
