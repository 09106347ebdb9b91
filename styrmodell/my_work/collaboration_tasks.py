"""Tasks that come from samverkan: another plan names a unit, whose writer answers ja, nej or annat."""

from datetime import date
from typing import Any

from planning.enums import CollaborationAnswer
from planning.models import Collaboration
from planning.permissions import ANSWERS
from planning.reading.collaborations import Asked, as_seen, asked
from styrmodell.my_work.task import Task, task


def collaboration_tasks(user: Any, on: date) -> list[Task]:
    """One task for each row that waits for the user's answer, as long as the plan that asks has not run out. One query."""
    if not ANSWERS.somewhere(user):
        return []
    waiting = Collaboration.objects.standing().filter(ANSWERS.q(user), answer=CollaborationAnswer.ASKED)
    rows = as_seen(waiting.filter(node__plan__period_to__gte=on), user).order_by("pk")
    return [_answer(row, asked(row), on) for row in rows]


def _answer(row: Collaboration, seen: Asked, on: date) -> Task:
    """To be done before the plan that asks is decided, where that day is known and has not passed."""
    decides_on = row.node.plan.decides_on
    about = f" {row.about}" if row.about else ""
    return task(
        on,
        decides_on if decides_on and decides_on >= on else None,
        f"Svara {seen.asker} om samverkan",
        what=f"samverkan om ”{seen.heading}”",
        unit=seen.unit,
        url=row.get_absolute_url(),
        text=f"{seen.unit}. ”{seen.heading}”.{about}",
    )
