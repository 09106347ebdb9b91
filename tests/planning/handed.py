"""What has been handed down, as the tests look at it and take it back."""

from decimal import Decimal

from planning.enums import NodeKind
from planning.models import PlanNode
from planning.services.handing_down import hand_down

NINETY = (Decimal(90), None)
EIGHTY = (Decimal(80), None)


def take_back(row, by):
    """As its giver does who has just seen it."""
    row.refresh_from_db()
    return hand_down(row.giver, row.period_from.year, give=(), take_back=[(row.pk, row.version)], by=by)


def items(plan):
    """The figures that stand directly in the plan: heading and targets."""
    nodes = PlanNode.objects.kept().filter(plan=plan, kind=NodeKind.KEY_FIGURE, level=1).order_by("lft")
    return [(node.title, sorted((one.year, one.value) for one in node.targets.all())) for node in nodes]
