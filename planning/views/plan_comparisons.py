"""Jämför two texts of a plan, or of it and the one that it continues; and what a decision on it changed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from organisation.requests import LoggedInRequest
from organisation.views.comparisons import comparison_file, comparison_page, decided_page
from planning.models import Plan
from planning.services.compared import comparisons_of
from planning.tasks import make_plan_comparison
from styrmodell.web.methods import accepts


@accepts("GET")
def plan_compare(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Jämför: each text is offered to those who may read it, whoever may read the plan."""
    plan = get_object_or_404(Plan.objects.select_related("unit"), pk=pk)
    return comparison_page(request, "planning/plan_compare.html", comparisons_of(plan, request.user))


@accepts("GET")
def plan_decided(request: LoggedInRequest, pk: int, number: int) -> HttpResponse:
    """Vad beslutet ändrade: for everybody who may read the edition."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    return decided_page(request, "planning/plan_decided.html", comparisons_of(plan, request.user), number)


@accepts("GET", "POST")
def plan_compare_file(request: LoggedInRequest, pk: int, form: str) -> HttpResponse:
    """A comparison as a file."""
    plan = get_object_or_404(Plan.objects.select_related("unit"), pk=pk)
    return comparison_file(request, comparisons_of(plan, request.user), form, task=make_plan_comparison)
