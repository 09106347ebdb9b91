"""The builders give what the tests believe they give."""

import pytest

from organisation.enums import Role
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.models import Plan, PlanNode
from styrmodell.lib import trees
from tests import build

pytestmark = pytest.mark.django_db


def test_the_organisation_is_a_whole_tree_with_the_office_below_its_nämnd():
    org = build.org()
    assert trees.faults(OrgUnit, "enhet") == []
    assert org.committee.covers(org.unit)
    assert not org.other_committee.covers(org.unit)


def test_plans_hang_under_each_other_and_hold_whole_trees():
    org = build.org()
    top, operational, office = build.chain(org)
    work = build.plan(PlanKind.WORK, org.unit)
    assert [work.parent_id, office.parent_id, operational.parent_id] == [office.pk, operational.pk, top.pk]
    build.node(operational, NodeKind.DIRECTION, "Öppet")
    assert trees.faults(Plan, "plan") == []
    assert trees.faults(PlanNode, "post") == []


@pytest.mark.parametrize("kind", [NodeKind.SPECIAL_ASSIGNMENT, NodeKind.DIRECTION])
def test_a_node_gets_what_its_kind_must_have(kind):
    plan = build.plan(PlanKind.OPERATIONAL, build.org().committee)
    assert build.node(plan, kind).pk


def test_adopting_writes_an_edition_for_every_kind_of_plan():
    org = build.org()
    for plan in (
        *build.chain(org)[1:],
        build.plan(PlanKind.WORK, org.unit),
        build.plan(PlanKind.BUSINESS, org.company),
    ):
        assert build.adopted(plan).number == 1
        assert Plan.objects.get(pk=plan.pk).status == PlanStatus.ADOPTED


def test_a_logged_in_person_has_the_role():
    org = build.org()
    secretary = build.user(Role.SECRETARY, org.committee)
    assert secretary.roles.get().unit == org.committee
    assert "_auth_user_id" in build.client(secretary).session
