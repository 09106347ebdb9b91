"""A report's life: what may happen when, and that what is frozen stays as it was."""

from datetime import date

import pytest

from followup import permissions
from followup.enums import Attainment, ReportStatus, RoundKind, WorkState
from followup.models import Assessment, Report, ReportEdition, ReportText
from followup.services import assessments, report_decisions, reports, rounds, status_updates
from organisation.decisions.documents import deciding_bodies
from organisation.enums import Outcome, Role
from planning.enums import NodeKind, PlanKind
from planning.services import plan_nodes, plans
from styrmodell.lib import checksums
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def board_report(org):
    build_followup.goals(org.municipality, "I1")
    return build_followup.report(build_followup.round_(), org.committee)


def test_report_is_started_by_its_first_answer(board_report):
    assert board_report.started_at is None
    reports.save_text(board_report, "summary", "<p>Det går bra.</p>", by=None)
    assert Report.objects.get(pk=board_report.pk).started_at is not None


def test_report_text_is_cleaned(board_report):
    row = reports.save_text(board_report, "summary", "<p>Bra<script>alert(1)</script></p>", by=None)
    assert row.text == "<p>Bra</p>"


def test_report_text_refuses_a_section_that_is_not_asked(board_report):
    with pytest.raises(DomainError, match="inget sådant avsnitt"):
        reports.save_text(board_report, "activities", "x", by=None)


def test_report_text_saved_by_somebody_else_meanwhile_is_stale(board_report):
    reports.save_text(board_report, "summary", "<p>Första.</p>", by=None, version=0)
    with pytest.raises(StaleEdit) as stale:
        reports.save_text(board_report, "summary", "<p>Andra.</p>", by=None, version=0)
    assert stale.value.current.text == "<p>Första.</p>"


def test_proposals_are_kept_as_lines_without_their_att(board_report):
    row = reports.save_text(board_report, "proposals", "att godkänna rapporten\n\növerlämna den\n", by=None)
    assert row.text == "godkänna rapporten\növerlämna den"


@pytest.mark.parametrize(
    "typed",
    [
        "Att godkänna rapporten\n1. att överlämna den\n– att uppdra åt förvaltningen",
        "1.\tatt godkänna rapporten\r\n2.\tatt överlämna den\r\n3.\tatt uppdra åt förvaltningen",
        "att Att godkänna rapporten\nATT\xa0överlämna den\natt\n•\tAtt uppdra åt förvaltningen",
        "a) att godkänna rapporten\nb) överlämna den\nc) att  uppdra åt förvaltningen",
        "<ol><li>att godkänna rapporten</li><li>Att överlämna den</li><li>uppdra åt förvaltningen</li></ol>",
    ],
)
def test_proposals_lose_sign_number_and_att_however_they_are_written(typed):
    assert reports.proposals_in(typed) == ["godkänna rapporten", "överlämna den", "uppdra åt förvaltningen"]


@pytest.mark.parametrize(
    "clause",
    ["2 skolor stängs", "attestordningen ändras", "att-satserna godkänns", "§ 12 upphävs", "-5 procent gäller"],
)
def test_a_proposal_that_only_looks_like_one_with_a_number_is_kept(clause):
    assert reports.proposals_in(f"att {clause}") == [clause]


def test_incomplete_report_is_refused_and_what_is_missing_is_named(board_report):
    with pytest.raises(DomainError, match="Målet I1"):
        reports.submit(board_report, by=None)
    assert Report.objects.get(pk=board_report.pk).status == ReportStatus.DRAFT


def test_board_report_is_klar_then_decided_then_handed_over(board_report):
    build_followup.submitted(board_report)
    assert Report.objects.get(pk=board_report.pk).status == ReportStatus.SUBMITTED
    edition = build_followup.decided(board_report)
    assert (edition.number, edition.status) == (1, ReportStatus.ADOPTED)
    assert reports.hand_over(board_report, by=None).status == ReportStatus.HANDED_OVER
    assert ReportEdition.objects.get() == edition, "handing over makes no edition with the same text"


def test_submitted_report_cannot_be_written(board_report):
    build_followup.submitted(board_report)
    with pytest.raises(DomainError, match="klar"):
        reports.save_text(board_report, "summary", "<p>Nytt.</p>", by=None)


def test_adopted_report_does_not_change_when_plan_and_answers_do(org, board_report):
    build_followup.submitted(board_report)
    edition = build_followup.decided(board_report)
    before = (edition.content.data, edition.cover, edition.html, edition.sha256)
    plan = org.municipality.plans.get()
    plans.revise(plan, by=None)
    goal = plan.nodes.get(kind=NodeKind.GOAL)
    plan_nodes.edit(goal, by=None, version=None, title="Ett annat mål")
    Assessment.objects.filter(report=board_report).update(attainment=Attainment.NOT_MET)
    ReportText.objects.filter(report=board_report).update(text="<p>Omskrivet.</p>")
    edition.refresh_from_db()
    assert (edition.content.data, edition.cover, edition.html, edition.sha256) == before
    assert edition.content.sha256 == checksums.of_data(edition.content.data)
    assert edition.sha256 == checksums.of_edition(edition.content.sha256, edition.cover, edition.html)
    assert "Målet I1" in edition.html


def test_returned_report_needs_a_comment_and_can_be_written_again(board_report):
    build_followup.submitted(board_report)
    with pytest.raises(DomainError, match="Skriv vad"):
        reports.return_for_changes(board_report, by=None, comment="  ")
    reports.return_for_changes(board_report, by=None, comment="Beskriv bidraget.")
    returned = Report.objects.get(pk=board_report.pk)
    assert (returned.status, returned.return_comment) == (ReportStatus.RETURNED, "Beskriv bidraget.")
    reports.save_text(board_report, "summary", "<p>Bättre.</p>", by=None)
    reports.submit(board_report, by=None)
    assert Report.objects.get(pk=board_report.pk).return_comment == ""


def test_report_of_the_municipality_is_decided_by_ks_and_then_kf(org):
    report = build_followup.report(build_followup.round_(), org.municipality)
    build_followup.submitted(report)
    with pytest.raises(DomainError, match="Kommunstyrelsen ska ha beslutat"):
        report_decisions.register(report, by=None, decision=build.decision(org.council))
    assert build.next_body(report) == org.executive_board
    assert build_followup.decided(report) is None
    assert Report.objects.get(pk=report.pk).status == ReportStatus.SUBMITTED
    assert build.next_body(report) == org.council
    edition = build_followup.decided(report)
    assert [step["body"] for step in edition.cover["decisions"]] == ["Kommunstyrelsen", "Kommunfullmäktige"]


def test_report_that_kf_refers_back_goes_by_ks_again(org):
    report = build_followup.submitted(build_followup.report(build_followup.round_(), org.municipality))
    build_followup.decided(report)
    build_followup.decided(report, outcome=Outcome.REFERS_BACK)
    reports.submit(report, by=None)
    assert build.next_body(report) == org.executive_board
    with pytest.raises(DomainError, match="Kommunstyrelsen ska ha beslutat"):
        report_decisions.register(report, by=None, decision=build.decision(org.council, date=date(2026, 11, 20)))
    build_followup.decided(report)
    assert build_followup.decided(report) is not None


def test_report_referred_back_is_open_again(board_report):
    build_followup.submitted(board_report)
    assert build_followup.decided(board_report, outcome=Outcome.REFERS_BACK) is None
    assert Report.objects.get(pk=board_report.pk).status == ReportStatus.RETURNED


def test_tabled_report_waits(board_report):
    build_followup.submitted(board_report)
    assert build_followup.decided(board_report, outcome=Outcome.TABLES) is None
    assert Report.objects.get(pk=board_report.pk).status == ReportStatus.SUBMITTED


def test_reopened_report_becomes_the_next_edition(board_report):
    build_followup.submitted(board_report)
    first = build_followup.decided(board_report)
    reports.reopen(board_report, by=None, comment="Fel i ett nyckeltal.")
    reports.save_text(board_report, "summary", "<p>Rättad.</p>", by=None)
    reports.submit(board_report, by=None)
    second = build_followup.decided(board_report, paragraph="§ 99")
    assert (first.number, second.number) == (1, 2)
    assert "Rättad." in second.html
    assert "Rättad." not in first.html
    assert [step["paragraph"] for step in second.cover["decisions"]] == ["§ 99"]


def test_unit_report_is_handed_upward_and_frozen_at_once_and_can_be_returned(org):
    build_followup.work_plan(org.unit)
    report = build_followup.report(build_followup.round_(), org.unit)
    build_followup.submitted(report)
    report.refresh_from_db()
    assert report.status == ReportStatus.HANDED_OVER
    assert report.editions.count() == 1
    reports.return_for_changes(report, by=None, comment="Skriv mer om aktivitet 1.")
    reports.submit(report, by=None)
    assert report.editions.count() == 2


def test_unit_report_freezes_the_latest_state_of_each_activity(org):
    plan = build_followup.work_plan(org.unit, activities=1, figures=0).plan
    report = build_followup.report(build_followup.round_(), org.unit)
    activity = plan.nodes.get(kind=NodeKind.ACTIVITY)
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Väntar på bygglov.")
    reports.submit(report, by=None)
    status_updates.write(by=None, node=activity, state=WorkState.DONE, text="Klart nu.")
    edition = report.editions.get()
    assert "Väntar på bygglov." in edition.html
    assert "Klart nu." not in edition.html


def test_closed_round_takes_no_new_writing_but_a_returned_report_may_be_mended(board_report):
    build_followup.submitted(board_report)
    round_ = board_report.round
    rounds.edit(round_, by=None, due_on=round_.opens_on, closes_on=round_.opens_on)
    reports.return_for_changes(board_report, by=None, comment="Rätta.")
    reports.save_text(board_report, "summary", "<p>Rättat.</p>", by=None)
    late = build_followup.report(round_, build.unit("COMMITTEE", "Socialnämnden", board_report.unit.parent))
    with pytest.raises(DomainError, match="stängde 2026-08-31"):
        reports.save_text(late, "summary", "<p>För sent.</p>", by=None)


def test_assessment_keeps_who_and_the_earlier_judgement(org, board_report):
    goal = org.municipality.plans.get().nodes.get(kind=NodeKind.GOAL)
    bo = build.user(None)
    assessments.save(board_report, goal, by=bo, attainment=Attainment.PARTLY, text="<p>Delvis.</p>")
    row = assessments.save(board_report, goal, by=bo, version=1, attainment=Attainment.MET)
    row.refresh_from_db()
    assert (row.set_by, row.attainment, row.text) == (bo, Attainment.MET, "<p>Delvis.</p>")
    assert [old.attainment for old in row.history.order_by("history_id")] == ["PARTLY", "MET"]


def test_assessment_refuses_a_word_outside_the_scale_and_a_node_that_is_not_judged(org, board_report):
    goal = org.municipality.plans.get().nodes.get(kind=NodeKind.GOAL)
    with pytest.raises(DomainError, match="skalan"):
        assessments.save(board_report, goal, by=None, attainment="FANTASTIC")
    with pytest.raises(DomainError, match="bedöms inte"):
        assessments.save(board_report, goal.parent, by=None, attainment=Attainment.MET)


def test_assessment_refuses_what_the_report_does_not_ask_about(org, bo, board_report):
    elsewhere = build.plan(PlanKind.OPERATIONAL, org.other_committee, build_followup.YEAR)
    theirs = build.node(elsewhere, NodeKind.DIRECTION)
    below = build.node(elsewhere, NodeKind.PRIORITY, "Läslust", parent=theirs)
    build.adopted(elsewhere)
    with pytest.raises(DomainError, match="”Läslust” följs inte upp i den här rapporten"):
        assessments.save(board_report, below, by=bo, text="<p>Bra.</p>")
    assert not Assessment.objects.exists()


def test_report_that_ks_has_decided_is_not_returned_but_referred_back(org):
    anna = build.user(Role.CONTROLLER, org.group)
    report = build_followup.submitted(build_followup.report(build_followup.round_(), org.municipality))
    assert permissions.may_return_report(anna, report)
    build_followup.decided(report)
    assert not permissions.may_return_report(anna, report)
    with pytest.raises(DomainError, match="Kommunstyrelsen har beslutat om rapporten"):
        reports.return_for_changes(report, by=anna, comment="Skriv om.")
    build_followup.decided(report, outcome=Outcome.REFERS_BACK)
    reports.submit(report, by=None)
    reports.return_for_changes(report, by=anna, comment="Skriv om.")
    assert Report.objects.get(pk=report.pk).status == ReportStatus.RETURNED


def test_kommunens_monthly_report_is_decided_by_ks_alone_and_goes_no_further(org):
    report = build_followup.report(build_followup.round_(RoundKind.MONTHLY), org.municipality)
    build_followup.submitted(report)
    assert list(deciding_bodies(report)) == [org.executive_board]
    edition = build_followup.decided(report)
    assert [step["body"] for step in edition.cover["decisions"]] == ["Kommunstyrelsen"]
    assert not permissions.may_hand_over_report(build.user(Role.CONTROLLER, org.group), report)
    with pytest.raises(DomainError, match="kan överlämnas"):
        reports.hand_over(report, by=None)


def test_nothing_is_written_before_the_round_opens(org):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL), org.committee)
    with pytest.raises(DomainError, match="öppnar 2026-12-31"):
        reports.save_text(report, "summary", "<p>För tidigt.</p>", by=None)
