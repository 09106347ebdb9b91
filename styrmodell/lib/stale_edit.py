"""What the page shows when somebody else saved the same row first: both texts, who, when, and the way on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from styrmodell.lib.swedish import number


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


def in_words(value: Any, choices: Mapping[Any, Any] | None = None) -> str:
    """A field's value as people write it: the labels of what was chosen, Ja or Nej, a number with comma; "" for nothing.

    Args:
        choices: value to label, for a field where one chooses.
    """
    if isinstance(value, list):
        return ", ".join(in_words(one, choices) for one in value)
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, Decimal):
        exponent = value.normalize().as_tuple().exponent
        return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
    return str((choices or {}).get(value, "" if value is None else value))


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
