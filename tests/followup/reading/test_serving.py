"""What serves what is told alike wherever it is asked: in the bedömning that is suggested, and in the texts that are offered."""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import Attainment, WorkState
from followup.reading.serving import Serving
from followup.services import status_updates
from organisation.enums import PlanningYear
from planning.enums import NodeKind, PlanKind
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def lent(org):
    """A goal, and an activity of a läsår that began last year: it serves what the kontor goes on with this year."""
    goal = build_followup.goals(org.municipality, "I1")[0]
    org.unit.planning_year = PlanningYear.SCHOOL
    org.unit.save()
    last = build.plan(PlanKind.OFFICE, org.office, 2025)
    before = build.node(last, NodeKind.PRIORITY, "Språkstöd")
    build.adopted(last, on=date(2024, 12, 10))
    work = build.plan(PlanKind.WORK, org.unit, 2025)
    activity = build.node(work, NodeKind.ACTIVITY, "Fler läsgrupper")
    build.contribution(activity, before)
    build.adopted(work, on=date(2025, 6, 10))
    this = build.plan(PlanKind.OFFICE, org.office, 2026)
    build.contribution(build.node(this, NodeKind.PRIORITY, "Språkstöd för fler", continues=[before]), goal)
    build.adopted(this, on=date(2025, 12, 10))
    status_updates.write(by=None, node=activity, state=WorkState.DELAYED, text="Sen start.", day=date(2026, 5, 1))
    return goal, activity


def test_what_a_lasar_does_counts_where_its_words_are_offered(org, lent, bo):
    goal, _ = lent
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.report(report.round, org.unit)
    (asked,) = [one for one in questions.for_report(report, bo).questions if one.prefix == f"goal-{goal.pk}"]
    assert [(one.about, one.text) for one in asked.offers.texts] == [("Fler läsgrupper", "<p>Sen start.</p>")]
    assert asked.suggestion.key == Attainment.NOT_MET


def test_of_very_much_the_first_is_read_and_all_of_it_counts(monkeypatch):
    monkeypatch.setattr("followup.reading.serving.MOST_LINKS", 2)
    linked = Serving()
    for node in (5, 3, 4, 3, 1):
        linked.add(node, to=1)
    linked.add(9, to=4)
    linked.add(1, to=9)
    assert (linked.first(1), linked.left_out(1), linked.read_for([1])) == ([5, 3], 1, {5, 3})
    assert linked.reaching(1) == {5, 3, 4, 9}
