"""Samverkan in Mitt arbete: one task for each question that the user is to answer, until it is answered."""

from datetime import date

import pytest

from organisation.enums import Role
from planning.enums import CollaborationAnswer, NodeKind, PlanKind
from planning.models import Plan
from planning.services import collaborations
from styrmodell.my_work.collaboration_tasks import collaboration_tasks
from tests import build
from tests.collaborating import answered, named

TODAY = date(2026, 11, 23)


@pytest.fixture
def priority(org):
    return build.node(build.plan(PlanKind.OFFICE, org.office), NodeKind.PRIORITY, "Meröppet")


@pytest.fixture
def row(priority, org):
    return named(priority, org.other_office, "Bussar till biblioteken.")


@pytest.fixture
def head(org):
    return build.user(Role.HEAD_OF_OFFICE, org.other_office)


def test_it_says_who_asks_about_what_and_leads_to_the_answer(row, head):
    [task] = collaboration_tasks(head, TODAY)
    assert task.title == "Svara Kulturkontoret om samverkan"
    assert task.text == "Utbildningskontoret. ”Meröppet”. Bussar till biblioteken."
    assert (task.url, task.due, task.unit) == (f"/samverkan/{row.pk}/", None, "Utbildningskontoret")


def test_it_is_due_when_the_plan_that_asks_is_decided(row, head, priority):
    for day, due in ((date(2026, 12, 1), date(2026, 12, 1)), (date(2026, 11, 1), None)):
        Plan.objects.filter(pk=priority.plan_id).update(decides_on=day)
        assert [task.due for task in collaboration_tasks(head, TODAY)] == [due]


def test_it_is_gone_when_it_is_answered_taken_away_or_the_plan_has_run_out(row, head, priority):
    assert collaboration_tasks(head, date(2028, 1, 1)) == []
    answered(row, CollaborationAnswer.NO, by=head)
    assert collaboration_tasks(head, TODAY) == []
    row.refresh_from_db()
    collaborations.save_all(priority.plan, by=None, abouts={row.pk: (row.version, "Alla bussar.")})
    assert len(collaboration_tasks(head, TODAY)) == 1
    collaborations.save_all(priority.plan, by=None, remove={row.pk: None})
    assert collaboration_tasks(head, TODAY) == []


def test_those_who_ask_read_or_stand_above_have_nothing_to_answer(row, org, cilla, anna, bo):
    for user in (
        cilla,
        anna,
        bo,
        build.user(Role.SECRETARY, org.other_committee),
        build.user(Role.ELECTED, org.council),
    ):
        assert collaboration_tasks(user, TODAY) == []


def test_it_asks_once_however_many_there_are(priority, org, head, django_assert_num_queries):
    for number in range(5):
        named(build.node(priority.plan, NodeKind.PRIORITY, f"Prioritering {number}"), org.other_office)
    collaboration_tasks(head, TODAY)  # the roles are read once
    with django_assert_num_queries(1):
        assert len(collaboration_tasks(head, TODAY)) == 5
