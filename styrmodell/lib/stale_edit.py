"""What the page shows when somebody else saved the same row first: both texts, who, when, and the way on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class BothTexts:
    """One field as this person wrote it and as it is stored now; both as formatted text."""

    label: str
    mine: str
    stored: str


@dataclass(frozen=True, slots=True)
class StalePage:
    """The contents of `components/stale_edit.html`."""

    texts: tuple[BothTexts, ...]
    saved_by: str
    saved_at: datetime | None
    version: int


def stale_page(current: Any, texts: Iterable[BothTexts]) -> StalePage:
    """Both versions of every field that differs.

    Args:
        current: the stored row (`StaleEdit.current`), with `history` and `version`.
        texts: every field of the form; those that are equal are left out.
    """
    last = current.history.select_related("history_user").first()
    return StalePage(
        texts=tuple(text for text in texts if text.mine != text.stored),
        saved_by=str(last.history_user) if last and last.history_user else "Någon annan",
        saved_at=last.history_date if last else None,
        version=current.version,
    )
