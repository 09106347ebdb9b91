"""What is typed on a line of the accounts: the amount, and how exact it was said."""

from decimal import Decimal

import pytest

from followup.enums import MoneyUnit
from followup.rules.accounts.reading import told_in, written
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, Told, said
from styrmodell.lib.readings import Unreadable

KR, TKR, MKR = MoneyUnit


@pytest.mark.parametrize("text", ["", "  ", "\N{NO-BREAK SPACE}"])
def test_nothing_is_not_reported(text):
    assert told_in(text, TKR) == NOT_SAID


@pytest.mark.parametrize("text", ["-", "–", "−", " - ", "--"])
def test_a_dash_alone_does_not_apply(text):
    assert told_in(text, TKR) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("0", TKR, said(0, TKR)),
        ("742 318", TKR, said(742318, TKR)),
        ("−3 214 506", TKR, said(-3214506, TKR)),
        ("18,4", MKR, said("18.4", MKR, decimals=1)),
        ("18,4 mkr", TKR, said("18.4", MKR, decimals=1)),
        ("400 tkr", MKR, said(400, TKR)),
        ("742 318 456", KR, said(742318456, KR)),
        ("742 318,4567", TKR, Told(Decimal("742318456.7"), KR, 1)),
    ],
)
def test_an_amount_is_kept_as_exact_as_it_was_said(text, unit, expected):
    assert told_in(text, unit) == expected


def test_what_may_mean_two_things_is_asked_about():
    with pytest.raises(Unreadable):
        told_in("742.318", TKR)


@pytest.mark.parametrize("unit", MoneyUnit)
@pytest.mark.parametrize("told", [NOT_SAID, NOT_APPLICABLE, said(0, TKR), said("-3.14", MKR, decimals=2), said(7, KR)])
def test_what_is_shown_is_read_as_the_same_amount(told, unit):
    again = told_in(written(told, unit), unit)
    assert (again.amount, again.is_not_applicable) == (told.amount, told.is_not_applicable)
