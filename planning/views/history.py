"""What a plan and its items have been: editions for all, who and when for those who write."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from organisation.permissions import reads_working_text
from organisation.requests import LoggedInRequest
from planning.models import Plan, PlanNode
from planning.permissions import may_edit_plan
from planning.reading.changes import history_rows, node_rows, node_steps, plan_changes
from planning.reading.editions import editions_of
from planning.reading.removals import removal_rows, removals
from styrmodell.web import asked
from styrmodell.web.methods import accepts

CHANGES_A_PAGE = 100
LATEST = 10  # removals beside the changes
VERSIONS_A_PAGE = 20  # each with whole texts before and after


@accepts("GET")
def plan_history(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Utgåvor och historik."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    context: dict[str, Any] = {"plan": plan, "editions": editions_of(plan)}
    # How the text came about, which whoever it is handed in to is not told.
    if reads_working_text(request.user, plan.unit):
        context |= _working(request, plan)
    return render(request, "planning/plan_history.html", {"page": None, "rows": [], "removed": None, **context})


def _working(request: LoggedInRequest, plan: Plan) -> dict[str, Any]:
    """How the text came about, and what has been taken out of it: the latest, or with `?visa=borttaget` all of that."""
    found = removals(plan)
    shows_all = request.GET.get("visa") == "borttaget"
    removed = asked.page_of(request, found, CHANGES_A_PAGE) if shows_all else Paginator(found, LATEST).page(1)
    page = None if shows_all else asked.page_of(request, plan_changes(plan.pk), CHANGES_A_PAGE)
    return {
        "removed": removed,
        "removals": removal_rows(removed),
        "shows_all": shows_all,
        "may_restore": may_edit_plan(request.user, plan),
        "page": page,
        "rows": history_rows(page) if page else [],
    }


@accepts("GET")
def node_history(request: LoggedInRequest, pk: int) -> HttpResponse:
    """An item's history, a page at a time: each change with the text before and after. Removed items keep theirs."""
    nodes = PlanNode.objects.visible_to(request.user).select_related("plan__unit")
    node = get_object_or_404(nodes, pk=pk)
    page = asked.page_of(request, node_steps(node, request.user), VERSIONS_A_PAGE)
    context = {"node": node, "plan": node.plan, "page": page, "rows": node_rows(node, page)}
    context["may_restore"] = node.removal_id is not None and may_edit_plan(request.user, node.plan)
    return render(request, "planning/node_history.html", context)
