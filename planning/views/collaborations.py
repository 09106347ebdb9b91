"""Samverkan: whom a plan names, on one page, and the other side's answer."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisation.models import OrgUnit
from organisation.permissions import NotNow, require_by
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.enums import CollaborationAnswer
from planning.forms.collaborations import AnswerForm, CollaborationFilter, CollaborationForm, sent_items, sent_rows
from planning.models import Collaboration, Plan
from planning.pages.collaborations import build
from planning.pages.plan_nav import local_nav
from planning.reading.collaborations import answered_before, as_seen
from planning.rules import COLLABORATING_PLANS
from planning.services import collaborations
from planning.views.plan_document import keep_for_closed, was_closed_meanwhile
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back

GONE = "Samverkan som du skrev om togs bort ur planen medan du skrev, och den texten är inte sparad."


@accepts("GET", "POST")
def plan_collaboration(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Planens samverkan: read by those who read the working text, written by the plan's writer while it is open."""
    plan = get_object_or_404(_plans(request), pk=pk)
    if was_closed_meanwhile(request, plan):
        return keep_for_closed(request, plan, draft_key(plan), request.path)
    can_edit = permissions.may_edit_plan(request.user, plan)
    if request.method == "POST":
        require_by(permissions.EDITS, request.user, plan)
    found = CollaborationFilter(request.GET)
    sent = {"sent": sent_rows(request.POST), "written": sent_items(request.POST)}
    read = partial(build, plan, found.wanted, can_edit=can_edit, **sent)
    units = collaborations.possible_partners(plan) if can_edit else OrgUnit.objects.none()
    form = CollaborationForm(asked.sent_fields(request), read(), units, found=found)
    if form.is_valid():
        try:
            collaborations.save_all(
                plan, by=request.user, add=form.added(), abouts=form.abouts(), remove=form.removed()
            )
        except DomainError as refusal:
            form.meet(refusal, read())
        else:
            return _saved(request, plan, form)
    draft = drafts.offered(request, draft_key(plan), is_sent=form.is_bound)
    context = {"plan": plan, "form": form, "can_edit": can_edit, "draft": draft}
    context["beside"] = local_nav(plan, request.user, "plan_collaboration")
    return form_page(request, "planning/plan_collaboration.html", context)


def _plans(request: LoggedInRequest) -> QuerySet[Plan]:
    readable = Plan.objects.with_working_text_for(request.user)
    return readable.filter(kind__in=COLLABORATING_PLANS).select_related("unit")


def _saved(request: LoggedInRequest, plan: Plan, form: CollaborationForm) -> HttpResponse:
    drafts.saved(request, draft_key(plan))
    url = f"{request.get_full_path()}{asked.place(request)}"
    if unasked := form.unasked(plan.pk):
        messages.success(request, "Det andra är sparat.")
        return give_back(request, GONE, url, key=draft_key(plan), fields=unasked)
    messages.success(request, "Samverkan är sparad. De enheter som inte har svarat ser frågan i Mitt arbete.")
    return redirect(url)


def draft_key(plan: Plan) -> str:
    """The name under which what is typed on the page and not saved is kept."""
    return f"plan:{plan.pk}/collaboration"


@accepts("GET", "POST")
def collaboration_answer(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Svara: the heading, what it is about and who asks; the unit's writer answers with one button, and may change it."""
    rows = Collaboration.objects.visible_to(request.user).filter(unit__isnull=False)
    row = _standing(request, get_object_or_404(as_seen(rows, request.user), pk=pk))
    may_answer = permissions.ANSWERS.allows(request.user, row)
    if request.method == "POST":
        require_by(permissions.ANSWERS, request.user, row)
    form = AnswerForm(asked.sent_fields(request), row=row)
    if form.is_valid():
        try:
            saved = collaborations.answer(
                row,
                by=request.user,
                version=form.seen_version,
                answer=form.cleaned_data["answer"],
                text=form.cleaned_data["answer_text"],
            )
        except StaleEdit as stale:
            form.meet(stale)
            row = as_seen(rows, request.user).get(pk=pk)
        except DomainError as refusal:
            form.add_error("answer_text", str(refusal))
        else:
            messages.success(request, f"Svaret är sparat: {CollaborationAnswer(saved.answer).label}.")
            return redirect(row)
    context = {"row": row, "form": form, "may_answer": may_answer, "before": answered_before(row)}
    return form_page(request, "planning/collaboration_answer.html", context)


def _standing(request: LoggedInRequest, row: Any) -> Any:
    """The row, if it stands; who answers what has been taken out of the plan meanwhile is told so, and keeps the words.

    Raises:
        Http404, NotNow: it does not.
    """
    if not row.is_removed and row.node.removal_id is None:
        return row
    if request.method == "POST":
        raise NotNow(collaborations.GONE, "my_work", leads_back=True)
    raise Http404("taken out of the plan")
