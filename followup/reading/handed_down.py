"""What has been handed down to a unit, as a round asks for it: it counts at once, whatever state the unit's plan is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from followup.models import ReportingRound
from followup.reading.material import days_of
from followup.reading.targets import AdoptedTarget, targets_of_handed
from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from planning.models import HandedDown, KeyFigure

HANDED_TO = (OrgUnitKind.OFFICE, *WORK_KINDS)


@dataclass(frozen=True, slots=True)
class HandedFigure:
    """Utdelat nyckeltal: who handed it down, and the målvärde that it had on a day, by the years of its period.

    Attributes:
        node_id: its item; None as long as it stands in no plan.
    """

    figure: KeyFigure
    giver: str
    targets: dict[int, AdoptedTarget]
    node_id: int | None
    is_example: bool


def handed_to(unit: OrgUnit, round_: ReportingRound) -> tuple[HandedFigure, ...]:
    """What a round asks the unit for because it has been handed down to it, each figure once. One query.

    It is told as it was on the period's last day: a målvärde that is changed afterwards is the next round's. Of two läsår
    the ended one's is told, as of two plans. None is handed to others than kontor and those below.
    """
    if unit.kind not in HANDED_TO:
        return ()
    versions = HandedDown.history.filter(id__in=_holding(unit, round_).values("pk")).select_related("figure", "giver")
    listed = versions.order_by("period_from", "id", "history_date", "history_id")
    found: dict[int, HandedFigure] = {}
    for _, rows in groupby(listed, key=lambda row: row.id):
        told = list(rows)
        figure = _figure(_as_it_was(told, round_.period_to), told[-1].node_id)
        found.setdefault(figure.figure.pk, figure)
    return tuple(found.values())


def _holding(unit: OrgUnit, round_: ReportingRound) -> QuerySet[HandedDown]:
    """What is taken back within a round's period is not asked for in it, nor what holds in none of its plans' periods."""
    rows = HandedDown.objects.none()
    for day in days_of(unit, round_):
        rows |= HandedDown.objects.holding(on=day)
    kept = Q(taken_back_on=None) | Q(taken_back_on__gt=round_.period_to)
    return rows.filter(kept, unit=unit)


def _as_it_was(versions: Sequence[Any], day: date) -> Any:
    """The last of the versions that there were on the day; of what has been put in since, the first."""
    before = [row for row in versions if timezone.localdate(row.history_date) <= day]
    return before[-1] if before else versions[0]


def _figure(row: Any, node: int | None) -> HandedFigure:
    return HandedFigure(row.figure, row.giver.name, targets_of_handed(row), node, row.is_example)
