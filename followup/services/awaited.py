"""Which reports are waited for, and until when: a unit that is let off or gets more time, a report that is struck."""

from datetime import date

from django.db import transaction

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import NOT_AWAITED
from followup.services.reports import locked_report
from organisation.enums import OrgUnitKind
from organisation.models import User
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes


@transaction.atomic
def let_off(report: Report, *, by: User | None, reason: str) -> Report:
    """Undanta: nobody waits for the unit's report in this round. What is written in it stays.

    Raises:
        DomainError: it has been handed in, or no reason.
    """
    current = locked_report(report)
    if current.status != ReportStatus.DRAFT:
        raise DomainError("Bara en enhet som inte har lämnat in sin rapport kan undantas.")
    if current.unit.kind == OrgUnitKind.MUNICIPALITY:
        raise DomainError("Kommunens egen rapport kan inte undantas.")
    if not reason.strip():
        raise DomainError("Skriv varför enheten undantas.")
    fields = {"status": ReportStatus.LET_OFF, "let_off_reason": reason.strip()}
    save_changes(current, fields, by=by, reason="Undantagen")
    return current


@transaction.atomic
def extend(
    report: Report, *, by: User | None, until: date | None, reason: str = "", version: int | None = None
) -> Report:
    """Ge mer tid: the unit's last day is later than its level's, also when the round has closed for the others.

    Args:
        until: the unit's own last day; None for the same as the others of its level.
        version: as `save_changes`.

    Raises:
        DomainError: it has been handed in, or the day has passed or is no later than the level's.
        StaleEdit: somebody else has changed it.
    """
    current = locked_report(report)
    if current.status != ReportStatus.DRAFT:
        raise DomainError("Bara en rapport som inte är lämnad kan få mer tid.")
    due = current.round.due_for(current.unit.kind)
    if until is not None and until < today():
        raise DomainError(f"{until} har redan varit. Välj i dag eller en senare dag.")
    if until is not None and until <= due:
        raise DomainError(f"Rapporten ska lämnas {due} som den är. Välj en senare dag.")
    if until is None and reason.strip() not in ("", current.extension_reason):
        raise DomainError("Välj till vilken dag tiden gäller, eller ta bort skälet.")
    fields = {"extended_to": until, "extension_reason": reason.strip() if until else ""}
    save_changes(current, fields, by=by, version=version, reason="Mer tid" if until else "Samma tid som de andra")
    return current


@transaction.atomic
def strike(report: Report, *, by: User | None, reason: str) -> Report:
    """Stryk: nobody waits any more for a report that was never handed in. What is written in it stays.

    Raises:
        DomainError: it has been handed in or can still be, or no reason.
    """
    current = locked_report(report)
    if not current.is_never_handed_in(on=today()):
        raise DomainError("Bara en rapport som inte var lämnad när uppföljningen stängde kan strykas.")
    if current.unit.kind == OrgUnitKind.MUNICIPALITY:
        raise DomainError("Kommunens egen rapport kan inte strykas.")
    if not reason.strip():
        raise DomainError("Skriv varför rapporten stryks.")
    fields = {"status": ReportStatus.STRUCK, "let_off_reason": reason.strip()}
    save_changes(current, fields, by=by, reason="Struken")
    return current


@transaction.atomic
def ask_again(report: Report, *, by: User | None) -> Report:
    """Ta bort undantaget, or what struck it: the report is waited for all the same, with what was written in it.

    Raises:
        DomainError: neither let off nor struck.
    """
    current = locked_report(report)
    if current.status not in NOT_AWAITED:
        raise DomainError("Rapporten är varken undantagen eller struken.")
    fields = {"status": ReportStatus.DRAFT, "let_off_reason": ""}
    was_let_off = current.status == ReportStatus.LET_OFF
    save_changes(current, fields, by=by, reason="Undantaget borttaget" if was_let_off else "Strykningen borttagen")
    return current
