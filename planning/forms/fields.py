"""Fields that read what Swedes write, and the choices that several forms share."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisation.forms import fields
from planning.rules import PLAN_YEARS
from styrmodell.lib import swedish

MAX_DIGITS = 12  # what a value can hold before its decimals


class NumberField(forms.CharField):
    """A number: "1 234,5", "−643". Empty is None, never zero."""

    def __init__(self, *, decimals: int = 4, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.decimals = decimals
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("size", 12)

    def clean(self, value: Any) -> Decimal | None:
        """The number, or None.

        Raises:
            ValidationError: a Swedish sentence about what is not a number.
        """
        text = super().clean(value)
        if not text:
            return None
        try:
            found = swedish.parse_decimal(text)
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault
        if abs(found) >= 10**MAX_DIGITS:
            raise ValidationError("Talet är för stort.")
        if found != round(found, self.decimals):
            raise ValidationError(f"Skriv högst {self.decimals} decimaler.")
        return found

    def prepare_value(self, value: Any) -> Any:
        """A stored number as it is written."""
        return swedish.number(value, _decimals(value)) if isinstance(value, Decimal) else value


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class DayField(fields.DayField):
    """A day in a plan: in a year that plans are made for."""

    first_year = PLAN_YEARS[0]


def tick_field(label: str, choices: Sequence[tuple[Any, Any]], **kwargs: Any) -> forms.TypedMultipleChoiceField:
    """Some rows, by id, as boxes to tick."""
    return forms.TypedMultipleChoiceField(
        label=label, choices=choices, coerce=int, widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )
