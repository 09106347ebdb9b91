"""An assignment's life: given, changed, ended. One row through every year's plan."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from organisation.decisions.amending import reason_of
from organisation.desk import pictures
from organisation.models import Decision, OrgUnit, User
from planning.enums import Funding
from planning.models import Assignment, AssignmentReceiver, PlanNode
from planning.permissions import may_give_assignments
from planning.reading.receivers import refuse_wrong_receivers
from planning.services import assignment_versions
from styrmodell.lib import richtext
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_new, signed

CHECKED = ("starts_on", "due_on", "funding", "amount")


@transaction.atomic
def give(
    giver: OrgUnit,
    *,
    by: User | None,
    receivers: Collection[OrgUnit],
    decision: Decision | None = None,
    **fields: Any,
) -> Assignment:
    """Give an assignment. With a decision it holds at once; without one it waits for the plan it stands in.

    Raises:
        DomainError: the dates or the money do not fit together, `by` does not give in that name, or a receiver is
            another body's.
    """
    _refuse_mismatch(fields)
    if by is not None and not may_give_assignments(by, giver):
        raise DomainError(f"Du kan inte ge uppdrag för {giver}.")
    refuse_wrong_receivers(giver, receivers)
    if decision is not None:
        _save_decision(decision, by)
    assignment = Assignment(giver=giver, decision=decision, **fields)
    save_new(assignment, by=by, reason="Tillagt")
    _set_receivers(assignment, receivers, by)
    if decision is not None:
        assignment_versions.begin([assignment], decision, by=by)
    _show_pictures(assignment, by)
    return assignment


@transaction.atomic
def edit(
    assignment: Assignment,
    *,
    by: User | None,
    version: int | None,
    receivers: Collection[OrgUnit],
    decision: Decision | None = None,
    **fields: Any,
) -> Assignment:
    """Change an assignment that is not ended, in the catalogue.

    Args:
        decision: the giver's, unsaved, which makes the next version; None where what stands there is corrected.

    Raises:
        StaleEdit: somebody else saved first; carries the stored assignment.
        DomainError: ended, still being written in a plan, decided by somebody else, or the dates or the money do not
            fit together.
    """
    current = _locked(assignment)
    plan_node = PlanNode.objects.kept().filter(assignment=current).select_related("plan").first()
    if plan_node is not None and not current.is_given():
        raise DomainError(f"Uppdraget skrivs i {plan_node.plan}, som inte är beslutad än. Ändra det där.")
    if decision is not None and not current.is_given():
        raise DomainError("Uppdraget är inte givet än.")
    return change(current, by=by, version=version, receivers=receivers, decision=decision, **fields)


@transaction.atomic
def change(
    assignment: Assignment,
    *,
    by: User | None,
    version: int | None,
    receivers: Collection[OrgUnit],
    decision: Decision | None = None,
    **fields: Any,
) -> Assignment:
    """Change an assignment, in the catalogue or as a part of the plan that it is written in.

    Raises:
        StaleEdit: somebody else saved first; carries the stored assignment.
        DomainError: ended, the dates or the money do not fit together, or a new receiver is another body's.
    """
    current = _locked(assignment)
    refuse_wrong_receivers(current.giver, receivers, assignment=current)
    _refuse_mismatch({name: fields.get(name, getattr(current, name)) for name in CHECKED})
    differ = {unit.pk for unit in receivers} != receivers_of(current)
    save_changes(current, fields, by=by, version=version, reason="Ändrat", belongings_differ=differ)
    _set_receivers(current, receivers, by)
    if decision is not None:
        _save_decision(decision, by)
    assignment_versions.follow(current, decision, by=by)
    _show_pictures(current, by)
    return current


@transaction.atomic
def amend(
    assignment: Assignment,
    decision: Decision,
    *,
    by: User | None,
    receivers: Collection[OrgUnit] | None = None,
    **fields: Any,
) -> None:
    """Carry what a body changed in the plan that shows an assignment *med ändring* into the catalogue.

    What has been given says it from its giver's decision on; what another body proposes of it waits for that.

    Args:
        receivers: those it is to have; None where they stand.

    Raises:
        DomainError: one of the receivers that it is to have no more has reported about it.
    """
    current = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=assignment.pk)
    is_given = current.is_given()
    if is_given and decision.body_id != current.giver_id:
        return
    differ = receivers is not None and {unit.pk for unit in receivers} != receivers_of(current)
    save_changes(current, fields, by=by, reason=reason_of(decision), belongings_differ=differ)
    if receivers is not None:
        _set_receivers(current, receivers, by)
    if is_given:
        assignment_versions.begin([current], decision, by=by)
    _show_pictures(current, by)


def receivers_of(assignment: Assignment) -> set[int]:
    """Ids of the units that the assignment is given to."""
    return set(AssignmentReceiver.objects.filter(assignment=assignment).values_list("unit_id", flat=True))


@transaction.atomic
def end(assignment: Assignment, *, by: User | None, decision: Decision) -> Assignment:
    """Avsluta: only the giver's decision ends an assignment.

    Raises:
        DomainError: already ended, not given yet, or decided by somebody else.
    """
    current = _locked(assignment)
    if not current.is_given():
        raise DomainError("Uppdraget är inte givet än. Ta bort det ur planen som det skrivs i.")
    if decision.body_id != current.giver_id:
        raise DomainError(f"Bara {current.giver} kan avsluta uppdraget.")
    _save_decision(decision, by)
    save_changes(current, {"ended_by": decision}, by=by, reason="Avslutat")
    return current


def _show_pictures(assignment: Assignment, by: User | None) -> None:
    """Whoever reads the giver's working text sees the pictures in the uppdrag; everybody does once it is given."""
    if used := richtext.pictures(assignment.text):
        pictures.attach(used, unit=assignment.giver, by=by)
        if assignment.is_given():
            pictures.publish(used, unit=assignment.giver)


def _locked(assignment: Assignment) -> Assignment:
    current = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=assignment.pk)
    if current.ended_by_id is not None:
        raise DomainError("Uppdraget är avslutat och kan inte ändras.")
    return current


def _refuse_mismatch(fields: dict[str, Any]) -> None:
    if fields.get("starts_on") and fields["due_on"] < fields["starts_on"]:
        raise DomainError("Uppdraget ska vara klart före den dag det börjar. Rätta datumen.")
    if fields.get("amount") is not None and fields.get("funding") != Funding.SUPPLEMENT:
        raise DomainError("Ett belopp anges bara när uppdraget ges med tillskott i budget.")


def _save_decision(decision: Decision, by: User | None) -> None:
    decision.registered_by = by
    save_new(decision, by=by)


def _set_receivers(assignment: Assignment, receivers: Collection[OrgUnit], by: User | None) -> None:
    wanted = {unit.pk for unit in receivers}
    for row in AssignmentReceiver.objects.filter(assignment=assignment).exclude(unit__in=wanted).select_related("unit"):
        try:
            signed(row, by=by).delete()
        except ProtectedError as refusal:
            raise DomainError(
                f"{row.unit} har redan rapporterat om uppdraget och måste stå kvar som mottagare."
            ) from refusal
    kept = receivers_of(assignment)
    new = [AssignmentReceiver(assignment=assignment, unit=unit) for unit in receivers if unit.pk not in kept]
    save_many(new, by=by)
