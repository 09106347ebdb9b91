"""Mitt arbete: uppdrag wait at their receivers until a plan takes care of them."""

from datetime import date

import pytest

from followup.enums import WorkState
from followup.services import status_updates
from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.services import assignments, contributions
from styrmodell.my_work.assignment_tasks import assignment_tasks
from tests import build

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)
FIELDS = {"title": "Utred badet", "due_on": date(2028, 12, 31)}


def given(org, giver, *receivers, **fields):
    decision = build.decision(giver, date=date(2026, 3, 2))
    return assignments.give(giver, by=None, receivers=receivers, decision=decision, **{**FIELDS, **fields})


def waiting(user, on=ON):
    return [task.title for task in assignment_tasks(user, on)]


def test_what_fullmäktige_gives_waits_at_nämnden_until_its_plan_takes_care_of_it(org, bo):
    task = given(org, org.council, org.committee)
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    shown = build.node(top, NodeKind.COUNCIL_ASSIGNMENT, "Utred badet", assignment=task)
    build.adopted(top)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    (found,) = assignment_tasks(bo, ON)
    assert found.title == "Ta hand om uppdraget ”Utred badet”"
    assert found.url == f"/planer/{plan.pk}/koppla/"
    for words in ("Kommunfullmäktige", "klart senast 2028-12-31"):
        assert words in found.text
    others = [build.user(Role.SECRETARY, org.other_committee), build.user(Role.HEAD_OF_OFFICE, org.office)]
    assert [waiting(person) for person in others] == [[], []]
    item = build.node(plan, NodeKind.DIRECTION, "Badet")
    contributions.link(item, shown, by=bo)
    assert waiting(bo) == []
    build.unlink(item, shown)
    assert waiting(bo) == [found.title]


def test_a_särskilt_uppdrag_waits_at_the_kontor_and_a_bolags_at_the_bolag(org):
    task = given(org, org.committee, org.office)
    head = build.user(Role.HEAD_OF_OFFICE, org.office)
    (found,) = assignment_tasks(head, ON)
    assert (found.url, found.due) == (task.get_absolute_url(), None)
    given(org, org.council, org.company, title="Bygg", starts_on=date(2027, 1, 1))
    (ahead,) = assignment_tasks(build.user(Role.COMPANY, org.company), ON)
    assert ahead.due == date(2027, 1, 1)


def test_what_is_ended_done_or_not_given_waits_for_nobody(org, bo):
    assignments.end(given(org, org.council, org.committee), by=None, decision=build.decision(org.council))
    done = given(org, org.council, org.committee)
    status_updates.write(by=None, receiver=done.receivers.get(), state=WorkState.DONE)
    build.assignment(org.council, "Inte givet", org.committee)
    assert waiting(bo) == []


def test_it_asks_once_however_many_there_are(org, bo, django_assert_num_queries):
    for number in range(12):
        given(org, org.council, org.committee, title=f"Uppdrag {number}")
    bo_again = type(bo).objects.get(pk=bo.pk)
    assignment_tasks(bo_again, ON)
    with django_assert_num_queries(1):
        assert len(assignment_tasks(bo_again, ON)) == 12
