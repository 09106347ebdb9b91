"""Whose words a report's writer is offered: those of the level below, and of further down where nobody between has written."""

from typing import Any

from django.db.models import Q, QuerySet

from followup.enums import Reporter, ReportStatus
from followup.models import Report
from followup.models.report import HANDED_IN
from followup.reading.below import everything_below, with_contents
from followup.rules.sections import reporter_of
from organisation.enums import WORK_KINDS
from organisation.models import User
from styrmodell.lib.intervals import below_q


def near(report: Report, reader: User) -> QuerySet[Any]:
    """The reports of the level below that the reader is shown the words of, each with the `content` that it is read from: what
    is handed in, and what is being written where the reader may read that.
    """
    return _offered(everything_below(report), reader)


def near_and_far(report: Report, reader: User) -> QuerySet[Any]:
    """The same, and of a nämnd's also the enheter's that the reader may read."""
    below = everything_below(report)
    if reporter_of(report.unit.kind) != Reporter.BOARD:
        return _offered(below, reader)
    far = Report.objects.filter(below_q(report.unit, path="unit__"), round=report.round, unit__kind__in=WORK_KINDS)
    far = far.filter(pk__in=_readable(reader))
    return _offered(Report.objects.filter(Q(pk__in=below.values("pk")) | Q(pk__in=far.values("pk"))), reader)


def _offered(reports: QuerySet[Any], reader: User) -> QuerySet[Any]:
    is_left = Q(status__in=HANDED_IN) | Q(content__isnull=False)
    is_written = ~Q(status=ReportStatus.LET_OFF) & Q(pk__in=_readable(reader))
    return with_contents(reports).filter(is_left | is_written)


def _readable(reader: User) -> QuerySet[Any, Any]:
    return Report.objects.visible_to(reader).values("pk")
