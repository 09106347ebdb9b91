"""Linking a node to what it serves (koppla): contributions, never copies of goals."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from organisation.models import OrgUnit, User
from planning.aims import asked_of
from planning.enums import ContributionKind, NodeKind, PlanKind
from planning.models import Contribution, FrozenNode, Plan, PlanNode
from planning.rules import NODE_RULES
from planning.services.plan_nodes import open_plan, reload
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_new

ASSIGNMENTS = (NodeKind.COUNCIL_ASSIGNMENT, NodeKind.SPECIAL_ASSIGNMENT)
LEVEL: dict[str, int] = {
    PlanKind.GOVERNING: -1,
    PlanKind.MULTI_YEAR: 0,
    PlanKind.OPERATIONAL: 1,
    PlanKind.BUSINESS: 1,
    PlanKind.OFFICE: 2,
    PlanKind.WORK: 3,
}


@transaction.atomic
def link(from_node: PlanNode, to_node: PlanNode, *, by: User | None, text: str = "") -> Contribution:
    """Say that a node serves another; an earlier link that was taken away is revived.

    Raises:
        DomainError: the plan is not open, the two may not be linked, `by` cannot see the target, or it is an uppdrag that
            has ended or is another unit's.
    """
    open_plan(from_node.plan)
    source = reload(from_node)
    target = PlanNode.objects.select_related("plan").get(pk=to_node.pk)
    _refuse_wrong_ends(source, target)
    refuse_unseen(target, by)
    _refuse_anothers_task(source, target)
    kind = kind_for(source, target)
    found = Contribution.objects.filter(from_node=source, to_node=target, kind=kind).first()
    if found is None:
        found = Contribution(from_node=source, to_node=target, kind=kind, text=text, is_example=source.is_example)
        save_new(found, by=by, reason="Kopplad")
    elif found.is_removed:
        save_changes(found, {"is_removed": False, "text": text or found.text}, by=by, reason="Kopplad igen")
    return found


def link_many(plan: Plan, links: Sequence[tuple[PlanNode, PlanNode, str]], *, by: User | None) -> None:
    """Link the items of a plan that is being started, as those that they go on from were linked. Called under its lock.

    What may not be linked is left out: a target that is not adopted and not this person's to read, or an uppdrag that has
    ended or is another unit's.

    Args:
        links: item, target, "så bidrar vi"; none of them is linked yet.
    """
    allowed = _seen({target.pk for _, target, _ in links}, by) - _anothers_tasks([one[1] for one in links], plan.unit)
    rows = [
        Contribution(
            from_node=source, to_node=target, kind=kind_for(source, target), text=text, is_example=source.is_example
        )
        for source, target, text in links
        if target.pk in allowed and not _why_not(source, target)
    ]
    save_many(rows, by=by, reason="Kopplad")


@transaction.atomic
def unlink(from_node: PlanNode, to_node: PlanNode, *, by: User | None) -> None:
    """Take away every link between the two. Soft: history and editions keep it.

    Raises:
        DomainError: the plan is not open.
    """
    open_plan(from_node.plan)
    for found in Contribution.objects.filter(from_node=from_node, to_node=to_node, is_removed=False):
        save_changes(found, {"is_removed": True}, by=by, reason="Koppling borttagen")


@transaction.atomic
def explain(contribution: Contribution, *, by: User | None, version: int | None, text: str) -> Contribution:
    """Save "så bidrar vi" for a link.

    Raises:
        StaleEdit: somebody else wrote first; carries the stored link.
        DomainError: the plan is not open.
    """
    open_plan(contribution.from_node.plan)
    current = Contribution.objects.get(pk=contribution.pk)
    save_changes(current, {"text": text}, by=by, version=version, reason="Så bidrar vi")
    return current


@transaction.atomic
def save_all(
    plan: Plan,
    *,
    by: User | None,
    add: Collection[tuple[int, int]],
    remove: Collection[tuple[int, int]],
    texts: Mapping[int, tuple[int, str]],
) -> None:
    """Everything from the linking page at once, or nothing.

    Args:
        add: pairs of node ids (from, to) that were ticked.
        remove: pairs that were unticked.
        texts: contribution id → the version that was shown and the text.

    Raises:
        StaleEdit: a text was changed meanwhile; nothing has been saved.
        DomainError: a pair may not be linked, or the plan is not open.
    """
    open_plan(plan)
    own = (
        PlanNode.objects.kept().filter(plan=plan).select_related("plan").in_bulk({pair[0] for pair in (*add, *remove)})
    )
    others = PlanNode.objects.in_bulk({pair[1] for pair in (*add, *remove)})
    if any(pair[0] not in own or pair[1] not in others for pair in (*add, *remove)):
        raise DomainError("En post som du kopplade har tagits bort. Ladda om sidan och försök igen.")
    stored = Contribution.objects.filter(from_node__plan=plan, pk__in=texts).select_related("from_node__plan")
    for contribution in stored:
        version, text = texts[contribution.pk]
        explain(contribution, by=by, version=version, text=text)
    for source, target in remove:
        unlink(own[source], others[target], by=by)
    for source, target in add:
        link(own[source], others[target], by=by)


def kind_for(source: PlanNode, target: PlanNode) -> ContributionKind:
    """What a link means, from what it joins: uppdrag are taken on, a kontorsplan interprets the nämnd's words."""
    if target.kind in ASSIGNMENTS:
        return ContributionKind.TAKES_ON
    if source.plan.kind == PlanKind.OFFICE and target.plan.kind in (PlanKind.OPERATIONAL, PlanKind.BUSINESS):
        return ContributionKind.INTERPRETS
    return ContributionKind.CONTRIBUTES


def _refuse_wrong_ends(source: PlanNode, target: PlanNode) -> None:
    if reason := _why_not(source, target):
        raise DomainError(reason)
    if source.plan_id == target.plan_id:
        _refuse_circle(source, target)


def _why_not(source: PlanNode, target: PlanNode) -> str:
    """Why the one may not serve the other, by their kinds and levels; empty when it may."""
    if source.pk == target.pk:
        return "En post kan inte bidra till sig själv."
    if not NODE_RULES[source.kind].contributes:
        return f"{source.get_kind_display().capitalize()} kopplas inte till mål."
    if target.kind == NodeKind.ROOT or not NODE_RULES[target.kind].receives:
        return f"Man kan inte bidra till {target.get_kind_display()}."
    if source.plan_id != target.plan_id and LEVEL[target.plan.kind] >= LEVEL[source.plan.kind]:
        return "Man kan bara bidra till något i samma plan eller i en plan på en högre nivå."
    return ""


def _refuse_circle(source: PlanNode, target: PlanNode) -> None:
    """Within one plan two items could serve each other, round and round."""
    pairs = Contribution.objects.filter(is_removed=False, from_node__plan=source.plan, to_node__plan=source.plan)
    serves: dict[int, list[int]] = {}
    for start, end in pairs.values_list("from_node_id", "to_node_id"):
        serves.setdefault(start, []).append(end)
    ahead, seen = [target.pk], set[int]()
    while ahead:
        step = ahead.pop()
        if step == source.pk:
            raise DomainError("Posterna skulle bidra till varandra i en ring.")
        if step not in seen:
            seen.add(step)
            ahead.extend(serves.get(step, ()))


def refuse_unseen(target: PlanNode, by: User | None) -> None:
    """What may be pointed at is what the person may see: an adopted edition, or a working text that is theirs to read.

    Raises:
        DomainError: it is neither.
    """
    if target.pk not in _seen({target.pk}, by):
        raise DomainError("Målet finns inte längre, eller är inte antaget än.")


def _seen(targets: Collection[int], by: User | None) -> set[int]:
    """Those of the nodes that the person may point at. Two queries."""
    if by is None:
        return set(targets)
    newest = FrozenNode.objects.in_newest_edition().filter(node__in=targets).values_list("node_id", flat=True)
    readable = PlanNode.objects.kept().visible_to(by).filter(pk__in=targets).values_list("pk", flat=True)
    return {*newest, *readable}


def _refuse_anothers_task(source: PlanNode, target: PlanNode) -> None:
    """An uppdrag is taken on by whom it is given to, while it runs."""
    unit = source.plan.unit
    if _anothers_tasks([target], unit):
        raise DomainError(f"”{target}” är avslutat, eller inte givet till {unit}.")


def _anothers_tasks(targets: Collection[PlanNode], unit: OrgUnit) -> set[int]:
    """The uppdrag among them that are not this unit's to take on. At most one query."""
    tasks = {target.pk for target in targets if target.assignment_id}
    if not tasks:
        return set()
    return tasks - set(asked_of(PlanNode.objects.filter(pk__in=tasks), unit).values_list("pk", flat=True))


def targets_of(nodes: Collection[int]) -> dict[int, list[int]]:
    """Which nodes each of the given nodes serves now."""
    found: dict[int, list[int]] = {}
    rows = Contribution.objects.filter(Q(from_node__in=nodes), is_removed=False).order_by("pk")
    for source, target in rows.values_list("from_node_id", "to_node_id"):
        found.setdefault(source, []).append(target)
    return found
