"""Driftredovisning: the true table of October 2021, what is missing, and totals per nämnd."""

from decimal import Decimal

import pytest

from followup.models import OperatingAmount, OperatingForecast
from followup.money.amounts import Amounts, total_of
from followup.money.operating_account import account_of, summary_per_board
from styrmodell.lib.swedish import MINUS, NBSP, money_tkr
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

# Månadsrapport kulturnämnden per oktober 2021, as printed (facts: domain.md 1.4).
PRINTED = """
Kulturnämnden               −539    −536    −3   −643    −643    0
Kulturnämnd gemensamma    −1_660  −2_320   660  −2_140  −2_810  670
Bibliotek                −12_215 −12_740   525 −15_039 −15_339  300
Kulturskola               −9_404  −8_892  −513 −11_374 −10_924 −450
Fritidsgårdar             −6_361  −7_015   654  −7_715  −8_555  840
Scen och kulturproduktion −10_691 −11_409  718 −13_557 −13_737  180
"""
PRINTED_TOTAL = "−40_871 −42_911 2_040 −50_467 −52_007 1_540"


@pytest.fixture
def october():
    return ledgers.monthly_round()


def printed(amounts: Amounts) -> list[str]:
    """The six figures of a row as the municipality prints them."""
    figures = [
        amounts.outcome,
        amounts.budget,
        amounts.deviation,
        amounts.forecast,
        amounts.year_budget,
        amounts.year_deviation,
    ]
    return [money_tkr(figure).replace(NBSP, "_") for figure in figures]


def test_the_table_of_october_2021_prints_every_figure_of_the_source(org, october):
    ledgers.october_2021(org.committee, october)
    table = account_of(org.committee, october)
    expected = [line.rsplit(maxsplit=6) for line in PRINTED.strip().splitlines()]
    assert [[row.label, *printed(row.amounts)] for row in table.rows] == expected
    assert printed(table.total) == PRINTED_TOTAL.split()
    assert october.period == "januari–oktober 2021"


def test_the_total_is_summed_in_kronor_although_the_printed_rows_give_another_sum(org, october):
    ledgers.october_2021(org.committee, october)
    table = account_of(org.committee, october)
    rounded = [int(printed(row.amounts)[0].replace(MINUS, "-").replace("_", "")) for row in table.rows]
    assert sum(rounded) == -40870
    assert printed(table.total)[0] == "−40_871"


def test_a_unit_without_verksamheter_has_an_empty_table_and_a_sum_of_nothing_is_none(org, october):
    table = account_of(org.unit, october)
    assert table.total.is_empty
    assert table.rows == ()
    assert table.total.outcome is None
    assert table.total.deviation is None


def test_nothing_reported_is_missing_and_zero_is_zero(org, october):
    made = ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-20": "Bibliotek"})
    OperatingAmount.objects.create(operation=made["KN-10"], year=2021, month=10, outcome=Decimal(0), budget=Decimal(0))
    nothing, zero = account_of(org.committee, october).rows[::-1]
    assert nothing.amounts.is_empty
    assert nothing.amounts.deviation is None
    assert zero.amounts.outcome == 0
    assert zero.amounts.deviation == 0
    assert zero.amounts.forecast is None


def test_a_partial_column_is_marked_and_the_missing_row_is_no_deviation(org, october):
    made = ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-20": "Bibliotek"})
    for code, outcome in {"KN-10": Decimal(-900), "KN-20": None}.items():
        OperatingAmount.objects.create(
            operation=made[code], year=2021, month=10, outcome=outcome, budget=Decimal(-1000)
        )
    total = account_of(org.committee, october).total
    assert total.partial == ("outcome",)
    assert (total.outcome, total.budget) == (Decimal(-900), Decimal(-2000))
    assert total.deviation == Decimal(100)


def test_another_month_and_another_rounds_forecast_are_not_in_the_table(org, october):
    made = ledgers.operations(org.committee, {"KN-10": "Nämnd"})
    september = ledgers.monthly_round(2021, 9, 30)
    OperatingAmount.objects.create(operation=made["KN-10"], year=2021, month=9, outcome=Decimal(-5))
    OperatingForecast.objects.create(operation=made["KN-10"], round=september, amount=Decimal(-7))
    assert account_of(org.committee, october).total.is_empty
    assert account_of(org.committee, september).rows[0].amounts.forecast == Decimal(-7)


def test_a_closed_verksamhet_is_left_out(org, october):
    made = ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-90": "Museum"})
    made["KN-90"].valid_to = october.period_from
    made["KN-90"].save()
    assert [row.code for row in account_of(org.committee, october).rows] == ["KN-10"]


def test_summary_per_board_adds_up_each_namnd_in_the_order_of_the_organisation(org, october):
    ledgers.october_2021(org.committee, october)
    below = ledgers.operations(org.office, {"KK-1": "Arkiv"})
    ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})
    OperatingAmount.objects.create(operation=below["KK-1"], year=2021, month=10, outcome=Decimal(-1_000_000))
    culture, school = summary_per_board(october)
    assert (culture.unit_id, school.unit_id) == (org.committee.pk, org.other_committee.pk)
    assert school.amounts.outcome is None
    assert culture.amounts.outcome == Decimal(-41_870_600)
    assert culture.amounts.partial == ("budget", "forecast", "year_budget")
    assert money_tkr(culture.amounts.deviation).replace(NBSP, "_") == "2_040"
    assert [board.label for board in summary_per_board(october, within=org.other_committee)] == [school.label]


def test_money_of_kommunen_itself_comes_last_under_its_own_name(org, october):
    ledgers.operations(org.municipality, {"FIN": "Finansiering"})
    ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})
    assert [board.label for board in summary_per_board(october)] == [
        "Barn- och utbildningsnämnden",
        "Exempelköpings kommun",
    ]


def test_a_partial_board_makes_the_grand_total_partial():
    whole = total_of([Amounts(outcome=Decimal(-1))])
    half = total_of([Amounts(outcome=Decimal(-1)), Amounts()])
    assert total_of([whole, half]).partial == ("outcome",)
    assert total_of([]).outcome is None


def test_an_account_asks_two_questions_however_many_verksamheter(org, october, django_assert_num_queries):
    ledgers.october_2021(org.committee, october)
    for unit in (org.municipality, org.committee):
        with django_assert_num_queries(2):
            account_of(unit, october)
