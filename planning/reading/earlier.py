"""What an item of a plan may go on from: the items of the plans that its plan follows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from planning.enums import NodeKind
from planning.models import NodeContinuation, PlanContinuation, PlanNode
from planning.reading.links import with_adopted

# An uppdrag and a nyckeltal are the same row of their catalogue every year, and a text is no goal.
ASKED_OF = (NodeKind.GOAL, NodeKind.DIRECTION, NodeKind.PRIORITY, NodeKind.ACTIVITY)


@dataclass(frozen=True, slots=True)
class EarlierItem:
    """An item of an earlier year's plan, as this reader may see it, and whether the item goes on from it now."""

    pk: int
    name: str
    is_on: bool


def earlier_items(node: PlanNode, user: Any) -> list[EarlierItem]:
    """Those of the same kind in the plans that the item's plan follows, and whatever it goes on from already. One query."""
    followed = PlanContinuation.objects.filter(to_plan=node.plan_id).values("from_plan")
    is_on = Exists(NodeContinuation.objects.filter(from_node=OuterRef("pk"), to_node=node))
    offered = Q(plan__in=followed, kind=node.kind, removal_id=None)
    nodes = PlanNode.objects.annotate(is_on=is_on).filter(offered | Q(is_on=True))
    seen = with_adopted(nodes, user).filter(Q(readable=True) | Q(adopted__isnull=False))
    rows = seen.order_by("plan__first_year", "plan__unit__lft", "lft")
    return [_item(row) for row in rows.values("pk", "is_on", "readable", "title", "code", "adopted", "adopted_code")]


def _item(row: dict[str, Any]) -> EarlierItem:
    code, title = (row["code"], row["title"]) if row["readable"] else (row["adopted_code"], row["adopted"])
    return EarlierItem(row["pk"], f"{code} {title}".strip(), row["is_on"])
