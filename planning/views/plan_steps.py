"""A plan's steps: its days, hand in, take back, return, adopt or approve, open for revision, delegate the approval."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst

from organisation.forms.decisions import DecisionForm
from organisation.models import Decision
from organisation.permissions import require_by, require_step, taking
from organisation.reach.who_may import Rule
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.enums import EditionKind
from planning.forms.plans import DelegationForm, PlanDetailsForm, ReturnForm
from planning.models import Plan, PlanEdition
from planning.pages.hand_in import build as build_hand_in
from planning.pages.item_comments import open_lines
from planning.pages.plan import read_now
from planning.services import plan_decisions, plans
from planning.views.plan_files import start_pdf
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.words import HEAD_OF_OFFICE
from styrmodell.web import asked
from styrmodell.web.forms import form_page
from styrmodell.web.hand_in import SEEN_COMMENT, hand_in, hand_in_page
from styrmodell.web.methods import accepts


def _plan(request: LoggedInRequest, pk: int, rule: Rule) -> Plan:
    """The plan, if it may be seen (else 404) and the step may be taken (else 403, or back to the plan when it has been)."""
    plan = _seen(request, pk)
    require_step(rule, request.user, plan)
    return plan


def _seen(request: LoggedInRequest, pk: int) -> Plan:
    return get_object_or_404(permissions.read_once(Plan.objects.visible_to(request.user)), pk=pk)


@accepts("GET", "POST")
def plan_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Datum och diarienummer."""
    plan = _seen(request, pk)
    require_by(permissions.DESCRIBES, request.user, plan)
    form = PlanDetailsForm(asked.sent_fields(request), plan=plan)
    if form.is_valid():
        try:
            plans.describe(plan, by=request.user, version=form.seen_version, **form.values())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Uppgifterna är sparade.")
            return redirect(plan)
    return form_page(request, "planning/plan_edit.html", {"plan": plan, "form": form})


@accepts("GET", "POST")
def plan_submit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Lämna in: what is left, what is warned of, who gets it, and the act."""
    plan = _plan(request, pk, permissions.SUBMITS)
    act, page = partial(_submit, request, plan), partial(_hand_in_page, request, plan)
    return hand_in(request, plan.get_absolute_url(), act=act, done="Planen är inlämnad.", page=page)


def _submit(request: LoggedInRequest, plan: Plan) -> None:
    with taking(permissions.SUBMITS, request.user, plan):
        plans.submit(plan, by=request.user, seen_comment=request.POST.get(SEEN_COMMENT, ""))


def _hand_in_page(request: LoggedInRequest, plan: Plan, refused: str) -> HttpResponse:
    return hand_in_page(request, "planning/plan_submit.html", build_hand_in(plan, request.user), refused)


@accepts("GET", "POST")
def plan_take_back(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Ta tillbaka what was handed in, after a question."""
    plan = _plan(request, pk, permissions.TAKES_BACK)
    if request.method == "POST":
        try:
            with taking(permissions.TAKES_BACK, request.user, plan):
                plans.take_back(plan, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Planen är tagen tillbaka och kan ändras igen.")
        return redirect(plan)
    return render(request, "planning/plan_take_back.html", {"plan": plan})


@accepts("GET", "POST")
def plan_return(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Återlämna, with what has to be changed."""
    plan = _plan(request, pk, permissions.RETURNS)
    form = ReturnForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            with taking(permissions.RETURNS, request.user, plan):
                plans.return_for_changes(plan, by=request.user, comment=form.cleaned_data["comment"])
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Planen är återlämnad.")
            return redirect(plan)
    context = {"plan": plan, "form": form, "remarks": open_lines(plan, request.user)}
    return form_page(request, "planning/plan_return.html", context)


@accepts("GET", "POST")
def plan_adopt(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Registrera beslut, or godkänn: after the last one the text is an edition that everybody reads."""
    plan = _plan(request, pk, permissions.ADOPTS)
    people = () if plan.body_decides else permissions.approvers(plan, request.user)
    form = DecisionForm(asked.sent_fields(request), document=plan, people=people, by=request.user)
    if form.is_valid():
        decision, preliminary = form.decision(), form.is_preliminary
        try:
            with taking(permissions.ADOPTS, request.user, plan):
                edition = plan_decisions.register(plan, by=request.user, decision=decision, preliminary=preliminary)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            if edition is not None:
                start_pdf(plan, edition, by=request.user)
            messages.success(request, _decided(plan, decision, edition))
            plan.__dict__.pop("being_amended", None)  # as it was before the decision
            may_amend = permissions.may_amend_plan(request.user, plan)
            return redirect("planning:plan_amendments", plan.pk) if may_amend else redirect(plan)
    return form_page(request, "planning/plan_adopt.html", {"plan": plan, "form": form, **_approval(request, plan)})


def _decided(plan: Plan, decision: Decision, edition: PlanEdition | None) -> str:
    """What the decision has led to; also when the law has made it preliminary."""
    if edition is None:
        return "Beslutet är registrerat."
    if edition.kind != EditionKind.PRELIMINARY:
        return "Planen är antagen." if plan.body_decides else "Planen är godkänd."
    rule = plan_decisions.left_to_newly_elected(plan, decision)
    return f"Planen är antagen preliminärt. {rule.words if rule else ''}".strip()


def _approval(request: LoggedInRequest, plan: Plan) -> dict[str, Any]:
    """Who approves by themself reads the plan there, and may return it instead; a body has met, and may send it back."""
    if plan.body_decides:
        return {}
    return_url = reverse("planning:plan_return", args=[plan.pk])
    return {"page": read_now(plan, request.user), "opened": None, "return_url": return_url}


@accepts("GET", "POST")
def plan_revise(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Öppna för revidering, after a question."""
    plan = _plan(request, pk, permissions.REVISES)
    if request.method == "POST":
        try:
            with taking(permissions.REVISES, request.user, plan):
                plans.revise(plan, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, "Planen är öppen för revidering. Andra läser den antagna utgåvan tills du får en ny antagen."
            )
        return redirect(plan)
    return render(request, "planning/plan_revise.html", {"plan": plan})


@accepts("GET", "POST")
def plan_delegate(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Delegera godkännandet till kontorschefen, or take it back."""
    plan = _plan(request, pk, permissions.DELEGATES)
    form = DelegationForm(asked.sent_fields(request), initial={"delegated": not plan.approval_delegated})
    if request.method == "POST":
        delegated = form.is_valid() and form.cleaned_data["delegated"]
        plans.delegate_approval(plan, by=request.user, delegated=delegated)
        given = f"{capfirst(HEAD_OF_OFFICE.the)} får godkänna planen."
        messages.success(request, given if delegated else "Delegeringen är återtagen.")
        return redirect(plan)
    return form_page(request, "planning/plan_delegate.html", {"plan": plan, "form": form})
