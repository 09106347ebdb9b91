"""Bilagor of a plan: attaching them, fetching them and taking them away."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisation.permissions import require_by
from organisation.requests import LoggedInRequest
from organisation.services import attachments
from organisation.views.attachments import attachment_file, attachments_page, removal_page
from organisation.views.papers import Crumbs
from planning import conditions, permissions
from planning.models import Plan
from planning.services.plan_attachments import KEEPING
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_attachments(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Bilagor till planen och till besluten om den."""
    plan = _plan(request, pk)
    return attachments_page(
        request,
        "planning/plan_attachments.html",
        plan,
        act=partial(attachments.attach, plan, KEEPING),
        takes_files=conditions.TAKES_FILES.test(plan),
        name=f"{plan.unit_name}, {plan}",
        url=plan.get_absolute_url(),
        crumbs=_crumbs(plan),
    )


@accepts("GET")
def plan_attachment(request: LoggedInRequest, pk: int, attachment: int) -> HttpResponse:
    """En bilaga, as a file."""
    plan = get_object_or_404(Plan.objects.select_related("unit"), pk=pk)
    return attachment_file(request, permissions.readable_attachments(request.user, plan), attachment)


@accepts("GET", "POST")
def plan_attachment_remove(request: LoggedInRequest, pk: int, attachment: int) -> HttpResponse:
    """Ta bort en bilaga."""
    plan = _plan(request, pk)
    return removal_page(
        request,
        "planning/plan_attachment_remove.html",
        plan,
        attachment,
        act=partial(attachments.take_away, plan, KEEPING, by=request.user),
        url=plan.get_absolute_url(),
        crumbs=_crumbs(plan),
    )


def _plan(request: LoggedInRequest, pk: int) -> Plan:
    """The plan, for those who attach to it."""
    plan: Plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_by(permissions.ATTACHES, request.user, plan)
    return plan


def _crumbs(plan: Plan) -> Crumbs:
    return (("Planer", reverse("planning:plan_list")), (str(plan), plan.get_absolute_url()))
