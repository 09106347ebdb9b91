"""Ett bolags räkenskaper: the bolag fills in its own result and balance, and kommunens koncerntabell takes them."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, ReportStatus, RoundKind
from followup.models import AccountColumn, AccountFigure, Report, ReportingRound
from followup.services import reports
from organisation.enums import Role
from organisation.models import OrgUnit
from tests import build, build_followup, html_forms
from tests.answers import told
from tests.followup import given_group

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.INTERIM_2), org.company)


@pytest.fixture
def url(org):
    return f"/ekonomi/rakenskaper/2026/8/bolag/{org.company.pk}/"


@pytest.fixture
def company(org):
    return build.client(build.user(Role.COMPANY, org.company))


def begun(client, url):
    client.post(url)
    return form_of(client, url)


def form_of(client, url):
    page = client.get(url).content.decode()
    return next(form for form in html_forms.forms_of(page, url) if any("bolag-" in name for name in form.fields))


def amount(org, key, **more):
    column = AccountColumn.objects.get(unit=org.company, **{"kind": ColumnKind.OUTCOME, **more})
    return AccountFigure.objects.get(column=column, line__key=key).amount


def test_the_bolag_begins_and_fills_in_its_own_lines_and_sees_its_checks(org, report, company, url):
    assertContains(company.get(url), "Påbörja bolagets räkenskaper")
    form = begun(company, url)
    assert "bolag-company_tax" in form.fields
    assert "bolag-tax_revenue" not in form.fields
    sent = form.data() | {"bolag-operating_income": "400", "bolag-operating_costs": "260", "bolag-result": "7"}
    assert told(company.post(url, sent, follow=True)) == ["success"]
    assert amount(org, "operating_income") == 400_000
    page = company.get(url)
    assertContains(page, "Exempelköpings Energi AB, delårsbokslut augusti 2026")
    assertContains(page, "jan–aug 2026")
    assertContains(page, "Fel tecken")
    assert page.context["checks"].marks["bolag", "operating_costs"]
    for words in ("Kommunen", "Balanskrav", "Sammanställda räkenskaper"):
        assertNotContains(page, words)


def test_what_it_fills_in_stands_in_kommunens_table(org, report, company, url, anna_controller):
    OrgUnit.objects.filter(pk=org.company.pk).update(ownership_share=Decimal(25))
    given_group.column(org.group, month=8, operating_income=100)
    company.post(url, begun(company, url).data() | {"bolag-operating_income": "400"})
    page = anna_controller.get("/ekonomi/rakenskaper/2026/8/koncern/")
    assertContains(page, "EEAB 25 %")
    assertContains(page, f'href="{url}"')


def test_its_budget_and_the_years_forecast_are_filled_in_beside(org, report, company, url):
    begun(company, url)
    page = company.get(url)
    assertContains(page, "?fyll=prognos")
    company.post(f"{url}?fyll=prognos", {"prognos-operating_income": "610"})
    company.post(f"{url}?fyll=budget", {"budget-operating_income": "600"})
    assert amount(org, "operating_income", kind=ColumnKind.FORECAST, round=report.round) == 610_000
    assert amount(org, "operating_income", kind=ColumnKind.BUDGET) == 600_000
    assertContains(company.get(url), "Prognos aug 2026")


def test_the_report_leads_to_it(org, report, company, url):
    page = company.get(f"/rapporter/{report.pk}/fyll-i/").content.decode()
    assert page.count(f'href="{url}">Påbörja räkenskaperna') == page.count(f'href="{url}"') == 2  # result and balance


def test_an_empty_one_that_is_decided_is_not_said_to_be_filled_in(org, report, company, url):
    assertContains(company.get(url), "Resultat och balans fylls i här")
    build_followup.decided(build_followup.submitted(report))
    page = company.get(url)
    assertContains(page, "Bolagets resultat och balans är inte ifyllda för perioden.")
    assertNotContains(page, "fylls i här")


def test_it_is_read_when_the_report_is_handed_in_and_filled_in_again_when_it_comes_back(
    org, report, company, url, anna
):
    begun(company, url)
    handed_in = build_followup.submitted(report)
    page = company.get(url)
    assertContains(page, "Räkenskaperna fylls i medan delårsrapport 2 2026 är öppen, och den är inlämnad.")
    assertNotContains(page, "bolag-operating_income")
    assert company.post(url, {"bolag-operating_income": "1"}).status_code == 403
    reports.return_for_changes(handed_in, by=anna, comment="Se över.")
    company.post(url, {"bolag-operating_income": "1"})
    assert amount(org, "operating_income") == 1_000


def test_once_decided_nobody_changes_it_until_the_report_is_opened_anew(
    org, report, company, url, anna, anna_controller
):
    anna_controller.post(url)
    build_followup.submitted(report)
    build_followup.decided(report)
    page = anna_controller.get(url)
    words = "Räkenskaperna för Exempelköpings Energi AB är beslutade i delårsrapport 2 2026 och ändras inte."
    assertContains(page, words)
    assertNotContains(page, 'name="bolag-operating_income"')
    answer = anna_controller.post(url, {"bolag-operating_income": "400"})
    assertContains(answer, words, status_code=422)
    assertContains(answer, 'value="400"', status_code=422)
    assert company.post(url, {"bolag-operating_income": "1"}).status_code == 403
    reports.reopen(Report.objects.get(pk=report.pk), by=anna, comment="Fel belopp.")
    company.post(url, {"bolag-operating_income": "2"})
    assert amount(org, "operating_income") == 2_000


def test_two_in_one_bolags_statement_lose_nothing(org, report, url, company, anna_controller):
    begun(company, url)
    company.post(url, {"bolag-operating_income": "400"})
    mine, others = form_of(company, url).data(), form_of(anna_controller, url).data()
    company.post(url, mine | {"bolag-operating_income": "410", "bolag-depreciation": "-60"})
    answer = anna_controller.post(url, others | {"bolag-operating_income": "420", "bolag-financial_costs": "-30"})
    assert answer.status_code == 409
    text = answer.context["form"].cell("bolag", "operating_income")[2].texts[0]
    assert (text.mine, text.stored) == ("420", "410")
    form = next(
        one for one in html_forms.forms_of(answer.content.decode(), url) if "bolag-operating_income" in one.fields
    )
    anna_controller.post(url, {name: sent for name, sent in form.data().items() if name != "keep"})
    kept = {key: amount(org, key) for key in ("operating_income", "depreciation", "financial_costs")}
    assert kept == {"operating_income": 420_000, "depreciation": -60_000, "financial_costs": -30_000}


def test_bad_input_is_explained_and_nothing_is_saved(org, report, company, url):
    begun(company, url)
    assertContains(company.post(url, {"bolag-operating_income": "många"}), "”många”", status_code=422)
    assert not AccountFigure.objects.exists()


def test_it_is_its_own_bolags_and_those_above_it(org, report, url):
    other = given_group.below(OrgUnit.objects.get(pk=org.group.pk), "Bostads AB")
    for role, unit in ((Role.COMPANY, other), (Role.ECONOMIST, org.municipality), (Role.SECRETARY, org.committee)):
        client = build.client(build.user(role, unit))
        assert client.get(url).status_code == client.post(url).status_code == 404


def test_a_bolag_does_not_reach_those_below_it(org, report, company):
    daughter = given_group.below(OrgUnit.objects.get(pk=org.company.pk))
    build_followup.report(report.round, daughter)
    assert company.get(f"/ekonomi/rakenskaper/2026/8/bolag/{daughter.pk}/").status_code == 404


def test_what_no_report_asks_for_and_nobody_has_begun_is_not_found(org, report, company, url):
    for period in ("2026/7", "2031/8", "2026/13"):
        assert company.get(url.replace("2026/8", period)).status_code == 404
    assert company.get(f"/ekonomi/rakenskaper/2026/8/bolag/{org.committee.pk}/").status_code == 404


def test_without_a_report_of_its_own_those_above_fill_it_in_and_it_reads(org, company, anna_controller, url):
    given_group.column(org.company, month=8, operating_income=5)
    assertContains(company.get(url), "Räkenskaperna hör inte till någon rapport som bolaget lämnar.")
    anna_controller.post(url, {"bolag-operating_income": "6", "seen-bolag-operating_income": "1"})
    assert amount(org, "operating_income") == 6_000


def test_a_report_whose_last_day_has_passed_is_not_open(org, report, company, url):
    ReportingRound.objects.filter(pk=report.round_id).update(due_on="2026-09-10", closes_on="2026-09-20")
    given_group.column(org.company, month=8, operating_income=5)
    assert Report.objects.get(pk=report.pk).status == ReportStatus.DRAFT
    assertContains(company.get(url), "men den är inte öppen nu")


def test_the_wrong_method_is_405(org, report, company, url):
    assert company.put(url).status_code == 405
