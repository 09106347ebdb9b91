"""Beslutskedjan för en rapport: the decisions so far, which of them still hold, and whose is the last word."""

from django.db.models import Q

from followup.enums import ReportStatus, RoundKind
from followup.models import Report, ReportDecision, ReportEdition
from organisation.enums import OrgUnitKind, Outcome
from organisation.models import Decision

# Outcomes that let the report go on; a body may also refer it back or table it.
CARRIES = (Outcome.ADOPTS, Outcome.ADOPTS_AMENDED, Outcome.APPROVES, Outcome.FILES, Outcome.HANDS_OVER)


def decisions_on(report: Report) -> list[Decision]:
    """Every decision that has been registered, in order. One query."""
    rows = ReportDecision.objects.filter(report=report).select_related("decision__body", "decision__person")
    return [row.decision for row in rows.order_by("rank")]


def decisions_since_frozen(report: Report, made: list[Decision] | None = None) -> list[Decision]:
    """The chain so far for the edition that is being decided; earlier editions carry their own decisions.

    Args:
        made: every decision, when they have been read already.
    """
    made = decisions_on(report) if made is None else made
    if not made:
        return []
    frozen = ReportEdition.objects.filter(report=report).order_by("-number").values_list("data", flat=True).first()
    return made[len(frozen["decisions"]) if frozen else 0 :]


def carried(report: Report, made: list[Decision] | None = None) -> list[Decision]:
    """The decisions that still hold and let the report go on. After an återremiss the text may have changed, so what was
    decided before it does not count.
    """
    steps = decisions_since_frozen(report, made)
    back = [at for at, step in enumerate(steps, start=1) if step.outcome == Outcome.REFERS_BACK]
    return [step for step in steps[back[-1] if back else 0 :] if step.outcome in CARRIES]


def is_half_decided(report: Report) -> bool:
    """True when KS has decided on kommunens report and KF has not; every other report is decided in one step."""
    waits = report.unit.kind == OrgUnitKind.MUNICIPALITY and report.status == ReportStatus.SUBMITTED
    return waits and bool(carried(report))


def half_decided_q(path: str = "") -> Q:
    """The same as a filter. Kommunens reports that wait are one or two, so they are asked one by one.

    Args:
        path: how the row reaches the report; empty for reports.
    """
    waiting = Report.objects.filter(unit__kind=OrgUnitKind.MUNICIPALITY, status=ReportStatus.SUBMITTED)
    half = [report.pk for report in waiting.select_related("unit") if is_half_decided(report)]
    return Q(**{f"{path}pk__in": half})


def kommunens_bodies(report: Report) -> tuple[OrgUnitKind, ...]:
    """The bodies that decide kommunens report by rule, in order: KS and then KF; a månadsrapport KS alone."""
    if report.round.kind == RoundKind.MONTHLY:
        return (OrgUnitKind.EXECUTIVE_BOARD,)
    return (OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL)
