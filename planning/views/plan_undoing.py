"""What was begun by mistake: a revision is cancelled, after a question."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.models import Plan
from planning.reading.changes import written_since
from planning.reading.editions import editions_of
from planning.services import editions, revisions
from styrmodell.lib.errors import DomainError
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_cancel_revision(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Avbryt revideringen: what would be undone, and the act."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_step(permissions.CANCELS_REVISION, request.user, plan)
    if request.method == "POST":
        try:
            with taking(permissions.CANCELS_REVISION, request.user, plan):
                revisions.cancel(plan, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Revideringen är avbruten. Planen säger åter vad utgåvan säger.")
        return redirect(plan)
    edition = editions_of(plan)[-1]
    context = {"plan": plan, "edition": edition}
    context["differences"] = written_since(edition.content, *editions.working_content(plan))
    return render(request, "planning/plan_cancel_revision.html", context)
