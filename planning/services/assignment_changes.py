"""How a given assignment changes: by its giver's decision alone, by itself or with the plan that proposes it.

What waits for the decision is a proposal, which nobody but those who write for the giver reads.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from organisation.decisions.amending import reason_of
from organisation.models import Decision, FrozenContent, OrgUnit, User
from planning.enums import EditionKind
from planning.models import Assignment, AssignmentProposal, AssignmentVersion, FrozenNode, Plan, PlanNode
from planning.models.assignment_content import WORDS
from planning.reading.tree import facts_of
from planning.services import assignment_versions
from planning.services.assignment_words import say_what_holds
from planning.services.assignments import (
    locked,
    receivers_of,
    refuse_unfit,
    save_decision,
    set_receivers,
    show_pictures,
)
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import Change, save_changes, save_many_changes, save_new, signed

NOT_GIVEN = "Uppdraget är inte givet än. Ändra det i planen som det skrivs i."


@transaction.atomic
def decide(
    assignment: Assignment,
    *,
    by: User | None,
    version: int | None,
    receivers: Collection[OrgUnit],
    decision: Decision,
    **fields: Any,
) -> Assignment:
    """Change a given assignment by its giver's decision: the next version. What was proposed by itself is decided with it.

    Args:
        decision: the giver's, unsaved.

    Raises:
        StaleEdit: somebody else saved first; carries the stored assignment.
        DomainError: not given or ended, decided by somebody else, nothing differs, or what `refuse_unfit` refuses.
    """
    shown = PlanNode.objects.filter(assignment=assignment).values("plan")
    plans = Plan.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=shown).order_by("pk")
    written = [plan.pk for plan in plans if plan.is_open]  # locked before the uppdrag, as where plans are written
    current = _given(assignment)
    if decision.body_id != current.giver_id:
        raise DomainError(f"Bara {current.giver} kan ändra uppdraget.")
    refuse_unfit(current, receivers, fields)
    differ = {unit.pk for unit in receivers} != receivers_of(current)
    if not save_changes(current, fields, by=by, version=version, reason="Ändrat", belongings_differ=differ):
        raise DomainError("Beslutet ändrar ingenting i uppdraget. Skriv vad det ska vara i stället.")
    save_decision(decision, by)
    set_receivers(current, receivers, by, decision)
    assignment_versions.begin([current], decision, by=by)
    show_pictures(current, by, unit=current.giver, is_given=True)
    _take_down(AssignmentProposal.objects.filter(assignment=current, plan=None), by, "Beslutad")
    say_what_holds(written, by=by)
    return current


@transaction.atomic
def propose(
    assignment: Assignment, *, by: User | None, version: int | None, receivers: Collection[OrgUnit], **fields: Any
) -> AssignmentProposal | None:
    """Say what a given assignment is to become, to wait for its giver's decision.

    Args:
        version: of the proposal that the user saw, 0 of none.

    Returns:
        the proposal; None when it says what holds, which takes down what was proposed.

    Raises:
        StaleEdit: somebody else saved first; carries the stored proposal.
        DomainError: not given or ended, or what `refuse_unfit` refuses.
    """
    current = _given(assignment)
    refuse_unfit(current, receivers, fields)
    return _propose(current, None, {**fields, "receivers": sorted(unit.pk for unit in receivers)}, by, version)


@transaction.atomic
def withdraw(assignment: Assignment, *, by: User | None) -> None:
    """Dra tillbaka: what was proposed by itself is proposed no more; its history stays.

    Raises:
        DomainError: nothing is proposed.
    """
    current = locked(assignment)
    if not _take_down(AssignmentProposal.objects.filter(assignment=current, plan=None), by, "Tillbakadragen"):
        raise DomainError("Ingen ändring är föreslagen.")


def follow_item(node: PlanNode, given: Mapping[str, Any] | None, *, by: User | None) -> None:
    """After an item that shows a given assignment is saved under its plan's lock: what differs from what holds is
    proposed by the plan, and decided with it.

    Args:
        given: the day, the money and the receivers that it is to have there; those left out stand.

    Raises:
        DomainError: the assignment has ended, or what `refuse_unfit` refuses.
    """
    assert node.assignment is not None
    current = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=node.assignment.pk)
    said = said_in(node) | {"title": node.title, "text": node.text}
    fields = dict(given or {})
    if "receivers" in fields:
        receivers = fields["receivers"]
        fields["receivers"] = sorted(unit.pk for unit in receivers)
        refuse_unfit(current, receivers, fields)
    said |= fields
    if current.ended_by_id is not None and said != _held(current):
        raise DomainError("Uppdraget är avslutat och kan inte ändras.")
    _propose(current, node.plan, said, by, None)


def amend(
    node: PlanNode, decision: Decision, *, by: User | None, receivers: Collection[OrgUnit] | None = None, **fields: Any
) -> None:
    """Carry what a body changed *med ändring* of an item, which says so already, into the assignment that it shows.

    Of what has been given the plan proposes it: the edition that the giver's decision makes settles it, and what another
    body made of it waits for that.

    Args:
        receivers: those it is to have; None where they stand.

    Raises:
        DomainError: what `refuse_unfit` refuses.
    """
    assert node.assignment is not None
    current = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=node.assignment.pk)
    if current.ended_by_id is not None:  # the edition says what was decided of it, and it stays ended
        return
    if current.is_given():
        given = {name: value for name, value in fields.items() if name not in ("title", "text")}
        follow_item(node, given | ({} if receivers is None else {"receivers": receivers}), by=by)
        return
    differ = receivers is not None and {unit.pk for unit in receivers} != receivers_of(current)
    save_changes(current, fields, by=by, reason=reason_of(decision), belongings_differ=differ)
    if receivers is not None:
        set_receivers(current, receivers, by)
    show_pictures(current, by, unit=current.giver, is_given=False)


def said_in(node: PlanNode) -> dict[str, Any]:
    """What the plan says of the uppdrag that an item shows, with ids of its receivers: what it proposes, else what holds."""
    assert node.assignment_id is not None
    current = Assignment.objects.get(pk=node.assignment_id)
    standing = AssignmentProposal.objects.filter(assignment=current, plan=node.plan_id).first()
    return _said(standing) if standing else _held(current)


def adopt(
    plan: Plan, content: FrozenContent, decision: Decision, *, kind: str, by: User | None, valid_from: date
) -> None:
    """What an edition says of its assignments is decided by its last word: those it gives begin, those it changes go on.

    Only the giver's own word changes what has been given, and only for good: a preliminary edition is decided again.
    """
    shown = {row.assignment_id: row for row in FrozenNode.objects.of(content).filter(assignment__isnull=False)}
    rows = Assignment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=shown, ended_by=None)
    tasks = list(rows.select_related("giver").order_by("pk"))
    earlier: dict[int, list[AssignmentVersion]] = {}
    for version in AssignmentVersion.objects.filter(assignment__in=tasks):
        earlier.setdefault(version.assignment_id, []).append(version)
    proposed = {one.assignment_id: one for one in AssignmentProposal.objects.filter(plan=plan)}
    settles = kind != EditionKind.PRELIMINARY
    changes: list[Change] = []
    for task in tasks:
        said, proposal, versions = _said_by(shown[task.pk], task), proposed.get(task.pk), earlier.get(task.pk, [])
        may_change = not versions or (settles and decision.body_id == task.giver_id)
        is_overtaken = proposal is None and any(version.words() == said for version in versions)
        moves = proposal is not None and set(proposal.receivers) != receivers_of(task)
        if may_change and not is_overtaken and (moves or said != task.words()):
            changes.append((task, said, None))
    save_many_changes(changes, by=by, reason="Ändrat", belongings_differ=True)
    for task, _, _ in changes:
        if task.pk in proposed:
            units = list(OrgUnit.objects.filter(pk__in=proposed[task.pk].receivers))
            set_receivers(task, units, by, decision)
        show_pictures(task, by, unit=task.giver, is_given=True)
    changed = {task.pk for task, _, _ in changes}
    begun = [task for task in tasks if task.pk in changed or task.pk not in earlier]
    assignment_versions.begin(begun, decision, by=by, valid_from=valid_from)
    if settles:
        _take_down(proposed.values(), by, "Beslutad med planen")


def _said_by(row: FrozenNode, task: Assignment) -> dict[str, Any]:
    """What was frozen of it; what an older program has not kept, as it stands."""
    facts = facts_of(row.catalogue)
    days = {name: getattr(facts or task, name) for name in WORDS if name not in ("title", "text")}
    return {"title": row.title, "text": row.text, **days}


def _given(assignment: Assignment) -> Assignment:
    current = locked(assignment)
    if not current.is_given():
        raise DomainError(NOT_GIVEN)
    return current


def _held(current: Assignment) -> dict[str, Any]:
    return {**current.words(), "receivers": sorted(receivers_of(current))}


def _said(proposal: AssignmentProposal) -> dict[str, Any]:
    return {**proposal.words(), "receivers": sorted(proposal.receivers)}


def _propose(
    current: Assignment, plan: Plan | None, said: Mapping[str, Any], by: User | None, version: int | None
) -> AssignmentProposal | None:
    standing = AssignmentProposal.objects.filter(assignment=current, plan=plan)
    row = standing.first()
    wanted = {**(_said(row) if row else _held(current)), **said}
    if wanted == _held(current):
        _take_down(standing, by, "Tillbakadragen")
        return None
    if row is None:
        row = AssignmentProposal(assignment=current, plan=plan, proposed_by=by, proposed_on=today(), **wanted)
        save_new(row, by=by, reason="Föreslagen")
    else:
        save_changes(row, wanted, by=by, version=version, reason="Föreslagen på nytt")
    show_pictures(row, by, unit=current.giver, is_given=False)
    return row


def _take_down(proposals: Iterable[AssignmentProposal], by: User | None, reason: str) -> bool:
    rows = list(proposals)
    for row in rows:
        signed(row, by=by, reason=reason).delete()
    return bool(rows)
