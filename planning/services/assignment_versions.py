"""Lydelser: what an assignment says from a day on. Begun when it is given, the next one by its giver's decision."""

from datetime import date
from typing import Any

from organisation.models import Decision, FrozenContent, User
from planning.models import Assignment, AssignmentReceiver, AssignmentVersion, FrozenNode
from planning.models.assignment_version import VERSIONED
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new


def begin(assignment: Assignment, decision: Decision, *, by: User | None, valid_from: date | None = None) -> None:
    """Keep what the assignment says now as decided: from the decision's day, and never before an earlier version.

    Args:
        valid_from: for what an edition gives, the day that the edition is in force.
    """
    newest = AssignmentVersion.objects.filter(assignment=assignment).newest_first().first()
    day = valid_from or decision.date or today()
    if newest is not None:
        day = max(day, newest.valid_from)
    row = AssignmentVersion(assignment=assignment, decision=decision, valid_from=day, **_content(assignment))
    save_new(row, by=by, reason="Beslutad")


def begin_in_edition(content: FrozenContent, decision: Decision, *, by: User | None, valid_from: date) -> None:
    """What an edition gives for the first time is decided by the edition's last word."""
    shown = FrozenNode.objects.of(content).filter(assignment__isnull=False).values("assignment")
    for assignment in Assignment.objects.filter(pk__in=shown, versions=None).order_by("pk"):
        begin(assignment, decision, by=by, valid_from=valid_from)


def follow(assignment: Assignment, decision: Decision | None, *, by: User | None) -> None:
    """After a change in the catalogue: the next version when it was decided, else a correction of the newest one.

    What has not been given has no version, and changes freely in the plan that it is written in.

    Raises:
        DomainError: somebody else than the giver has decided.
    """
    if decision is not None:
        if decision.body_id != assignment.giver_id:
            raise DomainError(f"Bara {assignment.giver} kan ändra uppdraget.")
        begin(assignment, decision, by=by)
        return
    newest = AssignmentVersion.objects.filter(assignment=assignment).newest_first().first()
    if newest is not None:
        save_changes(newest, _content(assignment), by=by, reason="Rättad")


def _content(assignment: Assignment) -> dict[str, Any]:
    receivers = AssignmentReceiver.objects.filter(assignment=assignment).order_by("unit_id")
    words = {name: getattr(assignment, name) for name in VERSIONED}
    return {**words, "receivers": list(receivers.values_list("unit_id", flat=True))}
