"""Bilagor of a plan: attached to its next handling and edition, or to a decision about it."""

from collections.abc import Sequence

from django.db import transaction

from organisation.models import Attachment, Decision, User
from organisation.services import attachments
from planning.models import Plan
from planning.permissions import TAKES_FILES
from planning.services.plan_nodes import locked_plan
from styrmodell.lib.checksums import CheckedFile


@transaction.atomic
def attach(
    plan: Plan,
    files: Sequence[CheckedFile],
    *,
    kind: str,
    title: str,
    decision: Decision | None,
    by: User | None,
) -> list[Attachment]:
    """Bifoga.

    Raises:
        DomainError: as `organisation.services.attachments.add`, or the plan is adopted and there is no decision to go with.
    """
    current = locked_plan(plan)
    if decision is None:
        TAKES_FILES.demand(current)
    return attachments.add(current, files, kind=kind, title=title, decision=decision, by=by)


@transaction.atomic
def remove(plan: Plan, attachment: Attachment, *, by: User | None) -> None:
    """Ta bort.

    Raises:
        DomainError: as `organisation.services.attachments.remove`, or it goes with a plan that is adopted.
    """
    current = locked_plan(plan)
    if attachment.decision_id is None:
        TAKES_FILES.demand(current)
    attachments.remove(current, attachment, by=by)
