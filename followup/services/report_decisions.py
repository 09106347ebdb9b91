"""What decisions do with a report: its content is frozen, it comes back to its writer, or it becomes an edition."""

from followup.enums import ReportStatus
from followup.models import Report, ReportEdition
from followup.services import report_editions
from followup.services.reports import give_back, locked_report
from organisation.models import Decision, FrozenContent, User
from organisation.services import decisions
from organisation.services.decisions import Ways
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
    ways = Ways(locked_report, _freeze, give_back, _adopt)
    return decisions.register(report, ways, by=by, decision=decision)


def _freeze(report: Report, by: User | None) -> FrozenContent:
    return report_editions.freeze(report, by=by)


def _adopt(report: Report, decision: Decision, by: User | None) -> ReportEdition:
    assert decision.content is not None
    adopted = {"status": ReportStatus.ADOPTED, "return_comment": "", "unit_then": decision.content.data["unit"]}
    save_changes(report, adopted, by=by, reason=f"Beslutad, {decision}")
    return report_editions.publish(report, decision.content, matter=decision.matter, by=by)
