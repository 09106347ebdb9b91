"""Uppdrag: giving, changing and ending one. The list and the page of one are followup's, since they tell how it goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from organisation.models import OrgUnit
from organisation.permissions import require, require_by, taking
from organisation.requests import LoggedInRequest
from planning import permissions
from planning.forms.assignments import AssignmentForm, GiverDecisionForm
from planning.models import Assignment, AssignmentProposal
from planning.reading.receivers import givers, possible_receivers
from planning.services import assignments
from planning.services.assignment_changes import decide, propose, withdraw
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
    if form.is_valid() and decision.is_valid() and _says_why(form, decision, giver := form.giver()):
        try:
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
    rows = Assignment.objects.visible_to(request.user).with_counts_from().select_related("giver", "ended_by")
    assignment = get_object_or_404(rows, pk=pk)
    require_by(permissions.EDITS_ASSIGNMENT, request.user, assignment, leads_back=leads_back)
    return assignment


def _says_why(form: AssignmentForm, decision: GiverDecisionForm, giver: OrgUnit) -> bool:
    return decision.says_why(form.against_term(giver, decision.cleaned_data["decided_on"]))


def _proposal(assignment: Assignment) -> AssignmentProposal | None:
    return AssignmentProposal.objects.filter(assignment=assignment, plan=None).first()


def _form(request: LoggedInRequest, assignment: Assignment, proposal: AssignmentProposal | None) -> AssignmentForm:
    receivers = list(possible_receivers(assignment.giver, assignment=assignment))
    return AssignmentForm(asked.sent_fields(request), receivers=receivers, assignment=assignment, proposal=proposal)


@accepts("GET", "POST")
def assignment_edit(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Change an uppdrag by its giver's decision; begins as what has been proposed."""
    assignment = _editable(request, pk)
    form = _form(request, assignment, proposal := _proposal(assignment))
    decision = GiverDecisionForm(asked.sent_fields(request))
    key = f"assignment:{assignment.pk}"
    draft = drafts.offered(request, key, is_sent=form.is_bound)
    if form.is_valid() and decision.is_valid() and _says_why(form, decision, assignment.giver):
        decided = decision.decision(assignment.giver)
        try:
            decide(assignment, by=request.user, version=form.seen_version, decision=decided, **form.content())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, key)
            messages.success(request, "Uppdraget är ändrat.")
            return redirect(assignment)
    context = {"assignment": assignment, "form": form, "decision": decision, "draft": draft, "proposal": proposal}
    return form_page(request, "planning/assignment_edit.html", context)


@accepts("GET", "POST")
def assignment_propose(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Föreslå en ändring: it waits for the giver's decision, and everybody else reads what holds."""
    assignment = _editable(request, pk)
    form = _form(request, assignment, _proposal(assignment))
    key = f"assignment:{assignment.pk}/proposal"
    draft = drafts.offered(request, key, is_sent=form.is_bound)
    if form.is_valid():
        try:
            made = propose(assignment, by=request.user, version=form.seen_version, **form.content())
        except StaleEdit as stale:
            form.meet(stale)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.saved(request, key)
            messages.success(request, "Ändringen är föreslagen." if made else "Ingen ändring är föreslagen längre.")
            return redirect(assignment)
    context = {"assignment": assignment, "form": form, "draft": draft}
    return form_page(request, "planning/assignment_propose.html", context)


@accepts("GET", "POST")
def assignment_withdraw(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Dra tillbaka what has been proposed."""
    assignment = _editable(request, pk, leads_back=True)
    refusal = ""
    if request.method == "POST":
        try:
            withdraw(assignment, by=request.user)
        except DomainError as told:
            refusal = str(told)
        else:
            messages.success(request, "Den föreslagna ändringen är tillbakadragen.")
            return redirect(assignment)
    context = {"assignment": assignment, "refusal": refusal}
    return form_page(request, "planning/assignment_withdraw.html", context, refusal=refusal)


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
