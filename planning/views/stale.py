"""Both texts, when somebody else saved the same row first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """One field as this person wrote it and as it is stored."""

    label: str
    mine: str
    stored: str


@dataclass(frozen=True, slots=True)
class Stale:
    """What `components/stale_edit.html` shows."""

    texts: tuple[TwoTexts, ...]
    saved_by: str
    saved_at: datetime
    version: int
    keep_url: str


def both_texts(current: Any, fields: Sequence[tuple[str, str, str]], *, keep_url: str) -> Stale:
    """Put the two texts side by side.

    Args:
        current: the row as it is stored now, from `StaleEdit.current`.
        fields: (name, label, what this person wrote) of each field; only those that differ are shown.
    """
    last = current.history.select_related("history_user").first()
    rows = [TwoTexts(label, mine, str(getattr(current, name) or "")) for name, label, mine in fields]
    return Stale(
        texts=tuple(row for row in rows if row.mine != row.stored),
        saved_by=str(last.history_user) if last.history_user else "Någon annan",
        saved_at=last.history_date,
        version=current.version,
        keep_url=keep_url,
    )
