"""Tasks for controllers: reports that were not handed in when their round closed, until they come or are struck."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.text import capfirst

from followup.awaited_permissions import STRIKES
from followup.models import Report, ReportingRound
from followup.pages.report import NOT_HANDED_IN
from styrmodell.lib.swedish import count_words, lower_first
from styrmodell.my_work.task import Task, task


def striking_tasks(user: Any, on: date) -> list[Task]:
    """One task a round that has closed and that some report never came in. One query."""
    if not STRIKES.somewhere(user):
        return []
    theirs = Report.objects.filter(STRIKES.q(user))
    rounds = ReportingRound.objects.filter(reports__in=theirs).annotate(missing=Count("reports"))
    return [_strike(round_, round_.missing, on) for round_ in rounds]


def _strike(round_: ReportingRound, missing: int, on: date) -> Task:
    name = lower_first(str(round_))
    return task(
        on,
        round_.due_on,
        f"Ge mer tid eller stryk det som inte är lämnat i {name}",
        what=name,
        unit="",
        url=f"{reverse('followup:round_detail', args=[round_.pk])}?lage={NOT_HANDED_IN}",
        text=f"{_count(missing)} när uppföljningen stängde {round_.closes_on}.",
    )


def _count(missing: int) -> str:
    if missing == 1:
        return "En rapport var inte lämnad"
    return f"{capfirst(count_words(missing, common=True))} rapporter var inte lämnade"
