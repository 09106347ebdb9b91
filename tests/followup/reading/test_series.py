"""A key figure's series: which periods it has, what it is compared with, and that what is missing is no zero."""

from datetime import date
from decimal import Decimal

import pytest

from followup.models import KeyFigureValue
from followup.reading.series import series_of
from followup.reading.targets import AdoptedTarget
from tests import build

pytestmark = pytest.mark.django_db

TARGET = AdoptedTarget(2026, Decimal(5), None, "Kulturnämnden", is_example=False)


def series(org, *rows, **targets):
    """Of rows (from, to, value, area): the series of the nämnd."""
    figure = build.key_figure()
    for first, last, value, area in rows:
        KeyFigureValue.objects.create(
            figure=figure,
            unit=None if area else org.committee,
            area=area,
            period_from=first,
            period_to=last,
            value=value,
            is_unavailable=value is None,
        )
    return series_of(figure, KeyFigureValue.objects.outcomes().filter(figure=figure), **targets)


def year(number, value, area=""):
    return date(number, 1, 1), date(number, 12, 31), value, area


def months(number, last, value):
    return date(number, 1, 1), date(number, last, 28), value, ""


def test_a_part_of_a_year_stands_last_or_not_at_all(org):
    found = series(
        org, months(2024, 4, 1), year(2024, 2), year(2025, 3), months(2026, 2, 4), months(2026, 4, 5), targets={}
    )
    assert list(found.own) == ["2024", "2025", "jan–apr 2026"]
    assert [row.value for row in found.known] == [2, 3, 5]


def test_it_is_compared_with_riket_or_with_whatever_there_is(org):
    found = series(org, year(2024, 2), year(2024, 7, "Länet"), year(2024, 8, "Riket"), targets={})
    assert (found.area, [row.value for row in found.compared.values()]) == ("Riket", [8])
    assert series(org, year(2024, 7, "Länet"), targets={}).area == "Länet"


def test_no_value_yet_is_not_zero_and_the_last_known_value_is_judged(org):
    found = series(org, year(2024, 0), year(2025, 4), year(2026, None), targets={2026: TARGET})
    assert list(found.own) == ["2024", "2025", "2026"]
    assert [row.value for row in found.known] == [0, 4]
    assert (found.judgement.row, found.judgement.target_words) == (found.own["2025"], "5 (2026)")
    drawn = found.drawn({"2024": 2024, "2026": 2026}, name="Nyckeltal", own_name="Nämnden")
    assert (drawn.values, drawn.targets, drawn.compare) == ((0, None), (None, 5), ())


def test_a_value_of_an_earlier_year_says_so_and_is_no_failure(org):
    old = series(org, year(2023, 4), targets={2026: TARGET}).judgement.status
    assert (old.key, old.word) == ("NOT_ASSESSED", "2023 mot målet 2026")
    reached = series(org, year(2023, 7), targets={2026: TARGET}).judgement.status
    assert (reached.key, reached.word) == ("MET", "2023 når målet 2026")
    now = series(org, year(2026, 4), targets={2026: TARGET}).judgement.status
    assert now.key == "NOT_MET"
