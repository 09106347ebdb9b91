"""The words of the scales: from which year they hold, what is refused, and two who write at once."""

from dataclasses import replace
from typing import Any

import pytest

from followup.enums import ScaleDimension
from followup.models import ScaleStep
from followup.reading.scales import words_for
from followup.services import scales
from styrmodell.lib.errors import DomainError, StaleEdit

pytestmark = pytest.mark.django_db

MET, PARTLY = ("ATTAINMENT", "MET"), ("ATTAINMENT", "PARTLY")


def other(year: int, step: scales.Step = MET, **changes: Any) -> dict[scales.Step, scales.Said]:
    """What holds the year, with one step otherwise."""
    said = scales.holding(year)
    return said | {step: replace(said[step], **changes)}


def met(year: int) -> str:
    return words_for(year).words[MET]


def test_words_hold_from_their_year_until_a_later_year_has_its_own(anna):
    assert scales.save(2026, other(2026, word="Nått"), by=anna)
    assert [met(year) for year in (2025, 2026, 2027)] == ["Uppfyllt", "Nått", "Nått"]
    scales.save(2027, other(2027, word="I mål"), by=anna)
    scales.save(2026, other(2026, word="Framme"), by=anna)
    assert [met(year) for year in (2025, 2026, 2027, 2030)] == ["Uppfyllt", "Framme", "I mål", "I mål"]
    told = ScaleStep.objects.get(dimension="ATTAINMENT", first_year=2026, key="MET").history.first()
    assert (told.word, str(told.history_user), told.history_change_reason) == ("Framme", "Anna", "Ändrat ord")


def test_what_holds_anyway_is_not_given_again():
    assert not scales.save(2026, scales.holding(2026), by=None)
    assert not ScaleStep.objects.exists()
    scales.save(2026, other(2026, word="Nått"), by=None)
    assert not scales.save(2027, scales.holding(2027), by=None)
    assert set(ScaleStep.objects.values_list("first_year", flat=True)) == {2026}


def test_only_what_differs_is_changed():
    scales.save(2026, other(2026, word="Nått"), by=None)
    scales.save(2026, other(2026, meaning="Målet är nått."), by=None)
    assert [(row.key, row.history.count()) for row in ScaleStep.objects.order_by("pk")[:2]] == [
        ("MET", 2),
        ("PARTLY", 1),
    ]
    assert words_for(2026).meanings[MET] == "Målet är nått."


def test_the_steps_stand_in_the_order_that_was_chosen():
    said = scales.holding(2026)
    first, second = said[MET], said[PARTLY]
    scales.save(2026, said | {MET: replace(first, rank=1), PARTLY: replace(second, rank=0)}, by=None)
    order = [key for key, _ in words_for(2026).choices(ScaleDimension.ATTAINMENT)]
    assert order == ["PARTLY", "MET", "NOT_MET", "NOT_ASSESSED"]
    assert [key for key, _ in words_for(2025).choices(ScaleDimension.ATTAINMENT)][:2] == ["MET", "PARTLY"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"word": " "}, "behöver ett ord"),
        ({"word": "delvis Uppfyllt"}, "inte ha samma ord"),
        ({"rank": 1}, "på samma plats"),
    ],
)
def test_words_and_places_tell_the_steps_of_a_scale_apart(changes, fault):
    with pytest.raises(DomainError, match=fault):
        scales.save(2026, other(2026, **changes), by=None)
    assert not ScaleStep.objects.exists()


def test_two_scales_may_have_the_same_word():
    assert scales.save(2026, other(2026, ("FORECAST", "PARTLY"), word="Delvis uppfyllt"), by=None)


def test_nobody_saves_over_words_they_have_not_seen(anna):
    seen = scales.mark_of(2027)
    scales.save(2026, other(2026, word="Nått"), by=anna)
    with pytest.raises(StaleEdit) as stale:
        scales.save(2027, other(2027, PARTLY, word="Delvis"), by=None, seen=seen)
    assert str(stale.value.current.history.first().history_user) == "Anna"
    assert scales.save(2027, other(2027, PARTLY, word="Delvis"), by=None, seen=scales.mark_of(2027))


def test_what_is_changed_of_other_years_disturbs_nobody():
    scales.save(2026, other(2026, word="Nått"), by=None)
    seen = scales.mark_of(2026)
    scales.save(2020, other(2020, word="Förr"), by=None)
    assert scales.mark_of(2026) == seen
