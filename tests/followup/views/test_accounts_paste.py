"""Klistra in räkenskaper: what is recognised is shown and asked about, and saved as it was shown or not at all."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, MoneyUnit, RoundKind
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import said
from followup.services import account_grids
from followup.services.account_figures import FigureInput, open_column, save_figures
from followup.views.account_previews import CHANGED
from organisation.enums import Role
from tests import build, build_followup
from tests.answers import explained, told
from tests.followup.account_tables import HEADLESS, TABLE, form_in, saved

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/8/"
URL = f"{PERIOD}klistra/"
TKR = MoneyUnit.TKR


@pytest.fixture
def client(org):
    account_grids.begin([org.municipality, org.group], 2026, 8, by=None)
    return build.client(build.user(Role.CONTROLLER, org.group))


def paste(client, text=TABLE, **more):
    return client.post(URL, {"text": text, "unit": "TKR", "whose": "kommun", **more})


def amounts(year=2026, month=8, kind=ColumnKind.OUTCOME, unit="MUNICIPALITY"):
    """What is stored in a column, in tkr."""
    rows = AccountFigure.objects.filter(
        column__year=year, column__month=month, column__kind=kind, column__unit__kind=unit
    )
    return {row.line.key: row.amount / 1000 for row in rows.select_related("line")}


def test_the_box_is_shown_and_a_period_that_is_not_begun_is_not_found(client):
    assertContains(client.get(URL), "Klistra in tabellen")
    assert client.get("/ekonomi/rakenskaper/2027/8/klistra/").status_code == 404
    assert client.get("/ekonomi/rakenskaper/2026/99/klistra/").status_code == 404


def test_a_table_is_shown_first_and_saved_when_it_is_sent_once_more(client):
    shown = paste(client)
    assert shown.status_code == 200
    assert not AccountFigure.objects.exists()
    assertContains(shown, "Kommunen, jan–aug 2026")
    assertContains(shown, "Åtta rader känns igen. Beloppen läses i tkr, som tabellen säger. Inget är sparat än.")
    assertContains(shown, "Spara 16 belopp")
    answer = saved(shown, client, URL)
    assert (answer.status_code, answer["Location"]) == (302, PERIOD)
    assert told(client.get(PERIOD)) == ["success"]
    assert amounts()["operating_costs"] == -2100
    assert amounts()["cash"] == 220
    assert amounts(month=12, kind=ColumnKind.BUDGET)["result"] == 30
    assert amounts(2025, 12) == {"cash": 200, "equity": 200}


WITH_FORECAST = """\
tkr\tUtfall 2026-08\tBudget 2026\tPrognos 2026
Verksamhetens intäkter\t500\t700\t702
Årets resultat\t20\t30\t-12
Kassa och bank\t220\t\t150
"""


def test_the_forecast_is_read_with_the_others_and_is_of_the_time_it_is_made(client):
    interim = build_followup.round_(RoundKind.INTERIM_2)
    shown = paste(client, WITH_FORECAST)
    assertContains(shown, "Kommunen, prognos 2026")
    assert [column.misplaced for column in shown.context["preview"].columns] == [(), (), ("Kassa och bank",)]
    assert saved(shown, client, URL).status_code == 302
    assert amounts(month=12, kind=ColumnKind.FORECAST) == {"operating_income": 702, "result": -12}
    assert {row.round for row in AccountColumn.objects.filter(kind=ColumnKind.FORECAST)} == {interim}
    assertContains(client.get(PERIOD), "Prognos aug 2026")


def test_what_is_decided_is_told_before_it_is_saved_and_the_rest_is_saved(client, org):
    interim = build_followup.round_(RoundKind.INTERIM_2)
    saved(paste(client, WITH_FORECAST), client, URL)
    build_followup.decided(build_followup.submitted(build_followup.report(interim, org.municipality)))
    shown = paste(client, WITH_FORECAST.replace("702", "800").replace("700", "710"))
    columns = {column.slug: column for column in shown.context["preview"].columns}
    assert {slug for slug, column in columns.items() if column.locked} == {"kommun", "prognos"}
    assertContains(shown, "Tabellen säger något annat om Verksamhetens intäkter. De beloppen sparas inte.")
    saved(shown, client, URL)
    assert amounts(month=12, kind=ColumnKind.FORECAST)["operating_income"] == 702
    assert amounts(month=12, kind=ColumnKind.BUDGET)["operating_income"] == 710  # a budget may be revised


def test_where_nobody_forecasts_a_forecast_is_left_out(client):
    shown = paste(client, WITH_FORECAST)
    assert [column.slug for column in shown.context["preview"].columns] == ["kommun", "budget"]


def test_the_periods_page_says_where_each_amount_is_from(client):
    saved(paste(client), client, URL)
    assertContains(client.get(PERIOD), "Inklistrat")
    assert AccountFigure.history.latest().history_change_reason == "Inklistrat"


def test_the_page_of_the_period_has_the_box_and_leads_to_the_file_and_the_mall(client):
    page = client.get(PERIOD)
    assertContains(page, f'action="{URL}"')
    assertContains(page, "Klistra in från Excel")
    assertContains(page, f'href="{PERIOD}fil/"')
    assertContains(page, f'href="{PERIOD}mall/"')


def test_what_is_stored_stands_beside_and_only_what_differs_is_saved(client, org, anna):
    column = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    save_figures(column, [FigureInput("cash", said(220, TKR)), FigureInput("depreciation", said(-90, TKR))], by=anna)
    save_figures(column, [FigureInput("stock", said(7, TKR))], by=anna)
    shown = paste(client, TABLE + "Förråd och exploatering\t\t7\n")
    assertContains(shown, "sex nya, en ändrad, en oförändrad")
    assertContains(shown, "Ett belopp finns redan")
    assertContains(shown, "Tabellen säger inget om Förråd")
    saved(shown, client, URL)
    figures = {row.line.key: row for row in AccountFigure.objects.filter(column=column).select_related("line")}
    assert (figures["depreciation"].amount, figures["depreciation"].version) == (-100_000, 2)
    assert (figures["cash"].version, figures["stock"].amount) == (1, 7000)


def test_a_column_without_a_head_is_asked_about(client):
    shown = paste(client, HEADLESS)
    assertContains(shown, "Kolumn 1, utan rubrik")
    assertNotContains(shown, 'name="spara"')
    unanswered = saved(shown, client, URL, **{"column-0": ""})
    assert explained(unanswered) == {"column-0"}
    answered = client.post(URL, form_in(shown, URL) | {"column-0": "koncern"})
    assertContains(answered, "Spara två belopp")
    assert saved(answered, client, URL).status_code == 302
    assert amounts(unit="GROUP") == {"operating_income": 742_318, "cash": 5}
    assert amounts() == {}


def test_two_columns_that_say_different_things_cannot_be_the_same(client):
    shown = paste(client, "Kassa och bank\t1\t2\nFordringar\t3\t4")
    answer = client.post(URL, form_in(shown, URL) | {"column-0": "kommun", "column-1": "kommun", "spara": "1"})
    assert explained(answer) == {"column-1"}
    assert not AccountFigure.objects.exists()


def test_the_columns_of_two_statements_may_be_the_same(client):
    text = "\tjan-aug 2026\nVerksamhetens intäkter\t500\nBalansräkning\n\t2026\nKassa och bank\t220"
    saved(paste(client, text), client, URL)
    assert amounts() == {"operating_income": 500, "cash": 220}


def test_a_column_may_be_left_out(client):
    shown = paste(client)
    answer = client.post(URL, form_in(shown, URL) | {"column-1": "-", "spara": "1"})
    assertContains(answer, CHANGED, status_code=422)
    assert not AccountFigure.objects.exists()
    saved(answer, client, URL)
    assert amounts(month=12, kind=ColumnKind.BUDGET) == {}
    assert amounts()["cash"] == 220


def test_a_row_that_is_not_recognised_is_left_out_or_given_a_line(client):
    text = "\t2026-08\nKassa och bank\t5\nPengar på banken\t6\nVerksamhetens intäker\t7"
    shown = paste(client, text)
    assertContains(shown, "En rad känns igen, två gör det inte.")
    assertContains(shown, "Kanske Verksamhetens intäkter?")
    chosen = client.post(URL, form_in(shown, URL) | {"row-4": "operating_income"})
    assertContains(chosen, "Spara två belopp")
    saved(chosen, client, URL)
    assert amounts() == {"cash": 5, "operating_income": 7}


def test_a_row_that_stands_twice_is_asked_about_and_saved_by_neither(client):
    shown = paste(client, "\t2026-08\nKassa och bank\t5\nFordringar\t1\nKassa och bank\t6")
    assertContains(shown, "står flera gånger med olika belopp")
    assertContains(shown, "Spara ett belopp")
    chosen = client.post(URL, form_in(shown, URL) | {"row-2": ""})
    saved(chosen, client, URL)
    assert amounts() == {"cash": 6, "receivables": 1}


def test_a_cell_that_cannot_be_read_is_told_and_the_others_are_saved(client):
    shown = paste(client, "\t2026-08\nKassa och bank\t#REF!\nFordringar\t1")
    assertContains(shown, "Kassa och bank, rad 2")
    saved(shown, client, URL)
    assert amounts() == {"receivables": 1}


def test_the_unit_is_the_tables_own_unless_another_is_said_to_hold(client):
    shown = paste(client, "Belopp i mkr\n\t2026-08\nKassa och bank\t5\nFordringar\t1")
    assertContains(shown, "mkr, som tabellen säger")
    assert shown.context["preview"].columns[0].rows[0].told == said(5, MoneyUnit.MKR)
    held = client.post(URL, form_in(shown, URL) | {"held": "TKR"})
    saved(held, client, URL)
    assert amounts() == {"cash": 5, "receivables": 1}


def test_another_unit_that_is_likely_is_asked_about(client, org, anna):
    before = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None, month=12)
    known = {"cash": 200, "receivables": 300, "stock": 400, "short_liabilities": 500}
    save_figures(before, [FigureInput(key, said(one, TKR)) for key, one in known.items()], by=anna)
    text = (
        "\t2026-08\nKassa och bank\t210 000\nFordringar\t310 000\nFörråd m.m.\t410 000\nKortfristiga skulder\t510 000"
    )
    shown = paste(client, text)
    assertContains(shown, "beloppen läses i tkr men ser ut att vara i kr")
    refused = saved(shown, client, URL)
    assert explained(refused) == {"is-tkr"}
    assert amounts() == {}
    right = client.post(URL, form_in(shown, URL) | {"unit": "KR"})
    assertNotContains(right, "ser ut att vara")
    saved(right, client, URL)
    assert amounts()["cash"] == 210
    as_said = paste(client, text)
    assert saved(as_said, client, URL, **{"is-tkr": "on"}).status_code == 302
    assert amounts()["cash"] == 210_000


def test_what_somebody_else_has_saved_meanwhile_is_shown_beside_and_nothing_is_saved(client, org, anna):
    column = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    save_figures(column, [FigureInput("cash", said(100, TKR))], by=anna)
    shown = paste(client)
    save_figures(column, [FigureInput("cash", said(150, TKR), version=1)], by=anna)
    answer = saved(shown, client, URL)
    assertContains(answer, "Kassa och bank, Kommunen, jan–aug 2026: nu 150, i tabellen 220", status_code=409)
    assert amounts() == {"cash": 150}
    assert saved(answer, client, URL).status_code == 302
    assert amounts()["cash"] == 220


def test_a_row_that_the_unit_has_none_of_is_told_and_left_out(client):
    shown = paste(client, "\tKommunen 2026-08\tKoncernen 2026-08\nKassa och bank\t1\t2\nSkatt\t-3\t-4")
    assertContains(shown, "De beloppen sparas inte.")
    saved(shown, client, URL)
    assert amounts() == {"cash": 1}
    assert amounts(unit="GROUP") == {"cash": 2, "company_tax": -4}


def test_without_koncernens_money_only_kommunens_columns_are_offered(client, org):
    economist = build.client(build.user(Role.ECONOMIST, org.municipality))
    shown = economist.post(URL, {"text": HEADLESS, "unit": "TKR"})
    assert [key for key, _ in shown.context["choices"].fields["column-0"].choices if "koncern" in key] == []
    answer = economist.post(URL, form_in(shown, URL) | {"column-0": "koncern", "spara": "1"})
    assert explained(answer) == {"column-0"}
    assert not AccountFigure.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Klistra in en tabell"),
        (" \t\n", "Ingen rad känns igen."),
        ("Kära kollegor, här kommer siffrorna.", "Ingen rad känns igen."),
        ("PK\x03\x04\x00\x00\x08", "Ingen rad känns igen."),
        ("Kassa och bank\nFordringar", "Raderna känns igen, men det finns inga belopp efter dem."),
        ("Kassa och bank\t1\n" * 100_000, "Texten är längre"),
        ("Kassa\t1\n" * 5000, "1000 rader"),
    ],
    ids=["nothing", "spaces", "a letter", "binary", "no amounts", "long", "many rows"],
)
def test_what_is_no_table_is_explained(client, text, sentence):
    assertContains(paste(client, text), sentence, status_code=422)
    assert not AccountFigure.objects.exists()


def test_an_amount_that_is_too_large_is_refused_and_nothing_is_saved(client):
    shown = paste(client, f"\t2026-08\nKassa och bank\t{'9' * 11} mkr\nFordringar\t1")
    assert shown.context["preview"].write_count in (1, 2)
    saved(shown, client, URL)
    assert "cash" not in amounts()


@pytest.mark.parametrize(
    "seen", ["", "[]", "{", '{"versions": 3}', '{"versions": {"kommun": {"cash": "x"}}}', "[" * 9000]
)
def test_a_preview_that_has_been_tampered_with_is_shown_again(client, seen):
    shown = paste(client)
    answer = client.post(URL, form_in(shown, URL) | {"seen": seen, "spara": "1"})
    assert answer.status_code == 422
    assert not AccountFigure.objects.exists()


def test_another_table_in_the_box_is_asked_about_anew(client):
    shown = paste(client, HEADLESS)
    answered = client.post(URL, form_in(shown, URL) | {"column-0": "koncern"})
    changed = client.post(URL, form_in(answered, URL) | {"text": HEADLESS.replace("742", "743"), "spara": "1"})
    assertContains(changed, CHANGED, status_code=422)
    assert changed.context["choices"].unclear == [0]
    assertNotContains(changed, 'name="spara"', status_code=422)
    assert not AccountFigure.objects.exists()
