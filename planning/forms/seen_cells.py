"""What a grid of handed-down figures showed when it was opened: carried by the form, so that others' changes are seen."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from planning.pages.hand_down import MOST_CELLS, Pair, Stored
from planning.services.key_figures import TargetValue

NUMBER = r"-?[0-9]{1,14}(?:\.[0-9]{1,4})?"
CELL = re.compile(
    r"(?P<figure>[0-9]{1,15})-(?P<unit>[0-9]{1,15})"
    rf"(?:-(?P<row>[0-9]{{1,15}})\.(?P<version>[0-9]{{1,9}})(?:=(?P<low>{NUMBER})(?::(?P<high>{NUMBER}))?)?)?"
)

MOST_SENT = 3 * MOST_CELLS  # a page shows fewer


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell as it was shown: empty, or with what had been handed down."""

    row: int | None = None
    version: int | None = None
    target: TargetValue | None = None


class SeenCellsField(forms.Field):
    """The cells of a page, key figure and unit → what was shown; whatever is no cell is left out."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> dict[Pair, SeenCell]:
        """The cells of everything that was sent under the name."""
        found = (CELL.fullmatch(part) for part in str(value or "").split()[:MOST_SENT])
        return {(int(cell["figure"]), int(cell["unit"])): _shown(cell) for cell in found if cell}


def seen_pairs(data: Mapping[str, Any]) -> set[Pair]:
    """The cells that the page of a sent form showed."""
    return set(SeenCellsField().clean(data.get("seen")))


def seen_words(pairs: Iterable[Pair], stored: Mapping[Pair, Stored], seen: Mapping[Pair, SeenCell]) -> str:
    """The hidden field's text: each cell as this person's page showed it first, else as it is stored."""
    return " ".join(_words(pair, seen.get(pair) or as_seen(stored.get(pair))) for pair in sorted(pairs))


def as_seen(stored: Stored | None) -> SeenCell:
    """A stored cell as it is shown; one where nothing has been handed down is empty."""
    return SeenCell(stored.row, stored.version, stored.target) if stored else SeenCell()


def _shown(cell: re.Match[str]) -> SeenCell:
    if cell["row"] is None:
        return SeenCell()
    low, high = (Decimal(cell[name]) if cell[name] else None for name in ("low", "high"))
    return SeenCell(int(cell["row"]), int(cell["version"]), None if low is None else (low, high))


def _words(pair: Pair, cell: SeenCell) -> str:
    words = f"{pair[0]}-{pair[1]}"
    if cell.row is None:
        return words
    target = ":".join(f"{bound:f}" for bound in cell.target or () if bound is not None)
    return f"{words}-{cell.row}.{cell.version}{'=' if target else ''}{target}"
