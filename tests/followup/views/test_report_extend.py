"""Mer tid: one unit's own last day, later than its level's."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import Report, ReportingRound
from followup.services import awaited, reports
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from styrmodell.my_work.tasks import tasks_for
from tests import build, build_followup
from tests.answers import explained

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 23)
LATER = date(2026, 12, 4)


@pytest.fixture
def missed(org) -> Report:
    """The unit's report in a round that closed without it."""
    closed = build_followup.round_(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    return build_followup.report(closed, org.unit)


def where(report: Report) -> str:
    return reverse("followup:report_extend", args=[report.pk])


def test_a_unit_that_gets_more_time_writes_when_the_round_has_closed_for_the_others(org, missed, anna_controller):
    others = build_followup.report(missed.round, org.committee)
    david = build.user(Role.UNIT_MANAGER, org.unit)
    page = anna_controller.get(missed.round.get_absolute_url())
    assertContains(page, where(missed))
    sent = {"extended_to": str(LATER), "extension_reason": "Ny chef.", "version": "1"}
    assertRedirects(anna_controller.post(where(missed), sent), missed.round.get_absolute_url())
    page = anna_controller.get(missed.round.get_absolute_url())
    for words in ("Har tid till", "Ny chef."):
        assertContains(page, words)
    (task,) = tasks_for(david, ON)
    assert (task.title, task.due, task.is_late) == ("Lämna in delårsrapport 2 2026", LATER, False)
    assertContains(build.client(david).get(task.url), "2026-12-04")
    reports.save_text(missed, "summary", "<p>Så gick det.</p>", by=david)
    with pytest.raises(DomainError, match="Uppföljningen stängde 2026-10-31"):
        reports.save_text(others, "summary", "<p>Så gick det.</p>", by=None)


def test_it_is_handed_in_and_may_be_taken_back_within_its_own_time(org, missed):
    awaited.extend(missed, by=None, until=LATER)
    david = build.user(Role.UNIT_MANAGER, org.unit)
    build_followup.submitted(missed)
    assert build.client(david).post(reverse("followup:report_take_back", args=[missed.pk])).status_code == 302
    assert Report.objects.get(pk=missed.pk).status == "DRAFT"


def test_when_that_time_has_passed_too_it_is_not_handed_in(missed):
    Report.objects.filter(pk=missed.pk).update(extended_to=date(2026, 11, 22))
    late = Report.objects.select_related("unit", "round").get(pk=missed.pk)
    assert late.is_never_handed_in(on=ON)
    with pytest.raises(DomainError, match="Rapporten kunde lämnas till 2026-11-22"):
        reports.save_text(late, "summary", "<p>Så gick det.</p>", by=None)


def test_the_day_is_later_than_the_levels_and_has_not_been(org, anna_controller):
    in_round = build_followup.round_(due_on=date(2026, 12, 4), unit_due_on=date(2026, 11, 27))
    report = build_followup.report(in_round, org.unit)
    for day, fault in (("2026-11-27", "ska lämnas 2026-11-27 som den är"), ("2026-11-20", "har redan varit")):
        answer = anna_controller.post(where(report), {"extended_to": day, "version": "1"})
        assert explained(answer) == {"extended_to"}
        assertContains(answer, fault, status_code=422)
    anna_controller.post(where(report), {"extended_to": "2026-11-30", "version": "1"})
    assert Report.objects.get(pk=report.pk).due_on == date(2026, 11, 30)
    unsaid = anna_controller.post(where(report), {"extended_to": "", "extension_reason": "Bort.", "version": "2"})
    assertContains(unsaid, "Välj till vilken dag tiden gäller, eller ta bort skälet.", status_code=422)
    anna_controller.post(where(report), {"extended_to": "", "extension_reason": "", "version": "2"})
    back = Report.objects.get(pk=report.pk)
    assert (back.due_on, back.extension_reason) == (date(2026, 11, 27), "")


def test_two_who_give_one_unit_time_see_each_others_day(missed, anna_controller):
    anna_controller.post(where(missed), {"extended_to": "2026-12-01", "version": "1"})
    stale = anna_controller.post(where(missed), {"extended_to": "2026-12-18", "version": "1"})
    assert stale.status_code == 409
    assert Report.objects.get(pk=missed.pk).extended_to == date(2026, 12, 1)


def test_only_what_is_not_handed_in_gets_more_time(missed, reader):
    build_followup.submitted(awaited.extend(missed, by=None, until=LATER))
    with pytest.raises(DomainError, match="inte är lämnad kan få mer tid"):
        awaited.extend(missed, by=None, until=LATER)
    assert reader.get(where(missed)).status_code == 404
    assertNotContains(reader.get(ReportingRound.objects.get().get_absolute_url()), where(missed))
