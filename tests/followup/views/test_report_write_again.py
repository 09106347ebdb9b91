"""Fyll i rapporten: last time's text is put in with one click."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import ReportText
from followup.services import assessments, reports
from planning.models import PlanNode
from tests import build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(board_report):
    return reverse("followup:report_write", args=[board_report.pk])


@pytest.fixture
def goal(board_report):
    return PlanNode.objects.get(code="I1")


@pytest.fixture
def last(org, board_report, goal):
    made = build_followup.report(build_followup.round_(RoundKind.INTERIM_1), org.committee)
    reports.save_text(made, "events", "<p>Biblioteket öppnade.</p>", by=None)
    reports.save_text(made, "proposals", "godkänna rapporten", by=None)
    assessments.save(made, goal, by=None, text="<p>Fler kurser.</p>")
    return made


def text_of(report, key="events"):
    return ReportText.objects.get(report=report, key=key).text


def test_it_stands_after_what_was_written_and_once(bo_committee_secretary, board_report, url, last):
    reports.save_text(board_report, "events", "<p>Nytt i år.</p>", by=None)
    for _ in range(2):
        assertRedirects(bo_committee_secretary.post(url, {"again": "text-events"}), f"{url}#text-events")
    assert text_of(board_report) == "<p>Nytt i år.</p><p>Biblioteket öppnade.</p>"


def test_of_a_goal_it_is_the_text_and_no_judgement(bo_committee_secretary, board_report, url, goal, last):
    assertContains(bo_committee_secretary.get(url), f'name="again" value="goal-{goal.pk}"')
    bo_committee_secretary.post(url, {"again": f"goal-{goal.pk}"})
    row = board_report.assessments.get()
    assert (row.text, row.attainment) == ("<p>Fler kurser.</p>", "")


def test_att_satser_stand_on_lines_of_their_own(bo_committee_secretary, board_report, url, last):
    reports.save_text(board_report, "proposals", "överlämna rapporten", by=None)
    bo_committee_secretary.post(url, {"again": "text-proposals"})
    assert text_of(board_report, "proposals") == "överlämna rapporten\ngodkänna rapporten"


def test_where_nothing_was_said_nothing_is_offered(bo_committee_secretary, board_report, url):
    assertNotContains(bo_committee_secretary.get(url), 'name="again"')
    for place in ("text-events", "goal-0", "x"):
        assertRedirects(bo_committee_secretary.post(url, {"again": place}), url)
    assert not ReportText.objects.filter(report=board_report).exists()
