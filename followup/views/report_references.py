"""Hänvisa till ett annat ställe: what a report's texts may refer to."""

from django.http import HttpResponse
from django.shortcuts import render

from followup.documents.report import build
from followup.forms.references import ReferenceFilter
from followup.pages.references import places_in
from followup.permissions import may_read_working_report, may_write_report
from followup.views.reports import visible_report
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.web.methods import accepts


@accepts("GET")
def report_references(request: LoggedInRequest, pk: int) -> HttpResponse:
    """As the working text is now, for who reads it."""
    report = visible_report(request, pk)
    require(may_read_working_report(request.user, report))
    form = ReferenceFilter(request.GET)
    context = {
        "report": report,
        "form": form,
        "groups": places_in(build(report), form.wanted["q"]),
        "may_write": may_write_report(request.user, report),
    }
    return render(request, "followup/report_references.html", context)
