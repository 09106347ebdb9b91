"""Utgåvor och granskning: what a revisor sees in what is frozen."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from followup.models import Report
from followup.services import assessments, reports
from organisation.enums import Role
from planning.models import PlanNode
from tests import build, build_followup


@pytest.fixture
def revisor(org):
    return build.client(build.user(Role.AUDITOR, org.council))


def decide(report, node, *, by, attainment, text="<p>Så bidrar vi.</p>"):
    """The report answered, its goal judged by a person, and decided."""
    build_followup.answer_everything(report, by=by)
    assessments.save(report, node, by=by, attainment=attainment, text=text)
    build_followup.submitted(report, by=by)
    build_followup.decided(report, by=by)
    return Report.objects.select_related("unit", "round").get(pk=report.pk)


@pytest.fixture
def goal(board_report):
    return PlanNode.objects.get(code="I1")


@pytest.fixture
def bea(org):
    """Another sekreterare of the same nämnd."""
    return build.user(Role.SECRETARY, org.committee, "bea")


@pytest.fixture
def twice(board_report, goal, bo, bea):
    """Decided, opened anew, and decided with another judgement by another person."""
    report = decide(board_report, goal, by=bo, attainment="MET")
    reports.reopen(report, by=None, comment="Fel bedömning.")
    report = Report.objects.select_related("unit", "round").get(pk=report.pk)
    return decide(report, goal, by=bea, attainment="PARTLY", text="<p>Inte hela vägen.</p>")


def page(who, report, **asked):
    return who.get(f"/rapporter/{report.pk}/historik/", asked)


def test_the_revisor_sees_in_what_is_frozen_who_set_each_judgement(board_report, goal, bo, revisor):
    report = decide(board_report, goal, by=bo, attainment="MET")
    answer = page(revisor, report)
    assert {(row.title, row.who) for row in answer.context["judged"].rows} == {
        ("I1 Målet I1", str(bo)),
        ("I2 Målet I2", str(bo)),
    }
    assert all(row.when for row in answer.context["judged"].rows)


def test_the_revisor_sees_what_changed_since_the_judgement_before(twice, bea, revisor):
    answer = page(revisor, twice)
    context = answer.context
    assert (context["before"].number, context["after"].number) == (1, 2)
    assertContains(answer, f"/rapporter/{twice.pk}/jamfor/?fran=utgava-1&amp;till=utgava-2")
    first, second = context["judged"].rows
    assert (first.is_changed, second.is_changed) == (True, False)
    assert first.who == str(bea)


def test_the_first_edition_is_compared_with_the_report_before(board_report, goal, bo, revisor):
    earlier = build_followup.report(
        build_followup.round_(kind="INTERIM_1", opens_on=date(2026, 1, 2)), board_report.unit
    )
    decide(earlier, goal, by=bo, attainment="PARTLY")
    judged = page(revisor, decide(board_report, goal, by=bo, attainment="MET")).context["judged"]
    assert judged.since == "delårsrapport 1 2026"
    assert [row.is_changed for row in judged.rows] == [True, False]


def test_of_the_report_before_only_what_is_frozen_is_told(board_report, goal, bo, revisor):
    earlier = build_followup.report(
        build_followup.round_(kind="INTERIM_1", opens_on=date(2026, 1, 2)), board_report.unit
    )
    assessments.save(earlier, goal, by=bo, attainment="NOT_MET", text="<p>Hemligt utkast.</p>")
    answer = page(revisor, decide(board_report, goal, by=bo, attainment="MET"))
    assert (answer.context["judged"].since, {row.before for row in answer.context["judged"].rows}) == ("", {""})


def test_the_revisor_sees_who_registered_a_decision(twice, bo, bea, revisor):
    registered = [
        line.registered_by for edition in page(revisor, twice).context["editions"] for line in edition.decisions
    ]
    assert registered == [str(bo), str(bea)]


def test_what_is_handed_over_as_it_was_decided_says_the_same(board_report, goal, bo, revisor):
    report = decide(board_report, goal, by=bo, attainment="MET")
    reports.hand_over(report, by=bo)
    context = page(revisor, report).context
    assert [edition.same_as for edition in context["editions"]] in ([0], [0, 1])
    assert (context["before"], context["after"].number) == (None, 1)


def test_an_earlier_edition_is_looked_at_by_its_number(twice, bo, revisor):
    context = page(revisor, twice, utgava=1).context
    assert (context["before"], {row.who for row in context["judged"].rows}) == (None, {str(bo)})
    assert page(revisor, twice, utgava=3).status_code == 404


def test_who_may_not_read_the_report_does_not_read_its_history(board_report, revisor, bo_committee_secretary):
    assert page(revisor, board_report).status_code == 404
    assert "ingen utgåva än" in page(bo_committee_secretary, board_report).content.decode()
