"""Reading what is frozen: the editions of kommunens and the others' reports, never a working text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from followup.enums import RoundKind
from followup.models import Report, ReportEdition, ReportingRound
from followup.models.report import PUBLIC_KINDS
from followup.reporting.build import title_page
from organisation.enums import OrgUnitKind
from styrmodell.lib.documents.blocks import GoalRow, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.figures import DeviationTable, Ledger
from styrmodell.lib.documents.json import Unreadable, read
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.status import Status

EARLIER = 3  # with the chosen one the trail is four long


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report of kommunen as it was adopted."""

    report: Report
    document: Document

    @property
    def round(self) -> ReportingRound:
        """The round it belongs to."""
        return self.report.round

    @property
    def goals(self) -> list[GoalRow]:
        """The goals with their assessments."""
        return [row for chapter in self.document.chapters for table in chapter.goal_tables for row in table.rows]

    @property
    def ledger(self) -> Ledger | None:
        """The operating account, with a row for each nämnd."""
        found = [block for block in self.document.blocks if isinstance(block, Ledger)]
        return found[0] if found else None

    @property
    def assignments(self) -> tuple[str, list[StatusRow]]:
        """The anchor and the rows of the assignments from KF."""
        for chapter in self.document.chapters:
            tables = [block for block in chapter.blocks if isinstance(block, StatusTable)]
            if tables:
                return chapter.anchor, [row for table in tables for row in table.rows]
        return "", []

    @property
    def deviations(self) -> list[tuple[Chapter, DeviationTable]]:
        """The tables of deviations, each with its chapter."""
        return [
            (chapter, block)
            for chapter in self.document.chapters
            for block in chapter.blocks
            if isinstance(block, DeviationTable)
        ]

    def motivation(self, chapter_key: str) -> str:
        """The text behind a goal's assessment, as stored."""
        for chapter in self.document.chapters:
            if chapter.key == chapter_key:
                texts = [
                    block.html for block in chapter.blocks if isinstance(block, RichText) and block.heading != "Målet"
                ]
                return texts[0] if texts else ""
        return ""


@dataclass(frozen=True, slots=True)
class UnitGoals:
    """What one nämnd or bolag has reported: its newest edition's goals, or that none is decided."""

    report: Report
    goals: dict[str, tuple[Status | None, str]]  # goal → assessment and chapter key
    is_decided: bool


def adopted_reports(user: Any) -> list[Report]:
    """Kommunens reports that have been adopted, newest first. One query."""
    reports = Report.objects.visible_to(user).filter(unit__kind=OrgUnitKind.MUNICIPALITY)
    has_edition = Exists(ReportEdition.objects.filter(report=OuterRef("pk")))
    return list(reports.filter(has_edition).select_related("round", "unit").order_by("-round__period_to", "-round__pk"))


def chosen_and_earlier(reports: Sequence[Report], chosen: Report) -> list[Frozen]:
    """The chosen report, then those of the earlier rounds that assess goals, newest first. One query."""
    before = [
        report
        for report in reports
        if report.round.period_to < chosen.round.period_to and report.round.kind != RoundKind.MONTHLY
    ][:EARLIER]
    data = dict(_newest([chosen, *before]).values_list("report", "data"))
    return [_frozen(report, data[report.pk]) for report in (chosen, *before)]


def _frozen(report: Report, data: object) -> Frozen:
    document = read(data)
    return Frozen(report, title_page(report) if isinstance(document, Unreadable) else document)


def others(user: Any, round_: ReportingRound) -> list[UnitGoals]:
    """The nämnder and bolag of a round in the order of the organisation, with what they have decided. Two queries.

    That a report is not decided yet is no secret; its contents are.
    """
    reports = list(
        Report.objects.filter(round=round_, unit__kind__in=PUBLIC_KINDS)
        .exclude(unit__kind=OrgUnitKind.MUNICIPALITY)
        .select_related("unit")
        .order_by("unit__tree_id", "unit__lft")
    )
    readable = Report.objects.visible_to(user).filter(round=round_, unit__kind__in=PUBLIC_KINDS)
    data = dict(_newest(readable).values_list("report", "data"))
    return [UnitGoals(report, _goals(data.get(report.pk)), report.pk in data) for report in reports]


def _newest(reports: Any) -> Any:
    """The newest edition of each report."""
    newest = ReportEdition.objects.filter(report=OuterRef("report")).order_by("-number").values("pk")[:1]
    return ReportEdition.objects.filter(report__in=reports, pk=Subquery(newest))


def _goals(data: dict[str, Any] | None) -> dict[str, tuple[Status | None, str]]:
    document = None if data is None else read(data)
    if document is None or isinstance(document, Unreadable):
        return {}
    rows = [row for chapter in document.chapters for table in chapter.goal_tables for row in table.rows]
    return {goal_key(row): (row.assessment, row.chapter) for row in rows}


def goal_key(row: GoalRow) -> str:
    """What a goal is recognised by through rounds and units: code and wording, since yearly plans copy their nodes."""
    return f"{row.code} {row.name}"


def chapter_url(report: Report, chapter: str) -> str:
    """The chapter in the report's page; the page itself when there is none."""
    return f"{report.get_absolute_url()}#kapitel-{chapter}" if chapter else report.get_absolute_url()
