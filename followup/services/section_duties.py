"""Avsnittsansvar: who answers for which section of a report, and that it is klart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from followup.models import Report, SectionDuty, SectionRule
from followup.permissions import WRITES
from followup.services.reports import open_report
from organisation.models import User
from styrmodell.lib.clock import now, today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new

NOT_A_WRITER = "Välj någon som kan skriva i rapporten."


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a section; what is left out stays as it is.

    Attributes:
        fields: `responsible`, the id of who answers for it or None for nobody, and `is_done`.
        version: of the row that was shown, 0 when there was none; None when nobody was shown any.
        is_again: what is klart is so as it stands now, although it was said before too.
    """

    fields: Mapping[str, Any]
    version: int | None = None
    is_again: bool = False


@transaction.atomic
def save(report: Report, said: Mapping[str, Said], *, by: User) -> dict[str, DomainError]:
    """Say who answers for sections, and which are klara; one that is refused stops no other.

    Args:
        said: by the section's key.

    Returns:
        by the section's key why it is refused: `StaleEdit` when somebody else saved something else first.

    Raises:
        DomainError: the report is not open.
    """
    current = open_report(report)
    asked = set(SectionRule.objects.asked_of(current).values_list("section__key", flat=True))
    writers = WRITES.people(current, on=today()).in_bulk()
    rows = {row.key: row for row in SectionDuty.objects.filter(report=current).select_related("responsible")}
    refused: dict[str, DomainError] = {}
    for key, one in said.items():
        try:
            if key not in asked:
                raise DomainError("Rapporten har inget sådant avsnitt.")
            _save(current, rows.get(key), key, one, writers, by)
        except DomainError as refusal:
            refused[key] = refusal
    return refused


def _save(report: Report, row: SectionDuty | None, key: str, one: Said, writers: Mapping[int, User], by: User) -> None:
    """Raises DomainError: who is chosen may not write in the report, or `StaleEdit`."""
    fields = dict[str, Any]()
    if "responsible" in one.fields:
        chosen = one.fields["responsible"]
        if chosen is not None and chosen not in writers:
            raise DomainError(NOT_A_WRITER)
        fields["responsible"] = writers.get(chosen)
    was_done = bool(row and row.is_done)
    is_done = one.fields.get("is_done", was_done)
    if is_done != was_done or (is_done and one.is_again):
        fields |= {"done_at": now() if is_done else None, "done_by": by if is_done else None}
    if row is not None:
        save_changes(row, fields, by=by, version=one.version)
    elif any(fields.values()):
        save_new(SectionDuty(report=report, key=key, **fields), by=by)
