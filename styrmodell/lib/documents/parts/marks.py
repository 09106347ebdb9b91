"""The mark of example data, and what lacks a value, as an office program shows them: in words."""

from typing import Any

from styrmodell.lib.documents.parts.model import MISSING_CELL, Cell
from styrmodell.lib.documents.status import Status

EXAMPLE = "exempeldata"


def is_example(thing: Any) -> bool:
    """True when it says so, or when every row in it does."""
    rows = getattr(thing, "rows", ())
    return getattr(thing, "is_example", False) or (
        bool(rows) and all(getattr(row, "is_example", False) for row in rows)
    )


def marked(words: str, thing: Any) -> str:
    """The words, and after them in brackets that it is example data."""
    return f"{words} ({EXAMPLE})" if is_example(thing) else words


class Namer:
    """Names the rows of a block, each with its mark unless the whole block bears it."""

    def __init__(self, block: Any) -> None:
        self._marks = not is_example(block)

    def __call__(self, name: str, row: Any, *also: str) -> Cell:
        """The cell that names a row; what is also said of it stands on lines of its own."""
        return Cell("\n".join(filter(None, (marked(name, row) if self._marks else name, *also))))


def judged(status: Status | None) -> Cell:
    """A status in a word, or "saknas"."""
    return Cell(status.word) if status else MISSING_CELL
