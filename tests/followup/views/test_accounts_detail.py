"""Räkenskaperna of a period: checks in words first, then what is typed."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, save_figures
from organisation.enums import Role
from tests import build, html_forms
from tests.answers import told
from tests.followup.given_accounts import filled

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
URL = "/ekonomi/rakenskaper/2019/12/"
TKR = MoneyUnit.TKR


@pytest.fixture
def accounts(org):
    filled(org.municipality, 2018, of=2018)
    return filled(org.municipality, 2019)


def economist(org, unit=None):
    return build.client(build.user(Role.ECONOMIST, unit or org.municipality))


def form_of(client, url=URL):
    page = client.get(url).content.decode()
    return next(form for form in html_forms.forms_of(page, url) if "kommun-operating_income" in form.fields)


def stored(key, column):
    return AccountFigure.objects.get(column=column, line__key=key)


def test_true_accounts_agree_and_the_rows_stand_with_last_year_beside(org, accounts):
    page = economist(org).get(URL)
    assertContains(page, f"Årets resultat är 12,0{NBSP}mkr. Alla kontroller som kan prövas stämmer.")
    assertContains(page, f"−{417}{NBSP}698")
    assertContains(page, f"−{419}{NBSP}995")
    assert page.context["checks"].told == []


def test_a_fault_is_told_with_both_figures_and_links_to_both_cells(org, accounts, anna):
    wrong = FigureInput("equity_result", said(12143, TKR), version=1)
    save_figures(accounts, [wrong], by=anna)
    page = economist(org).get(URL)
    line = next(line for line in page.context["checks"].told if "resultaträkningen" in line.sentence)
    assert f"12{NBSP}043" in line.sentence
    assert f"12{NBSP}143" in line.sentence
    assert [url for _, url in line.links] == ["#rad-result", "#rad-equity_result"]
    for anchor in ('id="rad-result"', 'id="rad-equity_result"', 'id="fel-1"', 'href="#fel-1"'):
        assertContains(page, anchor)
    assertContains(page, "Samma skillnad som i")
    assert "stämmer inte" in page.context["checks"].lede


def test_a_link_to_last_year_leads_to_its_own_page(org, accounts, anna):
    save_figures(accounts, [FigureInput("opening_equity", said(1, TKR), version=1)], by=anna)
    links = [link for line in economist(org).get(URL).context["checks"].told for link in line.links]
    assert ("Gå till eget kapital i balansräkningen 2018", "/ekonomi/rakenskaper/2018/12/#rad-equity") in links


def test_a_cost_with_plus_is_told_as_a_wrong_sign(org, accounts, anna):
    save_figures(accounts, [FigureInput("financial_costs", said(1778, TKR), version=1)], by=anna)
    page = economist(org).get(URL)
    assertContains(page, "Fel tecken")
    assert page.context["checks"].marks["kommun", "financial_costs"]


def test_what_is_typed_is_saved_in_its_unit_and_what_is_shown_changes_nothing(org, accounts):
    client = economist(org)
    sent = form_of(client).data()
    assert told(client.post(URL, sent, follow=True)) == ["success"]
    assert AccountFigure.history.filter(history_type="~").count() == 0
    sent = form_of(client).data() | {"kommun-operating_income": "101,3 mkr", "kommun-stock": "–", "kommun-cash": ""}
    client.post(URL, sent)
    income = stored("operating_income", accounts)
    assert (income.amount, income.said_in, income.decimals) == (Decimal(101_300_000), "MKR", 1)
    assert stored("stock", accounts).is_not_applicable
    cash = stored("cash", accounts)
    assert (cash.amount, cash.is_not_applicable) == (None, False)


def test_the_unit_of_the_page_is_what_a_number_means(org, accounts):
    client = economist(org)
    url = f"{URL}?belopp=kr"
    sent = form_of(client, url).data()
    assert sent["kommun-operating_income"] == [f"101{NBSP}282{NBSP}000"]
    client.post(url, sent | {"kommun-operating_income": "101282456"})
    income = stored("operating_income", accounts)
    assert (income.amount, income.said_in) == (Decimal(101_282_456), "KR")


def test_a_sum_that_is_told_may_be_emptied_and_is_then_counted(org, accounts):
    client = economist(org)
    client.post(URL, form_of(client).data() | {"kommun-total_assets": ""})
    page = client.get(URL)
    assert "kommun-total_assets" not in page.context["form"].fields
    assertContains(page, 'data-adds="kommun total_assets"')
    assertContains(page, f"406{NBSP}363")


def test_an_incomplete_sum_says_so_and_is_not_tried(org, anna):
    column = filled(org.municipality, 2019, cash=said(1, TKR))
    rows = [FigureInput(key, said(0, TKR), version=1) for key in ("current_assets", "total_assets")]
    save_figures(column, rows, by=anna)
    client = economist(org)
    client.post(
        URL, form_of(client).data() | {"kommun-current_assets": "", "kommun-total_assets": "", "kommun-cash": ""}
    )
    page = client.get(URL)
    assertContains(page, "En summa med * räknar bara de rader som har belopp.")
    assert any("kassa och bank" in line.sentence for _, lines in page.context["checks"].folded for line in lines)


def test_bad_input_is_explained_and_nothing_is_saved(org, accounts):
    client = economist(org)
    answer = client.post(URL, form_of(client).data() | {"kommun-cash": "femtio", "kommun-stock": "7"})
    assertContains(answer, "”femtio”", status_code=422)
    assertContains(answer, 'value="femtio"', status_code=422)
    assert stored("stock", accounts).amount == 0


def test_two_in_one_statement_lose_nothing(org, accounts):
    first, second = economist(org), economist(org)
    mine, others = form_of(first).data(), form_of(second).data()
    first.post(URL, mine | {"kommun-cash": "51 600", "kommun-receivables": "34 200"})
    answer = second.post(URL, others | {"kommun-cash": "51 700", "kommun-stock": "3"})
    text = answer.context["form"].cell("kommun", "cash")[2].texts[0]
    assert (text.mine, text.stored) == (f"51{NBSP}700", f"51{NBSP}600")
    assertContains(answer, 'class="stale-edit"', count=1, status_code=409)
    assert answer.context["form"].stale[0].name == "kommun-cash"
    assert stored("stock", accounts).amount == 0
    form = next(one for one in html_forms.forms_of(answer.content.decode(), URL) if "kommun-cash" in one.fields)
    second.post(URL, {name: sent for name, sent in form.data().items() if name != "keep"})
    assert stored("cash", accounts).amount == 51_700_000
    assert stored("stock", accounts).amount == 3_000
    assert stored("receivables", accounts).amount == 34_200_000


def test_the_stored_may_be_kept_and_the_rest_saved(org, accounts):
    first, second = economist(org), economist(org)
    others = form_of(second).data()
    first.post(URL, form_of(first).data() | {"kommun-cash": "51 600"})
    second.post(URL, others | {"kommun-cash": "51 700", "kommun-stock": "3", "keep": "kommun-cash"})
    assert stored("cash", accounts).amount == 51_600_000
    assert stored("stock", accounts).amount == 3_000


def test_the_budget_is_filled_in_beside(org, accounts):
    client, url = economist(org), f"{URL}?fyll=budget"
    assertContains(client.get(URL), "?fyll=budget")
    client.post(url, {"budget-operating_income": "102 946"})
    column = AccountColumn.objects.get(kind=ColumnKind.BUDGET)
    assert (column.unit, column.year, column.month) == (org.municipality, 2019, 12)
    assertContains(client.get(URL), f"102{NBSP}946")
    assertContains(client.get(URL), "Budget 2019")


def test_a_delarsbokslut_has_its_shorter_form_and_names(org, anna_controller):
    anna_controller.post("/ekonomi/rakenskaper/", {"year": "2026", "month": "8"})
    page = anna_controller.get("/ekonomi/rakenskaper/2026/8/")
    for words in ("Periodens resultat", "jan–aug 2026", "31 aug 2026", "januari–augusti 2026"):
        assertContains(page, words)
    for words in ("Kassaflödesanalys", "Maskiner och inventarier"):
        assertNotContains(page, words)
    assertContains(page, "Inga belopp för kommunen än.")


def test_each_part_has_its_own_tables(org, accounts):
    client = economist(org)
    assertContains(client.get(f"{URL}?del=kassaflode"), "Amortering av lån")
    assertContains(client.get(f"{URL}?del=balanskrav"), "Samtliga realisationsvinster")
    client.post(f"{URL}?del=kassaflode", {"kommun-flow_repaid": "-12"})
    assert stored("flow_repaid", accounts).amount == -12_000


def test_koncernen_is_read_by_an_economist_of_kommunen_and_written_by_a_controller_of_the_whole(
    org, accounts, anna_controller
):
    filled(org.group, 2019)
    assert "koncern-cash" not in economist(org).get(URL).context["form"].fields
    assertContains(anna_controller.get(URL), "Koncernen")
    anna_controller.post(URL, {"koncern-cash": "9", "seen-koncern-cash": "1"})
    assert AccountFigure.objects.get(column__unit=org.group, line__key="cash").amount == 9_000


def test_what_has_not_been_begun_and_what_is_not_ones_own_are_not_found(org, accounts):
    assert economist(org).get("/ekonomi/rakenskaper/2030/12/").status_code == 404
    assert economist(org).get("/ekonomi/rakenskaper/2019/13/").status_code == 404
    other = economist(org, org.committee)
    assert other.get(URL).status_code == other.post(URL, {}).status_code == 404


def test_the_wrong_method_is_405(org, accounts):
    assert economist(org).put(URL).status_code == 405


def test_an_amount_from_a_page_leads_there(org, accounts):
    page = "https://www.example.org/%C3%A5rsredovisning.html"
    save_figures(accounts, [FigureInput("cash", said(1, TKR), source=page, version=1)], by=None)
    assertContains(economist(org).get(URL), f'<a href="{page}">example.org</a>')
