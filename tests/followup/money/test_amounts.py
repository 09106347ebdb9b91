"""Sums made by the database: to the öre on both databases, and with what is missing kept apart from zero."""

import random
from decimal import Decimal

import pytest

from followup.models import OperatingAmount, OperatingForecast
from followup.money.amounts import Total, total_of
from followup.money.operating_account import account_of, deviating_most, rows_in, summary_per_board, with_amounts
from organisation.enums import OrgUnitKind
from styrmodell.integrity import operating_sum_faults
from tests import build
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

LARGEST = Decimal("9999999999999.99")


@pytest.fixture
def october():
    return ledgers.monthly_round()


def book(unit, round_, *rows):
    """A verksamhet for each (outcome, budget, forecast, year's budget); None is not reported, a row of None no row."""
    made = ledgers.operations(unit, {f"V{number}": f"Verksamhet {number}" for number in range(len(rows))})
    for operation, (outcome, budget, forecast, year_budget) in zip(made.values(), rows, strict=True):
        if (outcome, budget, year_budget) != (None, None, None):
            OperatingAmount.objects.create(
                operation=operation, year=2021, month=10, outcome=outcome, budget=budget, year_budget=year_budget
            )
        if forecast is not None:
            OperatingForecast.objects.create(operation=operation, round=round_, amount=forecast)


def summed(unit, round_) -> Total:
    return account_of(unit, round_).total


def test_tenths_and_the_largest_amounts_add_up_to_the_ore(org, october):
    tenth, fifth, ore = Decimal("0.10"), Decimal("0.20"), Decimal("0.01")
    book(
        org.committee,
        october,
        (tenth, fifth, LARGEST, -LARGEST),
        (fifth, tenth, LARGEST, -LARGEST),
        (ore, -ore, LARGEST, ore),
    )
    total = summed(org.committee, october)
    assert (total.outcome, total.budget) == (Decimal("0.31"), Decimal("0.29"))
    assert total.deviation == Decimal("0.02")
    assert total.forecast == Decimal("29999999999999.97")
    assert total.year_budget == Decimal("-19999999999999.97")
    assert total.year_deviation == Decimal("49999999999999.94")


def test_many_awkward_amounts_add_up_as_they_do_by_hand(org, october):
    draw = random.Random(2026)

    def amount():
        return None if draw.random() < 0.1 else Decimal(draw.randint(-(10**15) + 1, 10**15 - 1)).scaleb(-2)

    book(org.committee, october, *[tuple(amount() for _ in range(4)) for _ in range(100)])
    by_hand = total_of(row.amounts for row in account_of(org.committee, october).rows)
    assert summed(org.committee, october) == by_hand
    assert by_hand.partial == ("outcome", "budget", "forecast", "year_budget")
    assert [board.amounts for board in summary_per_board(october)] == [by_hand]
    assert list(operating_sum_faults()) == []


def test_what_is_missing_is_no_zero_and_a_sum_of_nothing_is_missing(org, october):
    book(
        org.committee,
        october,
        (Decimal(0), None, None, None),
        (None, None, None, None),
        (Decimal(-5), Decimal(-7), None, None),
    )
    assert summed(org.committee, october) == Total(
        outcome=Decimal(-5), budget=Decimal(-7), deviation_sum=Decimal(2), partial=("outcome", "budget")
    )
    assert summed(org.other_committee, october) == Total()


def test_those_that_deviate_most_come_in_the_order_of_the_accounts(org, october):
    one = Decimal(1)
    book(
        org.committee,
        october,
        (None, None, None, None),
        (9 * one, one, None, None),
        (None, None, -one, 2 * one),
        (99 * one, one, one, one),
        (None, None, 5 * one, one),
    )
    operations = with_amounts(org.committee, october)
    assert [row.code for row in rows_in(deviating_most(operations, 2))] == ["V2", "V4"]
    assert [row.code for row in rows_in(deviating_most(operations, 4))] == ["V1", "V2", "V3", "V4"]
    assert [row.code for row in rows_in(deviating_most(operations, 9))] == ["V0", "V1", "V2", "V3", "V4"]


def test_money_belongs_to_the_nearest_bolag_above_it(org, october):
    daughter = build.unit(OrgUnitKind.COMPANY, "Dotterbolaget AB", org.company)
    book(org.company, october, (Decimal(-1), None, None, None))
    book(daughter, october, (Decimal(-2), None, None, None), (Decimal(-3), None, None, None))
    assert [(board.label, board.amounts.outcome) for board in summary_per_board(october)] == [
        (org.company.name, Decimal(-1)),
        (daughter.name, Decimal(-5)),
    ]
