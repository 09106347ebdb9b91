"""Starting next year's plan costs the same however much it brings along."""

import pytest
from django.core.management import call_command

from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import Contribution, Plan, PlanNode
from planning.services import plan_copies
from tests import build

pytestmark = pytest.mark.django_db


def test_a_plan_of_a_hundred_items_and_forty_links_is_started_in_few_questions(org, bo, django_assert_max_num_queries):
    top, last, _office = build.chain(org)
    goal = PlanNode.objects.get(plan=top, code="I1")
    parents = [build.node(last, NodeKind.DIRECTION, f"Inriktning {number}") for number in range(50)]
    below = [build.node(last, NodeKind.PRIORITY, f"Prioritering {one.pk}", parent=one) for one in parents]
    for node in parents[:40]:
        build.contribution(node, goal)
    chosen = [node.pk for node in (*parents, *below)]
    with django_assert_max_num_queries(60):
        plan = plan_copies.start_from(
            Plan.objects.get(pk=last.pk), OrgUnit.objects.get(pk=org.committee.pk), 2028, by=bo, chosen=chosen
        )
    copied = PlanNode.objects.filter(plan=plan, kind__in=[NodeKind.DIRECTION, NodeKind.PRIORITY]).order_by("lft")
    assert [node.title for node in copied] == [one.title for pair in zip(parents, below, strict=True) for one in pair]
    assert Contribution.objects.filter(from_node__plan=plan).count() == 40
    call_command("check_integrity")
    assert PlanNode.history.filter(plan=plan, history_user=bo).count() == PlanNode.objects.filter(plan=plan).count()
