"""Handlingar av en plan: sending out, and what is read of it by those whom it is laid before."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisation.desk.statements import statement
from organisation.models import MeetingPaper
from organisation.pages.papers import papers_in_words
from organisation.permissions import require_step, taking
from organisation.requests import LoggedInRequest
from organisation.views.papers import Crumbs, paper_file, paper_page, send_out_page
from planning import permissions
from planning.models import Plan
from planning.pages.statement import matter_of
from planning.reading.sides import tell
from planning.services import plan_decisions
from styrmodell.web.files import served
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_send_out(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Skicka ut planen till det organ som är näst att besluta."""
    plan = get_object_or_404(permissions.read_once(Plan.objects.visible_to(request.user)), pk=pk)
    require_step(permissions.SENDS_OUT, request.user, plan)

    def act(body: Any, meeting_on: Any) -> MeetingPaper:
        with taking(permissions.SENDS_OUT, request.user, plan):
            return plan_decisions.send_out(plan, body=body, meeting_on=meeting_on, by=request.user)

    crumbs = (*_crumbs(), (str(plan), plan.get_absolute_url()))
    return send_out_page(
        request,
        "planning/plan_send_out.html",
        plan,
        act=act,
        units=[plan.unit_id],
        proposed=plan.decides_on,
        name=f"{plan.unit}, {plan}",
        url=plan.get_absolute_url(),
        crumbs=crumbs,
    )


@accepts("GET")
def plan_statement(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Tjänsteutlåtande om planen, begun in Word."""
    plan = get_object_or_404(permissions.read_once(Plan.objects.visible_to(request.user)), pk=pk)
    require_step(permissions.SENDS_OUT, request.user, plan)
    papers = permissions.readable_papers(request.user, plan).select_related("body")
    url = request.build_absolute_uri(plan.get_absolute_url())
    return served(request, statement(plan, matter_of(plan, url=url, papers=papers_in_words(papers))), is_saved=True)


@accepts("GET")
def plan_paper(request: LoggedInRequest, pk: int, number: int) -> HttpResponse:
    """En handling: the plan as it was laid before its body."""
    plan, paper = _paper(request, pk, number)
    return paper_page(
        request,
        "planning/plan_paper.html",
        paper,
        document=plan,
        readable=permissions.readable_papers(request.user, plan),
        tell=tell,
        url=plan.get_absolute_url(),
        crumbs=_crumbs_over(request, plan),
    )


@accepts("GET", "POST")
def plan_paper_file(request: LoggedInRequest, pk: int, number: int, form: str) -> HttpResponse:
    """The same as a file."""
    plan, paper = _paper(request, pk, number)
    return paper_file(request, paper, form, document=plan, units=[plan.unit_id])


def _paper(request: LoggedInRequest, pk: int, number: int) -> tuple[Plan, MeetingPaper]:
    plan = get_object_or_404(Plan.objects.select_related("unit"), pk=pk)
    papers = permissions.readable_papers(request.user, plan).select_related("body", "content", "matter")
    return plan, get_object_or_404(papers, number=number)


def _crumbs() -> Crumbs:
    return (("Planer", reverse("planning:plan_list")),)


def _crumbs_over(request: LoggedInRequest, plan: Plan) -> Crumbs:
    """With the way back to the plan, for those who may read it."""
    reads = Plan.objects.visible_to(request.user).filter(pk=plan.pk).exists()
    return (*_crumbs(), (str(plan), plan.get_absolute_url())) if reads else _crumbs()
