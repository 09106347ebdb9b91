"""Documents of the demo laid before a body, whatever their text lacks."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import F, Model, Q

from followup.models import Report, ReportingRound
from followup.services import report_attachments, report_decisions, report_editions
from organisation.decisions.documents import amending, body_at, place_of_next
from organisation.desk.files import Made
from organisation.models import Decision, Masking, MeetingPaper
from organisation.reach.conditions import Condition
from organisation.services import attachments, decisions, meeting_papers
from organisation.services.matters import Ways
from planning.models import Plan
from planning.services import editions, plan_attachments, plan_decisions

AMENDING, MISSED = "AMENDING", "MISSED"
# What a plan's writer has ticked while it is written.
TICKS = {"SHARED": {"is_shared": True}, "UNSHARED": {"is_shared": False}, "DRAFTED": {"office_drafts": True}}


def laid(found: Plan | Report) -> MeetingPaper:
    """A handling for the body in turn."""
    body = body_at(found, place_of_next(found))
    return meeting_papers.send_out(found, ways(found), body=body, meeting_on=date(2026, 12, 1), by=None)


ANY = Condition(lambda document: True, lambda path: Q())  # what was attached before it was decided is there afterwards
KEEPING = {
    Plan: replace(plan_attachments.KEEPING, takes=ANY),
    Report: replace(report_attachments.KEEPING, takes=ANY),
}


def with_attachment(found: Plan | Report, state: str) -> dict[str, Any]:
    """The arguments of a bilaga: of the text, in the state LAID of a handling too, and of the last decision where it is decided."""
    decision = Decision.objects.filter(matter__in=found.matters.order_by()).order_by("pk").last()
    one = uuid4()  # the same file is not attached twice
    file = Made(f"bilaga-{one}.pdf", "application/pdf", f"%PDF-1.7 {one}".encode())
    (row,) = attachments.attach(found, KEEPING[type(found)], [file], kind="OTHER", title="", decision=decision, by=None)
    if state == "LAID":
        type(found).objects.filter(pk=found.pk).update(status="SUBMITTED")
        found.refresh_from_db()
        laid(found)
    return {"pk": found.pk, "attachment": row.pk}


def masked(found: Plan | Report) -> dict[str, Any]:
    """The address of a masking in it."""
    made = Masking.objects.create(words="Prov", reason="Prov")
    last = found.editions.last()
    made.contents.add(last.content if last else laid(in_state(found, "SUBMITTED")).content)
    return {"pk": found.pk, "masking": made.pk}


def ways(found: Plan | Report) -> Ways[Any, Any]:
    """Whatever the text lacks."""
    module: Any = editions if isinstance(found, Plan) else report_editions
    known: Any = plan_decisions.WAYS if isinstance(found, Plan) else report_decisions.ways_of(found)
    return replace(known, lock=lambda it: it, freeze=lambda it, by: module.freeze(it, by=by))


def amended(found: Plan | Report) -> Decision:
    """The first body has decided *med ändring*, and its changes are being put in."""
    body = body_at(found, place_of_next(found))
    outcome = found.chain.steps[0].carries[0]
    made = Decision(body=body, date=date(2026, 11, 2), paragraph="§ 9", outcome=outcome, is_amended=True)
    decisions.register(found, ways(found), by=None, decision=made)
    return made


def in_state(row: Model, state: str) -> Any:
    """The row put in a state that the demo does not have it in; AMENDING: decided med ändring, and that is being put in;
    one of TICKS: so ticked; MISSED: a report whose round has closed.
    """
    if state == AMENDING:
        found = in_state(row, "SUBMITTED")
        if amending(found) is None:
            amended(found)
        return found
    if state in TICKS:
        type(row)._default_manager.filter(pk=row.pk).update(**TICKS[state])
        row.refresh_from_db()
    elif state == MISSED:
        ReportingRound.objects.filter(pk=row.round_id).update(due_on=F("opens_on"), closes_on=F("opens_on"))
    elif state:
        why = {"let_off_reason": "Skäl"} if isinstance(row, Report) else {}
        type(row)._default_manager.filter(pk=row.pk).update(status=state, return_comment="Kommentar", **why)
        row.refresh_from_db()
    return row
