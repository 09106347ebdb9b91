"""What has been handed down follows whose arbetsplan a unit is in, when a verksamhetsområde within another is let write one."""

import pytest

from organisation.enums import OrgUnitKind
from planning.enums import PlanKind
from planning.models import HandedDown
from planning.services import area_requests
from styrmodell import integrity
from tests import build
from tests.planning.handed import EIGHTY, items

pytestmark = pytest.mark.django_db
IN_PLAN = [("Besök, Dansen", [(2027, 90)])]


@pytest.fixture
def inner(org):
    """A verksamhetsområde in another, by way of an avdelning."""
    return build.unit(OrgUnitKind.AREA, "Scenkonst", build.unit(OrgUnitKind.DEPARTMENT, "Scenen", org.area))


@pytest.fixture
def member(inner):
    return build.unit(OrgUnitKind.UNIT, "Dansen", inner)


@pytest.fixture
def outer_plan(org, member):
    return build.plan(PlanKind.WORK, org.area)


def test_the_areas_around_have_it_at_once_when_an_approval_is_taken_back(inner, member, outer_plan, give, cilla):
    approved = area_requests.approve(inner, build.YEAR, by=cilla)
    give(member)
    assert items(outer_plan) == []
    area_requests.withdraw_approval(approved, by=cilla, comment="Ni skriver med oss.")
    assert items(outer_plan) == IN_PLAN


@pytest.mark.parametrize("is_asked", [True, False])
def test_it_leaves_their_plan_when_the_unit_is_another_areas(inner, member, outer_plan, give, cilla, is_asked):
    give(member)
    assert items(outer_plan) == IN_PLAN
    if is_asked:
        asked = area_requests.ask(inner, build.YEAR, by=cilla, reason="Vi vill.")
        area_requests.answer(asked, by=cilla, approved=True, comment="")
    else:
        area_requests.approve(inner, build.YEAR, by=cilla)
    assert (items(outer_plan), HandedDown.objects.get().node) == ([], None)
    plan = build.plan(PlanKind.WORK, inner)
    assert items(plan) == IN_PLAN
    give(member, EIGHTY, row=HandedDown.objects.get().pk)
    assert items(plan) == [("Besök, Dansen", [(2027, 80)])]
    assert list(integrity.all_faults()) == []


def test_a_plan_that_has_been_adopted_keeps_what_it_said(inner, member, outer_plan, give, cilla):
    give(member)
    build.adopted(outer_plan)
    area_requests.approve(inner, build.YEAR, by=cilla)
    assert items(outer_plan) == IN_PLAN
    assert HandedDown.objects.get().node.plan == outer_plan


def test_what_the_area_and_its_other_units_have_stays(org, inner, member, outer_plan, give, cilla):
    for unit in (org.area, build.unit(OrgUnitKind.UNIT, "Musiken", org.area), member):
        give(unit)
    area_requests.approve(inner, build.YEAR, by=cilla)
    assert [title for title, _ in items(outer_plan)] == ["Besök", "Besök, Musiken"]
