"""The accounts as they are stored, proved as the rules prove them."""

from decimal import Decimal

import pytest

from followup.enums import ColumnKind, Verdict
from followup.models import AccountColumn, AccountLine, OperatingAmount, OperatingForecast
from followup.money.accounts import checked, sheet_of
from followup.rules.accounts.told import said
from followup.services import account_lines
from followup.services.account_figures import FigureInput, explain, open_column, save_figures
from tests import build_followup
from tests.followup.money import ledgers
from tests.followup.rules.accounts import grastorp
from tests.followup.rules.accounts.grastorp import TKR, flow_2019

pytestmark = pytest.mark.django_db


def stored(org, year, told, **place):
    column = open_column(org.municipality, year, place.pop("kind", ColumnKind.OUTCOME), by=None, **place)
    save_figures(column, [FigureInput(key, one) for key, one in told.items()], by=None)
    return AccountColumn.objects.select_related("unit").get(pk=column.pk)


def verdicts(column):
    return {one.key: one.verdict for one in checked(column)}


def test_true_accounts_come_back_from_the_database_as_they_went_in(org):
    column = stored(org, 2019, grastorp.figures(2019))
    made = sheet_of(column)
    assert made.figures == grastorp.figures(2019)
    assert made.lines == grastorp.sheet(2019).lines
    assert made.value("result").amount == 12_043_000


def test_stored_accounts_prove_themselves_against_the_year_before(org):
    stored(org, 2018, grastorp.figures(2018))
    column = stored(org, 2019, grastorp.figures(2019) | flow_2019())
    found = verdicts(column)
    assert (found["opening_equity"], found["opening_cash"], found["balance"]) == (Verdict.AGREES,) * 3
    assert Verdict.DIFFERS not in found.values()


def test_an_explanation_that_is_kept_holds_as_long_as_the_difference(org):
    wrong = {"equity_result": said(12143, TKR), "other_equity": said(159145, TKR)}
    column = stored(org, 2019, grastorp.figures(2019) | wrong)
    explain(column, "result_in_balance", by=None, difference=Decimal(-100_000), text="Rättat fel.")
    assert verdicts(column)["result_in_balance"] == Verdict.EXPLAINED
    save_figures(column, [FigureInput("equity_result", said(12243, TKR), version=1)], by=None)
    assert verdicts(column)["result_in_balance"] == Verdict.DIFFERS


def test_namndernas_rows_in_driftredovisningen_are_met(org):
    one, other = ledgers.operations(org.committee, {"KN-10": "Nämnd", "KN-30": "Bibliotek"}).values()
    round_ = build_followup.round_()
    for operation, amount in ((one, Decimal("-539.40")), (other, Decimal(-12215))):
        booked = {"outcome": amount, "budget": 2 * amount, "year_budget": 3 * amount}
        OperatingAmount.objects.create(operation=operation, year=2026, month=8, **booked)
        OperatingForecast.objects.create(operation=operation, round=round_, amount=4 * amount)
    columns = [
        stored(org, 2026, {"boards_net": said(-13, TKR)}, month=8),
        stored(org, 2026, {"boards_net": said(-26, TKR)}, month=8, kind=ColumnKind.BUDGET),
        stored(org, 2026, {"boards_net": said(-38, TKR)}, kind=ColumnKind.BUDGET),
        stored(org, 2026, {"boards_net": said(-51, TKR)}, kind=ColumnKind.FORECAST, round_=round_),
    ]
    assert [verdicts(column)["operating_account"] for column in columns] == [Verdict.ROUNDING] * 4
    OperatingAmount.objects.filter(operation=one).update(outcome=None)
    lacking = next(one for one in checked(columns[0]) if one.key == "operating_account")
    assert (lacking.verdict, lacking.missing) == (Verdict.NOT_TRIED, ("belopp för en verksamhet",))


def test_a_note_is_met_and_an_own_row_is_added_up(org, anna):
    account_lines.begin(2019)
    column = stored(org, 2019, grastorp.figures(2019))
    lines = {line.key: line for line in AccountLine.objects.filter(year=2019)}
    rows = [account_lines.add_to_note(lines["receivables"], by=anna, name=name) for name in ("Kundfordringar", "Moms")]
    assert verdicts(column)["note:receivables"] == Verdict.NOT_TRIED
    told = [FigureInput(row.key, said(amount, TKR)) for row, amount in zip(rows, (30000, 4153), strict=True)]
    save_figures(column, told, by=anna)
    assert verdicts(column)["note:receivables"] == Verdict.AGREES


def test_to_prove_a_column_takes_as_many_queries_however_much_is_in_it(org, django_assert_max_num_queries):
    stored(org, 2018, grastorp.figures(2018))
    column = stored(org, 2019, grastorp.figures(2019) | flow_2019())
    with django_assert_max_num_queries(8):
        assert checked(column)
