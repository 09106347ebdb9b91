"""Att föra in det som organet ändrade i en rapport."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse

from followup import permissions
from followup.models import Report
from followup.pages.amendments import amending_of
from followup.views.report_files import start_pdf
from followup.views.reports import visible_report
from organisation.decisions.amending import Choices
from organisation.decisions.documents import amending
from organisation.models import Decision
from organisation.pages.amendments import Amending
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from organisation.services import amendments
from organisation.views.amendments import amendments_page, finish_page
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def report_amendments(request: LoggedInRequest, pk: int) -> HttpResponse:
    """För in ändringarna: what has been put in, and what else the handling says."""
    page = _page(request, pk)
    return amendments_page(request, "followup/report_amendments.html", page)


@accepts("GET", "POST")
def report_amendments_done(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändringarna är införda: the text that the body decided is made."""
    page = _page(request, pk)
    done = partial(start_pdf, page.document, by=request.user)
    act = partial(_finish, request, page)
    return finish_page(request, "followup/report_amendments_done.html", page, act=act, done=done)


def _finish(request: LoggedInRequest, page: Amending, choices: Choices, seen: str | None) -> Any:
    with taking(permissions.AMENDS, request.user, page.document):
        return amendments.finish(page.document, page.ways, choices=choices, by=request.user, seen=seen)


def _page(request: LoggedInRequest, pk: int) -> Amending:
    return amending_of(*amended_report(request, pk))


def amended_report(request: LoggedInRequest, pk: int) -> tuple[Report, Decision]:
    """The report with the decision whose changes are put in; 404 when it may not be seen, and else as `require_step`."""
    report = visible_report(request, pk)
    require_step(permissions.AMENDS, request.user, report)
    decision = amending(report)
    if decision is None:  # they were put in a moment ago
        raise Http404
    return report, decision
