"""Tasks that come from units that have ended: what they were asked to do is handed over."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from organisation.models import OrgUnit
from organisation.permissions import ADMINISTERS
from planning.models import Assignment, AssignmentReceiver
from styrmodell.my_work.task import Task, task


def handing_over_tasks(user: Any, on: date) -> list[Task]:
    """For administrators: units that have ended, most often closed ahead, and still have uppdrag that nobody does. One query."""
    if not ADMINISTERS.somewhere(user):
        return []
    given = Assignment.objects.running().filter(giver=OuterRef("pk"))
    got = AssignmentReceiver.objects.holding().filter(unit=OuterRef("pk"), assignment__ended_by=None)
    ended = OrgUnit.objects.filter(ADMINISTERS.q(user), valid_to__lte=on)
    return [_hand_over(unit, on) for unit in ended.filter(Exists(given) | Exists(got)).in_order()]


def _hand_over(unit: OrgUnit, on: date) -> Task:
    return task(
        on,
        unit.valid_to,
        f"Lämna över uppdragen som {unit} har kvar",
        what=f"uppdragen som {unit} har kvar",
        unit=unit.name,
        url=reverse("organisation:unit_hand_over", args=[unit.pk]),
        text=f"Enheten gäller till och med {unit.valid_to}. Uppdragen ska göras av den som tar över.",
    )
