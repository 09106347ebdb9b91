"""Status: how it goes, from what has been adopted; the politicians' first page."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followup.enums import RoundKind
from followup.forms.economy import RoundChoice
from followup.models import Report
from followup.pages.status import status_page
from followup.reading.frozen import adopted_reports
from organisation.requests import LoggedInRequest
from styrmodell.web.methods import accepts


@accepts("GET")
def status(request: LoggedInRequest) -> HttpResponse:
    """The one chosen; else kommunens newest adopted report that is no månadsrapport, since those assess no goals."""
    reports = adopted_reports(request.user)
    if not reports:
        return render(request, "followup/status_empty.html")
    chosen = _chosen(reports, request.GET.get("tillfalle", ""))
    context = {
        "page": status_page(request.user, reports, chosen),
        "choice": RoundChoice(chosen.round, [report.round for report in reports]),
    }
    return render(request, "followup/status.html", context)


def _chosen(reports: Sequence[Report], wanted: str) -> Report:
    if wanted:
        found = [report for report in reports if report.round.code == wanted]
        if not found:
            raise Http404
        return found[0]
    return next((report for report in reports if report.round.kind != RoundKind.MONTHLY), reports[0])
