"""The list of plans, a new plan, and a plan as a document."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.enums import OrgUnitKind
from organisation.permissions import require, require_by
from organisation.requests import LoggedInRequest
from planning import permissions, sharing
from planning.enums import NodeKind
from planning.forms.plans import BringForm, PlanFilter
from planning.models import Plan, PlanNode
from planning.pages.area_requests import askable, planned_for
from planning.pages.goals_to_choose import goals_to_choose
from planning.pages.plan_choice import ReadText, choose, for_page
from planning.pages.plan_list import counted, counted_words, listed, plan_rows
from planning.pages.plan_shared import build as build_shared
from planning.pages.starting import Startable, bringable, startable, starts_plans
from planning.reading.covered import members_of
from planning.rules import PLAN_RULES
from planning.services import last_year, plan_copies, plans
from planning.views.plan_document import Opened, draw, edit_form, many_form, may_stand, new_form, open_edit, open_new
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

PLANS_A_PAGE = 200
ASKED_OF_A_TEXT = {"utgava", "text", "andra", "ny"}
GONE = "Planen är redan påbörjad, eller inte längre din att påbörja."


@accepts("GET")
def plan_list(request: LoggedInRequest) -> HttpResponse:
    """Planer: from flerårsplan down to arbetsplan."""
    visible = listed(request.user)
    form = PlanFilter(request.GET, plans=visible)
    found = form.apply(visible).order_by("-tree_id", "lft")
    counts = counted(found)
    page = asked.page_of(request, found, PLANS_A_PAGE, count=sum(counts.values()))
    rows = plan_rows(page.object_list)
    context = {"form": form, "page": page, "rows": rows, "may_start": bool(startable(request.user))}
    context |= _of_areas(request)
    context |= {"lede": counted_words(counts), "may_enter_earlier": permissions.may_enter_earlier(request.user)}
    return render(request, "planning/plan_list.html", context)


@accepts("GET", "POST")
def plan_new(request: LoggedInRequest) -> HttpResponse:
    """Ny plan: exactly those the person may start, empty or from last year's."""
    choices = startable(request.user)
    require(bool(choices) or starts_plans(request.user))
    wanted = request.POST.get("plan") or request.GET.get("plan") or (choices[0].key if len(choices) == 1 else "")
    chosen = next((choice for choice in choices if choice.key == wanted), None)
    items = bringable(chosen.earlier) if chosen and chosen.last else []
    goals = goals_to_choose(chosen, items, request.user) if chosen and items else []
    form = BringForm(asked.sent_fields(request), items=items, goals=goals)
    if request.method == "POST" and chosen is not None and form.is_valid():
        try:
            plan = _start(chosen, form, request.user, empty="empty" in request.POST)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return _started(request, plan, form.declined)
    refused = GONE if request.method == "POST" and chosen is None else ""
    context: dict[str, Any] = {"choices": choices, "chosen": chosen, "items": items, "form": form, "refused": refused}
    context["ended"] = [one for one in goals if not one.heirs]
    context |= _of_areas(request, chosen)
    return form_page(request, "planning/plan_new.html", context, refusal=refused)


def _of_areas(request: LoggedInRequest, chosen: Startable | None = None) -> dict[str, Any]:
    """What is said of arbetsplaner per verksamhetsområde where plans are listed and begun."""
    is_area = chosen is not None and chosen.unit.kind == OrgUnitKind.AREA
    members = members_of(chosen.unit, chosen.first_year) if chosen and is_area else None
    return {"may_ask": bool(askable(request.user)), "planned_for": planned_for(request.user), "members": members}


def _start(chosen: Startable, form: BringForm, by: Any, *, empty: bool) -> Plan:
    if chosen.last is None or empty:
        return plans.start(chosen.kind, chosen.unit, chosen.first_year, by=by, continues=chosen.earlier)
    return plan_copies.start_from(
        chosen.last,
        chosen.unit,
        chosen.first_year,
        by=by,
        chosen=set(form.cleaned_data["items"]),
        also=chosen.earlier[1:],
        picked=form.picked,
    )


def _started(request: LoggedInRequest, plan: Plan, declined: Collection[int]) -> HttpResponse:
    """On to the plan; to its links where some of last year's goals have nothing in their place, and nobody has said so."""
    messages.success(request, f"{plan} är påbörjad.")
    if any(link.goal not in declined for link in last_year.lost_links(plan)):
        messages.warning(request, "Några av förra årets kopplingar går till mål som inte finns i årets plan. Välj nya.")
        return redirect("planning:plan_link", pk=plan.pk)
    return redirect(plan)


@accepts("GET")
def plan_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """A plan as a document: the text this person reads, with at most one form opened in its place; or of a kontorsplan that
    is shared while it is written what is shared.
    """
    plan = get_object_or_404(for_page(Plan.objects.with_headings_for(request.user), request.user), pk=pk)
    number = asked.number(request, "utgava")
    opens = "andra" in request.GET or "ny" in request.GET
    working = request.GET.get("text") == "arbetstext" or opens
    choice = choose(plan, request.user, number=number, working=working)
    if choice is None:
        return _shared(request, plan)
    return draw(request, choice, _opened(request, choice) if opens else None)


def _shared(request: LoggedInRequest, plan: Plan) -> HttpResponse:
    """What is shared of the plan, when nothing else of it was asked for.

    Raises:
        Http404: nothing is, or something else was.
    """
    if request.GET.keys() & ASKED_OF_A_TEXT or not sharing.READS_HEADINGS.allows(request.user, plan):
        raise Http404("no such text for this person")
    return render(request, "planning/plan_shared.html", {"page": build_shared(plan, request.user)})


def _opened(request: LoggedInRequest, choice: ReadText) -> Opened:
    """The form that the address asks for.

    Raises:
        Http404: no such item, or nothing of that kind stands there.
    """
    plan = choice.plan
    require_by(permissions.EDITS, request.user, plan)
    nodes = PlanNode.objects.content().filter(plan=plan).select_related("plan__unit", "assignment", "key_figure")
    if "andra" in request.GET:
        own = nodes.exclude(handed_down__taken_back_on=None, handed_down__isnull=False)
        node = get_object_or_404(own, pk=asked.number(request, "andra"))
        return open_edit(node, edit_form(node, request.user))
    kind, under_pk = request.GET.get("ny", ""), asked.number(request, "under")
    under = get_object_or_404(nodes, pk=under_pk) if under_pk else None
    if kind not in (*PLAN_RULES[plan.kind].nodes, NodeKind.KEY_FIGURE) or not may_stand(plan, kind, under):
        raise Http404("this kind of item does not stand here")
    many = "flera" in request.GET
    form = many_form(plan, kind) if many else new_form(plan, kind, request.user)
    return open_new(plan, kind, under, form, many=many)
