"""What reports below say of single items and sections: judgements, states of activities and texts, as they may be offered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from followup.asking.below import ASSESSMENTS, TEXTS, Said, note_of, report_of, said_of, status_below
from followup.enums import ScaleDimension
from followup.models import FrozenAssessment, FrozenState, FrozenText, Report, StatusUpdate
from followup.models.report import HANDED_IN
from followup.reading.scales import Words, work_status
from followup.rules.living_numbers import drawn
from styrmodell.lib import richtext
from styrmodell.lib.documents.status import Status

Origin = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """Vad en rapport säger om en post eller i ett avsnitt.

    Attributes:
        node: what it is about; None for a section.
        text: as HTML, "" where there is only a judgement.
        day: when it was written; of a section's text when the report was handed in.
        is_draft: not handed in.
    """

    report: Report
    node: int | None
    text: str
    status: Status | None = None
    day: date | None = None
    note: str = ""
    is_draft: bool = False
    is_example: bool = False

    @property
    def origin(self) -> Origin:
        """What it is known by."""
        return self.report.pk, self.node

    @property
    def reference(self) -> str:
        """The same as a button sends it."""
        return f"{self.report.pk}.{self.node or 0}"


def sections(
    reports: Sequence[Any], keys: Collection[str], words: Words, most: int
) -> dict[str, tuple[list[Told], int]]:
    """By section what is told, and how many more there are. Two queries."""
    found = said_of(reports, TEXTS, "key", keys, most)
    return {key: ([_told(row, None, words) for row in said.rows], _others(said)) for key, said in found.items()}


def judgements(
    reports: Sequence[Any], nodes: Collection[int], words: Words, most: int
) -> dict[int, tuple[list[Told], int]]:
    """The same by goal or other item. Two queries."""
    found = said_of(reports, ASSESSMENTS, "node_id", nodes, most)
    return {node: ([_told(row, node, words) for row in said.rows], _others(said)) for node, said in found.items()}


def states(reports: Mapping[int, Any], activities: Mapping[int, int], since: date) -> dict[int, Told]:
    """How activities go, in words: as the unit's report tells it, else as it was written last. Two queries.

    Args:
        reports: by the unit's id, each with the `content` that it is read from.
        activities: by their ids whose they are.
        since: what was written before that day has been told before.
    """
    frozen = {node: report for node, unit in activities.items() if (report := reports.get(unit)) and report.content}
    live = {node: report for node, unit in activities.items() if (report := reports.get(unit)) and not report.content}
    rows = FrozenState.objects.in_contents({report.content for report in frozen.values()}).filter(node__in=frozen)
    found = {
        row.node_id: _state(frozen[row.node_id], row, row.row.date)
        for row in rows.select_related("row").exclude(text="").filter(row__date__gte=since)
        if row.content_id == frozen[row.node_id].content
    }
    newest = StatusUpdate.objects.filter(node=OuterRef("node")).order_by("-date", "-pk").values("pk")
    written = StatusUpdate.objects.filter(node__in=live, pk=Subquery(newest[:1]), date__gte=since).exclude(text="")
    return found | {row.node_id: _state(live[row.node_id], row, row.date) for row in written if row.node_id}


def _state(report: Report, row: StatusUpdate | FrozenState, day: date) -> Told:
    """A sign in it is no number here, and would become one of the report's that it is put into."""
    return Told(
        report,
        row.node_id,
        drawn(richtext.clean(row.text), {}),
        work_status(row.state),
        day,
        is_draft=isinstance(row, StatusUpdate) and report.status not in HANDED_IN,
        is_example=row.is_example,
    )


def _told(row: Any, node: int | None, words: Words) -> Told:
    report, is_frozen = report_of(row), isinstance(row, FrozenText | FrozenAssessment)
    is_draft = not is_frozen and report.status not in HANDED_IN
    return Told(
        report,
        node,
        row.text,
        _status(row, words) if node else None,
        _day(row, report),
        note="" if is_draft else note_of(row, report, is_frozen=is_frozen),
        is_draft=is_draft,
        is_example=row.is_example,
    )


def _status(row: Any, words: Words) -> Status | None:
    """Its judgement, or of what is not judged how it has moved."""
    found: Iterable[Status | None] = (
        status_below(row, dimension, words) for dimension in (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS)
    )
    return next((status for status in found if status), None)


def _day(row: Any, report: Report) -> date | None:
    set_at = getattr(row, "set_at", None)
    return localdate(set_at) if set_at else report.dated


def _others(said: Said) -> int:
    return said.count - len(said.rows)
