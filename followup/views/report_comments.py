"""Kommentarer på ett avsnitt i rapporten: working notes for those who read the working text."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from followup.comment_permissions import may_comment_on_report
from followup.models import Report, SectionRule
from followup.pages.section_comments import address
from followup.permissions import may_read_working_report
from followup.services.section_comments import about
from followup.views.reports import visible_report
from organisation.permissions import require
from organisation.requests import LoggedInRequest
from organisation.views.comments import Place, comments_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_comments(request: LoggedInRequest, pk: int, key: str) -> HttpResponse:
    """Read and written by whoever reads the working text, until the report is decided; then what is kept is read."""
    report = visible_report(request, pk)
    require(may_read_working_report(request.user, report))
    rule = get_object_or_404(SectionRule.objects.asked_of(report), section__key=key)
    return comments_page(request, "followup/report_comments.html", _place(request, report, rule))


def _place(request: LoggedInRequest, report: Report, rule: SectionRule) -> Place:
    url = report.get_absolute_url()
    return Place(
        about=about(report, rule.section.key),
        heading=rule.title,
        name=str(report),
        url=address(report, rule.section.key),
        text_url=f"{url}?text=arbetstext#kapitel-{rule.section.key.replace('_', '-')}",
        crumbs=(("Uppföljning", reverse("followup:round_list")), (str(report), url)),
        key=f"report:{report.pk}/comment:{rule.section.key}",
        may_comment=may_comment_on_report(request.user, report),
    )
