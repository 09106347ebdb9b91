"""Ta tillbaka: whoever handed the report in writes on, as long as nobody has acted on it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import Report, ReportingRound
from followup.services import reports
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.answers import told
from tests.laid import laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(board_report):
    return build_followup.submitted(board_report)


def url_of(report):
    return f"/rapporter/{report.pk}/ta-tillbaka/"


def again(report):
    return Report.objects.get(pk=report.pk)


def test_the_writer_takes_it_back_in_two_clicks_and_has_it_to_write(handed_in, bo, bo_committee_secretary):
    assertContains(bo_committee_secretary.get(handed_in.get_absolute_url()), url_of(handed_in))
    assertContains(bo_committee_secretary.get(url_of(handed_in)), "Ta tillbaka rapporten")
    bo_committee_secretary.post(url_of(handed_in))
    assert again(handed_in).status == "DRAFT"
    last = handed_in.history.latest()
    assert (last.history_change_reason, last.history_user) == ("Tagen tillbaka", bo)
    assertContains(bo_committee_secretary.get("/"), "Lämna in delårsrapport 2 2026")


def test_what_came_back_comes_back_with_its_comment_also_when_the_round_has_closed(handed_in, bo, anna):
    reports.return_for_changes(handed_in, by=anna, comment="Skriv om ekonomin.")
    reports.submit(handed_in, by=bo)
    ReportingRound.objects.update(due_on=date(2026, 10, 1), closes_on=date(2026, 11, 1))
    report = reports.take_back(handed_in, by=bo)
    assert (report.status, report.return_comment, report.returned_by) == ("RETURNED", "Skriv om ekonomin.", anna)


def test_what_could_not_be_written_on_is_not_taken_back(handed_in, bo, bo_committee_secretary):
    ReportingRound.objects.update(due_on=date(2026, 10, 1), closes_on=date(2026, 11, 1))
    assertNotContains(bo_committee_secretary.get(handed_in.get_absolute_url()), url_of(handed_in))
    with pytest.raises(DomainError, match="stängde 2026-11-01"):
        reports.take_back(handed_in, by=bo)


def test_what_is_sent_out_is_not_taken_back(handed_in, bo, bo_committee_secretary):
    laid(handed_in)
    assert told(bo_committee_secretary.post(url_of(handed_in), follow=True)) == ["info"]
    with pytest.raises(DomainError):
        reports.take_back(handed_in, by=bo)
    assert again(handed_in).status == "SUBMITTED"


def test_what_went_upward_is_taken_back_until_one_above_is_handed_in_and_its_edition_stays(unit_report, org, david):
    manager = build.client(david)
    report = build_followup.submitted(unit_report)
    edition = report.editions.get()
    manager.post(url_of(report))
    assert again(report).status == "DRAFT"
    assert report.editions.get() == edition
    build_followup.submitted(report)
    assert report.editions.count() == 2
    above = Report.objects.create(round=report.round, unit=org.office, status="HANDED_OVER")
    assertContains(manager.post(url_of(report), follow=True), "En rapport ovanför är redan inlämnad")
    Report.objects.filter(pk=above.pk).update(status="DRAFT")
    assertContains(manager.get(url_of(report)), "finns kvar som en utgåva")


def test_whoever_is_late_is_led_back_and_others_may_not(
    handed_in, org, bo_committee_secretary, reader, anna_controller
):
    assert anna_controller.post(url_of(handed_in)).status_code == 403
    assert reader.post(url_of(handed_in)).status_code == 404
    assert build.client(build.user(Role.ECONOMIST, org.group)).post(url_of(handed_in)).status_code == 403
    bo_committee_secretary.post(url_of(handed_in))
    assert told(bo_committee_secretary.post(url_of(handed_in), follow=True))[-1] == "info"
