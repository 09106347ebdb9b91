"""Rätta ett registrerat beslut om en plan."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisation.permissions import require
from organisation.requests import LoggedInRequest
from organisation.views.corrections import correction_page, decision_of
from planning import permissions
from planning.models import Plan
from planning.services import plan_decisions
from styrmodell.web.methods import accepts


@accepts("GET", "POST")
def plan_correct(request: LoggedInRequest, pk: int, decision: int) -> HttpResponse:
    """Rätta a decision about the plan: wrongly typed §, date or diarienummer, with a trail."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("unit"), pk=pk)
    made = decision_of(plan, decision)
    require(permissions.may_correct(request.user, plan, made))
    return correction_page(
        request,
        "planning/plan_correct.html",
        made,
        act=partial(plan_decisions.correct, plan, made),
        name=f"{plan.unit_name}, {plan}",
        url=plan.get_absolute_url(),
        crumbs=(("Planer", reverse("planning:plan_list")), (str(plan), plan.get_absolute_url())),
    )
