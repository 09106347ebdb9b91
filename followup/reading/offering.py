"""Whose words a report's writer is offered: those of the level below, and of further down where nobody between has written."""

from collections.abc import Collection
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Offered:
    """Reports whose words are offered.

    Attributes:
        all: each with its unit and the `content` that it is read from.
        near: ids of those of the level just below.
        also: ids of reports whose words stand in this one already.
    """

    all: tuple[Any, ...]
    near: frozenset[int]
    also: frozenset[int]

    @property
    def of_sections(self) -> list[Any]:
        """Those whose sections' texts are shown: of the level just below, and what stands here already."""
        return [one for one in self.all if one.pk in self.near or one.pk in self.also]

    @property
    def readable_also(self) -> frozenset[int]:
        """Ids of what stands here already and may be read."""
        return self.also & {one.pk for one in self.all}


def offered(report: Report, reader: User, *, also: Collection[int] = ()) -> Offered:
    """The reports below that the reader is shown the words of: what is handed in, and what is being written where the reader
    may read that; of a nämnd's also the enheter's that the reader may read. Two queries at most: what is read of them asks by
    their ids, since who may read what is long to ask.

    Args:
        also: ids of other reports whose words stand in this one; those of them that the reader may read.
    """
    below = everything_below(report)
    wanted, is_board = Q(pk__in=below.values("pk")), reporter_of(report.unit.kind) == Reporter.BOARD
    if is_board:
        far = Q(below_q(report.unit, path="unit__"), round=report.round_id, unit__kind__in=WORK_KINDS)
        wanted |= far & Q(pk__in=_readable(reader))
    found = {one.pk: one for one in _offered(wanted, reader, also).select_related("unit")}
    is_mixed = bool(found and (is_board or also))
    near = below.filter(pk__in=found.keys()).values_list("pk", flat=True) if is_mixed else found
    return Offered(tuple(found.values()), frozenset(near), frozenset(also))


def _offered(wanted: Q, reader: User, also: Collection[int]) -> QuerySet[Any]:
    readable = Q(pk__in=_readable(reader))
    if also:
        wanted |= Q(pk__in=also) & readable
    is_left = Q(status__in=HANDED_IN) | Q(content__isnull=False)
    return with_contents(Report.objects.filter(wanted)).filter(is_left | ~Q(status__in=NOT_AWAITED) & readable)


def _readable(reader: User) -> QuerySet[Any, Any]:
    return Report.objects.visible_to(reader).values("pk")
