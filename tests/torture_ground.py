"""The ground of the torture: the plans it fights over, its operations, and the check afterwards."""

import random
import time
from datetime import date
from typing import Any
from unittest import mock

from organisation.models import OrgUnit, TreeLock
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import plan_nodes, plans
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError

FIRST_YEARS = range(2040, 2097)
SERVICES = ("add", "add_many", "edit", "move", "remove")
BOARDS = 40  # so many that hardly two workers start the same plan


def prepare(count: int) -> list[int]:
    """Plans with some nodes each; every worker writes in all of them, and starts plans below the same flerårsplan."""
    group = OrgUnit(kind="GROUP", name="Koncern", code="T")
    group.save()
    municipality = OrgUnit(kind="MUNICIPALITY", name="Kommun", code="TK")
    trees.insert(municipality, group)
    boards = [OrgUnit(kind="COMMITTEE", name="Nämnd", code=f"TN{number}") for number in range(BOARDS)]
    trees.insert_many(municipality, [(board, municipality) for board in boards], by=None)
    top = plans.start(PlanKind.MULTI_YEAR, OrgUnit.objects.get(pk=municipality.pk), 2026, by=None)
    # It never ends, so that whatever year a worker starts a plan for, the plan is put below it: a writing in the hierarchy.
    Plan.objects.filter(pk=top.pk).update(period_to=date(9999, 12, 31))
    made = []
    for year in range(2026, 2026 + count):
        plan = plans.start(PlanKind.OPERATIONAL, boards[0], year, by=None)
        for number in range(12):
            direction = plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title=f"Inriktning {number}")
            plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, parent=direction, title="Prioritering")
        made.append(plan.pk)
    return made


def plans_below() -> int:
    """How many plans stand below another one."""
    return Plan.objects.exclude(parent=None).count()


def faults() -> list[str]:
    """Every fault of the plan trees and of the hierarchy of plans."""
    return [*trees.faults(PlanNode, "planpost"), *trees.faults(Plan, "plan")]


class Writer:
    """One writer: what a worker does, weighted by how often it stands in `operations`."""

    def __init__(self, chance: random.Random, plan_ids: list[int], *, guarded: bool) -> None:
        self.chance, self.plan_ids = chance, plan_ids
        self.service: dict[str, Any] = {name: getattr(plan_nodes, name) for name in SERVICES}
        self.service["start"] = plans.start
        if not guarded:
            self._take_out_the_guard()
        self.operations = [
            self.add,
            self.add,
            self.add_on_top,
            self.paste,
            self.move,
            self.move,
            self.swap,
            self.swap,
            self.remove,
            self.edit,
            self.edit,
            self.new_plan,
        ]

    def _take_out_the_guard(self) -> None:
        """No lock, no transaction, no reload: the service as somebody might have written it.

        Raises:
            AttributeError: a part of the guard is called something else now; left in, it would save the trees.
        """
        self.service = {name: function.__wrapped__ for name, function in self.service.items()}
        mock.patch.object(plan_nodes, "open_plan", lambda plan: plan).start()
        mock.patch.object(plan_nodes, "reload_all", lambda *nodes: list(nodes)).start()
        mock.patch.object(plan_nodes, "_ends", self._ends_as_loaded).start()
        mock.patch.object(plans, "locked_in_hierarchy", lambda plan: plan).start()
        mock.patch.object(TreeLock, "hold", return_value=None).start()

    @staticmethod
    def _ends_as_loaded(
        plan: Plan, node: PlanNode, parent: PlanNode | None, before: PlanNode | None
    ) -> tuple[PlanNode, PlanNode | None, PlanNode | None]:
        return node, parent or (before.parent if before else None), before

    def some(self, *kinds: str, within: int | None = None) -> PlanNode:
        """A node of one of the plans, loaded a moment before it is written."""
        plan_id = within or self.chance.choice(self.plan_ids)
        nodes = PlanNode.objects.content().filter(plan_id=plan_id, kind__in=kinds)
        found = list(nodes.select_related("plan", "parent"))
        if not found:
            raise DomainError("Allt är borttaget.")
        time.sleep(self.chance.random() * 0.01)  # a person thinks; meanwhile the others write
        return self.chance.choice(found)

    def add(self) -> None:
        parent = self.some(NodeKind.DIRECTION)
        self.service["add"](parent.plan, by=None, kind=NodeKind.PRIORITY, parent=parent, title="Ny")

    def add_on_top(self) -> None:
        beside = self.some(NodeKind.DIRECTION)
        self.service["add"](beside.plan, by=None, kind=NodeKind.DIRECTION, before=beside, title="Ny")

    def paste(self) -> None:
        parent = self.some(NodeKind.DIRECTION)
        pasted = [PlanNode(plan=parent.plan, kind=NodeKind.PRIORITY, title="Ny") for _ in range(3)]
        self.service["add_many"](parent.plan, [(node, None) for node in pasted], by=None, parent=parent)

    def move(self) -> None:
        node = self.some(NodeKind.PRIORITY)
        self.service["move"](node, by=None, parent=self.some(NodeKind.DIRECTION, within=node.plan_id))

    def swap(self) -> None:
        node = self.some(NodeKind.DIRECTION)
        self.service["move"](node, by=None, before=self.some(NodeKind.DIRECTION, within=node.plan_id))

    def remove(self) -> None:
        self.service["remove"](self.some(NodeKind.PRIORITY), by=None)

    def edit(self) -> None:
        node = self.some(NodeKind.DIRECTION, NodeKind.PRIORITY)
        self.service["edit"](node, by=None, version=None, title=f"Rubrik {self.chance.random()}")

    def new_plan(self) -> None:
        unit = self.chance.choice(OrgUnit.objects.filter(kind="COMMITTEE"))
        self.service["start"](PlanKind.OPERATIONAL, unit, self.chance.choice(FIRST_YEARS), by=None)
