"""An assignment's life: written, given, ended. One row through every year's plan; what is given changes by decision."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from organisation.desk import pictures
from organisation.models import Decision, OrgUnit, User
from planning.enums import Funding
from planning.models import Assignment, AssignmentReceiver
from planning.models.assignment_content import AssignmentContent
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
        DomainError: the dates or the money do not fit together, `by` does not give in that name and it is not written in a
            plan, or a receiver is another body's.
    """
    _refuse_mismatch(fields)
    if decision is not None and by is not None and not may_give_assignments(by, giver):
        raise DomainError(f"Du kan inte ge uppdrag för {giver}.")
    refuse_wrong_receivers(giver, receivers)
    if decision is not None:
        save_decision(decision, by)
    assignment = Assignment(giver=giver, decision=decision, **fields)
    save_new(assignment, by=by, reason="Tillagt")
    set_receivers(assignment, receivers, by)
    if decision is not None:
        assignment_versions.begin([assignment], decision, by=by)
    show_pictures(assignment, by, unit=giver, is_given=decision is not None)
    return assignment


@transaction.atomic
def change(
    assignment: Assignment, *, by: User | None, version: int | None, receivers: Collection[OrgUnit], **fields: Any
) -> Assignment:
    """Change an assignment that has not been given yet, as a part of the plan that it is written in.

    Raises:
        StaleEdit: somebody else saved first; carries the stored assignment.
        DomainError: given or ended, the dates or the money do not fit together, or a new receiver is another body's.
    """
    current = locked(assignment)
    if current.is_given():
        raise DomainError(f"Uppdraget är givet. Det ändras bara genom beslut av {current.giver}.")
    refuse_unfit(current, receivers, fields)
    differ = {unit.pk for unit in receivers} != receivers_of(current)
    save_changes(current, fields, by=by, version=version, reason="Ändrat", belongings_differ=differ)
    set_receivers(current, receivers, by)
    show_pictures(current, by, unit=current.giver, is_given=False)
    return current


def receivers_of(assignment: Assignment) -> set[int]:
    """Ids of the units that the assignment is given to."""
    return set(AssignmentReceiver.objects.holding().filter(assignment=assignment).values_list("unit_id", flat=True))


@transaction.atomic
def end(assignment: Assignment, *, by: User | None, decision: Decision) -> Assignment:
    """Avsluta: only the giver's decision ends an assignment.

    Raises:
        DomainError: already ended, not given yet, or decided by somebody else.
    """
    current = locked(assignment)
    if not current.is_given():
        raise DomainError("Uppdraget är inte givet än. Ta bort det ur planen som det skrivs i.")
    if decision.body_id != current.giver_id:
        raise DomainError(f"Bara {current.giver} kan avsluta uppdraget.")
    save_decision(decision, by)
    save_changes(current, {"ended_by": decision}, by=by, reason="Avslutat")
    return current


def show_pictures(assignment: AssignmentContent, by: User | None, *, unit: OrgUnit, is_given: bool) -> None:
    """Whoever reads the giver's working text sees the pictures in the uppdrag; everybody does once it is given."""
    if used := richtext.pictures(assignment.text):
        pictures.attach(used, unit=unit, by=by)
        if is_given:
            pictures.publish(used, unit=unit)


def locked(assignment: Assignment) -> Assignment:
    """The row as it stands now, locked until the transaction ends.

    Raises:
        DomainError: it has ended.
    """
    current = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=assignment.pk)
    if current.ended_by_id is not None:
        raise DomainError("Uppdraget är avslutat och kan inte ändras.")
    return current


def refuse_unfit(assignment: Assignment, receivers: Collection[OrgUnit], fields: Mapping[str, Any]) -> None:
    """Refuse what an assignment cannot come to say.

    Raises:
        DomainError: the dates or the money do not fit together, or a new receiver is another body's.
    """
    refuse_wrong_receivers(assignment.giver, receivers, assignment=assignment)
    _refuse_mismatch({name: fields.get(name, getattr(assignment, name)) for name in CHECKED})


def _refuse_mismatch(fields: Mapping[str, Any]) -> None:
    if fields.get("starts_on") and fields["due_on"] < fields["starts_on"]:
        raise DomainError("Uppdraget ska vara klart före den dag det börjar. Rätta datumen.")
    if fields.get("amount") is not None and fields.get("funding") != Funding.SUPPLEMENT:
        raise DomainError("Ett belopp anges bara när uppdraget ges med tillskott i budget.")


def save_decision(decision: Decision, by: User | None) -> None:
    """Register what the giver has decided."""
    decision.registered_by = by
    save_new(decision, by=by)


def set_receivers(
    assignment: Assignment, receivers: Collection[OrgUnit], by: User | None, decision: Decision | None = None
) -> None:
    """Let the units be the receivers, and no others.

    Args:
        decision: the giver's, saved, which also releases one that has told how it goes; it stays to be read.

    Raises:
        DomainError: such a one would go without a decision.
    """
    wanted = {unit.pk for unit in receivers}
    rows = list(AssignmentReceiver.objects.filter(assignment=assignment).select_related("unit"))
    for row in rows:
        if row.unit_id in wanted:
            _release(row, None, by, "Mottagare igen")
        elif row.released_by_id is None:
            _take_away(row, by, decision)
    known = {row.unit_id for row in rows}
    new = [AssignmentReceiver(assignment=assignment, unit=unit) for unit in receivers if unit.pk not in known]
    save_many(new, by=by)


def _take_away(row: AssignmentReceiver, by: User | None, decision: Decision | None) -> None:
    try:
        with transaction.atomic():
            signed(row, by=by).delete()
    except ProtectedError as refusal:
        if decision is None:
            raise DomainError(
                f"{row.unit} har redan rapporterat om uppdraget och måste stå kvar som mottagare."
            ) from refusal
        _release(AssignmentReceiver.objects.get(pk=row.pk), decision, by, "Löst från uppdraget")


def _release(row: AssignmentReceiver, decision: Decision | None, by: User | None, reason: str) -> None:
    if row.released_by != decision:
        row.released_by = decision
        signed(row, by=by, reason=reason).save(update_fields=["released_by"])
