"""Läget för en aktivitet, ett uppdrag eller en åtgärd: written any day, offered in the next report."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from followup.forms.status_updates import StatusUpdateForm
from followup.models import Action, StatusUpdate
from followup.permissions import may_update_status, writes_reports
from followup.reading.actions import against
from followup.services import status_updates
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning.enums import NodeKind
from planning.models import Assignment, AssignmentReceiver, PlanNode
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

EARLIER = 20  # updates listed below the form


@accepts("GET", "POST")
def activity_status(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Läget för en aktivitet i en arbetsplan."""
    nodes = PlanNode.objects.visible_to(request.user).content().filter(kind=NodeKind.ACTIVITY)
    node = get_object_or_404(nodes.select_related("plan__unit"), pk=pk)
    require(may_update_status(request.user, node.plan.unit))
    return _status_page(
        request,
        "followup/activity_status.html",
        StatusUpdate.objects.filter(node=node),
        lambda **fields: status_updates.write(by=request.user, node=node, **fields),
        {"node": node, "back": node.get_absolute_url()},
    )


@accepts("GET", "POST")
def assignment_status(request: LoggedInRequest, pk: int, receiver: int) -> HttpResponse:
    """Läget för ett uppdrag hos en mottagare."""
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user), pk=pk)
    row = get_object_or_404(AssignmentReceiver.objects.select_related("unit"), pk=receiver, assignment=assignment)
    require(may_update_status(request.user, row.unit))
    return _status_page(
        request,
        "followup/assignment_status.html",
        StatusUpdate.objects.filter(receiver=row),
        lambda **fields: status_updates.write(by=request.user, receiver=row, **fields),
        {"assignment": assignment, "receiver": row, "back": assignment.get_absolute_url()},
    )


@accepts("GET", "POST")
def action_status(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Läget för en åtgärd mot en avvikelse."""
    actions = Action.objects.visible_to(request.user).select_related(
        "deviation__report__unit", "deviation__report__round"
    )
    action = get_object_or_404(actions, pk=pk)
    require(writes_reports(request.user, action.unit))
    return _status_page(
        request,
        "followup/action_status.html",
        StatusUpdate.objects.filter(action=action),
        lambda **fields: status_updates.write(by=request.user, action=action, **fields),
        {"action": action, "against": against(action.deviation), "back": reverse("followup:action_list")},
    )


def _status_page(
    request: LoggedInRequest, template: str, updates: Any, write: Callable[..., StatusUpdate], context: dict[str, Any]
) -> HttpResponse:
    """The form with the newest update in it and the earlier ones below."""
    rows = list(updates.with_writers().order_by("-date", "-pk")[:EARLIER])
    latest = rows[0] if rows else None
    shown = {"state": latest.state, "text": latest.text} if latest else {}
    form = StatusUpdateForm(asked.sent_fields(request), initial={**shown, "version": latest.mark if latest else ""})
    if form.is_valid():
        try:
            write(seen=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Läget är sparat.")
            return redirect(context["back"])
    return form_page(request, template, {"form": form, "updates": rows, **context})
