"""The one way a plan's tree changes: lock the plan, reload both ends, check, act (lessons §1)."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import transaction

from organisation.desk import pictures
from organisation.models import User
from planning.enums import PlanStatus
from planning.item_fields import FIELDS_OF
from planning.models import Plan, PlanNode
from planning.services import node_places as places
from planning.services.plan_places import still_there
from styrmodell.lib import richtext, trees
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, signed, update_many
from styrmodell.lib.intervals import within_q

WAYS_BACK: dict[str, str] = {
    PlanStatus.SUBMITTED: "Be den som tar emot den att återlämna den.",
    PlanStatus.ADOPTED: "Öppna den för revidering först.",
}
ELSEWHERE = "Det hör till en annan plan."


def locked_plan(plan: Plan) -> Plan:
    """The plan's row, locked until the transaction ends and read anew; every change to its tree begins here.

    `no_key`, because a full lock would block everything that merely refers to the plan. A removed one is refused.
    """
    return still_there(Plan.objects.select_for_update(no_key=True).filter(pk=plan.pk).first())


def open_plan(plan: Plan) -> Plan:
    """The locked plan, refused unless its working text may be edited. Only what the tree's rules ask for is read.

    Raises:
        DomainError: the plan is handed in, adopted or removed.
    """
    asked = Plan.objects.select_for_update(no_key=True).only("kind", "status", "first_year")
    current = still_there(asked.filter(pk=plan.pk).first())
    if not current.is_open:
        raise DomainError(f"Planen är {current.status_word} och kan inte ändras. {WAYS_BACK[current.status]}")
    return current


def reload(node: PlanNode) -> PlanNode:
    """The node as it stands now. Called under the lock: what was loaded before it may be stale.

    Raises:
        DomainError: the node, or something above it, has been removed meanwhile.
    """
    return reload_all(node)[0]


def reload_all(*nodes: PlanNode) -> list[PlanNode]:
    """Several nodes as they stand now, in one query and in the order given.

    Raises:
        DomainError: one of them has been removed meanwhile.
    """
    found = _as_they_stand(nodes)
    return [found[node.pk] for node in nodes]


def _as_they_stand(nodes: Sequence[PlanNode], *, beside: Iterable[int | None] = ()) -> dict[int, PlanNode]:
    """The nodes by key, in one query. Unordered: sorting costs most.

    Args:
        beside: keys of nodes to read along, which may have been removed.

    Raises:
        DomainError: one of `nodes` has been removed meanwhile.
    """
    wanted = {node.pk for node in nodes}
    found = {node.pk: node for node in PlanNode.objects.kept().filter(pk__in={*wanted, *beside}).order_by()}
    if wanted - set(found):
        raise DomainError("Det har tagits bort av någon annan.")
    return found


@transaction.atomic
def add(
    plan: Plan,
    *,
    by: User | None,
    kind: str,
    parent: PlanNode | None = None,
    before: PlanNode | None = None,
    **fields: Any,
) -> PlanNode:
    """Add a node last below `parent` (the plan itself when None), or before a sibling.

    Raises:
        DomainError: the plan is not open, or this kind may not stand there.
    """
    plan = open_plan(plan)
    above = reload(parent) if parent else root_of(plan)
    beside = reload(before) if before else None
    if above.plan_id != plan.pk or (beside and beside.parent_id != above.pk):
        raise DomainError(ELSEWHERE)
    places.refuse_kind(plan, kind, above)
    node = PlanNode(plan=plan, kind=kind, **known_fields(kind, fields))
    places.refuse_twice([(node, above)])
    places.refuse_other_cycle(plan, {node.perspective_id})
    signed(node, by=by, reason="Tillagd")
    trees.insert(node, above, before=beside)
    attach_pictures([node], by)
    return node


@transaction.atomic
def add_many(
    plan: Plan,
    rows: Sequence[tuple[PlanNode, PlanNode | None]],
    *,
    by: User | None,
    parent: PlanNode | None = None,
) -> None:
    """Add many nodes last below `parent` (the plan itself when None): as `add` one by one, in few questions.

    Args:
        rows: each node, not saved, with what it is to stand under: a node before it, or None for `parent`. In reading
            order.

    Raises:
        DomainError: the plan is not open, or a kind may not stand where it is put.
    """
    plan = open_plan(plan)
    top = reload(parent) if parent else root_of(plan)
    if top.plan_id != plan.pk:
        raise DomainError(ELSEWHERE)
    placed = [(node, above or top) for node, above in rows]
    for node, above in placed:
        places.refuse_kind(plan, node.kind, above)
    places.refuse_twice(placed)
    places.refuse_other_cycle(plan, {node.perspective_id for node, _ in rows})
    trees.insert_many(top, placed, by=by, reason="Tillagd")
    attach_pictures([node for node, _ in rows], by)


@transaction.atomic
def edit(
    node: PlanNode, *, by: User | None, version: int | None, belongings_differ: bool = False, **fields: Any
) -> PlanNode:
    """Save the named fields that differ; the node's place is never touched.

    Args:
        version: the version the user was shown.
        belongings_differ: what is saved beside the node differs too.

    Raises:
        StaleEdit: somebody else saved first; carries the stored node.
        DomainError: the plan is not open or the node is gone.
    """
    places.refuse_other_cycle(open_plan(node.plan), {fields.get("perspective_id")})
    current = reload(node)
    places.refuse_handed_down([current], "ändras")
    known = known_fields(current.kind, fields)
    if save_changes(current, known, by=by, version=version, reason="Ändrad", belongings_differ=belongings_differ):
        attach_pictures([current], by)
    return current


@transaction.atomic
def move(
    node: PlanNode, *, by: User | None, parent: PlanNode | None = None, before: PlanNode | None = None
) -> PlanNode:
    """Move a node with all below it, last below `parent` or before a sibling. Its version does not change.

    Raises:
        DomainError: not open, not allowed there, or into itself.
    """
    plan = open_plan(node.plan)
    current, above, beside = _ends(plan, node, parent, before)
    if above.plan_id != plan.pk or (beside and beside.parent_id != above.pk):
        raise DomainError("Det kan bara flyttas inom sin egen plan.")
    places.refuse_kind(plan, current.kind, above)
    if beside == current:
        return current
    if above.pk != current.parent_id:
        places.refuse_move(current, above)
    trees.move(signed(current, by=by, reason="Flyttad"), above, before=beside)
    return current


@transaction.atomic
def move_step(node: PlanNode, *, by: User | None, up: bool) -> PlanNode:
    """Move a node one step among its siblings of the same kind; at the end nothing happens."""
    open_plan(node.plan)
    current = reload(node)
    siblings = list(PlanNode.objects.kept().filter(parent=current.parent, kind=current.kind).order_by("rank", "pk"))
    at = siblings.index(current)
    if current == (siblings[0] if up else siblings[-1]):
        return current
    if up:
        return move(current, by=by, before=siblings[at - 1])
    if at + 2 < len(siblings):
        return move(current, by=by, before=siblings[at + 2])
    return move(current, by=by, parent=current.parent)


@transaction.atomic
def remove(node: PlanNode, *along: PlanNode, by: User | None) -> PlanNode:
    """Take a node and all below it out of the text. Soft: the rows stay, with one removal id for all that goes.

    Args:
        along: others of the same plan that go with it, and come back with it.

    Raises:
        DomainError: not open, or one is the plan's root or another plan's.
    """
    plan = open_plan(node.plan)
    current, *others = reload_all(node, *along)
    places.refuse_removal((current, *others))
    if any(one.plan_id != plan.pk for one in others):
        raise DomainError(ELSEWHERE)
    within = reduce(or_, map(within_q, (current, *others)))
    members = list(PlanNode.objects.kept().filter(within))
    current.removal_id = PlanNode.new_removal_id()
    _set_removal(members, current.removal_id, by, "Borttagen")
    return current


@transaction.atomic
def undo_removal(node: PlanNode, *, by: User | None) -> PlanNode:
    """Put back everything that went in the same removal as `node`, where it stood.

    Where that is gone too it stands last in the nearest place above that is left and may hold it.

    Raises:
        DomainError: not open, nothing to undo, nowhere to put it, or it stands there already.
    """
    plan = open_plan(node.plan)
    removed = PlanNode.objects.get(pk=node.pk)
    if removed.removal_id is None:
        raise DomainError("Det är inte borttaget.")
    gone = PlanNode.objects.filter(plan=plan, removal_id=removed.removal_id).select_related("parent")
    places_left: dict[tuple[PlanNode | None, str], list[PlanNode]] = {}
    for member in gone.exclude(parent__removal_id=None).exclude(parent__removal_id=removed.removal_id):
        places_left.setdefault((member.parent, member.kind), []).append(member)
    for (above, kind), homeless in places_left.items():
        trees.move_many(homeless, places.nearest_left(plan, above, kind), by=by, reason="Flyttad")
    members = list(gone.order_by("level", "rank"))
    places.refuse_return(members)
    _set_removal(members, None, by, "Återställd")
    return PlanNode.objects.get(pk=node.pk)


def _ends(
    plan: Plan, node: PlanNode, parent: PlanNode | None, before: PlanNode | None
) -> tuple[PlanNode, PlanNode, PlanNode | None]:
    """What is moved, what it shall stand under and before what, as they stand now.

    Raises:
        DomainError: one of them has been removed meanwhile.
    """
    seen_under = [before.parent_id] if before and not parent else []
    found = _as_they_stand([one for one in (node, parent, before) if one is not None], beside=seen_under)
    beside = found[before.pk] if before else None
    if parent:
        return found[node.pk], found[parent.pk], beside
    if beside:  # where the caller saw it, unless it has been moved meanwhile
        return found[node.pk], found.get(beside.parent_id or 0) or beside.parent, beside
    return found[node.pk], root_of(plan), None


def root_of(plan: Plan) -> PlanNode:
    """The hidden root that holds the plan's tree."""
    return PlanNode.objects.get(plan=plan, parent=None)


def known_fields(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Only the fields this kind of node has.

    Raises:
        ValueError: a field that no form of this kind offers; a programming fault, never a user's.
    """
    allowed = {name for field in FIELDS_OF[kind] for name in (field.name, field.column)}
    unknown = set(fields) - allowed
    if unknown:
        raise ValueError(f"{kind} har inte fälten {sorted(unknown)}")
    return dict(fields)


def attach_pictures(nodes: Sequence[PlanNode], by: User | None) -> None:
    """Whoever reads the unit's working text sees the pictures in it."""
    if used := frozenset[str]().union(*(richtext.pictures(node.formatted) for node in nodes)):
        pictures.attach(used, unit=nodes[0].plan.unit, by=by)


def _set_removal(nodes: Sequence[PlanNode], removal_id: UUID | None, by: User | None, reason: str) -> None:
    for node in nodes:
        node.removal_id = removal_id
    update_many(nodes, ["removal_id"], by=by, reason=reason)
