"""Förhandsvisa ett avsnitt: as it will be printed, for those who read the working text."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.documents.previews import Preview, preview_of
from followup.models import Report, SectionRule
from followup.permissions import may_read_working_report, may_write_report
from followup.services.report_previews import pdf_of
from followup.views.reports import visible_report
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.render.html import body_html
from styrmodell.web.files import served
from styrmodell.web.methods import accepts


@accepts("GET")
def report_preview(request: LoggedInRequest, pk: int, key: str) -> HttpResponse:
    """The section on a page."""
    report, preview = _asked(request, pk, key)
    context = {
        "report": report,
        "preview": preview,
        "html": body_html(preview.document) if preview.document else "",
        "may_write": may_write_report(request.user, report),
    }
    return render(request, "followup/report_preview.html", context)


@accepts("GET")
def report_preview_pdf(request: LoggedInRequest, pk: int, key: str) -> HttpResponse:
    """The section as PDF, set while one waits; why not is told on its page."""
    report, preview = _asked(request, pk, key)
    try:
        file = pdf_of(report, preview)
    except DocumentError as fault:
        messages.error(request, str(fault))
        return redirect("followup:report_preview", pk, key)
    return served(request, file)


def _asked(request: LoggedInRequest, pk: int, key: str) -> tuple[Report, Preview]:
    report = visible_report(request, pk)
    require(may_read_working_report(request.user, report))
    rule = get_object_or_404(SectionRule.objects.asked_of(report), section__key=key)
    return report, preview_of(report, rule)
