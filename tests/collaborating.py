"""Samverkan for tests: an item names somebody, who may have answered; and the demo's by the names that the tables give it."""

from typing import Any

from organisation.models import OrgUnit, User
from planning.enums import NodeKind
from planning.models import Collaboration, PlanNode
from planning.services import collaborations
from planning.services.collaborations import NewPartner


def named(node: PlanNode, whom: OrgUnit | str, about: str = "") -> Collaboration:
    """An item names a unit, or by name somebody outside the organisation."""
    unit, party = (whom, "") if isinstance(whom, OrgUnit) else (None, whom)
    collaborations.save_all(node.plan, by=None, add=[NewPartner(node.pk, unit, party, about)])
    return Collaboration.objects.get(node=node, unit=unit, party=party)


def answered(row: Collaboration, answer: str, *, by: User, text: str = "") -> Collaboration:
    """The other side answers."""
    return collaborations.answer(row, by=by, version=None, answer=answer, text=text)


def of_demo(name: str) -> dict[str, Any]:
    """The arguments of its address: "SN>KK" is what SN's plan asks of KK; "SN" what it asks of another nämnd, which is made."""
    asker, _, unit = name.partition(">")
    if unit:
        found = Collaboration.objects.filter(node__plan__unit__code=asker, unit__code=unit)
        return {"pk": found.get().pk}
    node = PlanNode.objects.filter(plan__unit__code=asker, kind=NodeKind.DIRECTION).latest("plan__first_year", "pk")
    return {"pk": Collaboration.objects.create(node=node, unit=OrgUnit.objects.get(code="UK")).pk}
