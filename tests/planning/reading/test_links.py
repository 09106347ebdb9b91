"""What stands at the other end of a link, for those who read that text and for those who do not."""

import pytest

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import PlanNode
from planning.reading.links import working_links
from planning.services import contributions, plan_nodes, plans
from tests import build


@pytest.fixture
def linked(org):
    """Kommunens flerårsplan open for revision, and an affärsplan being written, linked to its first goal."""
    top, _, _ = build.chain(org)
    business = build.plan(PlanKind.BUSINESS, org.company)
    direction = build.node(business, NodeKind.DIRECTION, "Sol på taken")
    link = contributions.link(direction, PlanNode.objects.get(plan=top, code="I1"), by=None, text="Vår avsikt.")
    plans.revise(top, by=None)
    return top, business, link


def told(plan, reader):
    return [(link.title, link.text) for link in working_links(plan, reader) if link.unit == "Exempelköpings Energi AB"]


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.DIRECTOR])
def test_how_another_means_to_contribute_is_its_own_until_it_is_adopted(org, linked, role):
    top, business, _ = linked
    reader = build.user(role, org.municipality)
    assert told(top, reader) == [("Sol på taken", "")]  # its counterpart sees the heading
    build.adopted(business)
    assert told(top, reader) == [("Sol på taken", "Vår avsikt.")]


def test_what_is_edited_after_that_is_its_own_again(org, linked):
    top, business, link = linked
    build.adopted(business)
    business = plans.revise(business, by=None)
    node = link.from_node
    plan_nodes.edit(node, by=None, version=PlanNode.objects.get(pk=node.pk).version, title="Sol och vind")
    link.refresh_from_db()
    contributions.save_all(business, by=None, add=[], remove=[], texts={link.pk: (link.version, "Ny avsikt.")})
    director, controller = build.user(Role.DIRECTOR, org.municipality), build.user(Role.CONTROLLER, org.group)
    assert told(top, director) == [("Sol på taken", "Vår avsikt.")]
    assert told(top, controller) == [("Sol och vind", "Ny avsikt.")]
