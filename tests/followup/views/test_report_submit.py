"""Lämna in rapporten. What is sent along from the page that is written on is tested there."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.asking.questions import for_report
from followup.enums import MoneyUnit, ReportStatus, RoundKind
from followup.models import KeyFigureValue, Report, ReportText
from followup.rules.accounts.told import said
from followup.services import reports
from planning.models import KeyFigure, PlanNode
from styrmodell.web import drafts
from tests import build_followup
from tests.followup import reported_accounts
from tests.html_forms import sent

pytestmark = pytest.mark.django_db


def url(report):
    return reverse("followup:report_submit", args=[report.pk])


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def status(report):
    return Report.objects.get(pk=report.pk).status


def test_what_is_left_leads_to_where_it_is_answered(david_unit_manager, unit_report):
    place = f'href="{write_url(unit_report)}#activity-{PlanNode.objects.get(title="Aktivitet 2").pk}"'
    assertContains(david_unit_manager.get(url(unit_report)), place)
    assertContains(david_unit_manager.post(url(unit_report)), place, status_code=422)
    assert status(unit_report) == ReportStatus.DRAFT


def test_when_nothing_is_left_the_writer_is_asked_and_hands_in(david, david_unit_manager, unit_report):
    build_followup.answer_everything(unit_report, by=david)
    assertContains(david_unit_manager.get(url(unit_report)), 'type="submit">Lämna in')
    assert status(unit_report) == ReportStatus.DRAFT
    assertRedirects(david_unit_manager.post(url(unit_report)), unit_report.get_absolute_url())
    assert status(unit_report) == ReportStatus.HANDED_OVER


def test_what_is_typed_and_not_saved_is_told_and_kept(david, david_unit_manager, unit_report):
    build_followup.answer_everything(unit_report, by=david)
    assertNotContains(david_unit_manager.get(url(unit_report)), "inte sparat")
    drafts.save(david, f"report:{unit_report.pk}/answers", {"text": "Inte klart"})
    page = david_unit_manager.get(url(unit_report))
    assertContains(page, "inte sparat")
    assertContains(page, f'<a href="/utkast/{david.drafts.get().pk}/">Inte klart</a>')
    david_unit_manager.post(url(unit_report))
    assert david.drafts.exists()


def test_a_report_is_handed_in_once(david, david_unit_manager, unit_report):
    build_followup.submitted(unit_report, by=david)
    for ask in (david_unit_manager.get, david_unit_manager.post):
        assertRedirects(ask(url(unit_report)), unit_report.get_absolute_url(), status_code=303)
    assert unit_report.editions.count() == 1


def test_others_may_not_hand_in(cilla_head_of_office, david, eva_other_committee, client, unit_report):
    for who, answer in ((cilla_head_of_office, 403), (eva_other_committee, 404), (client, 302)):
        assert who.get(url(unit_report)).status_code == who.post(url(unit_report)).status_code == answer
    assert status(unit_report) == ReportStatus.DRAFT


def test_a_comment_that_came_after_the_page_is_seen_before_it_is_gone(bo_committee_secretary, board_report):
    report = board_report
    build_followup.answer_everything(report)
    page = bo_committee_secretary.get(url(report))
    reports.return_for_changes(reports.submit(report, by=None), by=None, comment="Skriv om I1.")
    answer = bo_committee_secretary.post(url(report), sent(page, url(report)))
    assertContains(answer, "Skriv om I1.", count=2, status_code=422)
    written = bo_committee_secretary.get(write_url(report)).content.decode()
    assert sent(answer, url(report))["seen_comment"][0] in written  # the page that is written on shows it too
    assert status(report) == ReportStatus.RETURNED
    bo_committee_secretary.post(url(report), sent(answer, url(report)))
    assert status(report) == ReportStatus.SUBMITTED


@pytest.fixture
def figure(david, unit_report):
    """A key figure whose table says 4,9, in a report where all is answered."""
    build_followup.answer_everything(unit_report, by=david)
    found = KeyFigure.objects.get(name="Besök 1")
    KeyFigureValue.objects.filter(figure=found).update(value=Decimal("4.9"), is_unavailable=False)
    KeyFigure.objects.filter(pk=found.pk).update(decimals=1)
    return found


def test_a_number_that_differs_from_the_table_is_warned_of_with_both_links_and_stops_nothing(
    david, david_unit_manager, unit_report, figure
):
    reports.save_text(unit_report, "summary", "<p>Besök 1 är 4,6 procent.</p>", by=david)
    page = david_unit_manager.get(url(unit_report))
    write = write_url(unit_report)
    assertContains(page, f'<a href="{write}#text-summary">texten säger 4,6</a>')
    assertContains(page, f'<a href="{write}#figure-{figure.pk}">tabellen 4,9</a>')
    david_unit_manager.post(url(unit_report))
    assert status(unit_report) == ReportStatus.HANDED_OVER


@pytest.mark.parametrize("typed", ["Besök 1 är 4,6 procent.", "Prognosen är {nyckeltal:999}.", "Bra jobbat 🎉"])
def test_who_hands_in_where_it_is_written_is_told_first_of_what_there_is_to_look_over(
    david_unit_manager, unit_report, figure, typed
):
    answers = {"text-summary-text": typed, "text-summary-version": "0"}
    page = david_unit_manager.post(url(unit_report), answers, follow=True)
    assertRedirects(page, url(unit_report))
    assertContains(page, "Se över det som står här först")
    assert status(unit_report) == ReportStatus.DRAFT
    assert ReportText.objects.get(report=unit_report, key="summary").text == f"<p>{typed}</p>"
    david_unit_manager.post(url(unit_report))
    assert status(unit_report) == ReportStatus.HANDED_OVER


def test_accounts_that_lack_what_the_law_asks_for_are_told_of_before_they_are_handed_in(org, anna, anna_controller):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    reported_accounts.column(org.municipality, 2025, equity_result=said(13043, MoneyUnit.TKR))
    build_followup.answer_everything(report, by=anna)
    assert for_report(report).missing == ()
    answers = sent(anna_controller.get(write_url(report)), write_url(report))
    page = anna_controller.post(url(report), answers, follow=True)
    assertRedirects(page, url(report))
    assertContains(page, "kontroller stämmer inte. Lag, LKBR")
    assert status(report) == ReportStatus.DRAFT


def test_who_says_what_the_table_says_hands_in_at_once(david_unit_manager, unit_report, figure):
    answers = {"text-summary-text": f"Besök 1 är 4,9 och {{nyckeltal:{figure.pk}}}.", "text-summary-version": "0"}
    assertRedirects(david_unit_manager.post(url(unit_report), answers), unit_report.get_absolute_url())
    assert status(unit_report) == ReportStatus.HANDED_OVER


def test_what_is_missing_is_told_before_the_numbers(david_unit_manager, unit_report, figure):
    KeyFigureValue.objects.exclude(figure=figure).delete()
    answers = {"text-summary-text": "Besök 1 är 4,6.", "text-summary-version": "0"}
    answer = david_unit_manager.post(url(unit_report), answers)
    assert answer.status_code == 422
    assert answer.context["missing"]
