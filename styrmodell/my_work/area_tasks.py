"""Tasks that come from arbetsplaner per verksamhetsområde: a kontorschef answers, and who was let begins the plan."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from planning.area_permissions import ANSWERS_AREA_REQUEST, IN_AREA, STARTS_APPROVED
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest
from planning.reading.addresses import start_of
from styrmodell.my_work.task import Task, task


def area_tasks(user: Any, on: date) -> list[Task]:
    """What waits for the user's answer, and what the user may begin. One query; none for who is no chef."""
    if not IN_AREA.somewhere(user):
        return []
    mine = Q(ANSWERS_AREA_REQUEST.q(user) | STARTS_APPROVED.q(user))
    return [_task_of(request, on) for request in AreaRequest.objects.filter(mine).select_related("unit")]


def _task_of(request: AreaRequest, on: date) -> Task:
    waits = request.answer == AreaAnswer.ASKED
    begin = start_of(PlanKind.WORK, request.unit_id, request.first_year)
    said = f"Begärd {request.asked_on}." if waits else f"Godkänd {request.answered_on}."
    return task(
        on,
        None,
        f"Svara på begäran om gemensam {request.name}" if waits else f"Påbörja gemensam {request.name}",
        what=f"gemensam {request.name}",
        unit=request.unit.name,
        url=reverse("planning:area_request_answer", args=[request.pk]) if waits else begin,
        text=f"{request.unit}. {said}",
    )
