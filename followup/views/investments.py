"""Investeringar: the projects of a round with their sums, a project, and a period's amounts of one unit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.forms.investments import (
    InvestmentAmountsForm,
    InvestmentFilter,
    ProjectForm,
    sent_projects,
)
from followup.investment_permissions import may_forecast_investments, may_write_investments
from followup.models import InvestmentProject, ReportingRound
from followup.money.decided import why_not_typed
from followup.money.investments import projects_of, rows_in, with_amounts
from followup.pages.investments import (
    address,
    amounts_address,
    chosen_round,
    columns_of,
    crumbs,
    investment_page,
    project_rows,
    units_kept,
    units_read,
    visible_projects,
)
from followup.permissions import WRITES_INVESTMENTS
from followup.services import investments
from organisation.models import OrgUnit
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.swedish import number
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

PROJECTS_A_PAGE = 50


@accepts("GET")
def investment_list(request: LoggedInRequest) -> HttpResponse:
    """What each unit comes to in a round, and its projects."""
    rounds = list(ReportingRound.objects.visible_to(request.user))
    form = InvestmentFilter(request.GET, units=units_read(request.user), rounds=rounds)
    keeps = WRITES_INVESTMENTS.somewhere(request.user)
    if not rounds:
        return render(request, "followup/investment_list.html", {"form": form, "page": None, "keeps": keeps})
    round_ = chosen_round(rounds, form.wanted["tillfalle"], tells=True)
    projects = form.apply(visible_projects(request.user, round_))
    shown = asked.page_of(request, project_rows(round_, projects), PROJECTS_A_PAGE)
    page = investment_page(request.user, round_, projects, shown)
    kept = set(units_kept(request.user).values_list("pk", flat=True)) if keeps else set()
    context = {"form": form, "page": page, "rows": rows_in(shown.object_list), "keeps": keeps, "kept": kept}
    return render(request, "followup/investment_list.html", context)


@accepts("GET", "POST")
def investment_new(request: LoggedInRequest) -> HttpResponse:
    """Another project."""
    units = list(units_kept(request.user))
    require(bool(units))
    form = ProjectForm(asked.sent_fields(request), units=units)
    if form.is_valid():
        fields = form.values()
        try:
            made = investments.add_project(fields.pop("unit"), by=request.user, **fields)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Projektet {made} är tillagt.")
            return redirect("followup:investment_list")
    return form_page(request, "followup/investment_new.html", {"form": form, "crumbs": crumbs()})


@accepts("GET", "POST")
def investment_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What is said of a project."""
    project = get_object_or_404(InvestmentProject.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require(may_write_investments(request.user, project.unit))
    form = ProjectForm(asked.sent_fields(request), project=project)
    if form.is_valid():
        try:
            investments.edit_project(project, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as clash:
            form.meet(clash)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Projektet är sparat.")
            return redirect("followup:investment_list")
    return form_page(request, "followup/investment_edit.html", {"project": project, "form": form, "crumbs": crumbs()})


@accepts("GET", "POST")
def investment_amounts(request: LoggedInRequest, pk: int) -> HttpResponse:
    """A period's amounts of one unit's projects; its own writer types only what is expected of the year."""
    unit: OrgUnit = get_object_or_404(units_read(request.user), pk=pk)
    rounds = list(ReportingRound.objects.visible_to(request.user))
    if not rounds:
        raise Http404("no rounds")
    round_ = chosen_round(rounds, request.GET.get("tillfalle", ""))
    require(may_forecast_investments(request.user, unit, round_))
    projects = with_amounts(projects_of(unit, round_), round_)
    shown = Paginator(projects, PROJECTS_A_PAGE).get_page(request.GET.get("page"))
    sent = sent_projects(request.POST)
    rows = rows_in(projects.filter(pk__in=sent) if sent else shown.object_list)
    columns = columns_of(round_, may_write=may_write_investments(request.user, unit))
    form = InvestmentAmountsForm(asked.sent_fields(request), rows, columns)
    if form.is_valid() and _save(request, unit, round_, form):
        return redirect(amounts_address(unit.pk, round_, shown.number))
    context = {
        "unit": unit,
        "round": round_,
        "form": form,
        "shown": shown,
        "locked": why_not_typed([unit], round_, on=today()) if round_.has_forecasts else [],
        "list_url": address(round_, unit.pk),
        "crumbs": crumbs(round_),
    }
    return form_page(request, "followup/investment_amounts.html", context)


def _save(request: LoggedInRequest, unit: OrgUnit, round_: ReportingRound, form: InvestmentAmountsForm) -> bool:
    """Save what was typed; False when somebody else saved first, and then the form says so."""
    try:
        saved = investments.save_amounts(unit, round_, form.inputs(), by=request.user)
    except investments.StaleInvestments as clash:
        form.meet(clash)
        return False
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    said = {0: "Inget var ändrat.", 1: "Ett projekts belopp är sparade."}
    messages.success(request, said.get(saved, f"{number(saved)} projekts belopp är sparade."))
    return True
