"""Vem har lämnat?: the rounds with their counts, and one round's units with their stage."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from followup.models import Report, ReportingRound
from followup.models.report import HANDED_IN
from followup.pages.report import STAGES, Stage, stage_of
from followup.pages.report import stage as stage_drawn
from followup.permissions import EDITS, may_write_report


@dataclass(frozen=True, slots=True)
class RoundLine:
    """Ett uppföljningstillfälle in the list."""

    round: ReportingRound
    state: str
    total: int
    handed_in: int
    mine: tuple[Report, ...]


def round_lines(user: Any, *, text: str, kind: str, year: int | None, on: date) -> list[RoundLine]:
    """The rounds that match, newest first, with how many of the reports this person sees are handed in. Two queries; the
    database counts, since a municipality has thousands of reports a round.
    """
    seen = Report.objects.visible_to(user).filter(round=OuterRef("pk"))
    rounds = ReportingRound.objects.visible_to(user).annotate(
        total=_count(seen), handed_in=_count(seen.filter(status__in=HANDED_IN))
    )
    if kind:
        rounds = rounds.filter(kind=kind)
    if year:
        rounds = rounds.filter(year=year)
    chosen = [round_ for round_ in rounds if text.lower() in str(round_).lower()]
    mine: dict[int, list[Report]] = {}
    to_write = Report.objects.visible_to(user).filter(EDITS.q(user), round__in=chosen)
    for report in to_write.select_related("unit").order_by("unit__tree_id", "unit__lft"):
        mine.setdefault(report.round_id, []).append(report)
    return [
        RoundLine(round_, state_of(round_, on), round_.total, round_.handed_in, tuple(mine.get(round_.pk, ())))
        for round_ in chosen
    ]


def _count(reports: QuerySet[Report]) -> Coalesce:
    """How many there are, as a column."""
    counted = reports.order_by().values("round").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def state_of(round_: ReportingRound, on: date) -> str:
    """Where the round stands, in words."""
    if not round_.has_opened(on=on):
        return f"Öppnar {round_.opens_on}"
    if round_.has_closed(on=on):
        return f"Stängd {round_.closes_on}"
    return f"Lämnas senast {round_.due_on}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """En enhets rapport in the list of a round."""

    report: Report
    depth: int
    stage: Stage
    edition: int | None
    is_late: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class StageCount:
    """Hur många rapporter som är i ett läge."""

    key: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Ett tillfälles rapporter, with counts over all of them and rows for those that match."""

    rows: tuple[ReportRow, ...]
    counts: tuple[StageCount, ...]
    total: int
    handed_in: int


def handed_in(reports: QuerySet[Report], user: Any, *, text: str, stage: str, kind: str, on: date) -> HandedIn:
    """The round's reports in the order of the organisation. One query, however many they are."""
    found = list(
        reports.select_related("unit", "round")
        .annotate(newest=Max("editions__number"))
        .order_by("unit__tree_id", "unit__lft")
    )
    counts = Counter(stage_of(report) for report in found)
    top = min((report.unit.level for report in found), default=0)
    rows = tuple(
        _row(report, user, top, on)
        for report in found
        if (not stage or stage_of(report) == stage)
        and (not kind or report.unit.kind == kind)
        and text.lower() in report.unit.name.lower()
    )
    return HandedIn(
        rows,
        tuple(StageCount(key, word, counts[key]) for key, word in STAGES),
        len(found),
        sum(report.status in HANDED_IN for report in found),
    )


def _row(report: Report, user: Any, top: int, on: date) -> ReportRow:
    return ReportRow(
        report,
        report.unit.level - top,
        stage_drawn(report),
        report.newest,  # type: ignore[attr-defined]  # annotated above
        report.is_open and report.round.due_on < on,
        may_write_report(user, report),
    )
