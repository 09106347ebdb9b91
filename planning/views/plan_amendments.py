"""Att föra in det som organet ändrade i en plan."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from organisation.decisions.amending import Choices
from organisation.decisions.documents import amending
from organisation.models import Decision
from organisation.pages.amendments import Amending
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from organisation.services import amendments
from organisation.views.amendments import amendments_page, finish_page
from planning import permissions
from planning.models import Plan
from planning.pages.amendments import amending_of
from planning.views.plan_files import start_pdf
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_amendments(request: LoggedInRequest, pk: int) -> HttpResponse:
    """För in ändringarna: what has been put in, and what else the handling says."""
    page = _page(request, pk)
    return amendments_page(request, "planning/plan_amendments.html", page)


@accepts("GET", "POST")
def plan_amendments_done(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ändringarna är införda: the text that the body decided is made."""
    page = _page(request, pk)
    done = partial(start_pdf, page.document, by=request.user)
    act = partial(_finish, request, page)
    return finish_page(request, "planning/plan_amendments_done.html", page, act=act, done=done)


def _finish(request: LoggedInRequest, page: Amending, choices: Choices, seen: str | None) -> Any:
    with taking(permissions.AMENDS, request.user, page.document):
        return amendments.finish(page.document, page.ways, choices=choices, by=request.user, seen=seen)


def _page(request: LoggedInRequest, pk: int) -> Amending:
    return amending_of(*amended_plan(request, pk))


def amended_plan(request: LoggedInRequest, pk: int) -> tuple[Plan, Decision]:
    """The plan with the decision whose changes are put in; 404 when it may not be seen, and else as `require_step`."""
    plan = get_object_or_404(permissions.read_once(Plan.objects.visible_to(request.user)), pk=pk)
    require_step(permissions.AMENDS, request.user, plan)
    decision = amending(plan)
    if decision is None:  # they were put in a moment ago
        raise Http404
    return plan, decision
