"""Registrera beslut om en rapport: what law and styrmodell ask is said with its source, and a reason is asked for."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import Report, ReportEdition
from followup.services import awaited, report_decisions, reports
from organisation.models import Decision, Matter
from styrmodell.lib.documents.render.json import decisions_on
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.answers import explained, said

pytestmark = pytest.mark.django_db

IN_TIME, LATE = "2026-10-26", "2026-11-18"
KL_16 = "(kommunallagen 11 kap. 16 §)"
WHY = "Räkenskaperna stängdes sent."


@pytest.fixture
def own(org):
    return handed_in(build_followup.round_(), org.municipality)


def handed_in(in_round, unit):
    report = build_followup.report(in_round, unit)
    build_followup.submitted(report)
    Matter.objects.update(handed_in_on=date(2026, 9, 25))
    return report


def url(report):
    return f"/rapporter/{report.pk}/besluta/"


def by(body, day, **fields):
    outcome = "APPROVES" if body.kind == "MUNICIPAL_COUNCIL" else "HANDS_OVER"
    return {
        "body": body.pk,
        "date": day,
        "paragraph": "218",
        "registry_number": "KS/2026:40-042",
        "outcome": outcome,
        **fields,
    }


def answered(client, report, sent, reason=WHY):
    """What the form is sent with once it has been warned."""
    warned = client.post(url(report), sent).context["form"].warned
    return client.post(url(report), {**sent, "reason": reason, "warned": warned})


@pytest.mark.parametrize(("day", "is_asked"), [("2026-09-30", True), (IN_TIME, False), (LATE, True)])
def test_delårsrapport_2_is_dealt_with_in_october(own, org, anna_controller, day, is_asked):
    answer = anna_controller.post(url(own), by(org.executive_board, day))
    assert (answer.status_code == 422) == is_asked


def test_årsredovisningen_is_with_fullmäktige_by_15_april_and_confirmed_in_april(org, anna_controller):
    own = handed_in(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    Matter.objects.update(handed_in_on=date(2026, 3, 9))
    for body, late, last in (
        (org.executive_board, "2026-04-16", "2026-04-15"),
        (org.council, "2026-05-01", "2026-04-30"),
    ):
        assert explained(anna_controller.post(url(own), by(body, late))) == {"reason"}
        assertRedirects(anna_controller.post(url(own), by(body, last)), own.get_absolute_url())
    assert ReportEdition.objects.filter(report=own).exists()


def test_in_time_and_in_turn_nothing_more_is_asked(own, org, anna_controller):
    assertRedirects(anna_controller.post(url(own), by(org.executive_board, IN_TIME)), own.get_absolute_url())
    assert Decision.objects.get().reason == ""


def test_a_late_decision_is_warned_of_with_its_source_and_registered_with_a_reason(own, org, anna_controller):
    sent = by(org.executive_board, LATE)
    answer = anna_controller.post(url(own), sent)
    assert explained(answer) == {"reason"}
    assert KL_16 in said(answer)
    assert not Decision.objects.exists()
    assertRedirects(answered(anna_controller, own, sent), own.get_absolute_url())
    assert Decision.objects.get().reason == WHY


def test_the_reason_stands_in_the_chain_and_in_what_is_frozen(own, org, anna_controller):
    anna_controller.post(url(own), by(org.executive_board, IN_TIME))
    answered(anna_controller, own, by(org.council, LATE))
    edition = ReportEdition.objects.get(report=own)
    assert [row.outcome for row in decisions_on(edition.cover)] == ["överlämnar", f"godkänner. Skäl: {WHY}"]
    assert WHY in edition.html
    for page in (own.get_absolute_url(), f"{own.get_absolute_url()}historik/"):
        assert f"Skäl: {WHY}" in said(anna_controller.get(page))


def test_a_reason_is_to_what_was_shown_and_to_nothing_else(own, org, anna_controller):
    warned = anna_controller.post(url(own), by(org.executive_board, LATE)).context["form"].warned
    build_followup.report(own.round, org.committee)
    late = by(org.executive_board, LATE, reason=WHY, warned=warned)
    assert explained(anna_controller.post(url(own), late)) == {"reason"}
    for reason in ("", " ", "x" * 301):
        assert explained(answered(anna_controller, own, by(org.executive_board, LATE), reason)) == {"reason"}
    assert not Decision.objects.exists()


def test_an_odd_day_and_a_rule_are_asked_about_at_once(own, org, anna_controller):
    Matter.objects.update(handed_in_on=date(2026, 11, 23))
    answer = anna_controller.post(url(own), by(org.executive_board, "2026-11-02"))
    assert explained(answer) == {"reason"}
    assertContains(answer, "efter beslutet", status_code=422)
    assertNotContains(answer, "Stämmer datumet?", status_code=422)


def test_who_has_not_decided_before_kommunstyrelsen_is_named(own, org, anna_controller):
    """The same day is before, and KF's own report is not awaited (2021-10-01 KS took kommunens § 218, KF's § 220)."""
    decided = handed_in(own.round, org.committee)
    build_followup.decided(decided, date=date.fromisoformat(IN_TIME))
    build_followup.report(own.round, org.council)
    let_off = build_followup.report(own.round, org.company)
    awaited.let_off(let_off, by=None, reason="Vilande.")
    build_followup.report(own.round, org.other_committee)
    answer = anna_controller.post(url(own), by(org.executive_board, IN_TIME))
    assert explained(answer) == {"reason"}
    assert str(org.other_committee) in (words := " ".join(answer.context["form"].warnings))
    assert not any(str(unit) in words for unit in (org.committee, org.council, org.company))
    a_day_before = anna_controller.post(url(own), by(org.executive_board, "2026-10-25"))
    assert org.committee.name in said(a_day_before)


def test_a_nämnd_that_decides_after_kommunstyrelsen_is_warned(own, org, anna_controller, bo_committee_secretary):
    late = handed_in(own.round, org.committee)
    answered(anna_controller, own, by(org.executive_board, IN_TIME))
    sent = by(org.committee, "2026-10-27", outcome="APPROVES")
    answer = bo_committee_secretary.post(url(late), sent)
    assert explained(answer) == {"reason"}
    assertContains(answer, IN_TIME, status_code=422)
    assert bo_committee_secretary.post(url(late), sent | {"date": IN_TIME}).status_code == 302


def test_what_is_held_or_sent_back_is_never_too_late(own, org, anna_controller):
    sent = by(org.executive_board, LATE, outcome="TABLES")
    assertRedirects(anna_controller.post(url(own), sent), own.get_absolute_url())


def test_what_has_been_decided_in_time_may_be_decided_anew(own, org, anna_controller):
    for body in (org.executive_board, org.council):
        anna_controller.post(url(own), by(body, IN_TIME))
    reports.reopen(Report.objects.get(pk=own.pk), by=None, comment="Rätta.")
    build_followup.submitted(Report.objects.select_related("unit", "round").get(pk=own.pk))
    sent = by(org.executive_board, LATE, paragraph="250")
    assertRedirects(anna_controller.post(url(own), sent), own.get_absolute_url())


@pytest.mark.parametrize(("day", "is_refused"), [("2026-10-31", True), ("2026-11-01", False)])
def test_a_report_is_not_adopted_before_its_period_is_over(org, day, is_refused):
    report = handed_in(build_followup.round_(RoundKind.MONTHLY, is_early=True), org.committee)
    decision = build.decision(org.committee, outcome="APPROVES", date=date.fromisoformat(day))
    if is_refused:
        with pytest.raises(DomainError, match="innan perioden är slut, 2026-10-31"):
            report_decisions.register(report, by=None, decision=decision)
    assert Decision.objects.exists() is False
    decision.outcome = "TABLES" if is_refused else "APPROVES"
    report_decisions.register(report, by=None, decision=decision)
    assert Decision.objects.exists()
