"""Så skrev ni förra året: a section of the report a year before, or a goal in it, beside what is written now."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followup.asking.last_year import content_before
from followup.models import Report
from followup.pages.last_year import TextLastYear, text_last_year
from followup.permissions import may_read_working_report, may_write_report, writes_reports
from followup.services.last_year import begin_goal_with, begin_with
from followup.views.reports import visible_report
from organisation.models import User
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web.methods import accepts

BEGUN = "Förra årets text står där nu. Gör den till årets."


@accepts("GET", "POST")
def report_last_year(request: LoggedInRequest, pk: int, key: str) -> HttpResponse:
    """Read by whoever reads the working text; sent, last year's text is put in where nothing is written."""
    report = visible_report(request, pk, last_content=content_before(request.user))
    require(may_read_working_report(request.user, report))
    text = text_last_year(report, key)
    if text is None:
        raise Http404
    if request.method == "POST":
        require(writes_reports(request.user, report.unit))
        return _begin(request, report, text)
    context = {"report": report, "text": text, "may_write": may_write_report(request.user, report)}
    return render(request, "followup/report_last_year.html", context)


def begin(report: Report, text: TextLastYear, *, by: User) -> None:
    """Put last year's text in where it is written.

    Raises:
        DomainError: something is written there, or the report is not open.
    """
    before = text.before.text if text.before else ""
    if text.node is None:
        begin_with(report, text.key, before, by=by)
    else:
        begin_goal_with(report, text.node, before, by=by)


def _begin(request: LoggedInRequest, report: Report, text: TextLastYear) -> HttpResponse:
    try:
        begin(report, text, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("followup:report_last_year", report.pk, text.key)
    messages.success(request, BEGUN)
    return redirect(f"{reverse('followup:report_write', args=[report.pk])}#{text.place}")
