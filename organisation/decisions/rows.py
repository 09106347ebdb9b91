"""A decision as a document prints it."""

from organisation.decisions.words import with_reason
from organisation.models import Decision
from styrmodell.lib.documents.blocks import DecisionRow


def decision_row(decision: Decision) -> DecisionRow:
    """The row of a decision; a person's approval has neither § nor diarienummer to lack."""
    return DecisionRow(
        body=decision.decider_name,
        date=decision.date,
        paragraph=decision.paragraph,
        registry_number=decision.registry_number,
        outcome=with_reason(decision.outcome_word, decision.reason),
        by_person=decision.body_id is None,
    )
