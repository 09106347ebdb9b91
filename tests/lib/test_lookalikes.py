"""Codes and logins that nobody tells apart are one, and those that somebody does are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styrmodell.lib.lookalikes import look_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KN-30", "kn-30"),
        ("KN-30", "\u041a\u039d-30"),  # Cyrillic and Greek
        ("KN-30", "KN\u201130"),
        ("KN 30", "KN\xa0 30"),
        ("BUN", "\u0392UN"),
        ("ÅBO", "A\u030aBO"),
        ("ÅBO", "\u0410\u030aB\u041e"),
        ("SN", "\uff33\uff2e"),
        ("SN", "S\u200dN"),
        ("bosse", "b\u043e\u0455\u0455\u0435"),
        ("ida", "\u0131da"),
        ("IDA", "\u0406DA"),
    ],
)
def test_what_looks_alike_in_capitals_is_one(one, other):
    assert look_of(one) == look_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("KN", "KM"), ("A", "Å"), ("O1", "01"), ("L1", "I1"), ("KN-3", "KN3"), ("ö", "ø"), ("И", "N"), ("é", "e")],
)
def test_what_somebody_tells_apart_is_two(one, other):
    assert look_of(one) != look_of(other)


@given(st.text())
def test_a_look_looks_like_itself(text):
    assert look_of(look_of(text)) == look_of(text)
