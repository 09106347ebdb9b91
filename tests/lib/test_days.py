"""Days of other years."""

from datetime import date

import pytest

from styrmodell.lib.days import years_later


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2026, 5, 31), 1, date(2027, 5, 31)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2027, 2, 28), 1, date(2028, 2, 28)),
        (date(2027, 1, 1), -1, date(2026, 1, 1)),
        (date(2027, 1, 1), 0, date(2027, 1, 1)),
    ],
)
def test_the_same_day_so_many_years_later(day, years, then):
    assert years_later(day, years) == then
