"""Status: how it goes, from what has been adopted; the politicians' first page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from followup.forms.economy import RoundChoice
from followup.reporting.frozen import adopted_reports
from followup.reporting.status import status_page
from organisation.requests import LoggedInRequest


@require_safe
def status(request: LoggedInRequest) -> HttpResponse:
    """The newest adopted round of kommunen, or the one chosen."""
    reports = adopted_reports(request.user)
    if not reports:
        return render(request, "followup/status_empty.html")
    wanted = request.GET.get("tillfalle", "")
    chosen = next((report for report in reports if not wanted or report.round.code == wanted), None)
    if chosen is None:
        raise Http404
    context = {
        "page": status_page(request.user, reports, chosen),
        "choice": RoundChoice(chosen.round, [report.round for report in reports]),
    }
    return render(request, "followup/status.html", context)
