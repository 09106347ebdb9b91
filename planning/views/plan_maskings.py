"""Maska personnummer och namn i det som är fryst av en plan."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisation.permissions import MASKS, require_by
from organisation.requests import LoggedInRequest
from organisation.views.maskings import Masked, lift_page, mask_page, maskings_page
from planning.models import Plan
from planning.services.editions import working_document
from planning.services.plan_nodes import locked_plan
from styrmodell.web.methods import accepts


@accepts("GET")
def plan_maskings(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Maskningar i planen."""
    return maskings_page(request, "planning/plan_maskings.html", _masked(request, pk))


@accepts("GET", "POST")
def plan_mask(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Maska words in the plan's handlingar and editions."""
    return mask_page(request, "planning/plan_mask.html", _masked(request, pk))


@accepts("GET", "POST")
def plan_lift_masking(request: LoggedInRequest, pk: int, masking: int) -> HttpResponse:
    """Häv en maskning."""
    return lift_page(request, "planning/plan_lift_masking.html", _masked(request, pk), masking)


def _masked(request: LoggedInRequest, pk: int) -> Masked:
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_by(MASKS, request.user, plan)
    return Masked(
        document=plan,
        name=f"{plan.unit_name}, {plan}",
        url=plan.get_absolute_url(),
        crumbs=(("Planer", reverse("planning:plan_list")), (str(plan), plan.get_absolute_url())),
        lock=locked_plan,
        written=partial(working_document, plan),
    )
