"""An item of a plan with all that belongs to it, saved as one: its text, what it serves, how it is followed up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from organisation.decisions.documents import body_at
from organisation.models import OrgUnit, TreeLock, User
from planning.enums import NodeKind
from planning.item_fields import has_field
from planning.models import Assignment, KeyFigure, Plan, PlanNode
from planning.models.assignment import AssignmentQuerySet
from planning.rules import levels_below
from planning.services import assignment_changes, assignments, continuations, contributions, key_figures, plan_nodes
from planning.services.key_figures import TargetValue
from planning.services.plan_nodes import open_plan
from styrmodell.lib import richtext
from styrmodell.lib.errors import DomainError


@dataclass(frozen=True, slots=True)
class ItemContent:
    """What the form of an item holds.

    Attributes:
        fields: the node's own fields.
        add, remove: ids of nodes that the item is to serve, or no longer serves.
        continues, continues_no_more: ids of items of earlier years that the item goes on from, or no longer does.
        figure, targets: a key figure to follow up with, and what it should reach.
        assignment: an uppdrag of the catalogue that the item shows; else `given` makes one.
        given: the fields of the uppdrag, with `receivers`; None when the form did not offer them.
    """

    fields: Mapping[str, Any]
    add: Collection[int] = ()
    remove: Collection[int] = ()
    continues: Collection[int] = ()
    continues_no_more: Collection[int] = ()
    figure: KeyFigure | None = None
    targets: Mapping[int, TargetValue | None] = field(default_factory=dict)
    assignment: Assignment | None = None
    given: Mapping[str, Any] | None = None


@transaction.atomic
def add(
    plan: Plan,
    content: ItemContent,
    *,
    by: User | None,
    kind: str,
    parent: PlanNode | None = None,
) -> PlanNode:
    """Add an item with everything the form held.

    Raises:
        DomainError: a rule refused some part; nothing has been saved.
    """
    open_plan(plan)
    if kind == NodeKind.KEY_FIGURE and content.figure is not None:
        above = parent or plan_nodes.root_of(plan)
        return key_figures.attach(above, content.figure, by=by, targets=_set_only(content.targets))
    fields = dict(content.fields)
    if has_field(kind, "assignment"):
        fields["assignment"] = _shown(plan, kind, content, by) or _give(plan, kind, content, by)
    node = plan_nodes.add(plan, by=by, kind=kind, parent=parent, **fields)
    if content.assignment is not None and content.assignment.is_given():
        assignment_changes.follow_item(node, None, by=by)
    _belongings(node, content, by)
    return node


@transaction.atomic
def add_many(
    plan: Plan,
    rows: Sequence[tuple[str, str]],
    *,
    by: User | None,
    kind: str,
    parent: PlanNode | None = None,
    levels: Sequence[int] = (),
) -> list[PlanNode]:
    """Add one item a row of pasted text: heading and text.

    Args:
        kind: what the outermost rows become; the others what stands below them.
        levels: how deep each row stands, 0 for the outermost; all of them when none is given.

    Raises:
        DomainError: the plan is not open, a kind may not stand where it is put, or it needs more than a row.
    """
    if has_field(kind, "assignment"):
        raise DomainError("Ett uppdrag behöver en dag och mottagare. Lägg till ett i taget.")
    if kind == NodeKind.KEY_FIGURE:
        raise DomainError("Nyckeltal väljs i katalogen. Lägg till ett i taget.")
    kinds = (kind, *levels_below(plan.kind, kind))
    placed: list[tuple[PlanNode, PlanNode | None]] = []
    above: list[PlanNode] = []  # the last item of each level
    for (title, text), level in zip(rows, levels or [0] * len(rows), strict=True):
        del above[level:]
        node = PlanNode(plan=plan, kind=kinds[len(above)], title=title, text=richtext.clean(text))
        placed.append((node, above[-1] if above else None))
        above.append(node)
    plan_nodes.add_many(plan, placed, by=by, parent=parent)
    return [node for node, _ in placed]


@transaction.atomic
def edit(node: PlanNode, content: ItemContent, *, by: User | None, version: int | None) -> PlanNode:
    """Save an item with everything the form held.

    Raises:
        StaleEdit: somebody else saved the item first; nothing has been saved.
        DomainError: a rule refused some part; nothing has been saved.
    """
    if node.kind == NodeKind.KEY_FIGURE:
        key_figures.set_targets(node, by=by, version=version, values=content.targets)
        return node
    if content.continues or content.continues_no_more:
        TreeLock.hold()  # before the plan, as where plans start
    open_plan(node.plan)  # locked before what is compared is read
    differ = _given_differs(node, content)
    saved = plan_nodes.edit(node, by=by, version=version, belongings_differ=differ, **content.fields)
    if saved.assignment is not None and saved.assignment.is_given():
        assignment_changes.follow_item(saved, content.given, by=by)
    elif content.given is not None and saved.assignment is not None:
        words = {name: content.fields[name] for name in ("title", "text")}
        assignments.change(saved.assignment, by=by, version=None, **words, **content.given)
    _belongings(saved, content, by)
    return saved


def _given_differs(node: PlanNode, content: ItemContent) -> bool:
    """True when the form would change the day, the money or the receivers of the uppdrag, as the item shows it."""
    if content.given is None or node.assignment_id is None:
        return False
    said = assignment_changes.said_in(node)
    given = dict(content.given)
    receivers = sorted(unit.pk for unit in given.pop("receivers"))
    return receivers != said["receivers"] or any(said[name] != value for name, value in given.items())


def giver_of(plan: Plan, kind: str) -> OrgUnit | None:
    """In whose name the uppdrag of a plan are given; None for what is no uppdrag."""
    if not has_field(kind, "assignment"):
        return None
    return body_at(plan, -1) if kind == NodeKind.COUNCIL_ASSIGNMENT else plan.unit


def showable(plan: Plan, kind: str, by: Any) -> AssignmentQuerySet:
    """The uppdrag of the catalogue that an item of the plan may show: the giver's, running, and seen by the person."""
    seen = Assignment.objects.all() if by is None else Assignment.objects.visible_to(by)
    return seen.running().filter(giver=giver_of(plan, kind))


def _shown(plan: Plan, kind: str, content: ItemContent, by: User | None) -> Assignment | None:
    chosen = content.assignment
    if chosen is not None and not showable(plan, kind, by).filter(pk=chosen.pk).exists():
        raise DomainError(f"”{chosen}” är avslutat, eller givet av någon annan. Välj ett annat uppdrag.")
    return chosen


def _give(plan: Plan, kind: str, content: ItemContent, by: User | None) -> Assignment:
    giver = giver_of(plan, kind)
    if giver is None:
        raise DomainError("Kommunfullmäktige saknas i organisationen. Be en administratör lägga till det.")
    words = {"title": content.fields["title"], "text": content.fields.get("text", "")}
    return assignments.give(giver, by=by, **words, **{"receivers": (), **(content.given or {})})


def _belongings(node: PlanNode, content: ItemContent, by: User | None) -> None:
    if content.add or content.remove:
        add = [(node.pk, pk) for pk in content.add]
        remove = [(node.pk, pk) for pk in content.remove]
        contributions.save_all(node.plan, by=by, add=add, remove=remove, texts={})
    if content.continues or content.continues_no_more:
        continuations.change(node, by=by, add=content.continues, remove=content.continues_no_more)
    if content.figure is not None:
        key_figures.attach(node, content.figure, by=by, targets=_set_only(content.targets))


def _set_only(targets: Mapping[int, TargetValue | None]) -> dict[int, TargetValue]:
    return {year: value for year, value in targets.items() if value is not None}
