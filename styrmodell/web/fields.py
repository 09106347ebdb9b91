"""Fields for what is typed strictly: numbers, amounts and days, read as `styrmodell.lib.readings` reads them everywhere."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from styrmodell.lib import swedish
from styrmodell.lib.clock import today
from styrmodell.lib.readings import Unreadable, amount_in, day_in, decimals_of, number_in
from styrmodell.lib.text_field import TextField

MAX_DIGITS = 12  # what a value can hold before its decimals
LAST_YEAR = 2100


class WrittenNumber(TextField):
    """Ett tal som skrivs: shown as it is written in Swedish. Empty is None, never zero.

    What the field showed and gets back untouched is what it showed, however it would be read otherwise.
    """

    def __init__(self, *, decimals: int, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"size": 12}))
        super().__init__(max_length=40, **options)
        self.decimals = decimals
        self.widget.attrs.setdefault("inputmode", "decimal")

    def clean(self, value: Any) -> Decimal | None:
        """The number, or None.

        Raises:
            ValidationError: a Swedish sentence about what cannot be read, or may mean two things.
        """
        text = super().clean(value)
        if not text:
            return None
        if isinstance(self.initial, Decimal) and text == self.prepare_value(self.initial):
            return self.initial
        try:
            return self.read(text)
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault

    def read(self, text: str) -> Decimal:
        """The text's number.

        Raises:
            Unreadable: it has none, or may have two.
        """
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        """A stored number as it is written; what was typed is shown as typed."""
        return swedish.number(value, decimals_of(value)) if isinstance(value, Decimal) else value


class NumberField(WrittenNumber):
    """A number: "1 234,5", "−643".

    Attributes:
        expected: how many decimals it usually has; three figures after a comma are decimals where so many are.
    """

    def __init__(
        self, *, decimals: int = 4, lowest: Decimal | None = None, highest: Decimal | None = None, **options: Any
    ) -> None:
        super().__init__(decimals=decimals, **options)
        self.expected = decimals
        self.lowest, self.highest = lowest, highest

    def read(self, text: str) -> Decimal:
        """The number, with no more decimals than are kept."""
        found = number_in(text, decimals=self.expected)
        if abs(found) >= 10**MAX_DIGITS:
            raise Unreadable("Talet är för stort.")
        if found != round(found, self.decimals):
            raise Unreadable(f"Skriv högst {self.decimals} decimaler.")
        if self.lowest is not None and found < self.lowest:
            raise Unreadable(f"Talet ska vara minst {swedish.number(self.lowest)}.")
        if self.highest is not None and found > self.highest:
            raise Unreadable(f"Talet ska vara högst {swedish.number(self.highest)}.")
        return found


class AmountField(WrittenNumber):
    """Ett belopp: kronor to the öre, typed in kronor, or as thousands with `per` 1000; a unit that is written counts."""

    def __init__(self, *, per: int = 1, **options: Any) -> None:
        super().__init__(decimals=2, **options)
        self.per = per

    def read(self, text: str) -> Decimal:
        """Kronor."""
        return amount_in(text, per=self.per)

    def prepare_value(self, value: Any) -> Any:
        """Kronor as they are written here, with as many decimals as they need."""
        return super().prepare_value(value / self.per if isinstance(value, Decimal) else value)


class DayField(forms.DateField):
    """A day, typed as 2026-11-23 or picked in the browser's calendar; a slip of the finger (year 20266 or 0226) is caught.

    Attributes:
        first_year: the earliest year that means anything here; units, roles and decisions may be old.
    """

    first_year = 1900

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """The day; None when nothing is written.

        Raises:
            ValidationError: not written as 2026-11-23.
        """
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return day_in(str(value))
        except Unreadable as fault:
            raise ValidationError(str(fault), "invalid") from fault

    def validate(self, value: date | None) -> None:
        """Refuse days that nothing here can be about.

        Raises:
            ValidationError: the year is too early or too late.
        """
        super().validate(value)
        if value is not None and not self.first_year <= value.year <= LAST_YEAR:
            raise ValidationError(f"Året ska ligga mellan {self.first_year} och {LAST_YEAR}.")


class DecidedDayField(DayField):
    """The day of a decision or an approval: it has been taken."""

    def validate(self, value: date | None) -> None:
        """Refuse a day to come.

        Raises:
            ValidationError: the day has not come.
        """
        super().validate(value)
        if value is not None and value > today():
            raise ValidationError("Datumet ligger i framtiden. Registrera beslutet när det är fattat.")
