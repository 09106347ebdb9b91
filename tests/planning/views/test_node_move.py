"""Moving an item: a step, or to a chosen place."""

import pytest

from planning.enums import NodeKind
from planning.models import PlanNode
from styrmodell.lib import trees
from tests import build
from tests.answers import explained
from tests.planning.views import hostile


@pytest.fixture
def three(plans):
    return [build.node(plans.operational, NodeKind.DIRECTION, title) for title in ("Ett", "Två", "Tre")]


def order(plan):
    return list(
        PlanNode.objects.filter(plan=plan, kind=NodeKind.DIRECTION).order_by("lft").values_list("title", flat=True)
    )


def test_a_button_moves_one_step_and_stops_at_the_end(plans, three, bo_committee_secretary):
    url = f"/poster/{three[2].pk}/flytta/"
    for expected in (["Ett", "Tre", "Två"], ["Tre", "Ett", "Två"], ["Tre", "Ett", "Två"]):
        assert bo_committee_secretary.post(url, {"step": "up"}).url == three[2].get_absolute_url()
        assert order(plans.operational) == expected
    bo_committee_secretary.post(url, {"step": "down"})
    assert order(plans.operational) == ["Ett", "Tre", "Två"]
    assert trees.faults(PlanNode, "post") == []


def test_a_chosen_place(plans, three, bo_committee_secretary):
    root = PlanNode.objects.get(plan=plans.operational, parent=None)
    url = f"/poster/{three[0].pk}/flytta/"
    assert "Efter ”Tre”" in bo_committee_secretary.get(url).content.decode()
    bo_committee_secretary.post(url, {"place": f"{root.pk}:{three[1].pk}"})
    assert order(plans.operational) == ["Två", "Ett", "Tre"]
    bo_committee_secretary.post(url, {"place": f"{root.pk}:{three[2].pk}"})
    assert order(plans.operational) == ["Två", "Tre", "Ett"]
    bo_committee_secretary.post(url, {"place": f"{root.pk}:"})
    assert order(plans.operational) == ["Ett", "Två", "Tre"]


def test_a_priority_moves_below_another_inriktning(plans, written, bo_committee_secretary):
    other = build.node(plans.operational, NodeKind.DIRECTION, "Annan")
    bo_committee_secretary.post(f"/poster/{written.priority.pk}/flytta/", {"place": f"{other.pk}:"})
    assert PlanNode.objects.get(pk=written.priority.pk).parent == other
    assert trees.faults(PlanNode, "post") == []


@pytest.mark.parametrize("value", [*hostile.IDS, "1:2", ":", ""])
def test_a_place_that_is_not_offered_is_explained(plans, three, bo_committee_secretary, value):
    answer = bo_committee_secretary.post(f"/poster/{three[0].pk}/flytta/", {"place": value})
    assert explained(answer)
    assert order(plans.operational) == ["Ett", "Två", "Tre"]


def test_others_may_not_move(plans, three, cilla_head_of_office, eva_other_committee, client):
    url = f"/poster/{three[2].pk}/flytta/"
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (client, 302)):
        assert who.post(url, {"step": "up"}).status_code == status
        assert who.get(url).status_code == status
    assert order(plans.operational) == ["Ett", "Två", "Tre"]


def test_an_adopted_plan_stands_still(plans, three, bo_committee_secretary):
    build.adopted(plans.operational)
    assert bo_committee_secretary.post(f"/poster/{three[2].pk}/flytta/", {"step": "up"}).status_code == 403
