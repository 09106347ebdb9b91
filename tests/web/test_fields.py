"""Fields for numbers, amounts and days: read strictly, and what they showed is read back as it was shown."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from styrmodell.web.fields import AmountField, DayField, NumberField


@pytest.mark.parametrize("kronor", ["-539123", "-539100", "-15038800.50", "0", "123456"])
def test_what_a_field_of_thousands_showed_is_read_back_untouched(kronor):
    """Three decimals may mean thousands to whoever types them; the field's own are its own."""
    field = AmountField(per=1000, initial=Decimal(kronor))
    assert field.clean(field.prepare_value(Decimal(kronor))) == Decimal(kronor)


def test_the_same_text_typed_by_somebody_is_asked_about():
    with pytest.raises(ValidationError, match="kan betyda"):
        AmountField(per=1000).clean("−539,123")


def test_an_empty_field_is_missing_and_not_zero():
    assert AmountField(required=False).clean("") is None
    assert NumberField(required=False).clean(" ") is None
    assert NumberField().clean("0") == 0


@pytest.mark.parametrize("text", ["33,555", "101", "-1", "tolv"])
def test_a_number_keeps_to_its_decimals_and_its_bounds(text):
    field = NumberField(decimals=2, lowest=Decimal(0), highest=Decimal(100))
    with pytest.raises(ValidationError):
        field.clean(text)
    assert field.clean("33,5") == Decimal("33.5")


@pytest.mark.parametrize("text", ["05/11/2026", "11/23/2026", "5/11/26", "0226-11-05", "20266-01-01"])
def test_a_day_is_read_as_iso_and_in_no_other_way(text):
    with pytest.raises(ValidationError):
        DayField().clean(text)
    assert DayField().clean("2026-11-05") == date(2026, 11, 5)
    assert DayField(required=False).clean("") is None
