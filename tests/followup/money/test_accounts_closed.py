"""When the accounts are closed: one rule, and one sentence wherever somebody would change them."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind
from followup.models import AccountColumn
from followup.money.accounts_closed import why_closed
from followup.rules.accounts.told import NOT_SAID
from followup.services import account_grids, reports
from followup.services.account_figures import FigureInput, explain, open_column, save_figures
from styrmodell.lib.errors import DomainError
from tests import build_followup
from tests.followup import given_group
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

URL = "/ekonomi/rakenskaper/2026/8/"
TABLE = "Balansräkning, tkr\t31 aug 2026\nKassa och bank\t51 593\n"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.municipality)


@pytest.fixture
def columns(org, report):
    """Kommunens, koncernens and what is eliminated, with a forecast; decided by kommunstyrelsen."""
    given.account(report, org.group)
    own = given.account(report)
    taken = open_column(org.group, 2026, ColumnKind.ELIMINATIONS, by=None, month=8)
    forecast = open_column(org.municipality, 2026, ColumnKind.FORECAST, by=None, round_=report.round)
    build_followup.submitted(report)
    build_followup.decided(report)
    group = open_column(org.group, 2026, ColumnKind.OUTCOME, by=None, month=8)
    return {"own": own, "group": group, "taken": taken, "forecast": forecast}


def why(column):
    return next(iter(why_closed([AccountColumn.objects.select_related("unit").get(pk=column.pk)]).values()), "")


def test_one_decision_closes_all_that_the_report_tells_of_and_what_is_made_for_it(columns):
    assert why(columns["own"]) == why(columns["group"]) == why(columns["taken"])
    assert why(columns["forecast"]).startswith("Prognoserna för Exempelköpings kommun")


def test_it_is_said_alike_on_the_page_pasted_from_a_file_in_the_grid_and_by_the_service(columns, anna_controller):
    reason = why(columns["own"])
    assertContains(anna_controller.get(URL), reason, count=1)
    group = anna_controller.get(f"{URL}koncern/")
    assertContains(group, reason, count=1)
    assertNotContains(group, 'name="eliminering-')
    assertContains(
        anna_controller.post(f"{URL}koncern/", {"eliminering-operating_income": "-5"}), reason, status_code=422
    )
    sent = {"kommun-cash": "1", "seen-kommun-cash": "1"}
    assertContains(anna_controller.post(URL, sent), reason, status_code=422)
    paste = anna_controller.post(f"{URL}klistra/", {"text": TABLE, "unit": "TKR", "whose": "kommun"})
    assertContains(paste, reason)
    file = anna_controller.post(f"{URL}fil/", {"file": SimpleUploadedFile("a.csv", TABLE.replace("\t", ";").encode())})
    assertContains(anna_controller.get(file["Location"]), reason)
    with pytest.raises(DomainError) as refusal:
        save_figures(columns["group"], [FigureInput("cash", NOT_SAID, version=1)], by=None)
    assert str(refusal.value) == reason


def test_a_forecast_that_is_decided_says_it_once(columns, anna_controller):
    page = anna_controller.get(f"{URL}?fyll=prognos")
    assertContains(page, why(columns["forecast"]), count=1)
    assertNotContains(page, why(columns["own"]))


def test_which_bolag_hold_those_below_them_is_decided_with_koncernen(org, columns):
    given_group.below(org.company)
    with pytest.raises(DomainError, match="Räkenskaperna"):
        account_grids.save_group(org.group, 2026, 8, [], {org.company.pk: True}, by=None)


def test_other_months_budgets_and_a_bolag_whose_report_is_open_are_not_closed(org, columns, report):
    build_followup.report(report.round, org.company)
    before = open_column(org.municipality, 2025, ColumnKind.OUTCOME, by=None)
    other = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=12)
    budget = open_column(org.municipality, 2026, ColumnKind.BUDGET, by=None)
    company = open_column(org.company, 2026, ColumnKind.OUTCOME, by=None, month=8)
    assert [why(one) for one in (before, other, budget, company)] == [""] * 4


def test_they_are_open_again_with_the_report(columns, report, anna):
    build_followup.decided(report)
    report.refresh_from_db()
    assert why(columns["own"])
    reports.reopen(report, by=anna, comment="Rätta.")
    assert not any(map(why, columns.values()))
    explain(columns["own"], "balance", by=anna, difference=Decimal(1), text="Nu går det.")


def test_it_is_asked_in_two_questions_however_many_columns(columns, django_assert_num_queries):
    rows = list(AccountColumn.objects.select_related("unit"))
    with django_assert_num_queries(2):
        assert len(why_closed(rows)) == 4
    with django_assert_num_queries(0):
        assert why_closed([]) == {}
