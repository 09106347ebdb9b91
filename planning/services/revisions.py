"""Avbryt revideringen: a working text that was opened goes back to what the plan's newest edition says."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import transaction

from organisation.models import User
from organisation.services.matters import save_matter
from planning.conditions import IS_REVISED
from planning.enums import NodeKind, PlanStatus
from planning.item_fields import FIELDS
from planning.models import AssignmentProposal, Contribution, FrozenLink, FrozenNode, Plan, PlanNode
from planning.reading.tree import Row, frozen_rows
from planning.services import collaborations, editions, key_figures
from planning.services.node_comments import clear_plan
from planning.services.plan_nodes import locked_plan
from styrmodell.lib import trees
from styrmodell.lib.clock import now
from styrmodell.lib.history import save_changes, save_many_changes, signed, update_many

REASON = "Revideringen avbruten"
Nodes = Mapping[int, PlanNode]


@transaction.atomic
def cancel(plan: Plan, *, by: User | None) -> Plan:
    """Avbryt revideringen: nothing in it has been adopted, so the text says again what readers read all the while.

    What was written stays in the history, and what was added can be put back from there when the plan is revised again.

    Raises:
        DomainError: the plan is not being revised.
    """
    current = locked_plan(plan)
    IS_REVISED.demand(current)
    content = current.editions.order_by("number").values_list("content", flat=True).last()
    assert content is not None
    nodes = {node.pk: node for node in PlanNode.objects.filter(plan=current)}
    frozen = {row.node_id: row for row in FrozenNode.objects.of(content).order_by("position")}
    _put_in_and_out(nodes, frozen, by)
    fields = [(nodes[pk], _fields(row), None) for pk, row in frozen.items()]
    save_many_changes(fields, by=by, reason=REASON)
    _put_in_place(nodes, frozen, by)
    rows = frozen_rows(content)
    _set_targets(rows, by)
    collaborations.put_back({row.pk: row.partners for row in rows}, by=by, reason=REASON)
    _set_links(current, content, [nodes[pk] for pk in frozen], by)
    for proposal in AssignmentProposal.objects.filter(plan=current):
        signed(proposal, by=by, reason=REASON).delete()
    for matter in current.matters.filter(closed_at=None):  # a body may have sent it back; it comes no more
        save_matter(matter, closed_at=now())
    clear_plan(current)
    save_changes(current, {"status": PlanStatus.ADOPTED, "return_comment": ""}, by=by, reason=REASON)
    return current


def _fields(row: FrozenNode) -> dict[str, Any]:
    return {field.column: getattr(row, field.column) for field in FIELDS}


def _put_in_and_out(nodes: Nodes, frozen: Collection[int], by: User | None) -> None:
    """What was taken out is there again, and what was added is taken out: each with what stands below it, as one removal."""
    new = {pk for pk, node in nodes.items() if node.removal_id is None and node.kind != NodeKind.ROOT} - set(frozen)
    removals: dict[int, UUID] = {}
    changed = [nodes[pk] for pk in frozen if nodes[pk].removal_id is not None]
    for node in changed:
        node.removal_id = None
    for node in sorted((nodes[pk] for pk in new), key=lambda node: node.lft):
        assert node.parent_id is not None
        node.removal_id = removals[node.pk] = removals.get(node.parent_id) or PlanNode.new_removal_id()
        changed.append(node)
    update_many(changed, ["removal_id"], by=by, reason=REASON)


def _put_in_place(nodes: Nodes, frozen: Mapping[int, FrozenNode], by: User | None) -> None:
    root = next(pk for pk, node in nodes.items() if node.kind == NodeKind.ROOT)
    below: dict[int, list[PlanNode]] = {}
    for pk, row in frozen.items():
        below.setdefault(row.parent_node_id or root, []).append(nodes[pk])
    for above, children in below.items():
        stands = all(child.parent_id == above for child in children)
        in_order = all((one.rank, one.pk) < (next_.rank, next_.pk) for one, next_ in pairwise(children))
        if not (stands and in_order):
            trees.move_many(children, nodes[above], by=by, reason=REASON)


def _set_targets(rows: Collection[Row], by: User | None) -> None:
    wanted = {(row.pk, year): bounds for row in rows for year, bounds in row.targets.items()}
    key_figures.put_targets(wanted, [row.pk for row in rows], by=by, reason=REASON)


def _set_links(plan: Plan, content: int, nodes: Collection[PlanNode], by: User | None) -> None:
    """What was linked then is linked again with its words. A link to what no longer stands is left alone."""
    kept = FrozenLink.objects.of(content).values_list("from_node_id", "to_node_id", "kind", "text")
    texts = {(start, end, kind): text for start, end, kind, text in kept}
    changes = []
    for link in Contribution.objects.filter(from_node__in=nodes):
        text = texts.get((link.from_node_id, link.to_node_id, link.kind))
        if text is not None:
            changes.append((link, {"is_removed": False, "text": text}, None))
    known = {link.pk for link, _, _ in changes}
    new = editions.standing_links(plan, nodes).exclude(pk__in=known)
    changes += [(link, {"is_removed": True}, None) for link in new]
    save_many_changes(changes, by=by, reason=REASON)
