"""Dela ut nyckeltal: one page where a kontor or a nämnd hands key figures down to its units, saved all at once."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require
from organisation.requests import LoggedInRequest
from planning.forms.figure_catalogue import beside, sent_figures
from planning.forms.hand_down import HandDownForm
from planning.forms.hand_down_filters import HandDownFilter, TrailFilter
from planning.forms.pasted_targets import Recognised, recognise
from planning.forms.seen_cells import seen_pairs
from planning.models import KeyFigure, Plan
from planning.pages.hand_down import HandDownPage, build, years_of
from planning.pages.handing_effects import Counts, effects_of
from planning.pages.handing_trail import trail, trail_row
from planning.pages.plan_nav import local_nav
from planning.permissions import may_hand_down
from planning.reading.handed_down import receiving_units
from planning.rules import HANDING_DOWN
from planning.services.handing_down import Told, hand_down
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked, drafts
from styrmodell.web.forms import status_of
from styrmodell.web.methods import accepts

CHANGES_A_PAGE = 100


@accepts("GET", "POST")
def plan_hand_down(request: LoggedInRequest, pk: int) -> HttpResponse:
    """The grid. A step that only fills it in, and a save that is refused, draw it with everything that was filled in."""
    plan = _giving(request, pk)
    year = _chosen_year(request, plan)
    pasted = _pasted(request, plan, year)
    narrowed, sent = HandDownFilter(request.GET, years_of(plan)), sent_figures(request.GET, request.POST)
    shown = narrowed.asked(sent.figures, seen_pairs(request.POST), pasted.cells)
    read = partial(build, plan, year, shown)
    form = HandDownForm(asked.sent_fields(request), read(), pasted)
    key = draft_key(plan, year)
    if form.is_valid() and not form.step and (done := _save(request, plan, form, read)):
        drafts.saved(request, key)
        messages.success(request, Counts(done.new, done.changed, done.taken_back).done_words)
        return redirect(f"{request.get_full_path()}{asked.place(request)}")
    wanted = (sent.figures | pasted.figures) - form.page.refused
    context = {"plan": plan, "page": form.page, "form": form, "narrowed": narrowed, "wanted": sorted(wanted)}
    context |= {"catalogue": beside(form.page, sent), "effects": effects_of(form.page, form.changes.counts)}
    context["beside"] = local_nav(plan, request.user, "plan_hand_down")
    context["draft_page"] = form.page.url_with(wanted)
    context["draft"] = drafts.offered(request, key, is_sent=form.is_bound)
    return render(request, "planning/plan_hand_down.html", context, status=status_of(form))


def _save(request: LoggedInRequest, plan: Plan, form: HandDownForm, read: Callable[[], HandDownPage]) -> Told | None:
    """What came of it; None when it was refused, and then the form says why.

    Args:
        read: the page as it is now.
    """
    try:
        form.refuse_outdated()
        changes, year = form.changes, form.page.year
        return hand_down(plan.unit, year, by=request.user, give=changes.give, take_back=changes.take_back)
    except DomainError as refusal:
        form.meet(refusal, read())
        return None


@accepts("GET")
def plan_hand_down_history(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the plan's unit has handed down for the year: to whom, by whom, changed and taken back."""
    plan = _giving(request, pk)
    year = _chosen_year(request, plan)
    form = TrailFilter(request.GET, years_of(plan))
    page = asked.page_of(request, form.apply(trail(plan.unit, year)), CHANGES_A_PAGE)
    context = {"plan": plan, "year": year, "form": form, "page": page, "rows": [trail_row(row) for row in page]}
    return render(request, "planning/plan_hand_down_history.html", context)


def draft_key(plan: Plan, year: int) -> str:
    """The name under which what is filled in and not saved is kept."""
    return f"plan:{plan.pk}/hand_down:{year}"


def _giving(request: LoggedInRequest, pk: int) -> Plan:
    """The plan, if it may be seen (else 404) and the person hands down for its unit (else 403)."""
    plans = Plan.objects.visible_to(request.user).filter(kind__in=HANDING_DOWN).select_related("unit")
    plan = get_object_or_404(plans, pk=pk)
    require(may_hand_down(request.user, plan.unit))
    return plan


def _chosen_year(request: LoggedInRequest, plan: Plan) -> int:
    """The year asked for, else the plan's first.

    Raises:
        Http404: not one of the plan's.
    """
    year = asked.number(request, "ar")
    if year is None:
        return plan.first_year
    if year not in years_of(plan):
        raise Http404("not a year of the plan")
    return year


def _pasted(request: LoggedInRequest, plan: Plan, year: int) -> Recognised:
    """What was recognised in the table that was sent to be filled in; nothing when none was."""
    if request.POST.get("step") != "paste":
        return Recognised({})
    named = [(unit.pk, name) for unit in receiving_units(plan.unit, year) for name in (unit.code, unit.name)]
    return recognise(request.POST.get("paste", ""), KeyFigure.objects.values_list("pk", "name"), named)
