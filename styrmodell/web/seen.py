"""Nobody saves over what they have not seen: the version a form was shown, and both texts when somebody saved first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.html import escape

from styrmodell.lib.errors import StaleEdit
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.rich_field import RichTextField
from styrmodell.lib.swedish import join_words, number

MARK = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")  # a version, or which row and its version


@dataclass(frozen=True, slots=True)
class BothTexts:
    """One field as this person wrote it and as it is stored now; both as formatted text."""

    label: str
    mine: str
    stored: str


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody else saved first: the contents of `components/stale_edit.html`."""

    texts: tuple[BothTexts, ...]
    saved_by: str
    saved_at: datetime | None


def both(current: Any, texts: Iterable[BothTexts]) -> Stale:
    """Both versions of every field that differs.

    Args:
        current: the stored row, with its `history`; None when there is none any longer.
        texts: every field of the form; those that are equal are left out.
    """
    last = current.history.select_related("history_user").first() if current else None
    return Stale(
        texts=tuple(text for text in texts if text.mine != text.stored),
        saved_by=str(last.history_user) if last and last.history_user else "Någon annan",
        saved_at=last.history_date if last else None,
    )


class SeenField(forms.Field):
    """What the writer of a form saw; 0, which no stored row has, when it is missing or has been tampered with."""

    widget = forms.HiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> int | str:
        """A version as a number, a mark of a row and its version as text."""
        text = str(value)
        if not MARK.fullmatch(text):
            return 0
        return text if "." in text else int(text)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """What was seen is nothing that anybody has written."""
        return False


class SeenForm(forms.Form):
    """A form of a row that others may save too: it carries the version that its writer saw.

    Attributes:
        stale: both texts, when somebody else saved first. The form then carries the stored version, so that saving
            once more is to have seen it.
    """

    version = SeenField()
    stale: Stale | None = None

    @property
    def seen_version(self) -> Any:
        """For the service; after `is_valid`."""
        return self.cleaned_data["version"]

    def values(self) -> dict[str, Any]:
        """What was filled in, for the service; after `is_valid`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def filled_in(self) -> Mapping[str, Any]:
        """Field name → what this person wants stored, for the comparison."""
        return self.cleaned_data

    def stored(self, current: Any) -> Mapping[str, Any]:
        """Field name → the value as it is stored, in the order they are compared; those that the form lacks are left out."""
        return {name: getattr(current, name) for name in self.fields if hasattr(current, name)}

    def mark_of(self, current: Any) -> Any:
        """What the version field says once the stored row has been shown."""
        return current.version

    def meet(self, refusal: StaleEdit, stored: Mapping[str, Any] | None = None) -> None:
        """Somebody else saved first: show both texts, and let the next save of the form be one that has seen the stored.

        Args:
            stored: the values as they are stored, where the form cannot tell.
        """
        mine, now = self.filled_in(), stored or self.stored(refusal.current)
        compared = [name for name in now if name in mine and name != "version"]
        texts = [both_texts(self.fields[name], mine[name], now[name]) for name in compared]
        self.stale = both(refusal.current, texts)
        sent_anew(self, {self.add_prefix("version"): str(self.mark_of(refusal.current))})


def sent_anew(form: forms.Form, fields: Mapping[str, str]) -> None:
    """Let a form be as if it had been sent with these values: in a copy, since what a request carries is not written in."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # what was sent, or a dict
    for name, value in fields.items():
        data[name] = value
    form.data = data


def both_texts(field: forms.Field, mine: Any, stored: Any) -> BothTexts:
    """One field's two values in words."""
    words = [in_words(field, value) for value in (mine, stored)]
    return BothTexts(str(field.label), *(words if isinstance(field, RichTextField) else map(escape, words)))


def in_words(field: forms.Field, value: Any) -> str:
    """A value as people write it: what was chosen by its label, Ja or Nej, a number with comma; "" for nothing."""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, (list, set, tuple, QuerySet)):
        return join_words(_chosen(field, value))
    if isinstance(value, Model):
        return str(value)
    prepared = field.prepare_value(value)
    if isinstance(prepared, Decimal):
        return number(prepared, decimals_of(prepared))
    return "" if prepared is None else _labels(field).get(str(prepared), str(prepared))


def _chosen(field: forms.Field, values: Iterable[Any]) -> list[str]:
    """Rows by their names; keys by their labels, in the field's order."""
    listed = list(values)
    if all(isinstance(value, Model) for value in listed):
        return sorted(map(str, listed))
    keys = {str(value) for value in listed}
    return [label for key, label in _labels(field).items() if key in keys]


def _labels(field: forms.Field) -> dict[str, str]:
    return {str(key): str(label) for key, label in getattr(field, "choices", ())}
