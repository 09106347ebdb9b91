"""Fyll i rapporten: one page, saved as one goes, refused only where it must be."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.asking import questions
from followup.enums import Attainment, DeviationKind, Progress, ReportStatus, WorkState
from followup.models import (
    Assessment,
    Deviation,
    KeyFigureValue,
    Report,
    ReportText,
    StatusUpdate,
)
from followup.services import answers, reports
from organisation.enums import Role
from organisation.models import Operation
from planning.enums import Direction, NodeKind, PlanKind
from planning.models import PlanNode
from tests import build, build_followup

pytestmark = pytest.mark.django_db


def write_url(report):
    return reverse("followup:report_write", args=[report.pk])


def submit_url(report):
    return reverse("followup:report_submit", args=[report.pk])


def test_report_write_asks_a_unit_for_its_activities_and_figures_and_nothing_else(david_unit_manager, unit_report):
    page = david_unit_manager.get(write_url(unit_report))
    assertContains(page, "Aktivitet 6")
    assertContains(page, "Besök 4")
    assertContains(page, "Tio frågor ska besvaras.")
    assertContains(page, "10 frågor kvar")
    assertNotContains(page, "Kommunfullmäktiges mål")


def test_report_of_six_activities_and_four_figures_takes_ten_inputs_and_one_submit(david_unit_manager, unit_report):
    assert questions.for_report(unit_report).required <= 12
    response = david_unit_manager.post(submit_url(unit_report), build_followup.sent_answers(unit_report))
    assertRedirects(response, unit_report.get_absolute_url())
    unit_report.refresh_from_db()
    assert unit_report.status == ReportStatus.HANDED_OVER
    assert unit_report.editions.count() == 1


def test_report_write_saves_what_is_there_and_stays(david_unit_manager, unit_report):
    activity = PlanNode.objects.get(title="Aktivitet 1")
    sent = {
        f"activity-{activity.pk}-state": "DELAYED",
        f"activity-{activity.pk}-text": "Väntar.",
        f"activity-{activity.pk}-version": "",
    }
    response = david_unit_manager.post(write_url(unit_report), sent)
    assertRedirects(response, write_url(unit_report))
    update = StatusUpdate.objects.get(node=activity)
    assert (update.state, update.text, str(update.written_by)) == (WorkState.DELAYED, "Väntar.", "David")
    assertContains(david_unit_manager.get(write_url(unit_report)), "9 frågor kvar")


def test_report_submit_says_what_is_missing_with_links(david_unit_manager, unit_report):
    activity = PlanNode.objects.get(title="Aktivitet 2")
    sent = {f"activity-{activity.pk}-state": "", f"activity-{activity.pk}-version": ""}
    response = david_unit_manager.post(submit_url(unit_report), sent)
    assertContains(response, "Det här saknas", status_code=422)
    assertContains(response, f'<a href="#activity-{activity.pk}">Aktivitet 2: läge</a>', html=True, status_code=422)
    assert Report.objects.get(pk=unit_report.pk).status == ReportStatus.DRAFT


def test_value_that_is_not_a_number_is_explained_and_everything_else_is_saved(david_unit_manager, unit_report):
    sent = build_followup.sent_answers(unit_report)
    wrong = next(key for key in sent if key.startswith("figure-") and key.endswith("-value"))
    response = david_unit_manager.post(write_url(unit_report), sent | {wrong: "cirka två"})
    assertContains(response, "”cirka två” är inte ett tal", status_code=422)
    assertContains(response, 'value="cirka två"', status_code=422)
    assert StatusUpdate.objects.count() == 6
    assert KeyFigureValue.objects.count() == 3


def test_missing_value_is_an_answer_and_not_zero(david_unit_manager, unit_report):
    figure = unit_report.unit.plans.get().nodes.filter(kind=NodeKind.KEY_FIGURE).first().key_figure
    david_unit_manager.post(
        write_url(unit_report), {f"figure-{figure.pk}-is_unavailable": "on", f"figure-{figure.pk}-version": "0"}
    )
    row = KeyFigureValue.objects.get()
    assert (row.value, row.is_unavailable) == (None, True)
    answered = questions.for_report(unit_report).answered
    assert answered == 1


def test_zero_is_a_value(david_unit_manager, unit_report):
    figure = unit_report.unit.plans.get().nodes.filter(kind=NodeKind.KEY_FIGURE).first().key_figure
    david_unit_manager.post(
        write_url(unit_report), {f"figure-{figure.pk}-value": "0", f"figure-{figure.pk}-version": "0"}
    )
    assert KeyFigureValue.objects.get().value == 0
    assert questions.for_report(unit_report).answered == 1


def test_goal_takes_assessment_progress_forecast_and_text(bo_committee_secretary, board_report):
    goal = PlanNode.objects.get(code="I1")
    sent = {
        "attainment": "PARTLY",
        "progress": "BACKWARD",
        "forecast": "UNKNOWN",
        "text": "<p>Vi bidrar.</p>",
        "version": "0",
    }
    bo_committee_secretary.post(
        write_url(board_report), {f"goal-{goal.pk}-{name}": value for name, value in sent.items()}
    )
    row = Assessment.objects.get()
    assert (row.attainment, row.progress, row.text) == (Attainment.PARTLY, Progress.BACKWARD, "<p>Vi bidrar.</p>")


def test_last_times_text_stands_beside_the_field(bo_committee_secretary, org, board_report):
    earlier = build_followup.report(build_followup.round_(build_followup.RoundKind.INTERIM_1), org.committee)
    reports.save_text(earlier, "summary", "<p>Som det var i april.</p>", by=None)
    assertContains(bo_committee_secretary.get(write_url(board_report)), "Som det var i april.")


def test_text_of_a_board_is_offered_to_the_municipality_and_used_with_a_button(org, board_report):
    anna = build.client(build.user(Role.CONTROLLER, org.group))
    goal = PlanNode.objects.get(code="I1")
    build_followup.submitted(board_report)
    own = build_followup.report(board_report.round, org.municipality)
    page = anna.get(write_url(own))
    assertContains(page, "Så bidrar vi.")
    for _ in range(2):  # the second time it stands there
        response = anna.post(write_url(own), {"use": f"goal-{goal.pk}:{board_report.pk}.{goal.pk}"})
        assertRedirects(response, f"{write_url(own)}#goal-{goal.pk}", fetch_redirect_response=False)
    assert Assessment.objects.get(report=own, node=goal).text == "<p>Så bidrar vi.</p>"


def test_text_that_is_not_handed_in_is_shown_as_a_draft_and_cannot_be_used(org, board_report):
    anna = build.client(build.user(Role.CONTROLLER, org.group))
    reports.save_text(board_report, "summary", "<p>Bara ett utkast.</p>", by=None)
    own = build_followup.report(board_report.round, org.municipality)
    page = anna.get(write_url(own))
    assertContains(page, "Bara ett utkast.")
    assertContains(page, "Kan infogas när rapporten är lämnad.")
    assertNotContains(page, f'value="text-summary:{board_report.pk}.0"')
    anna.post(write_url(own), {"use": f"text-summary:{board_report.pk}.0"})
    assert not ReportText.objects.filter(report=own).exists()


def test_deviation_is_added_with_its_action_and_removed(bo_committee_secretary, board_report):
    sent = {
        "deviation-new-title": "Kulturskolan",
        "deviation-new-kind": "ECONOMY",
        "deviation-new-cause": "Mindre grupper.",
        "deviation-new-version": "0",
        "deviation-new-action-text": "Slå ihop grupper",
        "deviation-new-action-responsible": "Enhetschef",
        "deviation-new-action-due_on": "2027-01-31",
        "deviation-new-action-version": "0",
    }
    bo_committee_secretary.post(write_url(board_report), sent)
    deviation = Deviation.objects.get()
    assert (deviation.kind, deviation.actions.get().text) == (DeviationKind.ECONOMY, "Slå ihop grupper")
    known = {"title": "Kulturskolan", "kind": "ECONOMY", "cause": "Mindre grupper.", "version": "1", "is_removed": "on"}
    bo_committee_secretary.post(
        write_url(board_report), {f"deviation-{deviation.pk}-{name}": value for name, value in known.items()}
    )
    assert not Deviation.objects.exists()


def test_text_from_below_is_put_after_what_is_stored_not_after_what_was_shown(org, board_report):
    """Two people write at once: what one saved after the other's page was read stays."""
    anna = build.user(Role.SECRETARY, org.committee)
    shown = next(one for one in questions.for_report(board_report).questions if one.prefix == "text-summary")
    reports.save_text(board_report, "summary", "<p>Sparat under tiden.</p>", by=None)
    answers.append_text(board_report, shown, "<p>Från kontoret.</p>", by=anna)
    assert ReportText.objects.get().text == "<p>Sparat under tiden.</p><p>Från kontoret.</p>"


@pytest.mark.parametrize(
    "sent",
    [
        {"text-summary-version": "inget tal", "text-summary-text": "x"},
        {"text-summary-version": "99999999999999999999", "text-summary-text": "x"},
        {"goal-x-attainment": "MET"},
        {"use": "goal-1:1.²"},
        {"use": "text-summary:99999999999999999999999999.0"},
        {"take_in": "²"},
        {"keep_own": "99999999999999999999999999"},
        {"use": "::::"},
        {"deviation-new-kind": "OTHER", "deviation-new-title": "x" * 301},
        {"deviation-new-kind": "HITTEPÅ", "deviation-new-title": "Något"},
        {"deviation-new-kind": "ECONOMY", "deviation-new-title": "Något", "deviation-new-operation": "abc"},
        {"deviation-new-kind": "OTHER", "deviation-new-title": "A", "deviation-new-action-due_on": "31 januari"},
        {"text-summary-text": "<p>" + "x" * 70_000 + "</p>", "text-summary-version": "0"},
        {"text-summary-text": "\x00", "text-summary-version": "0"},
    ],
)
def test_bad_input_never_breaks_the_page(bo_committee_secretary, board_report, sent):
    assert bo_committee_secretary.post(write_url(board_report), sent).status_code in (200, 302, 422)


def test_bad_words_for_a_goal_are_refused(bo_committee_secretary, board_report):
    goal = PlanNode.objects.get(code="I1")
    sent = {f"goal-{goal.pk}-attainment": "FANTASTIC", f"goal-{goal.pk}-version": "0"}
    assert bo_committee_secretary.post(write_url(board_report), sent).status_code == 422
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("value", ["1e999", "9" * 40, "--1", "NaN", "∞", "1 2 3", "12.345.678"])
def test_strange_numbers_are_explained(david_unit_manager, unit_report, value):
    figure = unit_report.unit.plans.get().nodes.filter(kind=NodeKind.KEY_FIGURE).first().key_figure
    sent = {f"figure-{figure.pk}-value": value, f"figure-{figure.pk}-version": "0"}
    assert david_unit_manager.post(write_url(unit_report), sent).status_code == 422
    assert not KeyFigureValue.objects.exists()


def test_what_was_typed_stays_when_the_report_was_handed_in_meanwhile(bo_committee_secretary, board_report):
    build_followup.submitted(board_report)
    response = bo_committee_secretary.post(
        write_url(board_report), {"text-summary-text": "<p>Min sena text.</p>", "text-summary-version": "1"}
    )
    assertContains(response, "Min sena text.", status_code=422)
    assertContains(response, "klar och kan inte ändras", status_code=422)


def test_report_write_of_a_handed_in_report_leads_to_the_report(bo_committee_secretary, board_report):
    build_followup.submitted(board_report)
    assertRedirects(bo_committee_secretary.get(write_url(board_report)), board_report.get_absolute_url())


def test_page_asks_the_database_equally_often_for_few_and_many_answers(org, django_assert_max_num_queries):
    david = build.client(build.user(Role.UNIT_MANAGER, org.unit))
    round_ = build_followup.round_()
    build_followup.work_plan(org.unit, activities=2, figures=2)
    small = build_followup.report(round_, org.unit)
    counted = []
    for report in (small, _large_report(org, round_)):
        client = david if report is small else build.client(build.user(Role.UNIT_MANAGER, report.unit))
        client.get(write_url(report))
        with django_assert_max_num_queries(40) as queries:
            client.get(write_url(report))
        counted.append(len(queries))
    assert counted[0] == counted[1]


def _large_report(org, round_):
    unit = build.unit("UNIT", "Stora enheten", org.department)
    build_followup.work_plan(unit, activities=20, figures=20)
    report = build_followup.report(round_, unit)
    build_followup.answer_everything(report)
    return report


def test_a_deviation_keeps_a_verksamhet_that_has_ended_since_the_period(bo_committee_secretary, board_report):
    ended = Operation.objects.create(
        unit=board_report.unit, code="KN-90", name="Museum", valid_to=board_report.round.period_to
    )
    coming = Operation.objects.create(
        unit=board_report.unit, code="KN-91", name="Konsthall", valid_from=date(2026, 10, 1)
    )
    sent = {"title": "Museet", "kind": "ECONOMY", "version": "0", "operation": str(ended.pk)}
    new = {f"deviation-new-{name}": value for name, value in sent.items()}
    bo_committee_secretary.post(write_url(board_report), new)
    assert Deviation.objects.get().operation == ended
    refused = bo_committee_secretary.post(write_url(board_report), new | {"deviation-new-operation": str(coming.pk)})
    assert refused.status_code == 422


def test_a_target_between_two_values_is_shown_whole(david_unit_manager, org):
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    figure = build.key_figure("Elever i gruppen", direction=Direction.BETWEEN)
    activity = build.node(plan, NodeKind.ACTIVITY)
    build.target(build.node(plan, NodeKind.KEY_FIGURE, parent=activity, key_figure=figure), 2026, "20", "25")
    build.adopted(plan, on=date(2025, 12, 1))
    report = build_followup.report(build_followup.round_(), org.unit)
    assertContains(david_unit_manager.get(write_url(report)), ">20–25</td>")
