"""What has been handed down comes back into a plan that is opened again, whatever was written in it before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.enums import OrgUnitKind
from planning.enums import NodeKind, PlanKind
from planning.models import HandedDown, PlanNode
from planning.services import plan_nodes, plan_removal, plans, revisions
from styrmodell import integrity
from tests import build
from tests.planning.handed import EIGHTY, items

pytestmark = pytest.mark.django_db


def test_the_units_own_figure_that_a_cancelled_revision_put_back_becomes_the_one_handed_down(org, give, visits, david):
    plan = build.plan(PlanKind.WORK, org.unit)
    own = build.node(plan, NodeKind.KEY_FIGURE, visits.name, key_figure=visits)
    build.target(own, 2027, "50")
    build.adopted(plan)
    plans.revise(plan, by=david)
    plan_nodes.remove(own, by=david)
    give(org.unit)
    assert HandedDown.objects.get().node != own
    revisions.cancel(plan, by=david)
    plans.revise(plan, by=david)
    assert HandedDown.objects.get().node == own
    assert items(plan) == [("Besök", [(2027, 90)])]
    assert list(integrity.all_faults()) == []


def test_units_of_the_same_name_are_told_apart_in_their_areas_plan(org, give):
    first, second = (build.unit(OrgUnitKind.UNIT, "Ekskolan", org.area, code=code) for code in ("EK1", ""))
    give(first)
    plan = build.plan(PlanKind.WORK, org.area)
    give(second, EIGHTY)
    assert items(plan) == [("Besök, Ekskolan", [(2027, 90)]), (f"Besök, Ekskolan ({second.pk})", [(2027, 80)])]


def test_a_unit_whose_own_plan_is_removed_has_it_in_its_areas(org, give, david):
    music = build.unit(OrgUnitKind.UNIT, "Musikskolan", org.area)
    own = build.plan(PlanKind.WORK, music)
    area = build.plan(PlanKind.WORK, org.area)
    give(music)
    assert items(area) == []
    plan_removal.remove(own, by=david)
    assert items(area) == [("Besök, Musikskolan", [(2027, 90)])]


def test_many_come_back_in_as_many_questions_as_a_few(org, give, david):
    def opened(unit, count):
        plan = build.plan(PlanKind.WORK, unit)
        build.node(plan, NodeKind.ACTIVITY)
        build.adopted(plan)
        for number in range(count):
            give(unit, figure=build.key_figure(f"{unit} {number}"))
        plans.revise(plan, by=david)
        revisions.cancel(plan, by=david)
        with CaptureQueriesContext(connection) as asked:
            plans.revise(plan, by=david)
        assert PlanNode.objects.kept().filter(plan=plan, kind=NodeKind.KEY_FIGURE).count() == count
        return len(asked)

    other = build.unit(OrgUnitKind.UNIT, "Musikskolan", org.office)
    assert opened(other, 12) <= opened(org.unit, 2) + 2
