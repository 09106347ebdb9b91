"""Links whose goal has been split or has ended: known before the next plan is started, and chosen with the start."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import contributions, last_year, plan_copies
from styrmodell.lib.errors import DomainError
from tests import build


@pytest.fixture
def split(plans, org):
    """Next year's flerårsplan: I1 goes on in two, I2 in none."""
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    made = [build.node(top, NodeKind.GOAL, name, continues=[plans.goals[0]]) for name in ("Insyn", "Deltagande")]
    build.adopted(top)
    return made


def start(plans, org, bo, written, **picked):
    return plan_copies.start_from(
        plans.operational, org.committee, 2028, by=bo, chosen=[written.direction.pk], **picked
    )  # fmt: skip


def test_they_are_known_before_the_plan_is_started(plans, written, split, bo):
    contributions.link(written.priority, plans.goals[1], by=None)
    found = last_year.links_to_choose([plans.operational], Plan.objects.get(pk=split[0].plan_id), by=bo)
    assert [(one.item, one.goal, one.heirs) for one in found] == [
        (written.direction.pk, plans.goals[0].pk, tuple(node.pk for node in split)),
        (written.priority.pk, plans.goals[1].pk, ()),
    ]


def test_what_is_picked_is_linked_with_its_words_in_the_same_save(plans, written, split, org, bo):
    plan = start(plans, org, bo, written, picked={(written.direction.pk, plans.goals[0].pk): split[1].pk})
    link = PlanNode.objects.get(plan=plan, title="Öppna bibliotek").contributions.get()
    assert (link.to_node, link.text) == (split[1], "Fler kan komma.")
    assert last_year.lost_links(plan) == []


def test_what_is_no_successor_is_not_picked_and_nothing_is_started(plans, written, split, org, bo):
    with pytest.raises(DomainError, match="Välj igen"):
        start(plans, org, bo, written, picked={(written.direction.pk, plans.goals[0].pk): plans.goals[1].pk})
    assert not Plan.objects.filter(kind=PlanKind.OPERATIONAL, first_year=2028).exists()


def test_a_goal_that_goes_on_in_one_is_not_asked_about(plans, written, org, bo):
    top = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(top, NodeKind.GOAL, "Demokrati och välfärd", continues=plans.goals)
    build.adopted(top)
    assert last_year.links_to_choose([plans.operational], top, by=bo) == []
