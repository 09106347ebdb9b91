"""Reading what is frozen: the rows of kommunens and the others' decided reports, never a working text or a stored page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from followup.enums import Attainment, RoundKind, ScaleDimension
from followup.models import (
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenState,
    FrozenText,
    Report,
    ReportEdition,
    ReportingRound,
)
from followup.models.report import PUBLIC_KINDS
from followup.money.amounts import COLUMNS, sums_of
from followup.money.operating_account import Account, AccountRow, account_from, board_row
from followup.rules.sections import STEWARDSHIP
from organisation.decisions.rows import changed_matter, corrected
from organisation.enums import OrgUnitKind
from styrmodell.lib.documents.render.json import decisions_on
from styrmodell.lib.documents.status import Status, StatusKey

EARLIER = 3  # with the chosen one the trail is four long
ATTAINMENT = ScaleDimension.ATTAINMENT.lower()
ANALYSIS = "forecast"  # the key of the section, and of its chapter, that says why the money goes as it does


def chapter_of_goal(node: int) -> str:
    """The key of a goal's chapter, by the goal's id: the same in every report that assesses it."""
    return f"goal-{node}"


@dataclass(frozen=True, slots=True)
class FrozenGoal:
    """Ett mål as one report assessed it: with the words of its day. `text` is the motivation, as HTML."""

    node: int
    code: str
    title: str
    status: Status | None
    text: str

    @property
    def name(self) -> str:
        """What it is called: its heading, else its code."""
        return self.title or f"Mål {self.code}"

    @property
    def chapter(self) -> str:
        """The key of its chapter in the report that assessed it."""
        return chapter_of_goal(self.node)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report of kommunen as it was adopted; its goals in order, by their ids.

    Attributes:
        states: of uppdrag.
        actions: the states of earlier reports' actions.
    """

    report: Report
    goals: dict[int, FrozenGoal]
    account: Account
    states: tuple[FrozenState, ...]
    actions: tuple[FrozenState, ...]
    deviations: tuple[FrozenDeviation, ...]
    stewardship: Status | None = None  # of god ekonomisk hushållning

    @property
    def round(self) -> ReportingRound:
        """The round it belongs to."""
        return self.report.round

    @property
    def decision(self) -> str:
        """In words: "Kommunfullmäktige 2026-10-26 § 131", as on the edition's cover. One query when it has been corrected."""
        report: Any = self.report  # annotated below
        decisions = decisions_on(corrected(report.cover, report.changed_matter))
        if not decisions:
            return ""
        last = decisions[-1]
        return " ".join(filter(None, [last.body, last.date.isoformat() if last.date else "", last.paragraph]))


@dataclass(frozen=True, slots=True)
class UnitGoals:
    """What one nämnd or bolag has reported: the goals of its newest edition, or that none is decided."""

    report: Report
    goals: dict[int, FrozenGoal]
    is_decided: bool

    @property
    def analysis(self) -> str:
        """What it says of why the money goes as it does, as HTML."""
        return getattr(self.report, "analysis", None) or ""  # annotated below


def adopted_reports(user: Any) -> list[Report]:
    """Kommunens reports that have been adopted, newest first, each with its newest edition's `content` and `cover`, and
    with the `step` and `word` of god ekonomisk hushållning. One query.
    """
    reports = Report.objects.visible_to(user).filter(unit__kind=OrgUnitKind.MUNICIPALITY)
    has_edition = Exists(ReportEdition.objects.filter(report=OuterRef("pk")))
    decided = with_newest_edition(reports.filter(has_edition))
    weighed = FrozenText.objects.of(OuterRef("content")).filter(key=STEWARDSHIP).order_by()
    decided = decided.annotate(**{name: Subquery(weighed.values(name)[:1]) for name in ("step", "word")})
    return list(decided.select_related("round", "unit").order_by("-round__period_to", "-round__pk"))


def with_newest_edition(reports: QuerySet[Report]) -> QuerySet[Any]:
    """Each with its newest edition's `content` (its id), `cover`, and `changed_matter` where a decision has been corrected
    since; None before the first.
    """
    newest = ReportEdition.objects.filter(report=OuterRef("pk")).order_by("-number")
    return reports.annotate(
        content=Subquery(newest.values("content")[:1]),
        cover=Subquery(newest.values("cover")[:1]),
        changed_matter=Subquery(newest.annotate(changed=changed_matter("matter")).values("changed")[:1]),
    )


def read(reports: Sequence[Report], chosen: Report) -> tuple[Frozen, list[Frozen], list[UnitGoals]]:
    """The chosen report; those of the earlier rounds that assess goals, newest first; what nämnder and bolag decided in
    the chosen one's round. Five queries, however many there are.

    Args:
        reports: as `adopted_reports` gives them.
    """
    before = [
        report
        for report in reports
        if report.round.period_to < chosen.round.period_to and report.round.kind != RoundKind.MONTHLY
    ][:EARLIER]
    shown = [chosen, *before]
    units = _reports_of_units(chosen.round)
    goals = _goals([*shown, *units])
    contents = [_content(report) for report in shown]
    accounts = _accounts(contents)
    states = _by_content(FrozenState.objects.in_contents(contents).select_related("receiver"))
    deviations = _by_content(_deviations(contents))
    now, *earlier = [
        Frozen(
            report,
            goals[report.pk],
            accounts.get(content, Account()),
            tuple(row for row in states.get(content, ()) if row.receiver_id),
            tuple(row for row in states.get(content, ()) if row.action_id),
            tuple(deviations.get(content, ())),
            _weighed(report),
        )
        for report, content in zip(shown, contents, strict=True)
    ]
    return now, earlier, [UnitGoals(report, goals[report.pk], _content(report) is not None) for report in units]


def _content(report: Report) -> Any:
    """The id of the newest edition's content; None without an edition."""
    return report.content  # type: ignore[attr-defined]  # annotated above


def _deviations(contents: Collection[int]) -> QuerySet[FrozenDeviation]:
    """Each with the nämnd whose money it is about, as `board_id`."""
    counted = FrozenAmount.objects.of(OuterRef("content")).filter(operation=OuterRef("operation"))
    board = Subquery(counted.order_by().values("unit_id")[:1])
    rows = FrozenDeviation.objects.in_contents(contents).select_related("node", "unit")
    return rows.annotate(board_id=board)


def _by_content(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("content_id", "position"):
        found.setdefault(row.content_id, []).append(row)
    return found


def _goals(reports: Sequence[Report]) -> dict[int, dict[int, FrozenGoal]]:
    """Each report's own assessments of goals, by report. One query."""
    whose = {(_content(report), report.unit_id): report.pk for report in reports}
    rows = FrozenAssessment.objects.in_contents({content for content, _ in whose if content is not None})
    found: dict[int, dict[int, FrozenGoal]] = {report.pk: {} for report in reports}
    fields = ("content_id", "unit_id", "node_id", "code", "title", "attainment", "words", "text")
    for content, unit, node, code, title, attainment, words, text in rows.order_by("position").values_list(*fields):
        if (content, unit) in whose:  # what the level below has said is printed, but it is not the report's assessment
            goal = FrozenGoal(node, code, title, _status(attainment, words), text)
            found[whose[content, unit]][node] = goal
    return found


def _weighed(report: Any) -> Status | None:
    """What a report makes of god ekonomisk hushållning, with the word of its day."""
    return Status(StatusKey(report.step), report.word) if report.step else None


def _status(attainment: str, words: dict[str, str]) -> Status | None:
    if not attainment:
        return None
    return Status(StatusKey(attainment), words.get(ATTAINMENT, Attainment(attainment).label))


def _accounts(contents: Collection[int]) -> dict[int, Account]:
    """The nämnder's money by content, in the order of the report. One query, and a row a nämnd."""
    of_units = FrozenAmount.objects.in_contents(contents).order_by().values("content_id", "unit_id", "unit_name")
    summed = of_units.annotate(
        **sums_of(**{column: column for column in COLUMNS}),
        invented=Count("pk", filter=Q(is_example=True)),
        first=Min("position"),
    )
    found: dict[int, list[AccountRow]] = {}
    for row in summed.order_by("content_id", "first"):
        found.setdefault(row["content_id"], []).append(board_row(row["unit_id"], row["unit_name"], row))
    return {content: account_from(boards) for content, boards in found.items()}


def _reports_of_units(round_: ReportingRound) -> list[Report]:
    """Those of nämnder and bolag in the order of the organisation, each with its newest edition's content. One query.

    That a report is not decided yet is no secret; what is read of it has an edition, which everybody may read.
    """
    reports = Report.objects.filter(round=round_, unit__kind__in=PUBLIC_KINDS)
    others = with_newest_edition(reports.exclude(unit__kind=OrgUnitKind.MUNICIPALITY))
    analysis = FrozenText.objects.of(OuterRef("content")).filter(key=ANALYSIS).order_by()
    others = others.annotate(analysis=Subquery(analysis.values("text")[:1]))
    return list(others.select_related("unit").order_by("unit__tree_id", "unit__lft"))


def chapter_url(report: Report, chapter: str) -> str:
    """The chapter in the report's page; the page itself when there is none."""
    return f"{report.get_absolute_url()}#kapitel-{chapter}" if chapter else report.get_absolute_url()
