"""What a body decided *med ändring*, carried into the plan's working text. Called with the plan's row locked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from organisation.decisions.amending import Choices, reason_of, takes_decided
from organisation.enums import Amends
from organisation.models import Amendment, Decision, OrgUnit, User
from organisation.services.matters import Added
from planning.item_fields import WRITTEN, has_field
from planning.models import Assignment, Contribution, Plan, PlanNode, Target
from planning.reading.amended import columns_in
from planning.reading.amended_links import key_of_link
from planning.reading.moved_on import LINK, TARGET, TASK, Meeting, key_of
from planning.services import assignment_changes, assignments
from planning.services.key_figures import TargetValue
from planning.services.plan_items import giver_of
from planning.services.plan_nodes import attach_pictures, root_of
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import Change, save_changes, save_many_changes, save_new, signed, update_many
from styrmodell.lib.intervals import at_or_above_q

ADDED, STRUCK = "Tillagd av", "Struken av"


def carry(plan: Plan, decision: Decision, amendments: Sequence[Amendment], choices: Choices, by: User | None) -> Added:
    """Write what the body changed where nothing has been written since, and where something has as was chosen.

    Returns:
        ids of the nodes of what it added, by the amendments' subjects.

    Raises:
        DomainError: an uppdrag cannot be changed so.
    """
    meeting = Meeting(plan, decision, amendments)
    kept = {one.key for one in meeting.moved_on() if not takes_decided(choices, one.key)}
    changed = {pk: [name for name in meeting.fields(pk) if key_of(pk, name) not in kept] for pk in meeting.changed}
    _change({pk: names for pk, names in changed.items() if key_of(pk) not in kept}, meeting, decision, by)
    _link({pk for pk in changed if key_of(pk) not in kept}, kept, meeting, decision, by)
    for pk in meeting.struck:
        if key_of(pk) not in kept:
            _strike(meeting.standing_below(pk), decision, by)
    added: dict[str, int] = {}
    for one in meeting.amendments:
        if one.what == Amends.ADDS:
            added[one.subject] = _add(plan, one, added, decision, by).pk
    return added


def _change(changed: Mapping[int, Collection[str]], meeting: Meeting, decision: Decision, by: User | None) -> None:
    """Let items say what the body made of them, in what is named for each."""
    found = PlanNode.objects.select_related("plan__unit", "assignment").in_bulk(changed)
    words: list[Change] = []
    beside: list[Change] = []
    for pk, names in changed.items():
        if found[pk].removal_id is not None:
            _put_back(found[pk], decision, by)
        columns = columns_in(meeting.values[pk])
        fields = {field.column: columns[field.column] for field in WRITTEN if field.name in names}
        differ = any(name.startswith((TARGET, TASK)) for name in names)
        (beside if differ else words).append((found[pk], fields, None))
    save_many_changes(words, by=by, reason=reason_of(decision))
    save_many_changes(beside, by=by, reason=reason_of(decision), belongings_differ=True)
    attach_pictures(list(found.values()), by)
    for node, written, _ in (*words, *beside):
        _change_belongings(node, changed[node.pk], written, meeting, decision, by)


def _change_belongings(
    node: PlanNode,
    names: Collection[str],
    fields: Mapping[str, Any],
    meeting: Meeting,
    decision: Decision,
    by: User | None,
) -> None:
    """The same with its targets and its uppdrag."""
    row, values = meeting.decided[node.pk], meeting.values[node.pk]
    years = [int(name.removeprefix(TARGET)) for name in names if name.startswith(TARGET)]
    _set_targets(node, {year: row.targets.get(year) for year in years}, reason_of(decision), by)
    if node.assignment is not None:
        given = {name.removeprefix(TASK) for name in names if name.startswith(TASK)}
        words = {name: fields[name] for name in ("title", "text") if name in fields}
        told = words | {name: getattr(row.task, name) for name in given - {"receivers"}}
        receivers = _units(values["receivers"]) if "receivers" in given else None
        assignment_changes.amend(node, decision, by=by, receivers=receivers, **told)


def _link(nodes: Collection[int], kept: Collection[str], meeting: Meeting, decision: Decision, by: User | None) -> None:
    """Let the links of items say what the body made of them; one that goes is taken away."""
    said = {
        (pk, link.key): link.decided
        for pk in nodes
        for link in meeting.links.get(pk, ())
        if key_of(pk, f"{LINK}{link.key}") not in kept
    }
    if not said:
        return
    rows = Contribution.objects.filter(from_node__in={pk for pk, _ in said}).order_by("pk")
    found = [
        (row, said[row.from_node_id, key_of_link(row)]) for row in rows if (row.from_node_id, key_of_link(row)) in said
    ]
    changes: list[Change] = [
        (row, {"is_removed": True} if words is None else {"is_removed": False, "text": words}, None)
        for row, words in found
    ]
    save_many_changes(changes, by=by, reason=reason_of(decision))


def _put_back(node: PlanNode, decision: Decision, by: User | None) -> None:
    """An item that has been taken out stands where it stood, and so does what it stood under."""
    line = list(PlanNode.objects.filter(at_or_above_q(node)).exclude(removal_id=None))
    for one in line:
        one.removal_id = None
    update_many(line, ["removal_id"], by=by, reason=reason_of(decision))
    node.removal_id = None


def _strike(nodes: Collection[int], decision: Decision, by: User | None) -> None:
    members = list(PlanNode.objects.kept().filter(pk__in=nodes).order_by("lft"))
    removal = PlanNode.new_removal_id()
    for member in members:
        member.removal_id = removal
    update_many(members, ["removal_id"], by=by, reason=f"{STRUCK} {decision}")


def _add(plan: Plan, one: Amendment, added: Added, decision: Decision, by: User | None) -> PlanNode:
    """What the body added, last below what it put it under; taken out already where that has been taken out since."""
    values, reason = one.values, f"{ADDED} {decision}"
    under = values.get("parent")
    above = PlanNode.objects.get(pk=added.get(under) or int(under)) if under else root_of(plan)
    columns = columns_in(values)
    node = PlanNode(
        plan=plan,
        kind=values["kind"],
        removal_id=above.removal_id,
        key_figure_id=values.get("key_figure_id"),
        **columns,
    )
    if has_field(node.kind, "assignment"):
        node.assignment = _given(plan, node, values, by)
    signed(node, by=by, reason=reason)
    trees.insert(node, above)
    attach_pictures([node], by)
    targets = {int(year): _bounds(bounds) for year, bounds in values.get("targets", {}).items()}
    _set_targets(node, targets, reason, by)
    return node


def _given(plan: Plan, node: PlanNode, values: Mapping[str, Any], by: User | None) -> Assignment:
    """A new uppdrag, which the plan's edition gives."""
    giver, kept = giver_of(plan, node.kind), values["catalogue"]
    if giver is None:
        raise DomainError("Kommunfullmäktige saknas i organisationen. Be en administratör lägga till det.")
    amount = kept.get("amount")
    return assignments.give(
        giver,
        by=by,
        receivers=_units(values["receivers"]),
        title=node.title,
        text=node.text,
        due_on=date.fromisoformat(kept["due_on"]),
        funding=kept["funding"],
        amount=None if amount is None else Decimal(amount),
    )


def _units(ids: Collection[int]) -> list[OrgUnit]:
    return list(OrgUnit.objects.filter(pk__in=ids))


def _bounds(kept: Sequence[str]) -> TargetValue:
    return Decimal(kept[0]), Decimal(kept[1]) if len(kept) > 1 else None


def _set_targets(node: PlanNode, values: Mapping[int, TargetValue | None], reason: str, by: User | None) -> None:
    stored = {one.year: one for one in Target.objects.filter(node=node, year__in=values)}
    for year, value in values.items():
        known = stored.get(year)
        if value is None:
            if known is not None:
                signed(known, by=by, reason=reason).delete()
        elif known is None:
            save_new(Target(node=node, year=year, value=value[0], upper=value[1]), by=by, reason=reason)
        else:
            save_changes(known, {"value": value[0], "upper": value[1]}, by=by, reason=reason)
