"""Uppdrag: the list, and the page of one: what has been given, and how it goes. Giving, changing and ending is planning's."""

from typing import Any

from django.db.models import OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from followup.forms.assignments import AssignmentFilter
from followup.pages.assignment import receiver_lines, sentence
from followup.pages.assignment_story import story
from followup.reading.assignments import overdue_q
from organisation.reach.responsible import truth_of
from organisation.reading.names import unit_name
from organisation.requests import LoggedInRequest
from planning.models import Assignment, AssignmentReceiver
from planning.permissions import may_edit_assignment
from planning.reading.care import caretakers
from planning.reading.receivers import givers
from planning.reading.uses import uses_of
from styrmodell.lib.clock import today
from styrmodell.web import asked
from styrmodell.web.methods import accepts

ASSIGNMENTS_A_PAGE = 50
RECEIVERS = Prefetch("receivers", AssignmentReceiver.objects.select_related("unit", "released_by"))
HOLDING = Prefetch("receivers", AssignmentReceiver.objects.holding().select_related("unit"))


@accepts("GET")
def assignment_list(request: LoggedInRequest) -> HttpResponse:
    """Uppdrag, by the day they are to be done."""
    visible = Assignment.objects.visible_to(request.user)
    form = AssignmentFilter(request.GET, assignments=visible)
    found = form.apply(visible.with_counts_from()).select_related("giver").prefetch_related(HOLDING)
    page = asked.page_of(request, found.annotate(is_overdue=truth_of(overdue_q(today()))), ASSIGNMENTS_A_PAGE)
    context = {"form": form, "page": page, "today": today(), "may_give": bool(givers(request.user))}
    return render(request, "followup/assignment_list.html", context)


@accepts("GET")
def assignment_detail(request: LoggedInRequest, pk: int) -> HttpResponse:
    """An uppdrag: what, to whom, until when, how it goes, all that has happened to it, and where it stands."""
    visible = Assignment.objects.visible_to(request.user)
    rows = visible.select_related("giver", "decision__body", "ended_by__body").prefetch_related(RECEIVERS)
    rows = rows.with_counts_from().annotate(
        giver_then=unit_name("decision__body", OuterRef("decision__date")),
        ender_then=unit_name("ended_by__body", OuterRef("ended_by__date")),
        is_overdue=truth_of(overdue_q(today())),
    )
    assignment: Any = get_object_or_404(rows, pk=pk)  # annotated
    lines = receiver_lines(assignment, request.user)
    context = {
        "assignment": assignment,
        "lines": lines,
        "story": story(assignment, lines, request.user),
        "care": caretakers(assignment, request.user),
        "sentence": sentence(lines),
        "uses": uses_of(assignment, request.user, request.GET.get("planer")),
        "may_edit": may_edit_assignment(request.user, assignment),
        "today": today(),
    }
    return render(request, "followup/assignment_detail.html", context)
