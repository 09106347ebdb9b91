"""Fields that several of the organisation's forms share."""

from typing import Any

from django import forms

from organisation.models import OrgUnit, User


class DayField(forms.DateField):
    """A day, typed as 2026-11-23 or picked in the browser's calendar."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        options.setdefault("error_messages", {"invalid": "Skriv datumet som 2026-11-23."})
        super().__init__(**options)


class UnitField(forms.ModelChoiceField):
    """A unit, listed in the tree's order with its depth as dashes."""

    def label_from_instance(self, unit: OrgUnit) -> str:
        """The name after one dash a level."""
        return f"{'– ' * unit.level}{unit.name}"


class PersonField(forms.ModelChoiceField):
    """A person, listed by name with the login name, since two may have the same name."""

    def label_from_instance(self, person: User) -> str:
        """The name and the login name."""
        return f"{person} ({person.username})"
