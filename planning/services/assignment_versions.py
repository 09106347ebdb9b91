"""Lydelser: what an assignment says from a day on. Begun when it is given, the next one by its giver's decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from organisation.models import Decision, FrozenContent, User
from organisation.services.masked_rows import renew_living
from planning.models import Assignment, AssignmentReceiver, AssignmentVersion, FrozenNode
from styrmodell.lib.clock import today
from styrmodell.lib.history import save_many


def begin(
    assignments: Sequence[Assignment], decision: Decision, *, by: User | None, valid_from: date | None = None
) -> None:
    """Keep what assignments say now as decided: from the decision's day, and never before an earlier version. Words that are
    masked where they were given are so in what they say from now on.

    Args:
        valid_from: for what an edition gives or changes, the day that the edition is in force.
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
    told = FrozenNode.objects.filter(assignment__in=assignments).order_by().values("content")
    renew_living(FrozenContent.objects.filter(pk__in=told, masked_on__isnull=False), "assignment", assignments)


def _contents(assignments: Sequence[Assignment]) -> dict[int, dict[str, Any]]:
    """What each of them says, with ids of its receivers."""
    told: dict[int, dict[str, Any]] = {one.pk: {**one.words(), "receivers": []} for one in assignments}
    receivers = AssignmentReceiver.objects.holding().filter(assignment__in=told).order_by("unit_id")
    for assignment, unit in receivers.values_list("assignment", "unit"):
        told[assignment]["receivers"].append(unit)
    return told
