"""A row of figures as it is told, and how a figure is said: the words of the tests, not of what they try."""

from dataclasses import dataclass
from decimal import Decimal

from styrmodell.lib.documents.accounts import Stated
from styrmodell.lib.swedish import number

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True)
class Told:
    """A figure in a table: the head of its column, as it is printed, and its value unrounded in that unit."""

    head: str
    words: str
    value: Decimal | None = None


@dataclass(frozen=True)
class Line:
    """A row with figures: what it is called and the figures, with the notes that it leads to."""

    name: str
    told: tuple[Told, ...]
    notes: str = ""


def said(head: str, value: Decimal | None, decimals: int = 0, *, signed: bool = False) -> Told:
    """A figure that is reported, or the word for one that is not."""
    words = "saknas" if value is None else number(value, decimals, signed=signed).translate(SPACES)
    return Told(head, words, value)


def stated(head: str, what: Stated, per: int, decimals: int, *, signed: bool = False) -> Told:
    """What stands in the accounts."""
    if what.is_not_applicable:
        return Told(head, "–")
    return said(head, None if what.value is None else what.value / per, decimals, signed=signed)


def less(reached: Decimal | None, compared_with: Decimal | None) -> Decimal | None:
    return None if reached is None or compared_with is None else reached - compared_with
