"""Values of key figures: to four decimals, and nothing said of one value that held for another."""

from datetime import date
from decimal import Decimal

import pytest

from followup.enums import Attainment
from followup.services import key_figure_values
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

pytestmark = pytest.mark.django_db
PERIOD = (date(2026, 1, 1), date(2026, 12, 31))


def record(org, value, **details):
    figure = build.KeyFigure.objects.first() or build.key_figure("Besök")
    return key_figure_values.record(figure, org.unit, PERIOD, by=None, value=Decimal(value), **details)


@pytest.mark.parametrize(("typed", "stored"), [("2.00005", "2.0001"), ("-2.00005", "-2.0001"), ("2.00004", "2.0000")])
def test_a_value_is_rounded_as_everywhere_else(org, typed, stored):
    assert record(org, typed).value == Decimal(stored)


def test_a_bedömning_has_a_step_and_a_text_and_no_number(org):
    figure = build.judged("Bemötande")
    with pytest.raises(DomainError, match="är en bedömning och har inget värde"):
        key_figure_values.record(figure, org.unit, PERIOD, by=None, value=Decimal(1))
    with pytest.raises(DomainError, match="steg i skalan"):
        key_figure_values.record(figure, org.unit, PERIOD, by=None, step="BRA")
    with pytest.raises(DomainError, match="inte med ett steg"):
        key_figure_values.record(build.key_figure("Besök"), org.unit, PERIOD, by=None, step=Attainment.MET)
    said = {"step": Attainment.PARTLY, "text": "Bättre i telefon än i receptionen."}
    row = key_figure_values.record(figure, org.unit, PERIOD, by=None, **said)
    assert (row.value, row.step, row.text, row.version) == (None, "PARTLY", said["text"], 1)
    assert key_figure_values.record(figure, org.unit, PERIOD, by=None, **said).version == 1
    with pytest.raises(StaleEdit):
        key_figure_values.record(figure, org.unit, PERIOD, by=None, version=0, step=Attainment.MET)
    taken = key_figure_values.record(figure, org.unit, PERIOD, by=None, version=1)
    assert (taken.step, taken.text, taken.history.count()) == ("", "", 2)


@pytest.mark.parametrize("typed", ["99999999999999.99999", "-9999999999999.99995", "10000000000000"])
def test_a_value_that_is_too_large_once_rounded_is_refused_in_words(org, typed):
    with pytest.raises(DomainError, match="för stort"):
        record(org, typed)


def test_the_largest_value_is_stored(org):
    row = record(org, "9999999999999.9999")
    row.refresh_from_db()
    assert round(row.value, 1) == Decimal(10) ** 13


def test_another_value_does_not_keep_the_earlier_ones_source(org):
    known = {"source": "Kolada", "fetched_on": date(2026, 11, 2), "is_example": True, "numerator": Decimal(1)}
    record(org, "2.1", **known)
    same = record(org, "2.1")
    assert (same.source, same.is_example, same.version) == ("Kolada", True, 1)
    typed = record(org, "2.2")
    assert (typed.source, typed.fetched_on, typed.is_example, typed.numerator) == ("", None, False, None)
    assert record(org, "2.3", source="SCB").source == "SCB"
