"""Klistra in flera: a list from Word, rows from Excel or lines that somebody has typed, as items of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import escape

from planning.enums import NodeKind, counted
from planning.rules import levels_below
from styrmodell.lib.errors import DomainError
from styrmodell.lib.pasted import Item, items_in

MAX_ITEMS = 200
MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class PastedItem:
    """En inklistrad post, as it is shown before it is added: how deep it stands, what it becomes, and its words.

    Attributes:
        text: plain, a line each.
    """

    level: int
    kind: str
    title: str
    text: str

    @property
    def word(self) -> str:
        """What it becomes: "inriktning"."""
        return NodeKind(self.kind).label

    @property
    def formatted(self) -> str:
        """The text as HTML; what looks like a tag is what somebody wrote."""
        lines = "<br>".join(map(str, map(escape, self.text.split("\n"))))
        return f"<p>{lines}</p>" if lines else ""


class PastedField(forms.Field):
    """Rows of plain text, which come in as items."""

    widget = forms.Textarea

    def clean(self, value: Any) -> tuple[Item, ...]:
        """The items.

        Raises:
            ValidationError: there are none, or more than anybody means to paste.
        """
        try:
            items = items_in(value or "")
        except DomainError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if not items:
            raise forms.ValidationError(self.error_messages["required"], "required")
        return items


class ManyForm(forms.Form):
    """Klistra in flera.

    Args:
        plan_kind, kind: in what kind of plan, and what kind of item the outermost become.
    """

    lines = PastedField(
        label="En per rad",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Klistra in en lista från Word eller rader från Excel: rubrik i första kolumnen, text i den andra.",
        error_messages={"required": "Skriv eller klistra in minst en rad."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, plan_kind: str, kind: str) -> None:
        super().__init__(data, auto_id="id_item_%s")
        self.kinds = (kind, *levels_below(plan_kind, kind))
        self.fields["lines"].widget.attrs["autofocus"] = not self.is_bound

    def clean_lines(self) -> tuple[PastedItem, ...]:
        """The items, each of the kind that stands at its level; what lies deeper than the plan goes stands at its deepest.

        Raises:
            ValidationError: too many items, or a heading that is missing or too long.
        """
        items: tuple[Item, ...] = self.cleaned_data["lines"]
        if len(items) > MAX_ITEMS:
            raise forms.ValidationError(f"Högst {MAX_ITEMS} rader åt gången. Du klistrade in {len(items)}.")
        for number, item in enumerate(items, start=1):
            if not item.title:
                raise forms.ValidationError(f"Rad {number} saknar rubrik.")
            if len(item.title) > MAX_TITLE:
                raise forms.ValidationError(f"Rubriken på rad {number} är längre än {MAX_TITLE} tecken.")
        deepest = len(self.kinds) - 1
        levels = [min(item.level, deepest) for item in items]
        pairs = zip(levels, items, strict=True)
        return tuple(PastedItem(level, self.kinds[level], item.title, item.text) for level, item in pairs)

    @property
    def pasted(self) -> tuple[PastedItem, ...]:
        """The items, once the form has been judged; none while something is wrong."""
        return self.cleaned_data.get("lines", ()) if self.is_bound and self.is_valid() else ()

    @property
    def counted(self) -> str:
        """How many of each kind they are: "2 inriktningar och 1 prioritering"."""
        return counted(item.kind for item in self.pasted)
