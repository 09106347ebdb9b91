"""Handlingar av en rapport: sending out, and what is read of it by those whom it is laid before."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from followup import permissions
from followup.models import Report
from followup.pages.statement import matter_of
from followup.reading.sides import tells
from followup.services import report_decisions
from followup.services.report_editions import units_of
from followup.views.reports import visible_report
from organisation.desk.statements import statement
from organisation.models import MeetingPaper
from organisation.pages.papers import papers_in_words
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from organisation.views.papers import Crumbs, paper_file, paper_page, send_out_page
from styrmodell.web.files import served
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_send_out(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Skicka ut rapporten till det organ som är näst att besluta."""
    report = visible_report(request, pk)
    require_step(permissions.SENDS_OUT, request.user, report)

    def act(body: Any, meeting_on: Any) -> MeetingPaper:
        with taking(permissions.SENDS_OUT, request.user, report):
            return report_decisions.send_out(report, body=body, meeting_on=meeting_on, by=request.user)

    url = report.get_absolute_url()
    crumbs = (*_crumbs(report), (report.unit_name, url))
    return send_out_page(
        request,
        "followup/report_send_out.html",
        report,
        act=act,
        units=units_of(report),
        proposed=None,
        name=str(report),
        url=url,
        crumbs=crumbs,
    )


@accepts("GET")
def report_statement(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Tjänsteutlåtande om rapporten, begun in Word."""
    report = visible_report(request, pk)
    require_step(permissions.SENDS_OUT, request.user, report)
    papers = permissions.readable_papers(request.user, report).select_related("body")
    url = request.build_absolute_uri(report.get_absolute_url())
    return served(request, statement(report, matter_of(report, url=url, papers=papers_in_words(papers))), is_saved=True)


@accepts("GET")
def report_paper(request: LoggedInRequest, pk: int, number: int) -> HttpResponse:
    """En handling: the report as it was laid before its body."""
    report, paper = _paper(request, pk, number)
    return paper_page(
        request,
        "followup/report_paper.html",
        paper,
        document=report,
        readable=permissions.readable_papers(request.user, report),
        tell=tells(report),
        url=report.get_absolute_url(),
        crumbs=_crumbs_over(request, report),
    )


@accepts("GET", "POST")
def report_paper_file(request: LoggedInRequest, pk: int, number: int, form: str) -> HttpResponse:
    """The same as a file."""
    report, paper = _paper(request, pk, number)
    return paper_file(request, paper, form, document=report, units=units_of(report))


def _paper(request: LoggedInRequest, pk: int, number: int) -> tuple[Report, MeetingPaper]:
    report = get_object_or_404(Report.objects.select_related("unit", "round"), pk=pk)
    papers = permissions.readable_papers(request.user, report).select_related("body", "content", "matter")
    return report, get_object_or_404(papers, number=number)


def _crumbs(report: Report) -> Crumbs:
    return (("Uppföljning", reverse("followup:round_list")), (str(report.round), report.round.get_absolute_url()))


def _crumbs_over(request: LoggedInRequest, report: Report) -> Crumbs:
    """With the way back to the report, for those who may read it."""
    reads = Report.objects.visible_to(request.user).filter(pk=report.pk).exists()
    return (*_crumbs(report), (report.unit_name, report.get_absolute_url())) if reads else _crumbs(report)
