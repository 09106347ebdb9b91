"""Rapporten as a file, and what an edition's checksums are of; the permission is asked anew each time."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from followup.models import Report, ReportEdition
from followup.permissions import may_read_working_report
from followup.services import report_files
from followup.tasks import make_report_pdf
from organisation.desk import jobs
from organisation.desk.files import PDF
from organisation.models import Job, User
from organisation.requests import LoggedInRequest
from organisation.views.files import frozen_content, text_file
from styrmodell.web import asked
from styrmodell.web.files import served
from styrmodell.web.methods import accepts

WORKING = "arbetstext"


@accepts("GET", "POST")
def report_file(request: LoggedInRequest, pk: int, form: str) -> HttpResponse:
    """The text that this person reads on the report's page, in a format: an edition, or the working text."""
    if form == PDF and request.method != "POST" and not request.GET and (file := report_files.published_pdf(pk)):
        return served(request, file)
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    edition = edition_asked_for(request, report)
    return text_file(
        request,
        report_files.text_of(report, edition),
        form,
        start=lambda: start_pdf(report, edition, by=request.user),
    )


def edition_asked_for(request: LoggedInRequest, report: Report) -> ReportEdition | None:
    """The edition that a file is asked for of; None for the working text.

    Raises:
        Http404: as `chosen_edition`, and for the working text that this person may not read.
    """
    number, text = asked.number(request, "utgava"), request.GET.get("text", "")
    edition = chosen_edition(report, request.user, number=number, text=text)
    if edition is not None and number is None and text == WORKING:
        raise Http404("no such text for this person")
    return edition


def start_pdf(report: Report, edition: ReportEdition | None, *, by: User) -> Job:
    """Start the job that makes the PDF."""
    which = f"utgåva {edition.number}" if edition else "utkast"
    key = f"report-pdf:{report.pk}:{edition.pk if edition else 'utkast'}"
    title = f"PDF av {report}, {which}"
    args = (report.pk, edition.pk if edition else None)
    return jobs.enqueue(key, title, by=by, task=make_report_pdf, args=args, about=report)


def chosen_edition(report: Report, user: Any, *, number: int | None = None, text: str = "") -> ReportEdition | None:
    """The edition this person reads; None for the working text.

    Readers get the newest edition; those who may read the working text get that while the report is open, and can
    ask for it or for any edition.

    Raises:
        Http404: an edition that does not exist, or no text this person may read.
    """
    # The frozen text is long, and its file is sent without it; whoever shows the text reads it then.
    editions = ReportEdition.objects.filter(report=report).defer("html").order_by("-number")
    if number is not None:
        edition = editions.filter(number=number).first()
        if edition is None:
            raise Http404("Rapporten har ingen sådan utgåva.")
        return edition
    reads_working = may_read_working_report(user, report)
    is_frozen = report.is_frozen
    if reads_working and (text == WORKING or not is_frozen):
        return None
    edition = editions.first()
    if edition is None and not reads_working:
        raise Http404("Rapporten är inte beslutad än.")
    return edition


@accepts("GET")
def report_content(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the checksums of an edition are of."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    return frozen_content(request, report, f"{report.unit.code} {report.round.code}")
