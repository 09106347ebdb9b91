"""Fields that several of the organisation's forms share."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from organisation.models import OrgUnit, User


class DayField(forms.DateField):
    """A day, typed as 2026-11-23 or picked in the browser's calendar."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        options.setdefault("error_messages", {"invalid": "Skriv datumet som 2026-11-23."})
        super().__init__(**options)


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let the field `name` offer these rows; what a form offers depends on who asks."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class UnitField(forms.ModelChoiceField):
    """A unit, listed in the tree's order with its depth as dashes."""

    def label_from_instance(self, unit: OrgUnit) -> str:
        """The name after one dash a level."""
        return f"{'– ' * unit.level}{unit.name}"


class PlaceField(forms.ModelChoiceField):
    """A place among siblings: before one of them, or last when none is chosen."""

    def label_from_instance(self, sibling: OrgUnit) -> str:
        """Before which sibling."""
        return f"Före {sibling}"


class PersonField(forms.ModelChoiceField):
    """A person, listed by name with the login name, since two may have the same name."""

    def label_from_instance(self, person: User) -> str:
        """The name and the login name."""
        return f"{person} ({person.username})"
