"""What is written on a line: an amount with its exactness, zero, nothing, or that it does not apply."""

from decimal import Decimal

import pytest

from followup.enums import MoneyUnit
from followup.rules.accounts.reading import told_in, told_of
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from styrmodell.lib.readings import Unreadable

KR, TKR, MKR = MoneyUnit


@pytest.mark.parametrize("text", ["", "  ", "\N{NO-BREAK SPACE}"])
def test_an_empty_cell_says_nothing(text):
    assert told_in(text, TKR) == NOT_SAID


@pytest.mark.parametrize("text", ["-", "–", "—", "−", " – ", "- kr", "Inte tillämpligt", "ej tillämpligt"])
def test_a_dash_alone_does_not_apply(text):
    assert told_in(text, TKR) == NOT_APPLICABLE


@pytest.mark.parametrize("text", ["0", "0,0", "-0"])
def test_zero_is_an_amount(text):
    assert told_in(text, TKR).amount == 0


@pytest.mark.parametrize(
    "text",
    [
        "-3214506",
        "−3 214 506",
        "– 3 214 506",
        "-3\N{NO-BREAK SPACE}214\N{NARROW NO-BREAK SPACE}506",
        "(3 214 506)",
        "3 214 506-",
        "-3 214 506 tkr",
    ],
)
def test_the_same_amount_in_every_way_of_writing_it(text):
    assert told_in(text, TKR) == said(-3_214_506, TKR)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("742,3", MKR, said("742.3", MKR, decimals=1)),
        ("742,0", MKR, said(742, MKR, decimals=1)),
        ("742 mkr", TKR, said(742, MKR)),
        ("742,3 mnkr", KR, said("742.3", MKR, decimals=1)),
        ("1 234,50 kr", TKR, said("1234.50", KR, decimals=2)),
        ("539 100:-", TKR, said(539_100, KR)),
        ("281.9", MKR, said("281.9", MKR, decimals=1)),
    ],
)
def test_how_exactly_it_is_said_is_kept(text, unit, expected):
    assert told_in(text, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("742.318453", MKR, said(742_318_453, KR)),
        ("742.318", MKR, said(742_318, TKR)),
        ("742.3180", MKR, said("742318.0", TKR, decimals=1)),
        ("12.345678", KR, said("12.35", KR, decimals=2)),
        ("-7", TKR, said(-7, TKR)),
    ],
)
def test_a_number_with_many_decimals_is_said_in_a_smaller_unit(value, unit, expected):
    assert told_of(Decimal(value), unit) == expected


@pytest.mark.parametrize("text", ["12,3 %", "osäkert", "#REF!", "742,318"])
def test_what_is_no_amount_or_may_be_two_is_asked_about(text):
    with pytest.raises(Unreadable):
        told_in(text, MKR)


def test_minus_zero_is_zero():
    assert not told_in("-0", KR).amount.is_signed()


def test_more_than_an_account_holds_is_refused():
    with pytest.raises(Unreadable):
        told_of(Decimal(10) ** 12, TKR)
