"""Who may do what with rounds, reports and money (docs/who-may.md). Each docstring lists who."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import (
    FROZEN,
    HANDED_IN,
    NOT_AWAITED,
    OPEN_AGAIN,
    PUBLIC_KINDS,
    ReportMatter,
    left_unfinished_q,
)
from followup.models.report_days import in_time_q
from organisation.decisions.amending import NOT_BEING_AMENDED, STILL_AMENDED
from organisation.decisions.documents import (
    amending_q,
    half_decided_q,
    is_being_amended,
    is_half_decided,
    is_laid,
    laid_q,
)
from organisation.decisions.words import laid_words
from organisation.enums import BOARD_KINDS, RESPONSIBLE, WORK_KINDS, OrgUnitKind, Role
from organisation.models import Attachment, MeetingPaper, OrgUnit
from organisation.permissions import COUNCILS, DECIDES_INSTEAD, FINISHES, GOES_ON, READS_PAPERS, WRITES_MONEY, reading
from organisation.permissions import readable_attachments as attachments_read
from organisation.reach.conditions import Condition, where
from organisation.reach.responsible import IS_UNMANNED
from organisation.reach.who_may import councils, in_or_above, own, whole
from styrmodell.lib.clock import today
from styrmodell.lib.intervals import Interval, Placed, above_q

# Whose report it is, asked of the unit: its own people's, and when it has ended those who finish what it left.
WRITERS = (
    FINISHES
    | in_or_above(Role.CONTROLLER).when(where(kind=OrgUnitKind.MUNICIPALITY))
    | own(Role.SECRETARY).when(where(kind__in=BOARD_KINDS))
    | own(Role.COMPANY).when(where(kind=OrgUnitKind.COMPANY))
    | own(Role.HEAD_OF_OFFICE).when(where(kind=OrgUnitKind.OFFICE))
    | own(Role.UNIT_MANAGER).when(where(kind__in=WORK_KINDS))
)
# Where nobody answers for a unit the level above reports for it: the chef, the nämnd's sekreterare, else the controller.
STEPS_IN = (
    in_or_above(Role.UNIT_MANAGER, Role.HEAD_OF_OFFICE).when(IS_UNMANNED).when(where(kind__in=WORK_KINDS))
    | in_or_above(Role.SECRETARY).when(IS_UNMANNED).when(where(kind=OrgUnitKind.OFFICE))
    | in_or_above(Role.CONTROLLER).when(IS_UNMANNED).when(where(kind__in=tuple(RESPONSIBLE)))
)
REPORTS = WRITERS | STEPS_IN
READS_IN_MONEY = in_or_above(Role.ECONOMIST)
# Whose investments one keeps: money's writers, and a bolag its own.
WRITES_INVESTMENTS = WRITES_MONEY | own(Role.COMPANY).when(where(kind=OrgUnitKind.COMPANY))
# Whose people one tells of: those who report for the unit, and money's writers.
WRITES_PERSONNEL = REPORTS | WRITES_MONEY


def how_far(report: Report) -> str:
    """For who takes a step that has been taken, or cannot be yet."""
    words = {
        ReportStatus.DRAFT: "inte inlämnad än",
        ReportStatus.SUBMITTED: "redan inlämnad",
        ReportStatus.LET_OFF: "undantagen",
        ReportStatus.STRUCK: "struken",
    }
    return f"Rapporten är {words.get(ReportStatus(report.status), f'redan {report.get_status_display()}')}."


def being_amended(path: str = "") -> Exists:
    """True of a report while what its body changed is being put in.

    Args:
        path: how the row reaches the report; empty for reports.
    """
    return Exists(ReportMatter.objects.filter(amending_q("matter__decisions__"), report=OuterRef(f"{path}pk")))


def reported_above(round_: Any, unit: Placed) -> QuerySet[Report]:
    """Reports of a round that are handed in from above a unit: they have read what was handed in below."""
    return Report.objects.filter(above_q(unit, path="unit__"), round=round_, status__in=HANDED_IN)


IS_DECIDED_BY_BODY = where(unit__kind__in=PUBLIC_KINDS)
IS_SUBMITTED = where(status=ReportStatus.SUBMITTED).told(how_far)
IS_OFFICES = where(unit__kind=OrgUnitKind.OFFICE)
IS_IN_TIME = Condition(lambda report: report.is_in_time(on=today()), lambda path: in_time_q(today(), path))
IS_BEING_WRITTEN = where(status__in=OPEN_AGAIN) | where(status=ReportStatus.DRAFT) & IS_IN_TIME
OF_MUNICIPALITY = Report.objects.filter(unit__kind=OrgUnitKind.MUNICIPALITY, status=ReportStatus.SUBMITTED)
IS_HALF_DECIDED = Condition(
    is_half_decided, lambda path: half_decided_q(OF_MUNICIPALITY.select_related("unit", "round"), path)
)
WAITS = (IS_SUBMITTED & IS_DECIDED_BY_BODY | where(status=ReportStatus.HANDED_OVER) & ~IS_DECIDED_BY_BODY).told(how_far)

IS_BEING_AMENDED = Condition(is_being_amended, lambda path: Q(being_amended(path))).told(lambda _: NOT_BEING_AMENDED)
IS_NOT_AMENDED = (~IS_BEING_AMENDED).told(lambda _: STILL_AMENDED)
IS_LAID = Condition(
    is_laid, lambda path: Q(Exists(ReportMatter.objects.filter(laid_q("matter__"), report=OuterRef(f"{path}pk"))))
)
IS_REPORTED_ON_ABOVE = Condition(
    lambda report: reported_above(report.round_id, report.unit).exists(),
    lambda path: Q(Exists(reported_above(OuterRef(f"{path}round"), Interval.outer(f"{path}unit__")))),
)
# Once it has been given back it has no last day, else it must be in a round where it can still be written.
STAYS_WRITABLE = IS_IN_TIME | ~where(returned_at=None)
IS_NOT_ACTED_ON = (
    WAITS
    & (~IS_LAID).told(laid_words)
    & (IS_DECIDED_BY_BODY | ~IS_REPORTED_ON_ABOVE).told(
        lambda _: "En rapport ovanför är redan inlämnad och bygger på den här. Be om att få den återlämnad."
    )
    & STAYS_WRITABLE.told(
        lambda report: f"Uppföljningen stängde {report.round.closes_on}. Be en controller återlämna rapporten."
    )
)

IS_LEFT = Condition(lambda report: report.is_left_unfinished, left_unfinished_q)

# A bolag's own accounts: read of the bolag, and written by its people in the report that they are part of.
OF_COMPANY = (own(Role.COMPANY) | GOES_ON).when(where(kind=OrgUnitKind.COMPANY))
READS_ACCOUNTS = OF_COMPANY | WRITES_MONEY
WRITES_ACCOUNTS = OF_COMPANY.at("unit").when(IS_BEING_WRITTEN)

READS = reading(IS_SUBMITTED) | GOES_ON.at("unit").when(IS_LEFT) | DECIDES_INSTEAD.at("unit").when(IS_SUBMITTED)
WRITES = REPORTS.at("unit")
OWN_TO_WRITE = WRITERS.at("unit")
EDITS = WRITES.when(IS_BEING_WRITTEN)
SUBMITS = WRITES.when(
    IS_BEING_WRITTEN.told(lambda report: "Uppföljningen är inte öppen." if report.is_open else how_far(report))
)
RETURNS = (
    in_or_above(Role.CONTROLLER).at("unit")
    | in_or_above(Role.HEAD_OF_OFFICE).at("unit").when(where(unit__kind__in=WORK_KINDS))
    | in_or_above(Role.DIRECTOR, Role.SECRETARY).at("unit").when(IS_OFFICES)
).when(WAITS & IS_NOT_AMENDED & (~IS_HALF_DECIDED).told(lambda _: "Kommunstyrelsen har redan beslutat om rapporten."))
TAKES_BACK = WRITES.when(IS_NOT_ACTED_ON)
REGISTERS = (
    WRITES
    | in_or_above(Role.CONTROLLER).at("unit").when(COUNCILS.at("unit"))
    | (councils(Role.SECRETARY) | DECIDES_INSTEAD).at("unit")
)
DECIDES = REGISTERS.when(IS_DECIDED_BY_BODY & IS_SUBMITTED & IS_NOT_AMENDED)
SENDS_OUT = WRITES.when(IS_DECIDED_BY_BODY & IS_SUBMITTED & IS_NOT_AMENDED)
AMENDS = WRITES.when(IS_DECIDED_BY_BODY & IS_SUBMITTED & IS_BEING_AMENDED)
IS_ADOPTED = where(status=ReportStatus.ADOPTED).told(
    lambda report: f"{how_far(report)} Den överlämnas när den är beslutad." if report.is_open else how_far(report)
)
HANDS_OVER = WRITES.when(IS_ADOPTED & ~where(unit__kind=OrgUnitKind.MUNICIPALITY))
IS_FROZEN = where(status__in=FROZEN).told(
    lambda report: "Rapporten är redan öppen." if report.is_open else "Rapporten är inte beslutad än."
)
REOPENS = in_or_above(Role.CONTROLLER).at("unit").when(IS_FROZEN)
# Who is told how many have handed in: those above the writers.
FOLLOWS = in_or_above(Role.CONTROLLER, Role.DIRECTOR).at("unit") | in_or_above(Role.HEAD_OF_OFFICE).at("unit").when(
    ~IS_OFFICES
)
ATTACHES = (WRITES | REGISTERS.when(IS_DECIDED_BY_BODY)).when(
    (~where(status__in=NOT_AWAITED)).told(lambda report: f"Rapporten är {report.get_status_display()}.")
)
TAKES_FILES = (~where(status__in=FROZEN)).told(
    lambda report: (
        f"Rapporten är {report.get_status_display()}. Bifoga filen till beslutet, eller när den är öppen igen."
    )
)
MANAGES_ROUNDS = whole(Role.CONTROLLER)


def writes_reports(user: Any, unit: OrgUnit) -> bool:
    """Kommunen: controller. Nämnd: sekreteraren. Bolag: bolaget. Kontor: kontorschefen. Enhet: enhetschefen. What a unit has
    left when it ends: those of the unit that took over, else the controller above it. Where nobody has the role: the chef or
    sekreterare above, or the controller. The same people tell how it went with the actions that the unit's reports promised.
    """
    return REPORTS.allows(user, unit)


def may_read_working_report(user: Any, report: Report) -> bool:
    """Own unit, the line above up to the nämnd's officials, controllers; a kontor reads its nämnd's; KS's and KF's
    sekreterare what is handed in to them. What a unit had left when it ended, those who finish it.
    """
    return READS.allows(user, report)


def may_write_report(user: Any, report: Report) -> bool:
    """The unit's writer, while the report is återlämnad, or utkast in a round that is open. Nobody else sets its
    assessments, nor hands it in. A kontor's and an enhet's also types the forecasts of its own verksamheter there.
    """
    return EDITS.allows(user, report)


def may_take_back_report(user: Any, report: Report) -> bool:
    """The unit's writer, when the report is handed in and has neither been sent out nor decided on; an enhets- or
    kontorsrapport until a report above it in the round is handed in. In a round that is still open, unless it had come back.
    """
    return TAKES_BACK.allows(user, report)


def may_return_report(user: Any, report: Report) -> bool:
    """Controllers, and for an enhets- or kontorsrapport also the chef above; before any body has decided."""
    return RETURNS.allows(user, report)


def may_decide_report(user: Any, report: Report) -> bool:
    """Register the body's decision: the unit's writer, and for KS and KF also the controller, when the report is klar
    (kommunen also when KS has decided). KS's sekreterare where a unit has ended and nobody took over.
    """
    return DECIDES.allows(user, report)


def may_send_out_report(user: Any, report: Report) -> bool:
    """The report's writer, while it waits for its body: lays it before the body that is next to decide."""
    return SENDS_OUT.allows(user, report)


def may_amend_report(user: Any, report: Report) -> bool:
    """The report's writer, while what its body changed is being put in."""
    return AMENDS.allows(user, report)


def readable_papers(user: Any, report: Report) -> QuerySet[MeetingPaper]:
    """The handlingar of a report that one may read: all of them for whoever reads the working text, else what was sent out to
    one's body or to revisorer, and everything in a matter that has led to an edition.
    """
    papers = MeetingPaper.objects.filter(matter__report_link__report=report)
    if may_read_working_report(user, report):
        return papers
    # A matter may have led to several editions, and each would give the row once more if they were joined.
    led_to_editions = Q(matter__in=report.editions.order_by().values("matter"))
    return papers.filter(READS_PAPERS.q(user) | led_to_editions)


def may_attach_to_report(user: Any, report: Report) -> bool:
    """The report's writer, and whoever registers the decision: bilagor are no part of what is answered. Of none that is let off."""
    return ATTACHES.allows(user, report)


def readable_attachments(user: Any, report: Report) -> QuerySet[Attachment]:
    """The report's bilagor for whoever reads what they go with: the working text, a handling, an edition, a decision."""
    sees = Report.objects.visible_to(user).filter(pk=report.pk).exists()
    return attachments_read(
        report,
        readable_papers(user, report),
        report.editions.all() if sees else report.editions.none(),
        reads_working=may_read_working_report(user, report),
    )


def may_hand_over_report(user: Any, report: Report) -> bool:
    """The writer of a nämnd's or a bolag's report, when the body has decided. Kommunens goes no further than KF."""
    return HANDS_OVER.allows(user, report)


def may_reopen_report(user: Any, report: Report) -> bool:
    """Controllers open a frozen report anew; the next freeze is the next edition."""
    return REOPENS.allows(user, report)


def may_manage_rounds(user: Any) -> bool:
    """Rounds, sections and scales are common to all, so they belong to the controllers of the whole kommun."""
    return MANAGES_ROUNDS.allows(user)


def may_import(user: Any) -> bool:
    """Ekonomer and controllers; each row is checked against the subtree as well."""
    return WRITES_MONEY.somewhere(user)


def may_write_money(user: Any, unit: OrgUnit) -> bool:
    """Ekonomer and controllers within their subtree."""
    return WRITES_MONEY.allows(user, unit)


def reads_company_accounts(user: Any, company: OrgUnit) -> bool:
    """A bolag's own räkenskaper: its people, those who took over when it ended, and ekonomer and controllers above it."""
    return READS_ACCOUNTS.allows(user, company)


def may_write_accounts(user: Any, company: OrgUnit, report: Report | None) -> bool:
    """Its people while the report that the räkenskaper are part of is utkast in time, återlämnad or opened anew; ekonomer and
    controllers above it whenever they are not decided.

    Args:
        report: the bolag's, in the round that ends with the period; None when it has none.
    """
    by_its_people = report is not None and WRITES_ACCOUNTS.allows(user, report)
    return by_its_people or may_write_money(user, company)


def may_update_status(user: Any, unit: OrgUnit) -> bool:
    """The state of an activity or assignment: whoever writes the unit's report."""
    return WRITERS.allows(user, unit)
