"""What was begun by mistake: a revision is cancelled, or a plan removed, after a question."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.models import Plan
from planning.reading.editions import editions_of
from planning.reading.sides import frozen_text, side_of, written_text
from planning.services import editions, plan_removal, revisions
from styrmodell.lib.comparison.compare import compare
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
    written = side_of(written_text(*editions.working_content(plan)), "Arbetstexten")
    comparison = compare(side_of(frozen_text(edition.content), edition.name), written)
    context = {"plan": plan, "edition": edition, "comparison": comparison}
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
