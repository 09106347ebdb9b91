"""The year's forecast of the accounts, and what kommunen, nämnderna and finansförvaltningen count on."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.enums import Role
from tests import build, build_followup
from tests.followup import given_group

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
URL = "/ekonomi/rakenskaper/2026/8/"
WHOLE = {
    "boards_net": -2400,
    "bridge_capital_costs": 0,
    "bridge_depreciation": 0,
    "bridge_payroll": 0,
    "bridge_pensions": -100,
    "bridge_central": 0,
    "operating_income": 700,
    "operating_costs": -3100,
    "depreciation": -100,
    "tax_revenue": 2000,
    "general_grants": 540,
    "financial_income": 0,
    "financial_costs": -20,
    "extraordinary": 0,
}


@pytest.fixture
def interim(org):
    given_group.column(org.municipality, month=8, operating_income=466)
    return build_followup.round_(RoundKind.INTERIM_2)


@pytest.fixture
def client(org):
    return build.client(build.user(Role.ECONOMIST, org.municipality))


def in_mkr(unit, kind, round_=None, **amounts):
    """The year's column, in mkr."""
    column = open_column(unit, 2026, kind, by=None, round_=round_)
    inputs = [FigureInput(key, said(amount, MoneyUnit.MKR)) for key, amount in (WHOLE | amounts).items()]
    save_figures(column, inputs, by=None)
    return column


def test_the_forecast_is_filled_in_beside_outcome_and_budget(org, interim, client):
    assertContains(client.get(URL), "?fyll=prognos")
    client.post(f"{URL}?fyll=prognos", {"prognos-operating_income": "702"})
    column = AccountColumn.objects.get(kind=ColumnKind.FORECAST)
    assert (column.unit, column.month, column.round) == (org.municipality, 12, interim)
    assert AccountFigure.objects.get(column=column).amount == 702_000
    page = client.get(URL)
    assertContains(page, "Prognos aug 2026")
    assertContains(page, "702")


def test_balanskravet_is_forecast_and_the_balance_sheet_is_not(org, interim, client):
    client.post(f"{URL}?fyll=prognos&del=balanskrav", {"prognos-reserve_added": "-4"})
    assert AccountFigure.objects.get(line__key="reserve_added").amount == -4_000
    assert not any("prognos-cash" in name for name in client.get(f"{URL}?fyll=prognos").context["form"].fields)


def test_the_forecast_before_stands_beside(org, interim, client):
    first = build_followup.round_(RoundKind.INTERIM_1)
    in_mkr(org.municipality, ColumnKind.FORECAST, first)
    assertContains(client.get(URL), "Prognos apr 2026")
    assertContains(client.get("/ekonomi/rakenskaper/2026/8/?fyll=prognos"), "Prognos apr 2026")


def test_where_nobody_forecasts_there_is_none_to_fill_in(org, client):
    given_group.column(org.municipality, month=7, operating_income=1)
    given_group.column(org.municipality, operating_income=1)
    for url in ("/ekonomi/rakenskaper/2026/7/", "/ekonomi/rakenskaper/2026/12/"):
        assertNotContains(client.get(url), "?fyll=prognos")
        assert client.get(f"{url}?fyll=prognos").status_code == 200


def test_a_month_of_its_own_is_no_reason_to_leave_the_delarsrapport_out(org, interim, client):
    build_followup.round_(RoundKind.MONTHLY, period_from=date(2026, 1, 1), period_to=date(2026, 8, 31))
    client.post(f"{URL}?fyll=prognos", {"prognos-operating_income": "702"})
    assert AccountColumn.objects.get(kind=ColumnKind.FORECAST).round == interim


def test_kommunen_namnderna_and_finansforvaltningen_are_told_apart(org, interim, client):
    in_mkr(org.municipality, ColumnKind.BUDGET)
    in_mkr(org.municipality, ColumnKind.FORECAST, interim, boards_net=-2412, tax_revenue=2005, operating_costs=-3112)
    page = client.get(f"{URL}?del=driftredovisning&belopp=mkr")
    for sentence in (
        f"Exempelköpings kommun räknar med ett resultat på 13,0{NBSP}mkr för helåret.",
        f"Nämnderna räknar med 12,0{NBSP}mkr sämre än budget för helåret.",
        f"Finansförvaltningen räknar med 5,0{NBSP}mkr bättre än budget för helåret.",
    ):
        assertContains(page, sentence)
    rows = {row.name: row.cells for row in page.context["finance"].rows}
    assert rows["Nämndernas nettokostnader enligt driftredovisningen"][1:] == (
        f"−2{NBSP}400,0",
        f"−2{NBSP}412,0",
        "−12,0",
    )
    assert rows["Finansförvaltningen"][1:] == (f"2{NBSP}420,0", f"2{NBSP}425,0", "+5,0")
    assert rows["Periodens resultat"][1:] == ("20,0", "13,0", "−7,0")
    assert "Exempelköpings kommun räknar med" in client.get(URL).context["checks"].lede


def test_a_forecast_that_its_own_bridge_does_not_bear_is_told(org, interim, client):
    in_mkr(org.municipality, ColumnKind.FORECAST, interim, boards_net=-2412)
    (line,) = client.get(URL).context["checks"].told
    assert (line.whose, line.number) == ("Prognosen", 1)
    assert f"Skillnaden är 12{NBSP}mkr." in line.sentence


def test_once_kommunens_report_is_decided_its_forecast_is_not_changed(org, interim, client):
    column = in_mkr(org.municipality, ColumnKind.FORECAST, interim)
    report = build_followup.submitted(build_followup.report(interim, org.municipality))
    build_followup.decided(report)
    page = client.get(f"{URL}?fyll=prognos")
    assertContains(page, "De öppnas när rapporten öppnas på nytt.")
    assertNotContains(page, 'name="prognos-operating_income"')
    sent = {"prognos-operating_income": "9", "seen-prognos-operating_income": "1"}
    answer = client.post(f"{URL}?fyll=prognos", sent)
    assertContains(answer, "är beslutade i delårsrapport 2 2026 och ändras inte.", status_code=422)
    assert AccountFigure.objects.get(column=column, line__key="operating_income").amount == 700_000_000
