"""What is told: a value, zero, nothing and *inte tillämpligt* are four things, and each knows how exact it is."""

from decimal import Decimal

import pytest

from followup.enums import MoneyUnit
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, Told, added, as_amount, money_words, said
from styrmodell.lib.swedish import EN_DASH, MINUS, NBSP

KR, TKR, MKR = MoneyUnit


@pytest.mark.parametrize(
    ("told", "words", "step"),
    [
        (said(-3214506, TKR), f"{MINUS}3{NBSP}214{NBSP}506", 1000),
        (said("18.4", MKR, decimals=1), "18,4", 100_000),
        (said("88581948", KR), f"88{NBSP}581{NBSP}948", 1),
        (said(0, TKR), "0", 1000),
        (NOT_SAID, "saknas", 1),
        (NOT_APPLICABLE, EN_DASH, 1),
    ],
)
def test_an_amount_is_told_as_it_was_said(told, words, step):
    assert (told.words, told.step) == (words, step)


def test_only_what_nobody_has_said_is_missing():
    assert [one.is_missing for one in (NOT_SAID, NOT_APPLICABLE, said(0, TKR))] == [True, False, False]


def test_a_sum_is_no_more_exact_than_its_parts_and_says_what_it_lacks():
    rows = [as_amount(said(5, TKR), "a"), as_amount(said("1.2", MKR, decimals=1), "b"), as_amount(NOT_APPLICABLE, "c")]
    whole = added(rows)
    assert (whole.amount, whole.slack, whole.is_whole) == (1_205_000, 50_500, True)
    assert (whole.said_in, whole.decimals) == (MKR, 1)
    partial = added([*rows, as_amount(NOT_SAID, "Avskrivningar")])
    assert (partial.amount, partial.missing, partial.is_whole) == (1_205_000, ("Avskrivningar",), False)
    assert added([as_amount(NOT_SAID, "d")]).amount is None
    assert added([as_amount(NOT_SAID, "d"), as_amount(NOT_APPLICABLE, "e")]).amount is None


def test_what_does_not_apply_comes_to_nothing_and_zero_is_said():
    assert as_amount(NOT_APPLICABLE, "a").slack == 0
    assert as_amount(Told(Decimal(0), TKR), "a").slack == 500


def test_an_amount_in_a_sentence_has_its_unit():
    assert money_words(Decimal(100_000), TKR, 0) == f"100{NBSP}tkr"
