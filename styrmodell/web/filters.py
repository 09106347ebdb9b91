"""Finding in a list: what its address asks for."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms

from styrmodell.lib.text_field import TextField

Choices = Iterable[tuple[Any, Any]]


class ListFilter(forms.Form):
    """Sök och välj: drawn by `components/filter_bar.html`, bound to what the address asks for."""

    @cached_property
    def wanted(self) -> dict[str, Any]:
        """Field name → what is asked for; "" for what is not, and for what cannot be understood."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}

    @property
    def is_narrowed(self) -> bool:
        """True when something is asked for."""
        return any(self.wanted.values())

    @property
    def words_fields(self) -> list[forms.BoundField]:
        """The search field, which is seen at once."""
        return [field for field in self if isinstance(field.field.widget, forms.SearchInput)]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The others, which a narrow screen folds."""
        return [field for field in self if not isinstance(field.field.widget, forms.SearchInput)]

    @property
    def folded_words(self) -> str:
        """What they are folded behind, with how many of them are in use: "Fler val (2 valda)"."""
        used = sum(bool(self.wanted[field.name]) for field in self.folded_fields)
        return f"Fler val ({used} {'valt' if used == 1 else 'valda'})" if used else "Fler val"


def search_field(label: str = "Sök", *, placeholder: str = "") -> TextField:
    """Words to look for."""
    widget = forms.SearchInput(attrs={"placeholder": placeholder} if placeholder else None)
    return TextField(label=label, max_length=100, required=False, widget=widget)


def choice_field(label: str, choices: Choices = (), *, everything: str = "Alla") -> forms.ChoiceField:
    """One of some, or everything."""
    return forms.ChoiceField(label=label, required=False, choices=[("", everything), *choices])


def tick_field(label: str) -> forms.BooleanField:
    """Something that is shown too when it is ticked."""
    return forms.BooleanField(label=label, required=False)
