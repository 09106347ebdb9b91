"""Beslutskedjan som rapporten visar den: the decisions so far, and the bodies whose decision is missing."""

from collections.abc import Sequence

from followup.models import Report
from organisation.decisions.documents import bodies_ahead
from organisation.decisions.rows import decision_row
from organisation.models import Decision
from styrmodell.lib.documents.blocks import DecisionRow


def decision_rows(report: Report, made: Sequence[Decision]) -> list[DecisionRow]:
    """The decisions of the matter that is open, and the bodies whose are missing. At most one query."""
    if not report.is_decided_by_body:
        return []
    return [*map(decision_row, made), *(DecisionRow(body.body_name) for body in bodies_ahead(report, made))]
