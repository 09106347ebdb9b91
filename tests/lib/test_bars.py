"""Deviation bars share one zero line and one scale."""

from decimal import Decimal

from styrmodell.lib.bars import deviation_bars


def test_bars_share_the_zero_line_and_the_scale():
    better, worse = deviation_bars([Decimal(3), Decimal(-1)])
    assert (worse.start, worse.width, worse.axis, worse.is_worse) == (0, 25, 25, True)
    assert (better.start, better.width, better.axis, better.is_worse) == (25, 75, 25, False)


def test_a_missing_value_has_no_bar_and_zero_has_one_without_width():
    missing, zero, known = deviation_bars([None, Decimal(0), Decimal(10)])
    assert missing is None
    assert zero.width == 0
    assert known.width == 100


def test_nothing_but_zeros_draws_without_dividing_by_zero():
    assert [bar.width for bar in deviation_bars([Decimal(0), Decimal(0)])] == [0, 0]
    assert deviation_bars([]) == []


def test_only_negative_values_grow_from_the_right_edge():
    (bar,) = deviation_bars([Decimal(-5)])
    assert (bar.start, bar.width, bar.axis) == (0, 100, 100)
