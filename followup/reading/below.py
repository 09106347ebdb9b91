"""The level below a report: whose reports it is made with, and whether their bodies have decided on them.

What has an edition is read as its newest edition says, also when it has been opened anew; what is decided med ändring as it
was laid before the body until the changes are in; what is handed in and not decided as it stands. Nothing else of what others
write is read.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from followup.enums import Reporter, ReportStatus
from followup.models import Report
from followup.models.report import HANDED_IN
from followup.reading.frozen import with_newest_edition
from followup.reading.laid_below import LaidBelow, laid_below
from followup.rules.sections import reporter_of
from organisation.decisions.documents import amending, amending_q
from organisation.decisions.rows import corrected
from organisation.enums import BOARD_KINDS, WORK_KINDS, OrgUnitKind
from organisation.models import Decision
from organisation.reach.moved_on import moved_on
from styrmodell.lib.documents.render.json import decisions_on
from styrmodell.lib.intervals import below_q, within_q

BEING_AMENDED, MED_ÄNDRING = "ändringarna förs in", "med ändring"


class Standing(Enum):
    """How far a report below has come, seen from the report that is made with it."""

    DECIDED = "read as decided, or as handed upward"
    AMENDED = "read as it was laid before its body: what that changed is being put in"
    HANDED_IN = "read as handed in: its body has not dealt with it"
    NOT_HANDED_IN = "nothing of it is read"
    LET_OFF = "not asked for"


@dataclass(frozen=True, slots=True)
class ReportBelow:
    """En nämnds eller ett bolags rapport, as kommunens report reads it.

    Attributes:
        content: the id of the frozen content that it is read from: its newest edition's, or the handling's whose changes are
            being put in.
        decision: who decided on that and when, in words; "" when nobody did or it is not known.
        laid: what its body made of the forecast that was laid before it.
    """

    report: Report
    standing: Standing
    content: int | None = None
    decision: str = ""
    laid: LaidBelow | None = None

    @property
    def whose(self) -> str:
        """The unit's name; of what its body has not dealt with, or has changed, also that."""
        notes = {Standing.HANDED_IN: not_dealt_with(self.report), Standing.AMENDED: BEING_AMENDED}
        note = notes.get(self.standing)
        return f"{self.report.unit_name} ({note})" if note else self.report.unit_name


def reports_below(report: Report) -> QuerySet[Any]:
    """The reports of the same round that this one is made with: nämnd → kommun, kontor → nämnd; each with the `content` that
    it is read from and the `cover` of its newest edition, None before the first.
    """
    return with_contents(everything_below(report)).filter(Q(status__in=HANDED_IN) | Q(content__isnull=False))


def with_contents(reports: QuerySet[Report]) -> QuerySet[Any]:
    """Each with the `content` that it is read from, and `amended`: that it is the handling's whose changes are being put in."""
    made = Decision.objects.filter(amending_q(), matter__report_link__report=OuterRef("pk"))
    found = with_newest_edition(reports).annotate(amended=Subquery(made.order_by("-pk").values("content")[:1]))
    return found.annotate(content=Coalesce("amended", "content"))


def is_handling(content: str) -> Exists:
    """True of a frozen content that a body has changed, while the changes are being put in.

    Args:
        content: how the row reaches its id.
    """
    return Exists(Decision.objects.filter(amending_q(), content=OuterRef(content)))


def everything_below(report: Report) -> QuerySet[Report]:
    """The reports of the same round that this one is to be made with, handed in or not. Of a unit that has ended also
    those of what was moved from it.
    """
    unit = report.unit
    inside = below_q(unit, path="unit__")
    for one in moved_on(unit, since=report.round.period_from):
        inside |= within_q(one, path="unit__")
    below = {
        Reporter.MUNICIPALITY: Q(unit__kind__in=[*BOARD_KINDS, OrgUnitKind.COMPANY]),
        Reporter.BOARD: Q(unit__kind=OrgUnitKind.OFFICE) & (inside | Q(unit__also_serves__board=unit)),
        Reporter.COMPANY: Q(unit__kind=OrgUnitKind.COMPANY) & inside,
        Reporter.OFFICE: Q(unit__kind__in=WORK_KINDS) & inside,
        Reporter.UNIT: Q(unit__kind__in=WORK_KINDS) & inside,
    }[reporter_of(unit.kind)]
    return Report.objects.filter(below, round=report.round, unit__tree_id=unit.tree_id).exclude(unit=unit)


def told_below(report: Report) -> tuple[ReportBelow, ...]:
    """Every nämnd and bolag that reports to kommunens report, in the order of the organisation. One query, one for each with a
    corrected decision or one whose changes are being put in, and two when some body changed what was laid before it; none for
    others' reports, which do not tell whose words they hold.
    """
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return ()
    rows = with_contents(everything_below(report)).select_related("unit", "round")
    found = list(rows.order_by("unit__lft"))
    laid = laid_below([row.content for row in found if row.content is not None and _is_amended(row.cover)])
    return tuple(_told(row, laid.get(row.content or 0)) for row in found)


def _is_amended(cover: Any) -> bool:
    """Whether its body decided *med ändring*."""
    return any(one.outcome.endswith(MED_ÄNDRING) for one in decisions_on(cover)) if cover else False


def _told(row: Any, laid: LaidBelow | None) -> ReportBelow:
    decision = amending(row) if row.amended is not None else None
    if decision is not None:
        return ReportBelow(row, Standing.AMENDED, row.content, _amended(decision))
    if row.content is not None:
        decided = _decision(corrected(row.cover, row.changed_matter))
        return ReportBelow(row, Standing.DECIDED, row.content, decided, laid)
    if row.status == ReportStatus.LET_OFF:
        return ReportBelow(row, Standing.LET_OFF)
    return ReportBelow(row, Standing.HANDED_IN if row.status in HANDED_IN else Standing.NOT_HANDED_IN)


def _decision(cover: Any) -> str:
    """ "Kulturnämnden 2026-09-17, § 98": the last of those on the edition's cover."""
    decisions = decisions_on(cover)
    if not decisions:
        return ""
    last = decisions[-1]
    day = f"{last.body} {last.date or ''}".strip()
    changed = MED_ÄNDRING if last.outcome.endswith(MED_ÄNDRING) else ""
    return ", ".join(filter(None, [day, last.paragraph, changed]))


def _amended(decision: Decision) -> str:
    """ "Kulturnämnden beslutade med ändring 2026-09-17, § 98"."""
    said = f"{decision.decider_name} beslutade med ändring {decision.date or ''}".strip()
    return ", ".join(filter(None, [said, decision.paragraph]))


def not_dealt_with(report: Report) -> str:
    """What stands beside the words of a report that its body has not dealt with (ej behandlad)."""
    body = "bolagsstyrelsen" if report.unit.kind == OrgUnitKind.COMPANY else "nämnden"
    return f"ej behandlad av {body}"
