"""Bilagor of a report: attaching them, fetching them and taking them away."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from followup import permissions
from followup.models import Report
from followup.services.report_attachments import KEEPING
from followup.views.reports import visible_report
from organisation.permissions import require_by
from organisation.requests import LoggedInRequest
from organisation.services import attachments
from organisation.views.attachments import attachment_file, attachments_page, removal_page
from organisation.views.papers import Crumbs
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_attachments(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Bilagor till rapporten och till besluten om den."""
    report = _report(request, pk)
    return attachments_page(
        request,
        "followup/report_attachments.html",
        report,
        act=partial(attachments.attach, report, KEEPING),
        takes_files=permissions.TAKES_FILES.test(report),
        name=str(report),
        url=report.get_absolute_url(),
        crumbs=_crumbs(report),
    )


@accepts("GET")
def report_attachment(request: LoggedInRequest, pk: int, attachment: int) -> HttpResponse:
    """En bilaga, as a file."""
    report = get_object_or_404(Report.objects.select_related("unit", "round"), pk=pk)
    return attachment_file(request, permissions.readable_attachments(request.user, report), attachment)


@accepts("GET", "POST")
def report_attachment_remove(request: LoggedInRequest, pk: int, attachment: int) -> HttpResponse:
    """Ta bort en bilaga."""
    report = _report(request, pk)
    return removal_page(
        request,
        "followup/report_attachment_remove.html",
        report,
        attachment,
        act=partial(attachments.take_away, report, KEEPING, by=request.user),
        url=report.get_absolute_url(),
        crumbs=_crumbs(report),
    )


def _report(request: LoggedInRequest, pk: int) -> Report:
    """The report, for those who attach to it."""
    report = visible_report(request, pk)
    require_by(permissions.ATTACHES, request.user, report)
    return report


def _crumbs(report: Report) -> Crumbs:
    return (
        ("Uppföljning", reverse("followup:round_list")),
        (str(report.round), report.round.get_absolute_url()),
        (report.unit_name, report.get_absolute_url()),
    )
