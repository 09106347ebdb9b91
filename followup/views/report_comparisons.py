"""Jämför two texts of a report, and what a decision on it changed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from followup.models import Report
from followup.services.compared import comparisons_of
from followup.tasks import make_report_comparison
from organisation.requests import LoggedInRequest
from organisation.views.comparisons import comparison_file, comparison_page, decided_page
from styrmodell.web.methods import accepts


@accepts("GET")
def report_compare(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Jämför: each text is offered to those who may read it, whoever may read the report."""
    report = get_object_or_404(Report.objects.select_related("unit", "round"), pk=pk)
    return comparison_page(request, "followup/report_compare.html", comparisons_of(report, request.user))


@accepts("GET")
def report_decided(request: LoggedInRequest, pk: int, number: int) -> HttpResponse:
    """Vad beslutet ändrade: for everybody who may read the edition."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    return decided_page(request, "followup/report_decided.html", comparisons_of(report, request.user), number)


@accepts("GET", "POST")
def report_compare_file(request: LoggedInRequest, pk: int, form: str) -> HttpResponse:
    """A comparison as a file."""
    report = get_object_or_404(Report.objects.select_related("unit", "round"), pk=pk)
    return comparison_file(request, comparisons_of(report, request.user), form, task=make_report_comparison)
