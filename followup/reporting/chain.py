"""Beslutskedjan som rapporten visar den: the decisions so far, and the bodies whose decision is missing."""

from collections.abc import Sequence

from followup.models import Report
from organisation.decisions.documents import body_at, deciding_bodies, place_after
from organisation.decisions.rows import decision_row
from organisation.models import Decision
from styrmodell.lib.documents.blocks import DecisionRow


def decision_rows(report: Report, made: Sequence[Decision]) -> list[DecisionRow]:
    """The decisions of the matter that is open, and the bodies whose are missing. At most one query."""
    if not report.is_decided_by_body:
        return []
    missing = range(place_after(report, made), len(report.chain.steps))
    is_named = any(step.body for step in report.chain.steps)
    bodies = list(deciding_bodies(report)) if is_named else []
    waiting = [body for place in missing if (body := body_at(report, place, bodies)) is not None]
    return [*map(decision_row, made), *(DecisionRow(body.name) for body in waiting)]
