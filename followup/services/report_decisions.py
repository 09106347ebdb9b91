"""What decisions do with a report: its content is frozen, it comes back to its writer, or it becomes an edition."""

from datetime import date
from typing import Any

from django.db import transaction

from followup.enums import ReportStatus
from followup.models import Report, ReportEdition
from followup.reading.sides import tells
from followup.services import amended, carried, report_editions
from followup.services.reports import give_back, locked_report
from organisation.models import Decision, FrozenContent, MeetingPaper, OrgUnit, User
from organisation.services import corrections, decisions, meeting_papers
from organisation.services.matters import Ways
from styrmodell.lib.history import save_changes


def register(report: Report, *, by: User | None, decision: Decision) -> ReportEdition | None:
    """Register a body's decision about the report: one step of its chain.

    Kommunens report is decided by KS and then KF, a månadsrapport by KS; nämndens and bolagets by their own body.

    Args:
        decision: unsaved.

    Returns:
        The edition, when the report is now adopted.

    Raises:
        DomainError: as `organisation.services.decisions.register`.
    """
    return decisions.register(report, ways_of(report), by=by, decision=decision)


def send_out(report: Report, *, body: OrgUnit, meeting_on: date, by: User | None) -> MeetingPaper:
    """Skicka ut: lay the report before the body that is next to decide.

    Raises:
        DomainError: as `organisation.services.meeting_papers.send_out`.
    """
    return meeting_papers.send_out(report, ways_of(report), body=body, meeting_on=meeting_on, by=by)


@transaction.atomic
def correct(
    report: Report, decision: Decision, *, by: User | None, version: int | None, why: str, **fields: Any
) -> None:
    """Rätta a registered decision about the report.

    Raises:
        StaleEdit, DomainError: as `organisation.services.corrections.correct`.
    """
    corrections.correct(locked_report(report), decision, by=by, version=version, why=why, **fields)


def ways_of(report: Report) -> Ways[Report, ReportEdition]:
    """What followup does with a report when a decision has been registered."""
    return Ways(
        locked_report,
        _freeze,
        give_back,
        _adopt,
        tells(report),
        amended.amended,
        carried.carry,
        carried.moved_on,
        carried.hold,
    )


def _freeze(report: Report, by: User | None) -> FrozenContent:
    return report_editions.freeze(report, by=by)


def _adopt(report: Report, decision: Decision, by: User | None) -> ReportEdition:
    content = decision.said
    assert content is not None
    adopted = {"status": ReportStatus.ADOPTED, "return_comment": "", "unit_then": content.data["unit"]}
    save_changes(report, adopted, by=by, reason=f"Beslutad, {decision}")
    return report_editions.publish(report, content, matter=decision.matter, by=by)
