"""Which rounds ask about an uppdrag: those from the day that it counts from, and none earlier."""

from datetime import date

import pytest

from followup.asking import questions
from followup.enums import RoundKind
from planning.enums import NodeKind, PlanKind
from planning.models import Assignment
from planning.services import assignment_changes, assignments
from tests import build, build_followup

pytestmark = pytest.mark.django_db
ROUNDS = [
    (year, kind) for year in (2026, 2027) for kind in (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.ANNUAL)
]


def asked(unit, title):
    """The first of the rounds that asks the unit about it."""
    for year, kind in ROUNDS:
        early = {"opens_on": date(year, 12, 1), "due_on": date(year, 12, 31)} | ({"is_early": True})
        found = questions.for_report(build_followup.report(build_followup.round_(kind, year, **early), unit))
        if any(one.title == title for one in found.questions):
            return year, kind
    return None


def test_what_a_plan_of_next_year_gives_is_not_asked_about_this_year(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    task = build.assignment(org.committee, "Utred meröppet", org.office)
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet", assignment=task)
    build.adopted(plan, on=date(2026, 11, 16))
    assert asked(org.committee, "Utred meröppet") == (2027, RoundKind.INTERIM_1)
    assert [one.counts for one in Assignment.objects.with_counts_from()] == [date(2027, 1, 1)]
    assert list(Assignment.objects.counting(on=date(2027, 1, 1))) == [task]
    assert not Assignment.objects.counting(on=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("starts_on", "decided", "first"),
    [
        (None, date(2026, 3, 2), (2026, RoundKind.INTERIM_1)),
        (None, date(2026, 9, 14), (2026, RoundKind.ANNUAL)),
        (date(2027, 6, 1), date(2026, 3, 2), (2027, RoundKind.INTERIM_2)),
        (None, None, (2026, RoundKind.INTERIM_1)),
    ],
    ids=["from its decision", "from its decision in September", "from its own start", "from a day that nobody knows"],
)
def test_what_is_given_between_plans_counts_from_its_start_or_else_its_decision(org, starts_on, decided, first):
    decision = build.decision(org.council, date=decided)
    receivers = [org.committee]
    fields = {"title": "Se över lokalerna", "due_on": date(2028, 12, 31), "starts_on": starts_on}
    assignments.give(org.council, by=None, receivers=receivers, decision=decision, **fields)
    assert asked(org.committee, "Se över lokalerna") == first


def test_a_plan_adopted_after_its_first_day_gives_from_the_day_that_it_was_adopted(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2026)
    task = build.assignment(org.committee, "Utred meröppet", org.office)
    build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, "Utred meröppet", assignment=task)
    build.adopted(plan, on=date(2026, 6, 1))
    assert asked(org.committee, "Utred meröppet") == (2026, RoundKind.INTERIM_2)


def test_a_round_asks_about_what_the_uppdrag_said_on_its_last_day(org):
    first, second = (build.decision(org.council, date=date(2026, month, 1)) for month in (3, 10))
    receivers = [org.committee]
    given = assignments.give(
        org.council, by=None, receivers=receivers, decision=first, title="Utred badet", due_on=date(2027, 6, 30)
    )
    later = {"title": "Utred badet och isen", "due_on": date(2028, 6, 30)}
    assignment_changes.decide(given, by=None, version=1, receivers=receivers, decision=second, **later)
    told = {}
    for kind in (RoundKind.INTERIM_2, RoundKind.ANNUAL):
        report = build_followup.report(build_followup.round_(kind, opens_on=date(2026, 12, 31)), org.committee)
        told[kind] = [(one.title, one.due_on) for one in questions.for_report(report).questions if "badet" in one.title]
    assert told == {
        RoundKind.INTERIM_2: [("Utred badet", date(2027, 6, 30))],
        RoundKind.ANNUAL: [("Utred badet och isen", date(2028, 6, 30))],
    }
