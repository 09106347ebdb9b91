"""Linking a node to what it serves (koppla): contributions, never copies of goals."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from django.db.models import Q
from django.utils.text import capfirst

from organisation.models import OrgUnit, User
from planning.enums import ContributionKind, NodeKind, PlanKind
from planning.models import Contribution, FrozenNode, Plan, PlanNode
from planning.reading.aims import asked_of
from planning.rules import NODE_RULES
from planning.services.plan_nodes import open_plan, reload
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, save_many_changes

REWORDED = "Så bidrar vi"
UNSEEN = "Målet finns inte längre, eller är inte antaget än."
Link = tuple[PlanNode, PlanNode, str | None]  # item, target with its plan, "så bidrar vi"; None where nobody has said
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
    _link_all([(source, target, text or None)], by)
    return Contribution.objects.get(from_node=source, to_node=target, kind=kind_for(source, target))


def copy_links(links: Sequence[Link], *, by: User | None) -> None:
    """Link the items of a plan that is being started, as those that they go on from were linked. Called under its lock.

    What may not be linked is left out: a target that is not adopted and not this person's to read, or an uppdrag that has
    ended or is another unit's.
    """
    _save([one for one, reason in zip(links, _why_not(links, by), strict=True) if not reason], by)


@transaction.atomic
def save_all(
    plan: Plan,
    *,
    by: User | None,
    add: Collection[tuple[int, int]],
    remove: Collection[tuple[int, int]],
    texts: Mapping[int, tuple[int, str]],
    told: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> None:
    """Everything from the linking page or an item's form at once, or nothing; in as many questions however much it is.

    Args:
        add: pairs of node ids (from, to) that were ticked.
        remove: pairs that were unticked.
        texts: contribution id → the version that was shown and the text, "så bidrar vi".
        told: "så bidrar vi" of pairs in `add`. What was linked once and is not told of anew has its words back.

    Raises:
        StaleEdit: a text was changed, or a pair linked in other words, meanwhile; carries the stored link. Nothing has been saved.
        DomainError: a pair may not be linked, or the plan is not open.
    """
    open_plan(plan)
    pairs = (*add, *remove)
    own = PlanNode.objects.kept().filter(plan=plan).select_related("plan__unit").in_bulk({start for start, _ in pairs})
    others = PlanNode.objects.select_related("plan").in_bulk({end for _, end in pairs})
    if any(start not in own or end not in others for start, end in pairs):
        raise DomainError("Något som du kopplade har tagits bort ur planen. Ladda om sidan och försök igen.")
    if texts:
        stored = Contribution.objects.filter(from_node__plan=plan, pk__in=texts).order_by("pk")
        reworded = [(row, {"text": texts[row.pk][1]}, texts[row.pk][0]) for row in stored]
        save_many_changes(reworded, by=by, reason=REWORDED)
    _unlink_all(remove, by)
    _link_all([(own[start], others[end], told.get((start, end))) for start, end in add], by)


def _link_all(links: Sequence[Link], by: User | None) -> None:
    for reason in _why_not(links, by):
        if reason:
            raise DomainError(reason)
    _save(links, by)


def _save(links: Sequence[Link], by: User | None) -> None:
    """Write what is not linked yet; what was linked once is revived, with its words where there are no new ones.

    Raises:
        StaleEdit: it is linked already, in other words.
    """
    ends = {"from_node__in": {one.pk for one, _, _ in links}, "to_node__in": {one.pk for _, one, _ in links}}
    stored = {(row.from_node_id, row.to_node_id, row.kind): row for row in Contribution.objects.filter(**ends)}
    made, revived, reworded = [], [], []
    for source, target, text in links:
        kind = kind_for(source, target)
        row = stored.get((source.pk, target.pk, kind))
        if row is None:
            row = Contribution(
                from_node=source, to_node=target, kind=kind, text=text or "", is_example=source.is_example
            )
            made.append(row)
            stored[source.pk, target.pk, kind] = row
        elif row.is_removed:
            revived.append((row, {"is_removed": False, "text": row.text if text is None else text}, None))
        elif text and not row.text:
            reworded.append((row, {"text": text}, None))
        elif text and text != row.text:
            raise StaleEdit(row)
    save_many(made, by=by, reason="Kopplad")
    save_many_changes(revived, by=by, reason="Kopplad igen")
    save_many_changes(reworded, by=by, reason=REWORDED)


def _unlink_all(pairs: Collection[tuple[int, int]], by: User | None) -> None:
    if not pairs:
        return
    found = Contribution.objects.filter(is_removed=False, from_node__in={start for start, _ in pairs}).order_by("pk")
    gone = [row for row in found if (row.from_node_id, row.to_node_id) in pairs]
    save_many_changes([(row, {"is_removed": True}, None) for row in gone], by=by, reason="Koppling borttagen")


def kind_for(source: PlanNode, target: PlanNode) -> ContributionKind:
    """What a link means, from what it joins: uppdrag are taken on, a kontorsplan interprets the nämnd's words."""
    if target.kind in ASSIGNMENTS:
        return ContributionKind.TAKES_ON
    if source.plan.kind == PlanKind.OFFICE and target.plan.kind in (PlanKind.OPERATIONAL, PlanKind.BUSINESS):
        return ContributionKind.INTERPRETS
    return ContributionKind.CONTRIBUTES


def _why_not(links: Sequence[Link], by: User | None) -> Iterator[str]:
    """Why each link may not be made, beside those before it; empty when it may. All from one plan, in four queries."""
    if not links:
        return
    plan = links[0][0].plan
    seen = seen_by(by, {target.pk for _, target, _ in links})
    others = _anothers_tasks([target for _, target, _ in links], plan.unit)
    within = [one for one in links if one[0].plan_id == one[1].plan_id]
    serves = _serves_within(plan) if within else {}
    for source, target, _ in links:
        reason = _wrong_ends(source, target)
        if not reason and source.plan_id == target.plan_id and _leads(target.pk, source.pk, serves):
            reason = "De skulle bidra till varandra i en ring."
        if not reason and target.pk not in seen:
            reason = UNSEEN
        if not reason and target.pk in others:
            reason = f"”{target}” är avslutat, eller inte givet till {plan.unit}."  # taken on by whom it is given to
        if not reason:
            serves.setdefault(source.pk, []).append(target.pk)
        yield reason


def _wrong_ends(source: PlanNode, target: PlanNode) -> str:
    """Why the one may not serve the other, by their kinds and levels; empty when it may."""
    if source.pk == target.pk:
        return "Inget kan bidra till sig självt."
    if not NODE_RULES[source.kind].contributes:
        return f"{capfirst(source.get_kind_display())} kopplas inte till mål."
    if target.kind == NodeKind.ROOT or not NODE_RULES[target.kind].receives:
        return f"Man kan inte bidra till {target.get_kind_display()}."
    if source.plan_id != target.plan_id and LEVEL[target.plan.kind] >= LEVEL[source.plan.kind]:
        return "Man kan bara bidra till något i samma plan eller i en plan på en högre nivå."
    return ""


def _serves_within(plan: Plan) -> dict[int, list[int]]:
    """Which of its own items each item of a plan serves: two of them could serve each other, round and round."""
    pairs = Contribution.objects.filter(is_removed=False, from_node__plan=plan, to_node__plan=plan)
    serves: dict[int, list[int]] = {}
    for start, end in pairs.values_list("from_node_id", "to_node_id"):
        serves.setdefault(start, []).append(end)
    return serves


def _leads(start: int, end: int, serves: Mapping[int, Collection[int]]) -> bool:
    """True when one comes from the first to the second by way of what each serves."""
    ahead, seen = [start], set[int]()
    while ahead:
        step = ahead.pop()
        if step == end:
            return True
        if step not in seen:
            seen.add(step)
            ahead.extend(serves.get(step, ()))
    return False


def refuse_unseen(targets: Collection[int], by: User | None) -> None:
    """What may be pointed at is what the person may see: an adopted edition, a working text that is theirs to read,
    or what is shared of one.

    Args:
        targets: ids of nodes.

    Raises:
        DomainError: one of them is none of these.
    """
    if set(targets) - seen_by(by, targets):
        raise DomainError(UNSEEN)


def seen_by(by: User | None, targets: Collection[int]) -> set[int]:
    """Those of the nodes that the person may point at. Two queries, none for no nodes."""
    if by is None or not targets:
        return set(targets)
    newest = FrozenNode.objects.in_newest_edition().filter(node__in=targets).values_list("node_id", flat=True)
    readable = PlanNode.objects.kept().with_headings_for(by).filter(pk__in=targets).values_list("pk", flat=True)
    return {*newest, *readable}


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
