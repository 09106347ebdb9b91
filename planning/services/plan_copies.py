"""Starting a plan from last year's: chosen items are copied with `continues`, links follow to this year's goals."""

from collections import Counter
from collections.abc import Collection

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from organisation.models import OrgUnit, User
from planning.enums import NodeKind
from planning.models import Contribution, Plan, PlanNode, Target
from planning.rules import NODE_RULES
from planning.services import contributions, plan_nodes, plans
from planning.services.key_figures import set_targets
from planning.services.plan_nodes import COMMON_FIELDS
from styrmodell.lib.errors import DomainError
from styrmodell.lib.intervals import above_q


@transaction.atomic
def start_from(
    last: Plan, unit: OrgUnit, first_year: int, *, by: User | None, chosen: Collection[int], kind: str | None = None
) -> Plan:
    """Start the plan that follows `last`, with a copy of the chosen items.

    Args:
        chosen: ids of nodes of last year's plan. Key figures follow the item they stand under.

    Returns:
        the new plan. Links whose goal has no successor are not copied; `lost_links` lists them for choice.

    Raises:
        DomainError: the plan exists already, or the unit has no such plan.
    """
    plan = plans.start(
        kind or last.kind, unit, first_year, by=by, continues=last, is_example=last.is_example, with_sections=False
    )
    copies: dict[int, PlanNode] = {}
    for old in PlanNode.objects.content().filter(plan=last).select_related("assignment", "key_figure").order_by("lft"):
        follows = old.kind == NodeKind.KEY_FIGURE and old.parent_id in copies
        if old.pk in chosen or follows:
            copies[old.pk] = _copy(old, plan, copies, by)
        elif old.kind == NodeKind.SECTION:
            _begin_section(old, plan, by)
    _copy_targets(copies, plan, by)
    _copy_links(copies, plan, by)
    return plan


def _begin_section(old: PlanNode, plan: Plan, by: User | None) -> None:
    """Last year's heading without its text, to be written anew."""
    plan_nodes.add(
        plan,
        by=by,
        kind=NodeKind.SECTION,
        continues=old,
        title=old.title,
        comes_last=old.comes_last,
        is_example=plan.is_example,
    )


def _copy(old: PlanNode, plan: Plan, copies: dict[int, PlanNode], by: User | None) -> PlanNode:
    """One item with its text."""
    names = (*COMMON_FIELDS, *NODE_RULES[old.kind].fields)
    fields = {name: getattr(old, name) for name in names}
    parent = copies.get(old.parent_id) if old.parent_id else None
    if old.level > 1 and parent is None and old.kind == NodeKind.KEY_FIGURE:
        raise DomainError("Ett nyckeltal följer med den post som det hör till.")
    return plan_nodes.add(plan, by=by, kind=old.kind, parent=parent, continues=old, **fields)


def _copy_targets(copies: dict[int, PlanNode], plan: Plan, by: User | None) -> None:
    """Targets for the years that the new plan covers."""
    years = range(plan.period_from.year, plan.period_to.year + 1)
    for target in Target.objects.filter(node__in=copies, year__in=years):
        set_targets(copies[target.node_id], by=by, version=None, values={target.year: (target.value, target.upper)})


def _copy_links(copies: dict[int, PlanNode], plan: Plan, by: User | None) -> None:
    links = list(Contribution.objects.filter(from_node__in=copies, is_removed=False).order_by("pk"))
    heirs = successors({link.to_node_id for link in links}, plan)
    for link in links:
        heir = copies.get(link.to_node_id) or heirs.get(link.to_node_id)
        if heir is None:
            continue
        try:
            contributions.link(copies[link.from_node_id], heir, by=by, text=link.text)
        except DomainError:
            continue  # not adopted and not this person's to read: listed for choice like one without successor


def successors(old: Collection[int], plan: Plan) -> dict[int, PlanNode]:
    """For each old goal the node that continues it in the plans above `plan`, or the goal itself when it stands there."""
    above = Plan.objects.filter(above_q(plan)).values("pk")
    kept = PlanNode.objects.kept().filter(Q(pk__in=old) | Q(continues__in=old), plan__in=above)
    found = {node.pk: node for node in kept}
    return found | {node.continues_id: node for node in kept if node.continues_id}


def lost_links(plan: Plan) -> list[Contribution]:
    """Last year's links that were not brought along: the goal has no successor, so somebody has to choose another.

    Only of items that serve less than they did: a link that somebody has put in its place is an answer.
    """
    if plan.continues_id is None:
        return []
    nodes = PlanNode.objects.content().filter(plan=plan, continues=OuterRef("from_node")).order_by("pk")
    earlier = list(
        Contribution.objects.filter(is_removed=False, from_node__plan=plan.continues_id)
        .annotate(item=Subquery(nodes.values("pk")[:1]))
        .filter(item__isnull=False)
        .select_related("from_node", "to_node")
        .order_by("from_node__lft", "pk")
    )
    if not earlier:
        return []
    was = Counter(link.item for link in earlier)
    serves = contributions.targets_of(was)
    heirs = successors({link.to_node_id for link in earlier}, plan)
    lost: list[Contribution] = []
    for link in earlier:
        now, heir = serves.get(link.item, []), heirs.get(link.to_node_id)
        if (heir is None or heir.pk not in now) and len(now) < was[link.item]:
            lost.append(link)
    return lost
