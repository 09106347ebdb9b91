"""Where the tag *Exempeldata* stands in a table of the accounts: over all of it, over a column, or at a row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Exempeldata i en tabell.

    Attributes:
        whole: nothing in it is true, and it is said once.
        columns: else of each column whether nothing in it is true.
        rows: the lines with something made up in a column that holds something true too.
    """

    whole: bool
    columns: tuple[bool, ...]
    rows: frozenset[str]


def marks_in(columns: Sequence[Mapping[str, bool]], keys: Collection[str]) -> Marks:
    """The widest places where nothing is true, so that a true figure among invented ones is told as one.

    Args:
        columns: of each the lines that something is said of, and whether it is made up.
        keys: the table's lines.
    """
    told = [{key: is_invented for key, is_invented in column.items() if key in keys} for column in columns]
    invented = tuple(bool(one) and all(one.values()) for one in told)
    whole = any(told) and all(all(one.values()) for one in told)
    mixed = [one for one, is_invented in zip(told, invented, strict=True) if not is_invented]
    rows = frozenset(key for one in mixed for key, is_invented in one.items() if is_invented)
    return Marks(whole, () if whole else invented, frozenset() if whole else rows)
