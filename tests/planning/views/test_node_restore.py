"""Putting back what was removed."""

import pytest

from planning.models import PlanNode
from planning.services import plan_nodes
from tests import build
from tests.answers import told


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


def test_nothing_is_put_back_below_what_is_gone(plans, written, bo_committee_secretary):
    plan_nodes.remove(written.priority, by=None)
    plan_nodes.remove(written.direction, by=None)
    answer = bo_committee_secretary.post(f"/poster/{written.priority.pk}/aterstall/", follow=True)
    assert told(answer) == ["error"]


def test_others_may_not_put_back(plans, removed, cilla_head_of_office, eva_other_committee, client):
    for who, status in ((cilla_head_of_office, 403), (eva_other_committee, 404), (client, 302)):
        assert who.post(f"/poster/{removed.direction.pk}/aterstall/").status_code == status
    assert PlanNode.objects.exclude(removal_id=None).count() == 3


def test_an_adopted_plan_takes_nothing_back(plans, removed, bo_committee_secretary):
    build.adopted(plans.operational)
    assert bo_committee_secretary.post(f"/poster/{removed.direction.pk}/aterstall/").status_code == 403
    assert bo_committee_secretary.get(f"/poster/{removed.direction.pk}/aterstall/").status_code == 405
