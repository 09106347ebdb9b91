"""Linking in one click from the plan above, which stands beside one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisation.permissions import require_step
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.models import Plan
from planning.pages.plan_beside import ASKED, beside_url, place_beside
from planning.services import contributions
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("POST")
def plan_link_beside(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Koppla, or take the link away; one stays where one was, with the same item chosen."""
    plan = get_object_or_404(Plan.objects.with_working_text_for(request.user).select_related("unit"), pk=pk)
    require_step(permissions.EDITS, request.user, plan)
    own, link, unlink = (asked.posted_number(request, name) for name in ("own", "link", "unlink"))
    aim = link or unlink
    if own and aim:
        _save(request, plan, [(own, aim)], links=bool(link))
    if plan.kind not in ASKED:
        return redirect(plan)
    return redirect(beside_url(plan, own, place_beside(aim)) if aim else beside_url(plan, own))


def _save(request: LoggedInRequest, plan: Plan, pair: list[tuple[int, int]], *, links: bool) -> None:
    add, remove = (pair, []) if links else ([], pair)
    try:
        contributions.save_all(plan, by=request.user, add=add, remove=remove, texts={})
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Kopplingen är sparad." if links else "Kopplingen är borttagen.")
