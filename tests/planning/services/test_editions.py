"""What is frozen when a plan is adopted."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.services import plan_nodes, plans
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def org():
    return build.org()


@pytest.fixture
def linked(org):
    """Nämndens plan, being written, with an inriktning that contributes to an adopted goal."""
    municipal = build.plan(PlanKind.MULTI_YEAR, org.municipality)
    goal = build.node(municipal, NodeKind.GOAL, "Ett mål")
    build.adopted(municipal)
    board = build.plan(PlanKind.OPERATIONAL, org.committee)
    build.contribution(build.node(board, NodeKind.DIRECTION, "En inriktning"), goal)
    return board, goal


def titles(edition):
    return [link.to_title for link in edition.links.all()]


def test_an_edition_keeps_a_link_to_a_goal_that_is_adopted_though_it_is_removed_in_the_revision(org, linked):
    board, goal = linked
    plans.revise(goal.plan, by=None)
    plan_nodes.remove(goal, by=None)
    assert titles(build.adopted(board)) == ["Ett mål"]


def test_an_edition_leaves_out_a_link_to_what_was_removed_before_anybody_adopted_it(org, linked):
    board, _ = linked
    never = build.node(board, NodeKind.DIRECTION, "Aldrig antagen")
    build.contribution(build.node(board, NodeKind.PRIORITY, "En prioritering"), never)
    plan_nodes.remove(never, by=None)
    assert titles(build.adopted(board)) == ["Ett mål"]
