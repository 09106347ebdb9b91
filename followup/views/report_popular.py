"""Så gick det med pengarna: kommunens årsredovisning in everyday words, as a page and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from followup.models import Report
from followup.pages.report import contents_of
from followup.services.popular_files import has_popular, text_of
from followup.tasks import make_popular_pdf
from followup.views.report_files import chosen_edition, edition_asked_for
from organisation.desk import jobs
from organisation.models import Job
from organisation.pages.files import files_of
from organisation.requests import LoggedInRequest
from organisation.views.files import text_file
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.render.html import body_html
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("GET")
def report_popular(request: LoggedInRequest, pk: int) -> HttpResponse:
    """The text that this person reads on the report's page, in everyday words."""
    report = _told_so(request, pk)
    edition = chosen_edition(
        report, request.user, number=asked.number(request, "utgava"), text=request.GET.get("text", "")
    )
    text = text_of(report, edition)
    try:
        document = text.read()
    except DocumentError as fault:
        raise Http404(str(fault)) from fault
    context = {
        "report": report,
        "edition": edition,
        "whole_url": f"{report.get_absolute_url()}{text.asked}",
        "document": document,
        "contents": contents_of(document),
        "html": body_html(document),
        "files": files_of(text),
    }
    return render(request, "followup/report_popular.html", context)


@accepts("GET", "POST")
def report_popular_file(request: LoggedInRequest, pk: int, form: str) -> HttpResponse:
    """The same in a format."""
    report = _told_so(request, pk)
    edition = edition_asked_for(request, report)

    def start() -> Job:
        which = edition.pk if edition else None
        key = f"popular-pdf:{report.pk}:{which or 'utkast'}"
        title = f"PDF av Så gick det med pengarna, {report}"
        return jobs.enqueue(key, title, by=request.user, task=make_popular_pdf, args=(report.pk, which), about=report)

    return text_file(request, text_of(report, edition), form, start=start)


def _told_so(request: LoggedInRequest, pk: int) -> Report:
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    if not has_popular(report):
        raise Http404("only kommunens årsredovisning is told in everyday words")
    return report
