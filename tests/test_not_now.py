"""403 gives the true reason: a plan that is handed in is not somebody's role."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.services import assignments, plans
from tests import build

ROLE = "Din roll ger inte rätt"


@pytest.fixture
def plan(org):
    """Nämndens plan, handed in."""
    plan = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.node(plan, NodeKind.DIRECTION)
    plans.submit(plan, by=None)
    return plan


@pytest.mark.parametrize("address", ["/poster/{item}/andra/", "/poster/{item}/flytta/", "/planer/{plan}/koppla/"])
def test_the_writer_of_a_plan_that_is_handed_in_is_told_so_and_led_to_it(plan, bo_committee_secretary, address):
    item = plan.nodes.get(kind=NodeKind.DIRECTION)
    answer = bo_committee_secretary.get(address.format(item=item.pk, plan=plan.pk))
    assertContains(answer, "Planen är inlämnad", status_code=403)
    assertContains(answer, f'href="{plan.get_absolute_url()}"', status_code=403)
    assertNotContains(answer, "roll", status_code=403)


def test_whoever_has_another_role_is_told_that(org, plan):
    """Controllers write the flerårsplan: that a verksamhetsplan is handed in is not what is in their way."""
    item = plan.nodes.get(kind=NodeKind.DIRECTION)
    controller = build.client(build.user(Role.CONTROLLER, org.group))
    assertContains(controller.get(f"/poster/{item.pk}/andra/"), ROLE, status_code=403)


def test_an_uppdrag_that_is_ended_is_told_of(org, bo_committee_secretary, reader):
    decided = build.decision(org.committee)
    decided.save()
    given = build.assignment(org.committee, "Utred meröppet", org.office, decision=decided)
    assignments.end(given, by=None, decision=build.decision(org.committee))
    path = f"/uppdrag/{given.pk}/andra/"
    assertContains(bo_committee_secretary.get(path), "redan avslutat", status_code=403)
    assertContains(reader.get(path), ROLE, status_code=403)
