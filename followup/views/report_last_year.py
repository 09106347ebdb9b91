"""Så skrev ni förra året: a section of the report a year before, beside what is written now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from followup.asking.last_year import content_before
from followup.models import Report, SectionRule
from followup.pages.last_year import SectionLastYear, section_last_year
from followup.permissions import may_read_working_report, may_write_report, writes_reports
from followup.services.last_year import begin_with
from followup.views.reports import visible_report
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from styrmodell.lib.errors import DomainError
from styrmodell.web.methods import accepts

BEGUN = "Förra årets text står i avsnittet. Gör den till årets."


@accepts("GET", "POST")
def report_last_year(request: LoggedInRequest, pk: int, key: str) -> HttpResponse:
    """Read by whoever reads the working text; sent, last year's text is put in where nothing is written."""
    report = visible_report(request, pk, last_content=content_before(request.user))
    require(may_read_working_report(request.user, report))
    rule = get_object_or_404(SectionRule.objects.asked_of(report).written(), section__key=key)
    section = section_last_year(report, rule)
    if request.method == "POST":
        require(writes_reports(request.user, report.unit))
        return _begin(request, report, section)
    context = {"report": report, "section": section, "may_write": may_write_report(request.user, report)}
    return render(request, "followup/report_last_year.html", context)


def _begin(request: LoggedInRequest, report: Report, section: SectionLastYear) -> HttpResponse:
    key = section.rule.section.key
    try:
        begin_with(report, key, section.before.text if section.before else "", by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("followup:report_last_year", report.pk, key)
    messages.success(request, BEGUN)
    return redirect(f"{reverse('followup:report_write', args=[report.pk])}#text-{key}")
