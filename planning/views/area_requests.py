"""Arbetsplan per verksamhetsområde: asked for, answered, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from organisation.permissions import require, require_step, taking
from organisation.reach.who_may import Rule
from organisation.requests import LoggedInRequest
from planning import area_permissions
from planning.forms.area_requests import AreaAnswerForm, AreaRequestForm, WithdrawApprovalForm
from planning.models import AreaRequest
from planning.pages.area_requests import Askable, askable, request_page
from planning.reading.covered import members_of
from planning.services import area_requests
from styrmodell.lib.errors import DomainError
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

GONE = "Det är redan begärt, eller inte ditt att begära."


@accepts("GET", "POST")
def area_request_new(request: LoggedInRequest) -> HttpResponse:
    """Begär arbetsplan per verksamhetsområde; a kontorschef approves it at once."""
    require(area_permissions.IN_AREA.somewhere(request.user))
    choices = askable(request.user)
    wanted = request.POST.get("omrade") or request.GET.get("omrade") or (choices[0].key if len(choices) == 1 else "")
    chosen = next((choice for choice in choices if choice.key == wanted), None)
    form = AreaRequestForm(asked.sent_fields(request), approves=bool(chosen and chosen.approves))
    if chosen is not None and form.is_valid():
        try:
            made = _ask(request, chosen, form.cleaned_data["reason"])
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Det är godkänt." if chosen.approves else "Begäran är skickad.")
            return redirect(made)
    refused = GONE if request.method == "POST" and chosen is None else ""
    members = members_of(chosen.unit, chosen.first_year) if chosen else None
    context = {"choices": choices, "chosen": chosen, "members": members, "form": form, "refused": refused}
    return form_page(request, "planning/area_request_new.html", context, refusal=refused)


def _ask(request: LoggedInRequest, chosen: Askable, reason: str) -> AreaRequest:
    if chosen.approves:
        return area_requests.approve(chosen.unit, chosen.first_year, by=request.user, comment=reason)
    return area_requests.ask(chosen.unit, chosen.first_year, by=request.user, reason=reason)


@accepts("GET")
def area_request_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """What was asked for, what was answered, and for which units."""
    page = request_page(_visible(request, pk), request.user)
    return render(request, "planning/area_request_detail.html", {"page": page, "asked_for": page.request})


@accepts("GET", "POST")
def area_request_answer(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Svara på begäran."""
    found = _visible(request, pk, area_permissions.ANSWERS_AREA_REQUEST)
    form = AreaAnswerForm(asked.sent_fields(request))
    if form.is_valid():
        said = {"approved": form.approves, "comment": form.cleaned_data["comment"]}
        try:
            with taking(area_permissions.ANSWERS_AREA_REQUEST, request.user, found):
                area_requests.answer(found, by=request.user, **said)
        except DomainError as refusal:
            form.add_error("comment", str(refusal))
        else:
            messages.success(request, "Begäran är godkänd." if form.approves else "Begäran är avslagen.")
            return redirect(found)
    context = {"page": request_page(found, request.user), "asked_for": found, "form": form}
    return form_page(request, "planning/area_request_answer.html", context)


@accepts("GET", "POST")
def area_request_withdraw(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta tillbaka godkännandet, until the plan is begun."""
    found = _visible(request, pk, area_permissions.WITHDRAWS_APPROVAL)
    form = WithdrawApprovalForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            with taking(area_permissions.WITHDRAWS_APPROVAL, request.user, found):
                area_requests.withdraw_approval(found, by=request.user, comment=form.cleaned_data["comment"])
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Godkännandet är taget tillbaka.")
            return redirect(found)
    return form_page(request, "planning/area_request_withdraw.html", {"asked_for": found, "form": form})


def _visible(request: LoggedInRequest, pk: int, rule: Rule | None = None) -> AreaRequest:
    """The request, if it may be seen (else 404) and the step may be taken (else 403, or back to it when it has been)."""
    rows = AreaRequest.objects.visible_to(request.user).select_related("unit", "asked_by", "answered_by")
    found = get_object_or_404(rows, pk=pk)
    if rule is not None:
        require_step(rule, request.user, found)
    return found
