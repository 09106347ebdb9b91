"""What a plan's writer ticks on its page: that the units read it while it is written, that the kontor writes on it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst

from organisation.permissions import require_step
from organisation.reach.who_may import Rule
from organisation.requests import LoggedInRequest
from planning import permissions, sharing
from planning.forms.plans import TickForm
from planning.models import Plan
from planning.services import plan_sharing
from styrmodell.lib.errors import DomainError
from styrmodell.lib.words import OFFICE
from styrmodell.web.methods import accepts


@accepts("POST")
def plan_share(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Dela med enheterna, or stop."""

    def share(plan: Plan, *, on: bool) -> str:
        plan_sharing.share(plan, by=request.user, shared=on)
        if on:
            return "Enheterna läser nu planens rubriker och prioriteringar, och kan koppla till dem."
        return "Planen delas inte längre. Det som enheterna har kopplat ligger kvar."

    return _tick(request, pk, sharing.SHARES, share)


@accepts("POST")
def plan_office_drafts(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Låt kontoret skriva på planen, or stop."""

    def let(plan: Plan, *, on: bool) -> str:
        plan_sharing.let_office_write(plan, by=request.user, drafts=on)
        whose = capfirst(OFFICE.the)
        return f"{whose} skriver nu på planen. Du lämnar in den." if on else f"{whose} skriver inte längre på planen."

    return _tick(request, pk, sharing.LETS_OFFICE_WRITE, let)


def _tick(request: LoggedInRequest, pk: int, rule: Rule, act: Callable[..., str]) -> HttpResponse:
    """Tick as the page offered it, so that a double click is one step, and stay there."""
    plan = get_object_or_404(permissions.read_once(Plan.objects.visible_to(request.user)), pk=pk)
    require_step(rule, request.user, plan)
    form = TickForm(request.POST)
    try:
        done = act(plan, on=form.is_valid() and form.cleaned_data["ticked"])
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(plan)
