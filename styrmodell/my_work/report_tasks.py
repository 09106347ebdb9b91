"""Tasks that come from reports: open the round, write, register decisions, hand over, follow who has handed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import capfirst

from followup.enums import ReportStatus
from followup.models import Report, ReportingRound, SectionComment
from followup.models.report import HANDED_IN, NOT_AWAITED, OPEN_AGAIN
from followup.pages.report import came_back
from followup.permissions import AMENDS, DECIDES, FOLLOWS, OWN_TO_WRITE, being_amended, may_manage_rounds
from organisation.decisions.words import standing
from organisation.models import OrgUnit
from organisation.models.comment import open_talks
from organisation.reach.successors import has_ended
from styrmodell.lib.swedish import count_words, lower_first
from styrmodell.my_work.task import Task, remarks_words, task

LOOK_BACK = timedelta(days=120)
NOT_DONE = (ReportStatus.DRAFT, *OPEN_AGAIN, ReportStatus.SUBMITTED)


def report_tasks(user: Any, on: date) -> list[Task]:
    """One task for each report that is the user's own to write or to decide, as long as it is not handed over, and those just
    done. One that was never handed in stays until it is struck. One query.
    """
    recent = Q(round__due_on__gte=on - LOOK_BACK) | Q(status__in=NOT_DONE)
    reports = Report.objects.filter(
        OWN_TO_WRITE.q(user) | DECIDES.q(user) | AMENDS.q(user), recent, round__opens_on__lte=on
    ).select_related("unit", "round", "returned_by")
    told = reports.annotate(
        being_amended=being_amended(), open_talks=open_talks(SectionComment.objects.all(), "report")
    )
    return [found for report in told if (found := _task_of(report, on)) is not None]


def _task_of(report: Any, on: date) -> Task | None:
    if report.being_amended:
        return _task(
            report, on, f"För in ändringarna i {_name(report)}", "report_amendments", text=standing(report).words
        )
    if report.status == ReportStatus.SUBMITTED and report.is_decided_by_body:
        return _decide(report, on)
    if report.is_to_be_handed_over:
        return _hand_over(report, on)
    if report.is_open:
        return _late(report, on) if report.is_never_handed_in(on=on) else _write(report, on)
    is_anothers = has_ended(report.unit) and not report.is_left_unfinished  # the unit's own people finished it
    return None if is_anothers or report.status in NOT_AWAITED else _done(report, on)


def _write(report: Any, on: date) -> Task:
    text = "Pågår." if report.started_at else "Inte påbörjad."
    if report.status in OPEN_AGAIN:
        text = f"{came_back(report)} {report.return_comment}{remarks_words(report.open_talks)}"
    return _task(report, on, f"Lämna in {_name(report)}", "report_write", text=text)


def _late(report: Report, on: date) -> Task:
    """Its last day has passed, and it is not struck."""
    text = (
        f"Uppföljningen stängde {report.round.closes_on}. Be en controller om mer tid, eller om att rapporten stryks."
    )
    return _task(report, on, f"{capfirst(_name(report))} är inte lämnad", "report_detail", text=text)


def _decide(report: Report, on: date) -> Task:
    text = "Paragraf, datum och diarienummer."
    if len(report.chain.steps) > 1:
        text = standing(report).words or text
    return _task(report, on, f"Registrera beslut om {_name(report)}", "report_decide", text=text)


def _hand_over(report: Report, on: date) -> Task:
    return _task(report, on, f"Överlämna {_name(report)}", "report_hand_over", text="Den är beslutad.")


def _done(report: Report, on: date) -> Task:
    day = report.dated or report.due_on
    name = _name(report)
    return task(
        on,
        day,
        name[0].upper() + name[1:],
        what=name,
        unit=report.unit_name,
        url=report.get_absolute_url(),
        text=f"{report.unit_name}: {report.get_status_display()}.",
        is_done=True,
    )


def _task(report: Report, on: date, title: str, page: str, *, text: str) -> Task:
    return task(
        on,
        report.due_on,
        title,
        what=_name(report),
        unit=report.unit.name,
        url=reverse(f"followup:{page}", args=[report.pk]),
        text=f"{_whose(report.unit)}. {text}",
    )


def _whose(unit: OrgUnit) -> str:
    """The unit; of one that has ended that too, since it is somebody else's to finish."""
    return f"{unit}, som upphörde {unit.valid_to}" if has_ended(unit) else str(unit)


def _name(report: Report) -> str:
    """In words: "delårsrapport 2 2026"."""
    return lower_first(report.name)


def opening_tasks(user: Any, on: date) -> list[Task]:
    """For controllers: the rounds whose opening day has come and that nobody has opened. One query."""
    if not may_manage_rounds(user):
        return []
    return [_open(round_, on) for round_ in ReportingRound.objects.open(on=on).unopened()]


def _open(round_: ReportingRound, on: date) -> Task:
    return task(
        on,
        round_.opens_on,
        f"Öppna {lower_first(str(round_))}",
        what=f"öppningen av {lower_first(str(round_))}",
        unit="",
        url=round_.get_absolute_url(),
        text=f"Perioden är {round_.period}. Enheterna får sina rapporter när du öppnar.",
    )


@dataclass(slots=True)
class _Count:
    handed_in: int = 0
    total: int = 0


def following_tasks(user: Any, on: date, rounds: Iterable[ReportingRound]) -> list[Task]:
    """For those who follow others' reports: how many have handed in, a task a round. One query."""
    if not FOLLOWS.somewhere(user):
        return []
    opened = {round_.pk: round_ for round_ in rounds}
    found = Report.objects.filter(FOLLOWS.q(user), round__in=opened).exclude(status__in=NOT_AWAITED)
    counts: dict[int, _Count] = {}
    grouped = found.values_list("round_id", "status").annotate(Count("pk")).order_by()
    for round_pk, status, number in grouped:
        count = counts.setdefault(round_pk, _Count())
        count.total += number
        count.handed_in += number if status in HANDED_IN else 0
    return [_follow(opened[pk], count, on) for pk, count in counts.items()]


def _follow(round_: ReportingRound, count: _Count, on: date) -> Task:
    name = lower_first(str(round_))
    missing = count.total - count.handed_in
    text = f"{capfirst(count_words(missing, common=True))} har inte lämnat." if missing else "Alla har lämnat."
    return task(
        on,
        round_.next_due(on=on),
        f"Följ upp vilka som har lämnat {name}",
        what=f"inlämningen av {name}",
        unit="",
        url=round_.get_absolute_url(),
        text=text,
        is_done=not missing,
        done=count.handed_in,
        total=count.total,
        steps="rapport" if count.total == 1 else "rapporter",
    )
