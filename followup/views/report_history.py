"""What is frozen of a report, for whoever reviews it: editions, and who set each judgement."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followup.pages.report_history import chosen, judgements
from followup.reading.editions import editions_of
from followup.views.reports import visible_report
from organisation.requests import LoggedInRequest
from styrmodell.web import asked
from styrmodell.web.methods import accepts


@accepts("GET")
def report_history(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Utgåvor och granskning: only what is frozen, so it is told to everybody who may read the report."""
    report = visible_report(request, pk)
    editions = editions_of(report)
    number = asked.number(request, "utgava")
    if number is not None and all(edition.number != number for edition in editions):
        raise Http404("Rapporten har ingen sådan utgåva.")
    after, before = chosen(editions, number)
    context = {"report": report, "editions": editions, "after": after, "before": before}
    if after:
        context["judged"] = judgements(report, after, before, request.user)
    return render(request, "followup/report_history.html", context)
