"""Who may do what with rounds, reports and money (design §4). Each docstring lists who."""

from typing import Any

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import FROZEN
from followup.reporting import chain
from organisation.enums import WORK_KINDS, OrgUnitKind, Role
from organisation.models import OrgUnit
from organisation.permissions import covers, has_role, has_role_for_everybody, holds, reads_working_text
from styrmodell.lib.clock import today


def writes_reports(user: Any, unit: OrgUnit) -> bool:
    """Kommunen: controller. Nämnd: sekreteraren. Bolag: bolaget. Kontor: kontorschefen. Enhet: enhetschefen."""
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        return covers(user, unit, Role.CONTROLLER)
    if unit.is_board:
        return holds(user, unit, Role.SECRETARY)
    if unit.kind == OrgUnitKind.COMPANY:
        return holds(user, unit, Role.COMPANY)
    if unit.kind == OrgUnitKind.OFFICE:
        return holds(user, unit, Role.HEAD_OF_OFFICE)
    return holds(user, unit, Role.UNIT_MANAGER)


def may_read_working_report(user: Any, report: Report) -> bool:
    """Own unit, the line above up to the nämnd's officials, controllers; a kontor reads its nämnd's."""
    return reads_working_text(user, report.unit)


def may_write_report(user: Any, report: Report) -> bool:
    """The unit's writer, while the report is återlämnad, or utkast in a round that is open. Nobody else sets its
    assessments.
    """
    return report.may_be_written(on=today()) and writes_reports(user, report.unit)


def may_submit_report(user: Any, report: Report) -> bool:
    """The unit's writer: klar till nämnden, or for enhet and kontor lämnad uppåt."""
    return may_write_report(user, report)


def may_return_report(user: Any, report: Report) -> bool:
    """Controllers, and for an enhets- or kontorsrapport also the chef above; before any body has decided."""
    waiting = ReportStatus.SUBMITTED if report.is_decided_by_body else ReportStatus.HANDED_OVER
    if report.status != waiting or chain.is_half_decided(report):
        return False
    if covers(user, report.unit, Role.CONTROLLER):
        return True
    if report.unit.kind in WORK_KINDS:
        return covers(user, report.unit, Role.HEAD_OF_OFFICE)
    return report.unit.kind == OrgUnitKind.OFFICE and covers(user, report.unit, Role.DIRECTOR, Role.SECRETARY)


def may_decide_report(user: Any, report: Report) -> bool:
    """Register the body's decision: the unit's writer, when the report is klar (kommunen also when KS has decided)."""
    return report.is_decided_by_body and report.status == ReportStatus.SUBMITTED and writes_reports(user, report.unit)


def may_hand_over_report(user: Any, report: Report) -> bool:
    """The writer of a nämnd's or a bolag's report, when the body has decided. Kommunens goes no further than KF."""
    return report.is_to_be_handed_over and writes_reports(user, report.unit)


def may_reopen_report(user: Any, report: Report) -> bool:
    """Controllers open a frozen report anew; the next freeze is the next edition."""
    return report.status in FROZEN and covers(user, report.unit, Role.CONTROLLER)


def may_make_document(user: Any, report: Report) -> bool:
    """Ekonomer and controllers within their subtree, and the unit's writer."""
    return covers(user, report.unit, Role.ECONOMIST, Role.CONTROLLER) or writes_reports(user, report.unit)


def may_manage_rounds(user: Any) -> bool:
    """Rounds and scales are common to all, so they belong to the controllers of the whole kommun."""
    return has_role_for_everybody(user, Role.CONTROLLER)


def may_import(user: Any) -> bool:
    """Ekonomer and controllers; each row is checked against the subtree as well."""
    return has_role(user, Role.ECONOMIST, Role.CONTROLLER)


def may_write_money(user: Any, unit: OrgUnit) -> bool:
    """Ekonomer and controllers within their subtree."""
    return covers(user, unit, Role.ECONOMIST, Role.CONTROLLER)


def may_update_status(user: Any, unit: OrgUnit) -> bool:
    """The state of an activity or assignment: whoever writes the unit's report."""
    return writes_reports(user, unit)
