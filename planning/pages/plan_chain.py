"""Planens beslutskedja, with what its reader may do beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from organisation.decisions.amending import amending_words
from organisation.decisions.documents import amending, decisions_on, is_being_amended
from organisation.decisions.words import standing_after
from organisation.models import Attachment, MeetingPaper
from organisation.pages.stages import Reader, Stage, stages_now, stages_of
from planning import permissions
from planning.models import Plan
from planning.reading.editions import EditionHead


@dataclass(frozen=True, slots=True)
class PlanChain:
    """The steps, and how far the text has come in words; of an edition that another is being made after what holds till then."""

    stages: tuple[Stage, ...]
    standing: str = ""


def reader_of(plan: Plan, user: Any, papers: Sequence[MeetingPaper], attached: Sequence[Attachment]) -> Reader:
    """Who reads the plan's chain, with the handlingar that they may read and the bilagor that are shown."""
    corrects = not plan.body_decides and permissions.CORRECTS_APPROVALS.allows(user, plan)
    return Reader(user, plan, plan.get_absolute_url(), papers, attached, corrects_approvals=corrects)


def chain_of(plan: Plan, edition: EditionHead | None, reader: Reader) -> PlanChain:
    """The chain of an edition, or of the working text with the bodies that it waits for."""
    if edition is not None:
        return PlanChain(stages_of(edition.decisions, reader), _amended_since(plan, edition))
    made = decisions_on(plan) if plan.has_decisions else []
    standing = standing_after(plan, made).words if plan.is_handed_in else ""
    return PlanChain(stages_now(made, reader), standing)


def _amended_since(plan: Plan, edition: EditionHead) -> str:
    """That a body has decided the plan anew *med ändring*, and what holds until its changes are in. At most one query."""
    decision = amending(plan) if is_being_amended(plan) else None
    return f"{amending_words(decision, plan.noun)} Till dess gäller utgåva {edition.number}." if decision else ""
