"""Rätta ett registrerat beslut om en rapport."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from followup.services import report_decisions
from followup.views.reports import visible_report
from organisation.permissions import may_correct_decision, require
from organisation.requests import LoggedInRequest
from organisation.views.corrections import correction_page, decision_of
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_correct(request: LoggedInRequest, pk: int, decision: int) -> HttpResponse:
    """Rätta a decision about the report: wrongly typed §, date or diarienummer, with a trail."""
    report = visible_report(request, pk)
    made = decision_of(report, decision)
    require(may_correct_decision(request.user, made))
    url = report.get_absolute_url()
    return correction_page(
        request,
        "followup/report_correct.html",
        made,
        act=partial(report_decisions.correct, report, made),
        name=f"{report.unit_name}, {report.name}",
        url=url,
        crumbs=(("Uppföljning", reverse("followup:round_list")), (str(report), url)),
    )
