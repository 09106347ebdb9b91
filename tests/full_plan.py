"""A nämnd's plan with much in it, for tests of what is asked with little and with much."""

from planning.enums import NodeKind
from planning.models import Plan, PlanNode
from planning.services import contributions, plan_items
from tests import build


def written(plan: Plan, kind: NodeKind, rows: int, parent: PlanNode | None = None) -> list[PlanNode]:
    """Items of a plan, pasted."""
    plan_items.add_many(
        plan, [(f"Post {number}", "<p>Text</p>") for number in range(rows)], by=None, kind=kind, parent=parent
    )
    return list(PlanNode.objects.content().filter(plan=plan, kind=kind).order_by("lft"))


def full_plan(org: build.Org, rows: int) -> Plan:
    """A nämnd's plan with so many inriktningar, each linked, followed up with a figure and its target, and uppdrag."""
    top, plan, _ = build.chain(org)
    goal = PlanNode.objects.get(plan=top, code="I1")
    items = written(plan, NodeKind.DIRECTION, rows)
    contributions.save_all(plan, by=None, add=[(one.pk, goal.pk) for one in items], remove=[], texts={})
    for item in items:
        figure = build.node(plan, NodeKind.KEY_FIGURE, parent=item)
        build.target(figure, build.YEAR + 1, "5")
        task = build.assignment(org.committee, "", org.office)
        build.node(plan, NodeKind.SPECIAL_ASSIGNMENT, assignment=task)
    return plan
