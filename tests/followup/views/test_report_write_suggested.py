"""Fyll i rapporten: a suggested bedömning is taken with one click, and another one says why."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import WorkState
from followup.models import Assessment, StatusUpdate
from followup.services import assessments, status_updates
from planning.enums import NodeKind, PlanKind
from tests import build, html_forms
from tests.answers import explained, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(org, board_report):
    """A goal that an activity serves, which is late."""
    found = org.municipality.plans.get().nodes.get(code="I1")
    plan = build.plan(PlanKind.WORK, org.unit, 2026)
    activity = build.node(plan, NodeKind.ACTIVITY, "Ta in vikarier")
    build.contribution(activity, found)
    build.adopted(plan, on=date(2025, 12, 20))
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, day=date(2026, 6, 1))
    return found


@pytest.fixture
def url(board_report):
    return reverse("followup:report_write", args=[board_report.pk])


def test_it_says_what_it_was_counted_from_and_how(bo_committee_secretary, url, goal):
    page = bo_committee_secretary.get(url)
    assertContains(page, "Förslag: <b>Ej uppfyllt</b>")
    assertContains(page, "saknar läge räknas inte.")
    assertContains(page, f'goal-{goal.pk}-reason?goal-{goal.pk}-attainment!=NOT_MET"')


def test_one_click_takes_it_and_keeps_what_else_was_written(bo_committee_secretary, url, goal):
    prefix = f"goal-{goal.pk}"
    sent = {f"{prefix}-progress": "FORWARD", f"{prefix}-version": "0", "take": prefix}
    assertRedirects(bo_committee_secretary.post(url, sent), f"{url}#{prefix}")
    row = Assessment.objects.get(node=goal)
    assert (row.attainment, row.progress, row.suggested) == ("NOT_MET", "FORWARD", "")
    assertNotContains(bo_committee_secretary.get(url), f'value="{prefix}"')


def test_another_is_kept_with_its_reason_and_the_reason_stays_when_it_is_what_is_suggested(
    bo_committee_secretary, url, goal
):
    prefix = f"goal-{goal.pk}"
    sent = {f"{prefix}-attainment": "PARTLY", f"{prefix}-reason": "Larmet kom sent.", f"{prefix}-version": "0"}
    bo_committee_secretary.post(url, sent)
    row = Assessment.objects.get(node=goal)
    assert (row.attainment, row.suggested, row.reason) == ("PARTLY", "NOT_MET", "Larmet kom sent.")
    sent |= {f"{prefix}-attainment": "NOT_MET", f"{prefix}-version": "1"}
    bo_committee_secretary.post(url, sent)
    row.refresh_from_db()
    assert (row.attainment, row.suggested, row.reason) == ("NOT_MET", "", "Larmet kom sent.")
    page = bo_committee_secretary.get(url)
    assertContains(page, "Skälet till en annan bedömning är kvar")
    assert page_of(page, url)[f"{prefix}-reason"] == ["Larmet kom sent."]
    bo_committee_secretary.post(url, sent | {f"{prefix}-attainment": "PARTLY", f"{prefix}-version": "2"})
    row.refresh_from_db()
    assert (row.attainment, row.suggested, row.reason) == ("PARTLY", "NOT_MET", "Larmet kom sent.")


def test_taking_the_suggestion_loses_no_reason(bo_committee_secretary, url, board_report, goal):
    said = {"attainment": "PARTLY", "suggested": "NOT_MET", "reason": "Larmet kom sent."}
    assessments.save(board_report, goal, by=None, **said)
    bo_committee_secretary.post(url, page_of(bo_committee_secretary.get(url), url) | {"take": f"goal-{goal.pk}"})
    row = Assessment.objects.get()
    assert (row.attainment, row.suggested, row.reason) == ("NOT_MET", "", "Larmet kom sent.")


def test_a_reason_that_is_stored_goes_when_its_writer_takes_it_away(bo_committee_secretary, url, board_report, goal):
    assessments.save(board_report, goal, by=None, attainment="NOT_MET", reason="Larmet kom sent.")
    sent = page_of(bo_committee_secretary.get(url), url) | {f"goal-{goal.pk}-reason": [""]}
    assertRedirects(bo_committee_secretary.post(url, sent), url)
    assert Assessment.objects.get().reason == ""
    assertContains(bo_committee_secretary.get(url), "Skriv varför bedömningen blir en annan")


def test_what_was_said_of_a_suggestion_that_is_there_no_longer_stays_as_it_was(
    bo_committee_secretary, url, board_report, goal
):
    said = {"attainment": "PARTLY", "suggested": "NOT_MET", "reason": "Larmet kom sent."}
    assessments.save(board_report, goal, by=None, **said)
    sent = page_of(bo_committee_secretary.get(url), url)
    StatusUpdate.objects.all().delete()
    bo_committee_secretary.post(url, sent | {f"goal-{goal.pk}-text": ["<p>Så bidrar vi.</p>"]})
    row = Assessment.objects.get()
    assert (row.suggested, row.reason, row.text) == ("NOT_MET", "Larmet kom sent.", "<p>Så bidrar vi.</p>")


def test_what_is_not_a_goal_of_the_report_cannot_be_taken(bo_committee_secretary, url, goal):
    for prefix in ("goal-0", "text-events", "x"):
        assertRedirects(bo_committee_secretary.post(url, {"take": prefix}), url)
    assert not Assessment.objects.exists()


def page_of(answer, url):
    """The fields of the page that is written on, as it would send them; no button pressed."""
    forms = html_forms.forms_of(answer.content.decode(), url)
    sent = next(form.data() for form in forms if len(form.fields) > 2)
    return {name: values for name, values in sent.items() if "-" in name}


def judged_by_anna(report, goal):
    return assessments.save(
        report, goal, by=build.user(None, name="Anna"), attainment="PARTLY", text="<p>Annas ord.</p>", reason="Larmet."
    )


def test_it_is_not_taken_over_a_bedomning_that_the_page_did_not_show(bo_committee_secretary, board_report, url, goal):
    seen = page_of(bo_committee_secretary.get(url), url)
    judged_by_anna(board_report, goal)
    answer = bo_committee_secretary.post(url, seen | {"take": f"goal-{goal.pk}"})
    assertContains(answer, "Någon annan har bedömt målet sedan sidan visades.", status_code=422)
    row = Assessment.objects.get()
    assert (row.attainment, row.text, row.reason) == ("PARTLY", "<p>Annas ord.</p>", "Larmet.")
    shown = page_of(answer, url)
    assert (shown[f"goal-{goal.pk}-attainment"], shown[f"goal-{goal.pk}-text"]) == (["PARTLY"], [row.text])
    assertRedirects(bo_committee_secretary.post(url, shown | {"take": f"goal-{goal.pk}"}), f"{url}#goal-{goal.pk}")
    row.refresh_from_db()
    assert (row.attainment, row.text) == ("NOT_MET", "<p>Annas ord.</p>")


def test_who_has_written_too_sees_both_and_nothing_is_taken(bo_committee_secretary, board_report, url, goal):
    prefix = f"goal-{goal.pk}"
    seen = page_of(bo_committee_secretary.get(url), url)
    judged_by_anna(board_report, goal)
    answer = bo_committee_secretary.post(url, seen | {f"{prefix}-text": ["<p>Bos ord.</p>"], "take": prefix})
    assert answer.status_code == 409
    assert {"Bos ord.", "Annas ord."} <= set(said(answer).splitlines())
    assert (Assessment.objects.get().attainment, Assessment.objects.get().text) == ("PARTLY", "<p>Annas ord.</p>")


@pytest.mark.parametrize("attainment", ["NOT_MET", ""])
def test_a_reason_for_no_other_bedomning_is_told_of_and_kept_in_its_field(
    bo_committee_secretary, url, goal, attainment
):
    prefix = f"goal-{goal.pk}"
    sent = page_of(bo_committee_secretary.get(url), url)
    sent |= {f"{prefix}-attainment": [attainment], f"{prefix}-reason": ["Larmet kom sent."]}
    answer = bo_committee_secretary.post(url, sent)
    assert explained(answer) == {f"{prefix}-reason"}
    assertContains(answer, "Skälet hör till en", status_code=422)
    assert page_of(answer, url)[f"{prefix}-reason"] == ["Larmet kom sent."]
    assert not Assessment.objects.exists()


def test_so_is_a_reason_against_a_suggestion_that_is_there_no_longer(bo_committee_secretary, url, goal):
    prefix = f"goal-{goal.pk}"
    sent = page_of(bo_committee_secretary.get(url), url)
    StatusUpdate.objects.all().delete()
    sent |= {f"{prefix}-attainment": ["PARTLY"], f"{prefix}-reason": ["Larmet kom sent."]}
    answer = bo_committee_secretary.post(url, sent)
    assert explained(answer) == {f"{prefix}-reason"}
    again = page_of(answer, url)
    assert again[f"{prefix}-reason"] == ["Larmet kom sent."]
    assertRedirects(bo_committee_secretary.post(url, again | {f"{prefix}-reason": [""]}), url)
    assert (Assessment.objects.get().attainment, Assessment.objects.get().reason) == ("PARTLY", "")
