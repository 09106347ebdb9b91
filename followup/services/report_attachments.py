"""Bilagor of a report: attached to its next handling and edition, or to a decision about it."""

from collections.abc import Sequence

from django.db import transaction

from followup.models import Report
from followup.permissions import TAKES_FILES
from followup.services.reports import locked_report
from organisation.models import Attachment, Decision, User
from organisation.services import attachments
from styrmodell.lib.checksums import CheckedFile


@transaction.atomic
def attach(
    report: Report,
    files: Sequence[CheckedFile],
    *,
    kind: str,
    title: str,
    decision: Decision | None,
    by: User | None,
) -> list[Attachment]:
    """Bifoga.

    Raises:
        DomainError: as `organisation.services.attachments.add`, or the report is frozen and there is no decision to go with.
    """
    current = locked_report(report)
    if decision is None:
        TAKES_FILES.demand(current)
    return attachments.add(current, files, kind=kind, title=title, decision=decision, by=by)


@transaction.atomic
def remove(report: Report, attachment: Attachment, *, by: User | None) -> None:
    """Ta bort.

    Raises:
        DomainError: as `organisation.services.attachments.remove`, or it goes with a report that is frozen.
    """
    current = locked_report(report)
    if attachment.decision_id is None:
        TAKES_FILES.demand(current)
    attachments.remove(current, attachment, by=by)
