"""An edition part by part, as it is read in a browser."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from followup.models import Report, ReportEdition
from followup.pages.report_edition_part import moved_to, part_page
from followup.services.report_files import shown_document
from organisation.requests import LoggedInRequest
from styrmodell.web.methods import accepts


@accepts("GET")
def report_edition_part(request: LoggedInRequest, pk: int, number: int, key: str) -> HttpResponse:
    """En del av en utgåva, for everybody who may read the edition; a chapter's own address leads to the part it stands in."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit", "round"), pk=pk)
    editions = ReportEdition.objects.select_related("content").defer("html")
    edition = get_object_or_404(editions, report=report, number=number)
    document, is_readable = shown_document(report, edition)
    if not is_readable:
        return redirect(f"{report.get_absolute_url()}?utgava={number}")
    page = part_page(report, edition, document, key)
    if page is None:
        url = moved_to(report, edition, document, key)
        if not url:
            raise Http404("no such chapter")
        return redirect(url)
    context = {"report": report, "edition": edition, "document": document, "page": page}
    return render(request, "followup/report_edition_part.html", context)
