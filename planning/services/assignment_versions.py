"""Lydelser: what an assignment says from a day on. Begun when it is given, the next one by its giver's decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from organisation.models import Decision, FrozenContent, User
from planning.models import Assignment, AssignmentReceiver, AssignmentVersion, FrozenNode
from planning.models.assignment_version import VERSIONED
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many


def begin(
    assignments: Sequence[Assignment], decision: Decision, *, by: User | None, valid_from: date | None = None
) -> None:
    """Keep what assignments say now as decided: from the decision's day, and never before an earlier version.

    Args:
        valid_from: for what an edition gives, the day that the edition is in force.
    """
    day = valid_from or decision.date or today()
    earlier = AssignmentVersion.objects.filter(assignment__in=assignments).order_by("valid_from", "pk")
    newest = dict(earlier.values_list("assignment", "valid_from"))
    contents = _contents(assignments)
    rows = [
        AssignmentVersion(
            assignment=one, decision=decision, valid_from=max(day, newest.get(one.pk, day)), **contents[one.pk]
        )
        for one in assignments
    ]
    save_many(rows, by=by, reason="Beslutad")


def begin_in_edition(content: FrozenContent, decision: Decision, *, by: User | None, valid_from: date) -> None:
    """What an edition gives for the first time is decided by the edition's last word."""
    shown = FrozenNode.objects.of(content).filter(assignment__isnull=False).values("assignment")
    given = Assignment.objects.filter(pk__in=shown, versions=None).order_by("pk")
    begin(list(given), decision, by=by, valid_from=valid_from)


def follow(assignment: Assignment, decision: Decision | None, *, by: User | None) -> None:
    """After a change in the catalogue: the next version when it was decided, else a correction of the newest one.

    What has not been given has no version, and changes freely in the plan that it is written in.

    Raises:
        DomainError: somebody else than the giver has decided.
    """
    if decision is not None:
        if decision.body_id != assignment.giver_id:
            raise DomainError(f"Bara {assignment.giver} kan ändra uppdraget.")
        begin([assignment], decision, by=by)
        return
    newest = AssignmentVersion.objects.filter(assignment=assignment).newest_first().first()
    if newest is not None:
        save_changes(newest, _contents([assignment])[assignment.pk], by=by, reason="Rättad")


def _contents(assignments: Sequence[Assignment]) -> dict[int, dict[str, Any]]:
    """What each of them says, with ids of its receivers."""
    told: dict[int, dict[str, Any]] = {}
    for one in assignments:
        told[one.pk] = {name: getattr(one, name) for name in VERSIONED}
        told[one.pk]["receivers"] = []
    receivers = AssignmentReceiver.objects.filter(assignment__in=told).order_by("unit_id")
    for assignment, unit in receivers.values_list("assignment", "unit"):
        told[assignment]["receivers"].append(unit)
    return told
