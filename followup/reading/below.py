"""The level below a report: whose reports it is made with, and whether their bodies have decided on them.

What has an edition is read as its newest edition says, also when it has been opened anew; what is handed in and not decided
is read as it stands. Nothing else of what others write is read.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Q, QuerySet

from followup.enums import Reporter, ReportStatus
from followup.models import Report
from followup.models.report import HANDED_IN
from followup.reading.frozen import with_newest_edition
from followup.rules.sections import reporter_of
from organisation.decisions.rows import corrected
from organisation.enums import BOARD_KINDS, WORK_KINDS, OrgUnitKind
from organisation.reach.moved_on import moved_on
from styrmodell.lib.documents.render.json import decisions_on
from styrmodell.lib.intervals import below_q, within_q


class Standing(Enum):
    """How far a report below has come, seen from the report that is made with it."""

    DECIDED = "read as decided, or as handed upward"
    HANDED_IN = "read as handed in: its body has not dealt with it"
    NOT_HANDED_IN = "nothing of it is read"
    LET_OFF = "not asked for"


@dataclass(frozen=True, slots=True)
class ReportBelow:
    """En nämnds eller ett bolags rapport, as kommunens report reads it.

    Attributes:
        content: the id of its newest edition's frozen content.
        decision: who decided on that edition and when, in words; "" when nobody did or it is not known.
    """

    report: Report
    standing: Standing
    content: int | None = None
    decision: str = ""

    @property
    def whose(self) -> str:
        """The unit's name; of what its body has not dealt with also that."""
        name = self.report.unit_name
        return f"{name} ({not_dealt_with(self.report)})" if self.standing == Standing.HANDED_IN else name


def reports_below(report: Report) -> QuerySet[Any]:
    """The reports of the same round that this one is made with: nämnd → kommun, kontor → nämnd; each with its newest
    edition's `content` and `cover`, None before the first.
    """
    with_editions = with_newest_edition(everything_below(report))
    return with_editions.filter(Q(status__in=HANDED_IN) | Q(content__isnull=False))


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
    """Every nämnd and bolag that reports to kommunens report, in the order of the organisation. One query and one
    for each with a corrected decision; none for others' reports, which do not tell whose words they hold.
    """
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return ()
    rows = with_newest_edition(everything_below(report)).select_related("unit", "round")
    return tuple(map(_told, rows.order_by("unit__lft")))


def _told(row: Any) -> ReportBelow:
    if row.content is not None:
        return ReportBelow(row, Standing.DECIDED, row.content, _decision(corrected(row.cover, row.changed_matter)))
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
    return ", ".join(filter(None, [day, last.paragraph]))


def not_dealt_with(report: Report) -> str:
    """What stands beside the words of a report that its body has not dealt with (ej behandlad)."""
    body = "bolagsstyrelsen" if report.unit.kind == OrgUnitKind.COMPANY else "nämnden"
    return f"ej behandlad av {body}"
