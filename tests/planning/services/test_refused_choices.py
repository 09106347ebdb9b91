"""What a form would not offer is refused by the service too."""

from datetime import date
from decimal import Decimal

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, PlanNode
from planning.services import contributions, key_figures, plan_copies, plan_items
from planning.services import plans as plan_service
from planning.services.plan_items import ItemContent
from styrmodell.lib.errors import DomainError
from tests import build


def test_a_plan_does_not_show_another_bodys_uppdrag_nor_one_that_has_ended(plans, org, bo):
    others = build.assignment(org.other_committee, "Deras")
    ended = build.assignment(org.committee, "Slut")
    ended.ended_by = build.decision(org.committee, date=date(2026, 11, 2))
    ended.ended_by.save()
    ended.save()
    for given in (others, ended):
        content = ItemContent(fields={"title": str(given)}, assignment=given)
        with pytest.raises(DomainError, match=str(given)):
            plan_items.add(plans.operational, content, by=bo, kind=NodeKind.SPECIAL_ASSIGNMENT)
    assert not PlanNode.objects.filter(kind=NodeKind.SPECIAL_ASSIGNMENT).exists()


def test_an_uppdrag_is_taken_on_by_whom_it_is_given_to(plans, org):
    top = plan_service.revise(plans.top, by=None)
    given = build.assignment(org.council, "Åt de andra", org.other_committee)
    node = build.node(top, NodeKind.COUNCIL_ASSIGNMENT, "Åt de andra", assignment=given)
    direction = build.node(plans.operational, NodeKind.DIRECTION)
    with pytest.raises(DomainError, match=str(org.committee)):
        contributions.link(direction, node, by=None)
    assert not Contribution.objects.exists()


def test_a_plan_is_started_by_those_who_may(org, bo):
    with pytest.raises(DomainError, match=str(org.other_committee)):
        plan_service.start(PlanKind.OPERATIONAL, org.other_committee, 2027, by=bo)
    assert plan_service.start(PlanKind.OPERATIONAL, org.committee, 2027, by=bo).unit == org.committee


def test_another_plans_item_does_not_come_along(plans, org, bo):
    with pytest.raises(DomainError, match="följer inte med"):
        plan_copies.start_from(plans.operational, org.committee, 2028, by=bo, chosen=[plans.goals[0].pk])


def test_a_target_is_for_a_year_of_the_plan(written, bo):
    with pytest.raises(DomainError, match="2040"):
        key_figures.set_targets(written.figure, by=bo, version=None, values={2040: (Decimal(5), None)})


def test_only_a_kontorsplans_approval_is_delegated(plans, bo):
    with pytest.raises(DomainError, match="kontorsplan"):
        plan_service.delegate_approval(plans.operational, by=bo, delegated=True)
