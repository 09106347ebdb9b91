"""Uppdrag that nothing in a plan takes care of are told where it is written and where it is handed in."""

from datetime import date

import pytest

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.services import contributions
from tests import build

pytestmark = pytest.mark.django_db
NOBODY = "ingen tar hand om det"


def told(client, plan):
    pages = [client.get(f"/planer/{plan.pk}/{page}").content.decode() for page in ("", "lamna-in/")]
    return [NOBODY in page for page in pages]


def given(giver, *receivers, **fields):
    decision = build.decision(giver, date=date(2026, 3, 2))
    decision.save()
    return build.assignment(giver, "Utred badet", *receivers, decision=decision, **fields)


def test_fullmäktiges_uppdrag_is_left_until_something_in_verksamhetsplanen_takes_care_of_it(
    org, bo, bo_committee_secretary
):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    shown = build.node(top, NodeKind.COUNCIL_ASSIGNMENT, assignment=given(org.council, org.committee))
    build.adopted(top)
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    item = build.node(plan, NodeKind.DIRECTION, "Badet")
    assert told(bo_committee_secretary, plan) == [True, True]
    contributions.link(item, shown, by=bo)
    assert told(bo_committee_secretary, plan) == [False, False]


def test_what_is_others_or_was_to_be_done_before_the_plan_begins_is_not_asked_for(org, bo_committee_secretary):
    given(org.council, org.other_committee)
    given(org.council, org.committee, due_on=date(2026, 12, 31))
    assert told(bo_committee_secretary, build.plan(PlanKind.OPERATIONAL, org.committee)) == [False, False]


def test_nämndens_särskilda_uppdrag_is_left_in_kontorsplanen(org):
    given(org.committee, org.office)
    head = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert told(head, build.plan(PlanKind.OFFICE, org.office)) == [True, True]


@pytest.mark.parametrize(
    ("starts_on", "due_on", "words"),
    [
        (None, date(2027, 12, 30), "mindre än ett år"),
        (None, date(2027, 12, 31), ""),
        (None, date(2030, 1, 1), ""),
        (None, date(2030, 1, 2), "mer än tre år"),
        (date(2027, 7, 1), date(2027, 12, 31), "mindre än ett år"),
    ],
)
def test_a_flerårsplan_says_what_the_styrmodell_says_of_the_time(org, anna_controller, starts_on, due_on, words):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    task = build.assignment(org.council, "Utred badet", org.committee, starts_on=starts_on, due_on=due_on)
    build.node(plan, NodeKind.COUNCIL_ASSIGNMENT, "Utred badet", assignment=task)
    html = anna_controller.get(f"/planer/{plan.pk}/lamna-in/").content.decode()
    assert ("vilka uppgifter som ska utföras inom ett till tre år" in html) == bool(words)
    assert words in html
