"""Vem har lämnat?: the rounds with their counts, and one round's units with their stage."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from followup.awaited_permissions import EXTENDS, LETS_OFF, STRIKES
from followup.enums import ReportStatus
from followup.models import Report, ReportEdition, ReportingRound
from followup.models.report import HANDED_IN, NOT_AWAITED
from followup.models.report_days import never_handed_in_q
from followup.pages.report import NOT_HANDED_IN, NOT_STARTED, STAGES, UNDER_WAY, Stage
from followup.pages.report import stage as stage_drawn
from followup.permissions import EDITS, IS_BEING_WRITTEN, OWN_TO_WRITE
from styrmodell.lib.search import holds, is_within

# Stages of reports that have never been handed in.
UNTOUCHED = (NOT_STARTED, UNDER_WAY, NOT_HANDED_IN, *NOT_AWAITED)


def _stage(on: date) -> Case:
    """The same as `stage_of`, as a column."""
    return Case(
        When(never_handed_in_q(on), then=Value(NOT_HANDED_IN)),
        When(status=ReportStatus.DRAFT, started_at=None, then=Value(NOT_STARTED)),
        When(status=ReportStatus.DRAFT, then=Value(UNDER_WAY)),
        default=F("status"),
    )


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
        total=_count(seen.exclude(status__in=NOT_AWAITED)), handed_in=_count(seen.filter(status__in=HANDED_IN))
    )
    if kind:
        rounds = rounds.filter(kind=kind)
    if year:
        rounds = rounds.filter(year=year)
    chosen = [round_ for round_ in rounds if is_within(text, f"{round_} {round_.other_names}")]
    mine: dict[int, list[Report]] = {}
    to_write = Report.objects.visible_to(user).filter(
        OWN_TO_WRITE.q(user), IS_BEING_WRITTEN.filter(""), round__in=chosen
    )
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
    if round_.first_due != round_.last_due:
        return f"Lämnas {round_.first_due} till {round_.last_due}"
    return f"Lämnas senast {round_.last_due}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """En enhets rapport in the list of a round."""

    report: Report
    depth: int
    stage: Stage
    edition: int | None
    is_late: bool
    is_mine: bool
    may_let_off: bool
    may_strike: bool
    may_extend: bool


@dataclass(frozen=True, slots=True)
class StageCount:
    """Hur många rapporter som är i ett läge."""

    key: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Ett tillfälles rapporter, with counts over all of them and those that match.

    Attributes:
        chosen: the reports that match, in the order of the organisation; read a page at a time (`report_rows`).
        count: how many those are.
        total: how many are asked for; those that are let off or struck are among the reports and not waited for.
        top: how far down in the organisation the highest of all the reports stands.
    """

    chosen: QuerySet[Report]
    count: int
    counts: tuple[StageCount, ...]
    total: int
    handed_in: int
    top: int

    @property
    def has_been_handed_in(self) -> bool:
        """True when some report has been handed in, also one that is its writer's again."""
        return any(one.count for one in self.counts if one.key not in UNTOUCHED)

    @property
    def is_any(self) -> bool:
        """True when some unit has its report."""
        return any(one.count for one in self.counts)


def handed_in(reports: QuerySet[Report], *, text: str, stage: str, kind: str, on: date) -> HandedIn:
    """The round's reports, counted by the database in one query: a municipality has thousands of them."""
    wanted = Q()
    if stage:
        wanted &= Q(stage=stage)
    if kind:
        wanted &= Q(unit__kind=kind)
    if text:
        wanted &= holds(text, "unit__name", "unit_then")
    staged = reports.annotate(stage=_stage(on))
    rows = (
        staged.order_by()
        .values("stage")
        .annotate(total=Count("pk"), chosen=Count("pk", filter=wanted), top=Min("unit__level"))
    )
    counts = {row["stage"]: row["total"] for row in rows}
    return HandedIn(
        staged.filter(wanted).order_by("unit__tree_id", "unit__lft"),
        sum(row["chosen"] for row in rows),
        tuple(StageCount(key, word, counts.get(key, 0)) for key, word in STAGES),
        sum(count for key, count in counts.items() if key not in NOT_AWAITED),
        sum(counts.get(key, 0) for key in HANDED_IN),
        min((row["top"] for row in rows), default=0),
    )


def report_rows(reports: Any, user: Any, *, top: int, on: date) -> list[ReportRow]:
    """The rows of one page of the list: `reports` is a slice of what `handed_in` chose. One query."""
    newest = ReportEdition.objects.filter(report=OuterRef("pk")).order_by("-number").values("number")[:1]
    rules = {"is_mine": EDITS, "may_let_off": LETS_OFF, "may_strike": STRIKES, "may_extend": EXTENDS}
    found = reports.select_related("unit", "round").annotate(newest=Subquery(newest))
    found = found.annotate(**{name: _is(rule.q(user)) for name, rule in rules.items()})
    return [_row(report, top, on) for report in found]


def _is(wanted: Q) -> Case:
    """Whether a row is so, as a column."""
    return Case(When(wanted, then=Value(value=True)), default=Value(value=False))


def _row(report: Any, top: int, on: date) -> ReportRow:
    return ReportRow(
        report,
        report.unit.level - top,
        stage_drawn(report),
        report.newest,
        report.is_open and report.due_on < on and not report.is_never_handed_in(on=on),
        report.is_mine,
        report.may_let_off,
        report.may_strike,
        report.may_extend,
    )
