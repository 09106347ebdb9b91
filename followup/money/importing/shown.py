"""Förhandsvisningen as its page shows it: what may be many thousands is counted, and the first of them are shown. Pure.

What a large file would do is worked out in the background, and this is what is kept of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from followup.money.importing.comparison import BoardTotal, Preview, PreviewRow
from followup.money.importing.operating import RowError
from followup.money.plausible import Remark

ROWS_SHOWN = 200
KEPT_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a preview.

    Attributes:
        errors, remarks, replacing, new, kept: the first of them.
        mark: of all the remarks, which is sent back to say yes to them.
        row_count: how many rows can be read in; `changed_count` and `unchanged_count` of them are not new.
    """

    errors: tuple[RowError, ...]
    remarks: tuple[Remark, ...]
    mark: str
    totals: tuple[BoardTotal, ...]
    replacing: tuple[PreviewRow, ...]
    new: tuple[PreviewRow, ...]
    kept: tuple[str, ...]
    locked: tuple[str, ...]
    row_count: int
    new_count: int
    changed_count: int
    unchanged_count: int
    error_count: int
    remark_count: int
    replacing_count: int
    kept_count: int

    def as_data(self) -> dict[str, Any]:
        """As it is stored."""
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data


def shown_of(seen: Preview) -> Shown:
    """The first of everything, and how many there are."""
    new, changed, replacing = seen.new, seen.changed, seen.replacing
    return Shown(
        errors=seen.errors[:ROWS_SHOWN],
        remarks=seen.remarks[:ROWS_SHOWN],
        mark=seen.mark,
        totals=seen.totals,
        replacing=replacing[:ROWS_SHOWN],
        new=new[:ROWS_SHOWN],
        kept=seen.kept[:KEPT_SHOWN],
        locked=seen.locked,
        row_count=len(seen.rows),
        new_count=len(new),
        changed_count=len(changed),
        unchanged_count=len(seen.rows) - len(new) - len(changed),
        error_count=len(seen.errors),
        remark_count=len(seen.remarks),
        replacing_count=len(replacing),
        kept_count=len(seen.kept),
    )


def shown_in(data: Mapping[str, Any]) -> Shown | None:
    """What was stored; None when nothing is, or another version stored it: then it is worked out anew."""
    try:
        return msgspec.convert(data, Shown) if data else None
    except msgspec.ValidationError:
        return None
