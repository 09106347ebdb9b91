"""The block that tells a year in a few large numbers, each with what it is to be compared with."""

from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.swedish import number

IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """Ett av årets viktigaste tal. What nobody has told is no key number: it is left out and never zero.

    Attributes:
        value: in `unit`, unrounded.
        unit: "mkr", "procent", "av 5 mål".
        base_text: what it is compared with, in words: "budget 6,8, 2024 6,1".
        signed: a plus is shown too.
    """

    name: str
    value: Decimal
    unit: str = ""
    decimals: int = 0
    base_text: str = ""
    signed: bool = False
    is_example: bool = False

    @property
    def words(self) -> str:
        """The value as it is read: "12,0"."""
        return number(self.value, self.decimals, signed=self.signed)


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """Årets viktigaste tal, the most important first."""

    items: tuple[KeyNumber, ...]
    heading: str = "Årets viktigaste tal"
    is_example: bool = False

    @property
    def lines(self) -> int:
        """How many lines of numbers they take."""
        return -(-len(self.items) // IN_A_ROW)

    @property
    def in_a_row(self) -> int:
        """How many stand beside each other: as many in each line as can be."""
        return -(-len(self.items) // self.lines) if self.items else 0
