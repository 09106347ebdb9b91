"""The accounts where a report is filled in and handed in: fetched and not typed, and what is missing is said with its ground."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.asking.questions import for_report
from followup.enums import MoneyUnit, ReportStatus, RoundKind
from followup.models import Report
from followup.rules.accounts.told import said
from followup.services import account_grids, reports
from organisation.enums import Role
from tests import build, build_followup
from tests.followup import reported_accounts as given

pytestmark = pytest.mark.django_db

BALANCE = "text-balance_sheet"
NOT_BEGUN = "Räkenskaperna för januari–augusti 2026 är inte påbörjade."


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(), org.municipality)


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def submit_url(report):
    return reverse("followup:report_submit", args=[report.pk])


def answer_all_but(report, key):
    for question in for_report(report).missing:
        if question.prefix != f"text-{key}":
            build_followup.answer(report, question)


def test_what_nobody_has_begun_is_said_with_the_way_to_begin_it(report, anna_controller):
    page = anna_controller.get(write_url(report))
    assertContains(page, NOT_BEGUN)
    assertContains(page, 'href="/ekonomi/rakenskaper/">Påbörja räkenskaperna</a>')
    assertContains(page, "Lag, LKBR 13:2")


def test_a_bolag_is_told_so_and_led_to_its_own(org, report):
    own = build_followup.report(report.round, org.company)
    page = build.client(build.user(Role.COMPANY, org.company)).get(write_url(own))
    assertContains(page, NOT_BEGUN)
    assertContains(page, f'href="/ekonomi/rakenskaper/2026/8/bolag/{org.company.pk}/">Påbörja räkenskaperna</a>')


def test_what_is_begun_is_opened_where_it_is_filled_in(org, report, anna_controller):
    account_grids.begin([org.municipality], 2026, 8, by=None)
    page = anna_controller.get(write_url(report))
    assertContains(page, 'href="/ekonomi/rakenskaper/2026/8/">Öppna räkenskaperna</a>')
    assertContains(page, "Resultaträkningen har inga belopp.")


def test_the_tables_are_read_with_what_does_not_agree_first(report, anna_controller):
    given.account(report, equity_result=said(13043, MoneyUnit.TKR))
    page = anna_controller.get(write_url(report)).content.decode()
    section = page[page.index('id="balance_sheet"') :]
    assert section.index("Stämmer inte") < section.index("Summa tillgångar")
    assert "Beloppen hämtas från räkenskaperna och skrivs inte här." in section
    assert 'name="kommun-' not in page


def test_whole_accounts_ask_for_nothing_and_a_comment_may_be_written(report, anna_controller):
    given.everything(report)
    question = next(one for one in for_report(report).questions if one.prefix == BALANCE)
    assert not question.is_required
    assertContains(anna_controller.get(write_url(report)), "Skriv en kommentar")
    anna_controller.post(write_url(report), {f"{BALANCE}-text": "<p>Stabilt.</p>", f"{BALANCE}-version": "0"})
    assert report.texts.get(key="balance_sheet").text == "<p>Stabilt.</p>"


def test_handing_in_without_them_needs_a_reason_which_is_then_told(report, anna, anna_controller):
    answer_all_but(report, "balance_sheet")
    page = anna_controller.get(submit_url(report))
    assertContains(page, f"saknar skäl. {NOT_BEGUN} Lag, LKBR 13:2")
    assert anna_controller.post(submit_url(report)).status_code == 422
    reports.save_text(report, "balance_sheet", "<p>Bokslutet är försenat.</p>", by=anna)
    page = anna_controller.get(submit_url(report))
    assertContains(page, f"{NOT_BEGUN} Lag, LKBR 13:2")
    assertNotContains(page, "saknar skäl")
    anna_controller.post(submit_url(report))
    assert Report.objects.get(pk=report.pk).status == ReportStatus.SUBMITTED


def test_what_is_voluntary_is_only_told(org, anna_controller):
    first = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.municipality)
    build_followup.answer_everything(first)
    page = anna_controller.get(submit_url(first))
    assertContains(page, "Räkenskaperna för januari–april 2026 är inte påbörjade. Omdöme")
    anna_controller.post(submit_url(first))
    assert Report.objects.get(pk=first.pk).status == ReportStatus.SUBMITTED


def test_how_many_rows_there_are_costs_no_more_to_read(report, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(60) as counted:
            for_report(report)
        return len(counted)

    column = given.account(report)
    few = queries()
    given.everything(report)
    assert queries() == few
    assert column.figures.count() > 40
