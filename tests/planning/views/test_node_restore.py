"""Putting back what was removed."""

import pytest

from planning.models import Contribution, PlanNode
from planning.services import plan_nodes
from tests import build


@pytest.fixture
def removed(plans, written):
    plan_nodes.remove(written.direction, by=None)
    return written


def test_everything_of_the_same_removal_comes_back(plans, removed, bo_committee_secretary):
    answer = bo_committee_secretary.post(f"/poster/{removed.direction.pk}/aterstall/", follow=True)
    assert "är tillbaka" in answer.content.decode()
    assert PlanNode.objects.content().filter(plan=plans.operational).count() == 4


def test_what_is_not_removed_is_not_put_back(plans, written, bo_committee_secretary):
    answer = bo_committee_secretary.post(f"/poster/{written.direction.pk}/aterstall/", follow=True)
    assert "inte borttaget" in answer.content.decode()


def test_what_stood_under_something_gone_says_where_it_stands_now(plans, written, bo_committee_secretary):
    plan_nodes.remove(written.priority, by=None)
    plan_nodes.remove(written.direction, by=None)
    answer = bo_committee_secretary.post(f"/poster/{written.priority.pk}/aterstall/", follow=True)
    assert "så den står nu sist direkt i planen" in answer.content.decode()


def test_its_links_come_back_with_it(plans, removed, bo_committee_secretary):
    links = Contribution.objects.filter(from_node=removed.direction)
    before = list(links.values_list("to_node", "is_removed"))
    assert before
    bo_committee_secretary.post(f"/poster/{removed.direction.pk}/aterstall/")
    assert list(links.values_list("to_node", "is_removed")) == before
    page = bo_committee_secretary.get(f"/planer/{plans.operational.pk}/koppla/").content.decode()
    assert "checked" in page


def test_others_may_not_put_back(plans, removed, cilla_head_of_office, eva_other_committee, client):
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (client, 302)):
        assert who.post(f"/poster/{removed.direction.pk}/aterstall/").status_code == status
    assert PlanNode.objects.exclude(removal_id=None).count() == 3


def test_an_adopted_plan_takes_nothing_back(plans, removed, bo_committee_secretary):
    build.adopted(plans.operational)
    assert bo_committee_secretary.post(f"/poster/{removed.direction.pk}/aterstall/").status_code == 403
    assert bo_committee_secretary.get(f"/poster/{removed.direction.pk}/aterstall/").status_code == 405
