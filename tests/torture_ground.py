"""The ground of the torture: the plans it fights over, its operations, and the check afterwards."""

import random
import time
from collections.abc import Callable
from typing import Any

from organisation.models import OrgUnit, TreeLock
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import plan_nodes, plans
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError

Operation = Callable[[random.Random, list[int]], None]
FIRST_YEARS = range(2030, 9000)


def prepare(count: int) -> list[int]:
    """Plans with some nodes each; every worker writes in all of them."""
    group = OrgUnit(kind="GROUP", name="Koncern", code="T")
    group.save()
    municipality = OrgUnit(kind="MUNICIPALITY", name="Kommun", code="TK")
    trees.insert(municipality, group)
    board = OrgUnit(kind="COMMITTEE", name="Nämnd", code="TN")
    trees.insert(board, OrgUnit.objects.get(pk=municipality.pk))
    made = []
    for year in range(2026, 2026 + count):
        plan = plans.start(PlanKind.OPERATIONAL, board, year, by=None)
        for number in range(12):
            direction = plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title=f"Inriktning {number}")
            plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, parent=direction, title="Prioritering")
        made.append(plan.pk)
    return made


def faults() -> list[str]:
    """Every fault of the plan trees and of the hierarchy of plans."""
    return [*trees.faults(PlanNode, "planpost"), *trees.faults(Plan, "plan")]


def operations(*, guarded: bool) -> list[Operation]:
    """What a worker does, weighted; without the guard the lock, the transaction and the reload are taken out."""
    service: dict[str, Any] = {name: getattr(plan_nodes, name) for name in ("add", "edit", "move", "remove")}
    service["start"] = plans.start
    if not guarded:
        service = {name: function.__wrapped__ for name, function in service.items()}
        plan_nodes.locked_plan = lambda plan: plan
        plan_nodes.reload = lambda node: node
        plans._locked_in_hierarchy = lambda plan: plan
        TreeLock.hold = classmethod(lambda cls: None)

    def some_node(chance: random.Random, plan_ids: list[int], *kinds: str) -> PlanNode:
        nodes = PlanNode.objects.content().filter(plan_id=chance.choice(plan_ids), kind__in=kinds)
        found = list(nodes.select_related("plan", "parent"))
        if not found:
            raise DomainError("Allt är borttaget.")
        node = chance.choice(found)
        time.sleep(chance.random() * 0.01)  # a person thinks; meanwhile the others write
        return node

    def add(chance: random.Random, plan_ids: list[int]) -> None:
        parent = some_node(chance, plan_ids, NodeKind.DIRECTION)
        service["add"](parent.plan, by=None, kind=NodeKind.PRIORITY, parent=parent, title="Ny")

    def add_on_top(chance: random.Random, plan_ids: list[int]) -> None:
        beside = some_node(chance, plan_ids, NodeKind.DIRECTION)
        service["add"](beside.plan, by=None, kind=NodeKind.DIRECTION, before=beside, title="Ny")

    def move(chance: random.Random, plan_ids: list[int]) -> None:
        node = some_node(chance, plan_ids, NodeKind.PRIORITY)
        target = some_node(chance, [node.plan_id], NodeKind.DIRECTION)
        service["move"](node, by=None, parent=target)

    def swap(chance: random.Random, plan_ids: list[int]) -> None:
        node = some_node(chance, plan_ids, NodeKind.DIRECTION)
        beside = some_node(chance, [node.plan_id], NodeKind.DIRECTION)
        service["move"](node, by=None, before=beside)

    def remove(chance: random.Random, plan_ids: list[int]) -> None:
        service["remove"](some_node(chance, plan_ids, NodeKind.PRIORITY), by=None)

    def edit(chance: random.Random, plan_ids: list[int]) -> None:
        node = some_node(chance, plan_ids, NodeKind.DIRECTION, NodeKind.PRIORITY)
        service["edit"](node, by=None, version=None, title=f"Rubrik {chance.random()}")

    def new_plan(chance: random.Random, plan_ids: list[int]) -> None:
        unit = Plan.objects.get(pk=plan_ids[0]).unit
        service["start"](PlanKind.OPERATIONAL, unit, chance.choice(FIRST_YEARS), by=None)

    return [add, add, add_on_top, move, move, swap, swap, remove, edit, edit, new_plan]
