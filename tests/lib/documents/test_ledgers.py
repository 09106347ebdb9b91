"""Driftredovisningens columns: what is asked of the year so far, and of one that is over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.parts.money import ledger

YEAR = Decimal(-3000)
SO_FAR = LedgerRow("Bibliotek", Decimal(-1900), Decimal(-2000), Decimal(-2900), YEAR)
OVER = replace(SO_FAR, budget=YEAR, forecast=None)
MOVED = replace(OVER, year_budget=Decimal(-3100))


def heads(period, *rows, total=None):
    [table] = ledger(Ledger(rows, total, period=period))
    return [head.removesuffix(f" {period}") for head in table.columns]


@pytest.mark.parametrize(
    ("period", "rows", "columns"),
    [
        pytest.param("jan–aug", [SO_FAR], ["Prognos helår", "Årsbudget", "Avvikelse helår"], id="so far"),
        pytest.param("2025", [OVER], [], id="over"),
        pytest.param("2025", [OVER, MOVED], ["Årsbudget"], id="over, with a budget that is not the period's"),
        pytest.param("2025", [SO_FAR], ["Prognos helår", "Årsbudget", "Avvikelse helår"], id="over, and forecast"),
    ],
)
def test_a_year_that_is_over_is_not_held_against_its_budget_twice(period, rows, columns):
    assert heads(period, *rows) == ["Verksamhet", "Utfall", "Budget", "Avvikelse", *columns]


def test_a_total_with_another_years_budget_keeps_the_column():
    assert heads("2025", OVER, total=MOVED)[-1] == "Årsbudget"
