"""Days of a round that are odd, and periods that the law knows no delårsrapport of."""

from datetime import date

import pytest

from followup.rules.round_dates import early_words, length_words

START = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("period_from", "period_to", "fault"),
    [
        (START, date(2026, 6, 29), "kortare än halva året"),
        (START, date(2026, 6, 30), ""),
        (START, date(2026, 7, 31), ""),
        (START, date(2026, 8, 31), ""),
        (START, date(2026, 9, 30), "längre än två tredjedelar"),
        (date(2026, 5, 1), date(2026, 8, 31), "kortare än halva året"),
        (date(2026, 2, 1), date(2026, 8, 31), "börjar inte vid årets början"),
        (date(2025, 12, 1), date(2026, 8, 31), "längre än två tredjedelar"),
    ],
)
def test_a_dr2_shorter_than_half_or_longer_than_two_thirds_of_the_year_is_warned_of(period_from, period_to, fault):
    words = length_words("INTERIM_2", 2026, period_from, period_to)
    assert fault in words
    assert bool(words) == bool(fault)
    assert not words or "13 kap. 1 § LKBR" in words
    assert not length_words("INTERIM_1", 2026, period_from, period_to), "only one report a year has to be so"


def test_a_leap_year_is_measured_in_months_too():
    assert not length_words("INTERIM_2", 2028, date(2028, 1, 1), date(2028, 8, 31))
    assert not length_words("INTERIM_2", 2028, date(2028, 1, 1), date(2028, 6, 30))


def test_days_within_and_after_the_period_are_not_asked_about():
    end = date(2026, 4, 30)
    assert early_words(START, end, START, end) == ""
    assert "öppnar 2025-12-31" in early_words(START, end, date(2025, 12, 31), end)
    assert "lämnas 2026-04-29" in early_words(START, end, START, date(2026, 4, 29))
