"""A decision as a document prints it, and a frozen cover as it is printed once a decision on it has been corrected."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Subquery

from organisation.decisions.documents import decisions_in
from organisation.decisions.words import with_reason
from organisation.models import Decision
from styrmodell.lib.documents.blocks import DecisionRow


def decision_row(decision: Decision) -> DecisionRow:
    """The row of a decision; a person's approval has neither § nor diarienummer to lack."""
    return DecisionRow(
        body=decision.decider_name,
        date=decision.date,
        paragraph=_paragraph(decision),
        registry_number=decision.registry_number,
        outcome=with_reason(decision.outcome_word, decision.reason),
        by_person=decision.body_id is None,
    )


def _paragraph(decision: Decision) -> str:
    """With what is said after it: "§ 178 (rättat 2026-11-23, stod § 187)"."""
    remark = decision.remark
    return f"{decision.paragraph} ({remark})".strip() if remark else decision.paragraph


def corrected(cover: Mapping[str, Any], matter: int | None) -> Mapping[str, Any]:
    """The cover of an edition or a handling as files made from now on say it; what is stored stays as it is.

    Its decisions are the first of its matter's. At most one query.

    Args:
        matter: the id of its matter; None of what is decided by nobody.
    """
    frozen = cover.get("decisions")
    if matter is None or not isinstance(frozen, list) or not frozen:
        return cover
    rows, number = list(frozen), cover.get("registry_number")
    for place, (row, decision) in enumerate(zip(frozen, decisions_in(matter), strict=False)):
        if decision.version == 1 or not isinstance(row, Mapping):
            continue  # it stands as it was registered
        day = decision.date.isoformat() if decision.date else None
        now = {"date": day, "paragraph": _paragraph(decision), "registry_number": decision.registry_number}
        rows[place] = {**row, **now}
        if row.get("registry_number") == number:
            number = decision.registry_number
    return {**cover, "decisions": rows, "registry_number": number}


def changed_matter(path: str) -> Subquery:
    """The matter at the path when a decision in it has been changed since it was registered, else None: of an edition, what
    `corrected` is asked with, so that those that stand as they were registered cost no query.
    """
    return Subquery(Decision.objects.filter(matter=OuterRef(path), version__gt=1).values("matter")[:1])
