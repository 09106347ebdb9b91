"""Uppdrag: giving, changing and ending one. The list and the page of one are followup's, since they tell how it goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisation.permissions import require, require_by, taking
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.forms.assignments import AssignmentForm, GiverDecisionForm
from planning.models import Assignment
from planning.reading.receivers import givers, possible_receivers
from planning.services import assignments
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.web import asked, drafts
from styrmodell.web.forms import form_page
from styrmodell.web.methods import accepts

NEW_DRAFT = "assignment:new"


@accepts("GET", "POST")
def assignment_new(request: LoggedInRequest) -> HttpResponse:
    """Give an uppdrag between plans: it holds at once by the giver's decision, and stands in the next edition."""
    may_give = givers(request.user)
    require(bool(may_give))
    form = AssignmentForm(asked.sent_fields(request), givers=may_give, receivers=list(possible_receivers(*may_give)))
    decision = GiverDecisionForm(asked.sent_fields(request))
    if form.is_valid() and decision.is_valid():
        try:
            giver = form.giver()
            made = assignments.give(giver, by=request.user, decision=decision.decision(giver), **form.content())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, NEW_DRAFT)
            messages.success(request, "Uppdraget är givet.")
            return redirect(made)
    draft = drafts.offered(request, NEW_DRAFT, is_sent=form.is_bound)
    return form_page(request, "planning/assignment_new.html", {"form": form, "decision": decision, "draft": draft})


def _editable(request: LoggedInRequest, pk: int, *, leads_back: bool = False) -> Assignment:
    rows = Assignment.objects.visible_to(request.user).select_related("giver", "ended_by")
    assignment = get_object_or_404(rows, pk=pk)
    require_by(permissions.EDITS_ASSIGNMENT, request.user, assignment, leads_back=leads_back)
    return assignment


@accepts("GET", "POST")
def assignment_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Change an uppdrag in the catalogue."""
    assignment = _editable(request, pk)
    receivers = list(possible_receivers(assignment.giver, assignment=assignment))
    form = AssignmentForm(asked.sent_fields(request), receivers=receivers, assignment=assignment)
    key = f"assignment:{assignment.pk}"
    draft = drafts.offered(request, key, is_sent=form.is_bound)
    if form.is_valid():
        try:
            assignments.edit(assignment, by=request.user, version=form.seen_version, **form.content())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, key)
            messages.success(request, "Uppdraget är ändrat.")
            return redirect(assignment)
    return form_page(request, "planning/assignment_edit.html", {"assignment": assignment, "form": form, "draft": draft})


@accepts("GET", "POST")
def assignment_end(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Avsluta by the giver's decision."""
    assignment = _editable(request, pk, leads_back=True)
    form = GiverDecisionForm(asked.sent_fields(request))
    if form.is_valid():
        try:
            with taking(permissions.EDITS_ASSIGNMENT, request.user, assignment):
                assignments.end(assignment, by=request.user, decision=form.decision(assignment.giver))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Uppdraget är avslutat.")
            return redirect(assignment)
    return form_page(request, "planning/assignment_end.html", {"assignment": assignment, "form": form})
