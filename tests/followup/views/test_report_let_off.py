"""Undanta: a unit that need not report, and why; Stryk: a report that never came."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import Report, ReportingRound
from followup.services import awaited, reports, rounds
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.answers import explained

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed(org) -> Report:
    """Kulturnämndens report in a round that closed without it."""
    closed = build_followup.round_(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    return build_followup.report(closed, org.committee)


def strike_url(report: Report) -> str:
    return reverse("followup:report_strike", args=[report.pk])


def state_of(report: Report) -> tuple[str, str]:
    return Report.objects.values_list("status", "let_off_reason").get(pk=report.pk)


def test_a_unit_that_is_let_off_is_shown_with_the_reason_and_not_waited_for(org, anna_controller, reader):
    round_ = build_followup.round_(reporter_kinds=["COMMITTEE"])
    rounds.open_round(round_, by=None)
    report = round_.reports.get(unit=org.other_committee)
    where = reverse("followup:report_let_off", args=[report.pk])
    assertContains(anna_controller.get(round_.get_absolute_url()), where)
    assert explained(anna_controller.post(where, {"reason": " "})) == {"reason"}
    assertRedirects(anna_controller.post(where, {"reason": "Har ingen verksamhet än."}), round_.get_absolute_url())
    page = anna_controller.get(round_.get_absolute_url())
    for words in ("Den enda rapporten är inte lämnad.", "Har ingen verksamhet än.", "Undantagen"):
        assertContains(page, words)
    assertContains(anna_controller.get(reverse("followup:round_list")), "0 av 1")
    assertContains(anna_controller.get(report.get_absolute_url()), "Har ingen verksamhet än.")
    writer = build.client(build.user(Role.SECRETARY, org.other_committee))
    assertNotContains(writer.get("/"), "Lämna in delårsrapport 2 2026")
    answer = writer.get(reverse("followup:report_write", args=[report.pk]), follow=True)
    assertContains(answer, "är undantagen från uppföljningen")
    anna_controller.post(reverse("followup:report_ask_again", args=[report.pk]))
    assertContains(anna_controller.get(round_.get_absolute_url()), "0 av 2 rapporter är lämnade.")


def test_only_what_has_not_been_handed_in_is_let_off_and_never_kommunens_own(org, anna_controller):
    round_ = build_followup.round_()
    handed_in = build_followup.submitted(build_followup.report(round_, org.committee))
    kommunens = build_followup.report(round_, org.municipality)
    with pytest.raises(DomainError, match="inte har lämnat in"):
        awaited.let_off(handed_in, by=None, reason="Ny.")
    with pytest.raises(DomainError, match="Kommunens egen rapport"):
        awaited.let_off(kommunens, by=None, reason="Ny.")
    assert anna_controller.get(reverse("followup:report_let_off", args=[kommunens.pk])).status_code == 403
    with pytest.raises(DomainError, match="varken undantagen eller struken"):
        awaited.ask_again(kommunens, by=None)


def test_what_a_unit_that_is_let_off_had_written_is_there_when_it_is_asked_again(org):
    report = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(report, "summary", "<p>Redan skrivet.</p>", by=None)
    awaited.let_off(report, by=None, reason="Slås samman.")
    with pytest.raises(DomainError, match="är undantagen från uppföljningen"):
        reports.save_text(report, "summary", "<p>Nytt.</p>", by=None)
    awaited.ask_again(report, by=None)
    assert report.texts.get().text == "<p>Redan skrivet.</p>"
    assert reports.open_report(report).let_off_reason == ""


def test_a_report_that_was_never_handed_in_is_told_of_and_struck_with_a_reason(missed, anna_controller):
    report, round_, where = missed, missed.round, strike_url(missed)
    page = anna_controller.get(round_.get_absolute_url(), {"lage": "NOT_HANDED_IN"})
    for words in ("Inte lämnad", where):
        assertContains(page, words)
    assertNotContains(page, reverse("followup:report_let_off", args=[report.pk]))
    assert explained(anna_controller.post(where, {"reason": ""})) == {"reason"}
    assertRedirects(anna_controller.post(where, {"reason": "Lades ned i augusti."}), round_.get_absolute_url())
    page = anna_controller.get(round_.get_absolute_url())
    for words in ("Struken", "Lades ned i augusti."):
        assertContains(page, words)
    assertContains(anna_controller.get(reverse("followup:round_list")), "inga rapporter")
    assertContains(anna_controller.get(report.get_absolute_url()), "Struken: rapporten lämnades aldrig.")
    anna_controller.post(reverse("followup:report_ask_again", args=[report.pk]))
    assertContains(anna_controller.get(round_.get_absolute_url()), "Inte lämnad")


def test_only_what_was_never_handed_in_when_its_round_closed_is_struck(org):
    report = build_followup.report(build_followup.round_(), org.committee)
    with pytest.raises(DomainError, match="inte var lämnad när uppföljningen stängde"):
        awaited.strike(report, by=None, reason="Ny.")
    ReportingRound.objects.update(due_on=date(2026, 9, 30), closes_on=date(2026, 10, 31))
    with pytest.raises(DomainError, match="varför rapporten stryks"):
        awaited.strike(report, by=None, reason=" ")
    awaited.strike(report, by=None, reason="Ny.")
    with pytest.raises(DomainError, match="Rapporten är struken"):
        reports.save_text(report, "summary", "<p>Nytt.</p>", by=None)


def test_kommunens_own_report_is_never_struck(org, missed, anna_controller):
    own = build_followup.report(missed.round, org.municipality)
    with pytest.raises(DomainError, match="Kommunens egen rapport kan inte strykas"):
        awaited.strike(own, by=None, reason="Ny.")
    assert anna_controller.get(strike_url(own)).status_code == 403
    assert anna_controller.post(strike_url(own), {"reason": "Ny."}).status_code == 403
    for page in (missed.round.get_absolute_url(), own.get_absolute_url()):
        assertNotContains(anna_controller.get(page), strike_url(own))
    assert state_of(own) == ("DRAFT", "")


def test_only_a_controller_strikes(missed, bo_committee_secretary, cilla_head_of_office, eva_other_committee, reader):
    clients = (bo_committee_secretary, cilla_head_of_office, eva_other_committee, reader)
    answers = [(one.get(strike_url(missed)), one.post(strike_url(missed), {"reason": "Ny."})) for one in clients]
    assert [{answer.status_code for answer in both} for both in answers] == [{403}, {403}, {404}, {404}]
    assert state_of(missed) == ("DRAFT", "")


def test_who_strikes_once_more_is_led_back_and_told(missed, anna, anna_controller):
    anna_controller.post(strike_url(missed), {"reason": "Lades ned i augusti."})
    opened = anna_controller.get(strike_url(missed), follow=True)
    sent = anna_controller.post(strike_url(missed), {"reason": "Av ett annat skäl."}, follow=True)
    for answer in (opened, sent):
        assert answer.redirect_chain[-1][0] == missed.get_absolute_url()
        assertContains(answer, "Bara en rapport som aldrig lämnades kan strykas.")
    assert anna.drafts.exists()  # what was typed is kept
    assert state_of(missed) == ("STRUCK", "Lades ned i augusti.")


def test_an_old_page_strikes_nothing_that_may_still_be_handed_in(missed, anna_controller):
    assert anna_controller.get(strike_url(missed)).status_code == 200
    awaited.extend(missed, by=None, until=date(2026, 12, 4))
    assertRedirects(anna_controller.post(strike_url(missed), {"reason": "Ny."}), missed.get_absolute_url())
    assert state_of(missed) == ("DRAFT", "")
