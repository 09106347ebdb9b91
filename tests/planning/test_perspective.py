"""Perspektiv: which years they hold for."""

import pytest

from planning.models import Perspective


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [(2023, 2026, [2023, 2024, 2025, 2026]), (2024, None, [2024, 2025, 2026, 2027]), (2025, 2025, [2025])],
)
def test_a_perspective_holds_from_its_first_year_through_its_last(first, last, held):
    perspective = Perspective(name="Invånare", first_year=first, last_year=last)
    assert [year for year in range(2022, 2028) if perspective.holds(year)] == held


@pytest.mark.parametrize(("last", "words"), [(2026, "2023–2026"), (2023, "2023"), (None, "från 2023")])
def test_its_years_are_told_in_words(last, words):
    assert Perspective(name="Invånare", first_year=2023, last_year=last).years == words
