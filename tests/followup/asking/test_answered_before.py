"""What is klart or utgår has been answered: it is not asked about again, and is told as it was last told."""

from datetime import date

import pytest

from followup.asking import questions
from followup.asking.kinds import StateQuestion
from followup.enums import RoundKind, WorkState
from followup.models import FrozenState
from followup.services import report_editions, reports, status_updates
from planning.enums import NodeKind
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(org):
    return build_followup.work_plan(org.unit, activities=1, figures=0).plan.nodes.get(kind=NodeKind.ACTIVITY)


@pytest.fixture
def report(org, activity):
    build_followup.report(build_followup.round_(RoundKind.INTERIM_1, due_on=date(2026, 5, 8)), org.unit)
    return build_followup.report(build_followup.round_(), org.unit)


def asked(report):
    (question,) = (one for one in questions.for_report(report).questions if isinstance(one, StateQuestion))
    return question


def told(state, day=date(2026, 4, 20), **about):
    status_updates.write(by=None, state=state, text="Alla läser.", day=day, **about)


@pytest.mark.parametrize("state", [WorkState.DONE, WorkState.CANCELLED])
def test_it_is_answered_with_its_last_words_and_nothing_in_it_is_required(report, activity, state):
    told(state, node=activity)
    question = asked(report)
    assert (question.is_over, question.is_required, question.is_answered) == (True, False, True)
    assert (question.state, question.text, question.written_on) == (state, "Alla läser.", date(2026, 4, 20))
    assert question.earlier is None
    reports.refuse_incomplete(report)


def test_what_is_still_going_on_is_asked_about_again(report, activity):
    told(WorkState.DELAYED, node=activity)
    question = asked(report)
    assert (question.is_over, question.is_missing, question.earlier.text) == (False, True, "Alla läser.")


def test_what_becomes_klart_in_this_round_is_one_of_its_answers(report, activity):
    told(WorkState.DONE, date(2026, 8, 30), node=activity)
    question = asked(report)
    assert (question.is_over, question.is_required, question.is_answered) == (True, True, True)


def test_what_is_taken_up_again_is_asked_about_again(report, activity):
    told(WorkState.DONE, node=activity)
    told(WorkState.DELAYED, date(2026, 5, 2), node=activity)
    assert not asked(report).is_over
    assert asked(report).is_missing


def test_an_uppdrag_that_is_klart_is_told_in_the_report_and_frozen_with_it(org):
    given = build.decision(org.council, date=date(2025, 1, 20))
    given.save()
    build.assignment(org.council, "Se över avgifterna", org.committee, decision=given)
    report = build_followup.report(build_followup.round_(), org.committee)
    (receiver,) = report.unit.received_assignments.all()
    told(WorkState.DONE, date(2025, 11, 3), receiver=receiver)
    assert (asked(report).is_over, asked(report).is_required) == (True, False)
    content = report_editions.freeze(report, by=None)
    assert FrozenState.objects.of(content).get().state == WorkState.DONE
