"""Whose words a report's writer is offered: those of the level below, and of further down where nobody between has written."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from followup.enums import Reporter
from followup.models import Report
from followup.models.report import HANDED_IN, NOT_AWAITED
from followup.reading.below import everything_below, with_contents
from followup.rules.sections import reporter_of
from organisation.enums import WORK_KINDS
from organisation.models import User
from styrmodell.lib.intervals import below_q


def near(report: Report, reader: User, *, also: Collection[int] = ()) -> QuerySet[Any]:
    """The reports of the level below that the reader is shown the words of, each with the `content` that it is read from: what
    is handed in, and what is being written where the reader may read that.

    Args:
        also: ids of other reports whose words stand in this one; those of them that the reader may read.
    """
    return _offered(Q(pk__in=everything_below(report).values("pk")), reader, also)


def near_and_far(report: Report, reader: User, *, also: Collection[int] = ()) -> QuerySet[Any]:
    """The same, and of a nämnd's also the enheter's that the reader may read."""
    wanted = Q(pk__in=everything_below(report).values("pk"))
    if reporter_of(report.unit.kind) == Reporter.BOARD:
        far = Q(below_q(report.unit, path="unit__"), round=report.round_id, unit__kind__in=WORK_KINDS)
        wanted |= far & Q(pk__in=_readable(reader))
    return _offered(wanted, reader, also)


def _offered(wanted: Q, reader: User, also: Collection[int]) -> QuerySet[Any]:
    readable = Q(pk__in=_readable(reader))
    if also:
        wanted |= Q(pk__in=also) & readable
    is_left = Q(status__in=HANDED_IN) | Q(content__isnull=False)
    return with_contents(Report.objects.filter(wanted)).filter(is_left | ~Q(status__in=NOT_AWAITED) & readable)


def _readable(reader: User) -> QuerySet[Any, Any]:
    return Report.objects.visible_to(reader).values("pk")
