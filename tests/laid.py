"""Documents of the demo laid before a body, whatever their text lacks."""

from dataclasses import replace
from datetime import date
from typing import Any

from followup.models import Report
from followup.services import report_decisions, report_editions
from organisation.decisions.documents import body_at, place_of_next
from organisation.models import Decision, MeetingPaper
from organisation.services import decisions, meeting_papers
from organisation.services.matters import Ways
from planning.models import Plan
from planning.services import editions, plan_decisions


def laid(found: Plan | Report) -> MeetingPaper:
    """A handling for the body in turn."""
    body = body_at(found, place_of_next(found))
    return meeting_papers.send_out(found, ways(found), body=body, meeting_on=date(2026, 12, 1), by=None)


def ways(found: Plan | Report) -> Ways[Any, Any]:
    """Whatever the text lacks."""
    module: Any = editions if isinstance(found, Plan) else report_editions
    known: Any = plan_decisions.ways_of() if isinstance(found, Plan) else report_decisions.ways_of(found)
    return replace(known, lock=lambda it: it, freeze=lambda it, by: module.freeze(it, by=by))


def amended(found: Plan | Report) -> Decision:
    """The first body has decided *med ändring*, and its changes are being put in."""
    body = body_at(found, place_of_next(found))
    outcome = found.chain.steps[0].carries[0]
    made = Decision(body=body, date=date(2026, 11, 2), paragraph="§ 9", outcome=outcome, is_amended=True)
    decisions.register(found, ways(found), by=None, decision=made)
    return made
