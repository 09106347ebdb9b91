"""A decision as a document prints it."""

from organisation.models import Decision
from styrmodell.lib.documents.blocks import DecisionRow


def decision_row(decision: Decision) -> DecisionRow:
    """The row of a decision; a person's approval has neither § nor diarienummer to lack."""
    return DecisionRow(
        body=decision.decider_name,
        date=decision.date,
        paragraph=decision.paragraph,
        registry_number=decision.registry_number,
        outcome=decision.outcome_word,
        by_person=decision.body_id is None,
    )
