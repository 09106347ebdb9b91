"""How it goes with what contributes to the goals and inriktningar of a nämnd or a bolag: priorities and activities of its
kontor and units, by whatever way they serve them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from followup.enums import Reporter
from followup.models import FrozenAssessment, Report, StatusUpdate
from followup.reading.below import reports_below
from followup.reading.material import Basis, last_day
from followup.reading.serving import Serving
from followup.rules.sections import reporter_of
from styrmodell.lib.intervals import within_q


@dataclass(frozen=True, slots=True)
class Contributing:
    """Det som bidrar till ett mål eller en inriktning.

    Attributes:
        progress: förflyttning of the priorities, as far as the kontor have handed it in: keys of its scale.
        states: the newest läge of the activities that have one: keys of `WorkState`.
        is_written: somebody below has put in words how it goes in this round.
    """

    progress: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    is_written: bool = False


def contributing(report: Report, basis: Basis, linked: Serving, since: date) -> dict[int, Contributing]:
    """By goal and by inriktning or priority of the report's own unit; empty of what nothing contributes to, and of reports that
    are not a nämnd's or a bolag's. Two queries at most.

    Args:
        linked: what serves what.
        since: what was written before has been told in an earlier report.
    """
    if reporter_of(report.unit.kind) not in (Reporter.BOARD, Reporter.COMPANY):
        return {}
    items = {node.node_id: linked.reaching(node.node_id) for node in basis.judged}
    every = {item for found in items.values() for item in found}
    told = _told(report, every, since) if every else {}
    return {node: _contributing(told[item] for item in found if item in told) for node, found in items.items() if found}


@dataclass(frozen=True, slots=True)
class _Told:
    progress: str = ""
    state: str = ""
    is_written: bool = False


def _told(report: Report, items: Collection[int], since: date) -> dict[int, _Told]:
    below = reports_below(report)
    judged: QuerySet[Any] = FrozenAssessment.objects.in_contents(below.exclude(content=None).values("content"))
    own = judged.filter(row__report__in=below.values("pk"), node__in=items)
    told = {
        node: _Told(progress=key, is_written=bool(text))
        for node, key, text in own.values_list("node", "progress", "text")
    }
    for node, state, text, day in _newest(report, items).values_list("node", "state", "text", "date"):
        told[node] = _Told(state=state, is_written=bool(text) and day >= since)
    return told


def _newest(report: Report, items: Collection[int]) -> QuerySet[StatusUpdate]:
    """The newest läge of each activity, on the last day that the report tells of."""
    last = last_day(report)
    until = Q(date__lte=last) if last else Q()
    newest = StatusUpdate.objects.filter(until, node=OuterRef("node")).order_by("-date", "-pk").values("pk")
    own = within_q(
        report.unit, path="node__plan__unit__"
    )  # what others' units write is not told before it is handed in
    return StatusUpdate.objects.filter(own, node__in=items, pk=Subquery(newest[:1]))


def _contributing(told: Iterable[_Told]) -> Contributing:
    rows = list(told)
    return Contributing(
        progress=tuple(row.progress for row in rows if row.progress),
        states=tuple(row.state for row in rows if row.state),
        is_written=any(row.is_written for row in rows),
    )
