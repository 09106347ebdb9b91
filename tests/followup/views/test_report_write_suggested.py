"""Fyll i rapporten: a suggested bedömning is taken with one click, and another one says why."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import WorkState
from followup.models import Assessment
from followup.services import status_updates
from planning.enums import NodeKind, PlanKind
from tests import build

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


def test_another_is_kept_with_its_reason_and_the_reason_goes_with_it(bo_committee_secretary, url, goal):
    prefix = f"goal-{goal.pk}"
    sent = {f"{prefix}-attainment": "PARTLY", f"{prefix}-reason": "Larmet kom sent.", f"{prefix}-version": "0"}
    bo_committee_secretary.post(url, sent)
    row = Assessment.objects.get(node=goal)
    assert (row.attainment, row.suggested, row.reason) == ("PARTLY", "NOT_MET", "Larmet kom sent.")
    sent |= {f"{prefix}-attainment": "NOT_MET", f"{prefix}-version": "1"}
    bo_committee_secretary.post(url, sent)
    row.refresh_from_db()
    assert (row.attainment, row.suggested, row.reason) == ("NOT_MET", "", "")


def test_what_is_not_a_goal_of_the_report_cannot_be_taken(bo_committee_secretary, url, goal):
    for prefix in ("goal-0", "text-events", "x"):
        assertRedirects(bo_committee_secretary.post(url, {"take": prefix}), url)
    assert not Assessment.objects.exists()
