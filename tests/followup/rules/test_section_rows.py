"""When something happened, as it is written and as it is told; and how high a risk is."""

from datetime import date

import pytest

from followup.rules.section_rows import HOW, level_of, when_in, when_words
from styrmodell.lib.readings import Unreadable

YEAR = 2025


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("14 mars", "14 mars"),
        ("14. Mars", "14 mars"),
        ("mars", "mars"),
        ("mar.", "mars"),
        ("2025-03-14", "14 mars"),
        ("2025-03", "mars"),
        ("okt-25", "oktober"),
        ("mars 25", "mars"),
        ("2 januari 2026", "2 januari 2026"),
        ("  februari   2026 ", "februari 2026"),
    ],
)
def test_a_day_or_a_month_is_read_and_told_with_its_year_where_that_is_another(written, told):
    day, is_whole_month = when_in(written, YEAR)
    assert when_words(day, YEAR, is_whole_month=is_whole_month) == told
    assert when_in(told, YEAR) == (day, is_whole_month)


@pytest.mark.parametrize("written", ["", "i våras", "14/3", "31 april", "2025-02-30", "13"])
def test_what_is_no_day_is_refused_with_how_it_is_written(written):
    with pytest.raises(Unreadable) as refused:
        when_in(written, YEAR)
    assert HOW in str(refused.value)


def test_a_month_stands_on_its_first_day():
    assert when_in("mars", YEAR) == (date(2025, 3, 1), True)


@pytest.mark.parametrize(
    ("probability", "consequence", "word"),
    [
        (1, 3, "låg"),
        (2, 2, "måttlig"),
        (2, 4, "måttlig"),
        (3, 3, "hög"),
        (4, 4, "hög"),
        (None, 3, None),
        (4, None, None),
    ],
)
def test_the_level_follows_from_the_risk_value(probability, consequence, word):
    level = level_of(probability, consequence)
    assert (level.word if level else None) == word
