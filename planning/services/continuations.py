"""What goes on from one year's plan to the next's: the one place where it is written, and where `origin` is kept."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction

from organisation.models import TreeLock, UnitSuccession, User
from planning.enums import NodeKind
from planning.models import NodeContinuation, Plan, PlanContinuation, PlanNode
from planning.reading.stories import Story, stories
from planning.services.contributions import refuse_unseen
from planning.services.plan_nodes import open_plan, reload
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many, save_new, signed


@transaction.atomic
def continue_from(node: PlanNode, *, by: User | None, earlier: Collection[PlanNode]) -> None:
    """Say what an item goes on from: one item of an earlier year, several that become one, or none when it is new.

    An item that is split is named by each of those that it goes on in.

    Args:
        earlier: all of them; what was said before and is not among them is taken back.

    Raises:
        DomainError: the plan is not open, or one of them is of another kind, is not of an earlier year's plan of the
            same kind, or is not this person's to see.
    """
    TreeLock.hold()  # what goes on further reaches into other plans, where others may be saying the same
    open_plan(node.plan)
    current = reload(node)
    wanted = PlanNode.objects.select_related("plan").in_bulk([one.pk for one in earlier])
    rows = {row.from_node_id: row for row in NodeContinuation.objects.filter(to_node=current)}
    new = wanted.keys() - rows.keys()
    for pk in new:
        _refuse_wrong_ends(wanted[pk], current)
    refuse_unseen(new, by)
    for gone in rows.keys() - wanted.keys():
        signed(rows[gone], by=by, reason="Fortsätter inte").delete()
    join({current.pk: new}, by=by)


@transaction.atomic
def change(node: PlanNode, *, by: User | None, add: Collection[int], remove: Collection[int]) -> None:
    """As `continue_from`, for who says only what is new and what is no more; what others have said meanwhile stays.

    Args:
        add, remove: ids of items of earlier years.
    """
    TreeLock.hold()
    now = set(NodeContinuation.objects.filter(to_node=node).values_list("from_node_id", flat=True))
    earlier = PlanNode.objects.filter(pk__in=(now | set(add)) - set(remove))
    continue_from(node, by=by, earlier=list(earlier))


def join(pairs: Mapping[int, Iterable[int]], *, by: User | None) -> None:
    """Write the rows of many items at once, and keep their origins. Called by who has seen to that they may be joined.

    Args:
        pairs: id of an item → ids of the items that it goes on from.
    """
    rows = [
        NodeContinuation(from_node_id=one, to_node_id=node)
        for node, earlier in pairs.items()
        for one in sorted(earlier)
    ]
    save_many(rows, by=by, reason="Fortsätter")
    _keep_origins(pairs.keys())


def follow_plans(plan: Plan, earlier: Iterable[Plan], *, by: User | None) -> None:
    """Say which plans a new plan follows: of earlier years, or what a unit that its unit takes over from adopted for the
    same. Called inside `plans.start`.

    Raises:
        DomainError: one of them is of another kind, or does not come before it.
    """
    for one in earlier:
        if one.kind != plan.kind or not _comes_before(one, plan):
            raise DomainError(f"{plan} kan bara fortsätta en tidigare plan av samma slag, inte {one}.")
        save_new(PlanContinuation(from_plan=one, to_plan=plan), by=by, reason="Fortsätter")


def _comes_before(one: Plan, plan: Plan) -> bool:
    """Years only go forward, and in one year only from a unit to the one that takes over, so that nothing can go on in
    itself by way of others: units follow each other in no ring.
    """
    if one.first_year != plan.first_year:
        return one.first_year < plan.first_year
    return UnitSuccession.objects.filter(predecessor=one.unit_id, successor=plan.unit_id).exists()


def _refuse_wrong_ends(one: PlanNode, node: PlanNode) -> None:
    if one.kind != node.kind or one.kind == NodeKind.ROOT:
        raise DomainError(f"”{node}” är {node.get_kind_display()} och kan inte fortsätta {one.get_kind_display()}.")
    if one.plan.kind != node.plan.kind or not _comes_before(one.plan, node.plan):
        raise DomainError(f"”{node}” kan bara fortsätta något i en tidigare plan av samma slag.")


def _keep_origins(nodes: Collection[int]) -> None:
    """Write `origin` anew for the nodes and for everything that they go on in."""
    told = stories(nodes)
    later = {pk for story in told.values() for pk in story.later} - told.keys()
    origins = _origins_in(told | stories(later))
    changed = []
    for node in PlanNode.objects.filter(pk__in=origins).only("origin_id"):
        if node.origin_id != origins[node.pk]:
            node.origin_id = origins[node.pk]
            changed.append(node)
    PlanNode.objects.bulk_update(changed, ["origin"], batch_size=500)


def origins_of(nodes: Collection[int]) -> dict[int, int | None]:
    """The first in each node's story where there is exactly one and it is another; else None. Two queries."""
    return _origins_in(stories(nodes))


def _origins_in(told: Mapping[int, Story]) -> dict[int, int | None]:
    before = {pk for story in told.values() for pk in story.earlier}
    rows = NodeContinuation.objects.filter(to_node__in=before).values_list("to_node_id", flat=True)
    continuing = set(rows)
    firsts = {pk: story.earlier - continuing for pk, story in told.items()}
    return {pk: next(iter(found)) if len(found) == 1 else None for pk, found in firsts.items()}
