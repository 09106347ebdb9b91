"""Rapportens PDF: stored once, served with the permission asked anew."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from followup.models import Report, ReportEdition
from followup.models.report import FROZEN
from followup.permissions import may_make_document, may_read_working_report
from followup.services import report_files
from followup.tasks import make_report_pdf
from organisation.desk import jobs
from organisation.models import Job, User
from organisation.permissions import require
from organisation.reading.frozen_files import frozen_file
from organisation.requests import LoggedInRequest
from styrmodell.web import asked
from styrmodell.web.files import served
from styrmodell.web.methods import accepts

WORKING = "arbetstext"


@accepts("GET", "POST")
def report_pdf(request: LoggedInRequest, pk: int) -> HttpResponse:
    """GET: the stored file of the edition, or of the working text for those who may read it. POST: make it."""
    if request.method != "POST" and not request.GET and (published := report_files.published_pdf(pk)):
        return served(request, published)
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    is_sent = request.method == "POST"
    number = asked.posted_number(request, "utgava") if is_sent else asked.number(request, "utgava")
    text = (request.POST if is_sent else request.GET).get("text", "")
    edition = chosen_edition(report, request.user, number=number, text=text)
    if is_sent:
        require(may_make_document(request.user, report))
        return redirect(start_pdf(report, edition, by=request.user))
    file = report_files.stored_pdf(report, edition)
    if file is not None:
        return served(request, file)
    if not may_make_document(request.user, report):
        raise Http404("Rapporten har ingen PDF än.")
    messages.info(request, "Rapporten har ingen PDF än. Välj Skapa PDF.")
    return redirect(report)


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
    is_frozen = report.status in FROZEN
    if reads_working and (text == WORKING or not is_frozen):
        return None
    edition = editions.first()
    if edition is None and not reads_working:
        raise Http404("Rapporten är inte beslutad än.")
    return edition


@accepts("GET")
def report_content(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What the checksums of an edition are of: its content as data, or the edition as a whole (`?del=helhet`)."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    number = asked.number(request, "utgava")
    edition = report.editions.select_related("content").filter(number=number).first() if number is not None else None
    if edition is None:
        raise Http404("Rapporten har ingen sådan utgåva.")
    name = f"{report.unit.code} {report.round.code} utgåva {edition.number}"
    return served(request, frozen_file(edition, name, request.GET.get("del", "")), is_saved=True)
