"""Amounts of the accounts: a grid is saved whole or not at all, and nobody's amounts are lost."""

from decimal import Decimal

import pytest

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountFigure, AccountLine
from followup.rules.accounts.told import NOT_APPLICABLE, NOT_SAID, said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, StaleFigures, explain, open_column, save_figures
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup

pytestmark = pytest.mark.django_db

TKR = MoneyUnit.TKR


@pytest.fixture
def column(org, frida):
    return open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=frida)


def written(key, amount, version=0, *, source=""):
    told = amount if not isinstance(amount, int) else said(amount, TKR)
    return FigureInput(key, told, source, version)


def stored(column, key):
    return AccountFigure.objects.get(column=column, line__key=key)


def test_only_what_differs_is_saved_with_who_and_from_where(column, frida):
    inputs = [
        written("operating_income", 742318, source="bokslut-2026.csv"),
        written("operating_costs", -3214506),
        written("depreciation", NOT_SAID),
    ]
    assert save_figures(column, inputs, by=frida, reason="Inläst") == 2
    row = stored(column, "operating_income")
    assert (row.amount, row.said_in, row.source) == (Decimal(742_318_000), "TKR", "bokslut-2026.csv")
    told = row.history.get()
    assert (told.history_user, told.history_change_reason) == (frida, "Inläst")
    again = [written("operating_income", 742318, 1, source="annan.csv")]
    assert save_figures(column, again, by=frida) == 0


def test_empty_zero_and_not_applicable_are_three_things(column, frida):
    save_figures(
        column,
        [written("extraordinary", NOT_APPLICABLE), written("stock", 0), written("cash", 5)],
        by=frida,
    )
    save_figures(column, [written("cash", NOT_SAID, 1)], by=frida)
    told = {row.line.key: row.told for row in AccountFigure.objects.select_related("line")}
    assert (told["extraordinary"].amount, told["extraordinary"].is_missing) == (None, False)
    assert (told["stock"].amount, told["stock"].is_missing) == (0, False)
    assert told["cash"].is_missing
    assert save_figures(column, [written("extraordinary", 0, 1)], by=frida) == 1
    assert not stored(column, "extraordinary").is_not_applicable


def test_the_same_amount_said_more_exactly_is_a_change(column, frida):
    save_figures(column, [written("cash", said("18.4", MoneyUnit.MKR, decimals=1))], by=frida)
    assert save_figures(column, [written("cash", said(18400, TKR), 1)], by=frida) == 1
    assert stored(column, "cash").told.step == 1000


@pytest.mark.parametrize("version", [0, 1])
def test_a_stale_grid_saves_nothing_and_tells_what_is_stored(column, frida, anna, version):
    save_figures(column, [written("cash", 10)], by=frida)
    save_figures(column, [written("cash", 20, 1)], by=frida)
    with pytest.raises(StaleFigures) as refusal:
        save_figures(column, [written("stock", 7), written("cash", 30, version)], by=anna)
    assert refusal.value.stored["cash"].amount == 20_000
    assert AccountFigure.objects.count() == 1


def test_two_who_save_other_lines_of_the_same_grid_lose_nothing(column, frida, anna):
    seen = [written("cash", 10), written("stock", NOT_SAID)]
    save_figures(column, seen, by=frida)
    save_figures(column, [written("cash", 10), written("stock", 7)], by=anna)
    assert (stored(column, "cash").amount, stored(column, "stock").amount) == (10_000, 7_000)


@pytest.mark.parametrize("key", ["nothing", "assets", "company_tax"])
def test_a_line_that_is_not_in_the_units_accounts_is_refused_and_nothing_is_saved(column, frida, key):
    with pytest.raises(DomainError, match="finns inte i"):
        save_figures(column, [written("cash", 10), written(key, 1)], by=frida)
    assert not AccountFigure.objects.exists()


def test_a_bolag_has_tax_on_its_result_and_no_tax_revenue(org, frida):
    company = open_column(org.company, 2026, ColumnKind.OUTCOME, by=frida)
    assert save_figures(company, [written("company_tax", -190)], by=frida) == 1
    for key in ("tax_revenue", "balanced_result", "boards_net"):
        with pytest.raises(DomainError, match="räkenskaperna för"):
            save_figures(company, [written(key, 1)], by=frida)


def test_a_line_twice_or_an_amount_in_the_wrong_unit_is_refused(column, frida):
    with pytest.raises(DomainError, match="står två gånger"):
        save_figures(column, [written("cash", 10), written("cash", 11)], by=frida)
    with pytest.raises(DomainError, match="i kr, tkr eller mkr"):
        save_figures(column, [written("cash", 10**10)], by=frida)


def test_an_amount_typed_over_an_invented_one_is_not_invented(column, frida):
    save_figures(column, [written("cash", 10)], by=None)
    AccountFigure.objects.update(is_example=True)
    save_figures(column, [written("cash", 10, 1)], by=frida)
    assert stored(column, "cash").is_example
    save_figures(column, [written("cash", 11, 1)], by=frida)
    assert not stored(column, "cash").is_example


def test_a_column_is_made_once_with_the_years_lines(org, frida):
    first = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=frida)
    assert open_column(org.municipality, 2026, ColumnKind.BUDGET, by=frida) == first
    assert open_column(org.municipality, 2026, ColumnKind.BUDGET, by=frida, month=8) != first
    assert AccountLine.objects.filter(year=2026, key="result").exists()


def test_a_forecast_is_of_its_round(org, frida):
    round_ = build_followup.round_()
    made = open_column(org.municipality, 2026, ColumnKind.FORECAST, by=frida, round_=round_)
    assert made == AccountColumn.objects.get(round=round_)


def test_a_bolags_column_keeps_the_share_of_its_day(org, frida):
    org.company.ownership_share = Decimal("33.5")
    org.company.save()
    made = open_column(org.company, 2026, ColumnKind.OUTCOME, by=frida)
    org.company.ownership_share = Decimal(50)
    org.company.save()
    assert open_column(org.company, 2026, ColumnKind.OUTCOME, by=frida).share == made.share == Decimal("33.5")


def test_only_kommun_koncern_and_bolag_have_accounts_and_only_the_koncern_eliminations(org, frida):
    with pytest.raises(DomainError, match="har inga egna räkenskaper"):
        open_column(org.committee, 2026, ColumnKind.OUTCOME, by=frida)
    with pytest.raises(DomainError, match="Elimineringar hör till"):
        open_column(org.municipality, 2026, ColumnKind.ELIMINATIONS, by=frida)
    assert open_column(org.group, 2026, ColumnKind.ELIMINATIONS, by=frida).share is None


def test_a_difference_is_explained_and_the_explanation_is_kept_with_its_history(column, frida, anna):
    explain(column, "balance", by=frida, difference=Decimal(100_000), text=" Ny princip. ")
    row = explain(column, "balance", by=anna, difference=Decimal(200_000), text="Ny princip 2026.", version=1)
    assert (row.text, row.version, row.history.count()) == ("Ny princip 2026.", 2, 2)
    for stale in (0, 1):
        with pytest.raises(StaleEdit):
            explain(column, "balance", by=frida, difference=Decimal(1), text="Annat.", version=stale)
    with pytest.raises(DomainError, match="Skriv varför"):
        explain(column, "result", by=frida, difference=Decimal(1), text="  ")


def test_the_lines_of_a_year_are_begun_before_anybody_types(org, frida):
    account_lines.begin(2025)
    column = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=frida)
    assert save_figures(column, [written("result", 1)], by=frida) == 1
