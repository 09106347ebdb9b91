"""Mitt arbete: a kontorsplan that is shared while it is written waits at the units below until they have linked to it."""

from datetime import date

import pytest

from organisation.enums import OrgUnitKind, Role
from planning.enums import NodeKind, PlanKind
from planning.services import area_requests, contributions, plan_sharing, plans
from styrmodell.my_work.shared_plan_tasks import shared_plan_tasks
from tests import build

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)


@pytest.fixture
def priority(org):
    """In a kontorsplan that is shared."""
    plan = build.plan(PlanKind.OFFICE, org.office)
    plan_sharing.share(plan, by=None, shared=True)
    return build.node(plan, NodeKind.PRIORITY, "Meröppet")


def titles(user, on=ON):
    return [task.title for task in shared_plan_tasks(user, on)]


def test_the_units_are_told_and_led_to_it(org, priority, david, cilla):
    (found,) = shared_plan_tasks(david, ON)
    assert (found.title, found.unit) == ("Läs kontorsplan 2027 och koppla till den", "Biblioteksenheten")
    assert found.url == priority.plan.get_absolute_url()
    assert "Kulturkontoret delar rubriker och prioriteringar" in found.text
    elsewhere = build.user(Role.UNIT_MANAGER, org.school)
    assert titles(cilla) == titles(elsewhere) == titles(david, date(2028, 1, 1)) == []
    plan_sharing.share(priority.plan, by=None, shared=False)
    assert titles(david) == []


def test_it_is_gone_when_the_unit_has_linked(org, priority, david):
    activity = build.node(build.plan(PlanKind.WORK, org.unit), NodeKind.ACTIVITY)
    assert len(titles(david)) == 1
    contributions.link(activity, priority, by=None)
    assert titles(david) == []
    build.unlink(activity, priority)
    assert len(titles(david)) == 1


def test_it_is_gone_when_the_unit_has_handed_its_plan_in_or_the_kontorsplan_is_approved(org, priority, david):
    own = build.plan(PlanKind.WORK, org.unit)
    build.node(own, NodeKind.ACTIVITY)
    plans.submit(own, by=None)
    assert titles(david) == []
    plans.take_back(own, by=david)
    assert len(titles(david)) == 1
    build.adopted(priority.plan)
    assert titles(david) == []


def test_a_unit_that_an_area_plans_for_is_not_told(org, priority, cilla):
    chef = build.user(Role.UNIT_MANAGER, build.unit(OrgUnitKind.UNIT, "Dansen", org.area))
    assert len(titles(chef)) == 1
    area_requests.approve(org.area, build.YEAR, by=cilla)
    assert titles(chef) == []
    assert len(titles(build.user(Role.UNIT_MANAGER, org.area))) == 1


def test_the_number_of_queries_does_not_grow(org, priority, david, django_assert_num_queries):
    with django_assert_num_queries(6):  # the first asks what david may
        titles(david)
    for number in range(3):
        build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.unit)
    other = build.plan(PlanKind.OFFICE, org.office, 2028)
    plan_sharing.share(other, by=None, shared=True)
    with django_assert_num_queries(5):
        assert len(titles(david)) == 2
