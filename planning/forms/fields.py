"""Fields that read what Swedes write, and the choices that several forms share."""

from collections.abc import Sequence
from typing import Any

from django import forms

from planning.rules import PLAN_YEARS
from styrmodell.web import fields


class DayField(fields.DayField):
    """A day in a plan: in a year that plans are made for."""

    first_year = PLAN_YEARS[0]


def tick_field(label: str, choices: Sequence[tuple[Any, Any]], **kwargs: Any) -> forms.TypedMultipleChoiceField:
    """Some rows, by id, as boxes to tick."""
    return forms.TypedMultipleChoiceField(
        label=label, choices=choices, coerce=int, widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )
