"""What was begun by mistake: a revision is cancelled, or a plan removed, after a question."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.models import Plan
from planning.reading.changes import written_since
from planning.reading.editions import editions_of
from planning.services import editions, plan_removal, revisions
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


@accepts("GET", "POST")
def plan_remove(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta bort a plan that was begun by mistake, while nobody else stands on it; what is written is kept."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_step(permissions.REMOVES, request.user, plan)
    if request.method == "POST":
        try:
            with taking(permissions.REMOVES, request.user, plan):
                is_kept = plan_removal.remove(plan, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(plan)
        kept = " Det som var skrivet finns kvar i Mitt arbete." if is_kept else ""
        messages.success(request, f"{plan} är borttagen.{kept}")
        return redirect("planning:plan_list")
    return render(request, "planning/plan_remove.html", {"plan": plan, "why_not": plan_removal.why_not_removed(plan)})
