"""Tasks that come from key figures that have been handed down: those that do not stand in their unit's plan yet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.utils.text import capfirst

from organisation.models import OrgUnit
from organisation.reach.successors import ended_q
from organisation.reach.who_may import any_of
from planning.enums import PlanKind
from planning.models import HandedDown, Plan
from planning.pages.starting import Startable
from planning.permissions import WRITERS
from planning.reading.addresses import page_of, start_of
from planning.reading.covered import planning_areas
from planning.reading.periods import plan_kind_of
from planning.rules import FIGURES_AT_TOP
from styrmodell.lib.intervals import Interval, at_or_above_q
from styrmodell.lib.swedish import count_words, join_words, lower_first, number
from styrmodell.my_work.task import Task, task

RECEIVES = any_of(WRITERS[kind] for kind in FIGURES_AT_TOP)
NAMED = 5  # of the figures


def handed_down_tasks(user: Any, on: date) -> list[Task]:
    """For who writes the plan: what its units have been given while it could not be written, or before it was begun; a task
    a plan. One query.

    A unit that an area plans for is not asked for a plan of its own: then it is the area's, from the day that is approved.
    """
    if not RECEIVES.somewhere(user):
        return []
    plans: dict[tuple[int, int], list[Any]] = {}
    for row in _waiting(user, on):
        plans.setdefault((_holder(row), row.year), []).append(row)
    return [_take_in(rows, on) for rows in plans.values()]


def _holder(row: Any) -> int:
    """The unit whose plan it is to stand in."""
    return int(row.unit_id if row.own or not row.area else row.area)


def _waiting(user: Any, on: date) -> QuerySet[Any]:
    """Each with the plan that it is to stand in: the unit's own, else that of the area that covers it; both where begun."""
    plans = Plan.objects.filter(kind__in=FIGURES_AT_TOP, first_year=OuterRef("year")).order_by()
    around = planning_areas(OuterRef(OuterRef("year"))).filter(at_or_above_q(Interval.outer("unit__")))
    nearest = around.order_by("-lft")
    rows = HandedDown.objects.standing().filter(node=None, period_to__gte=on).exclude(ended_q("unit__"))
    told = rows.annotate(year=ExtractYear("period_from")).annotate(
        own=Subquery(plans.filter(unit=OuterRef("unit")).values("pk")[:1]),
        area=Subquery(nearest.values("pk")[:1]),
        area_name=Subquery(nearest.values("name")[:1]),
    )
    told = told.annotate(area_plan=Subquery(plans.filter(unit=OuterRef("area")).values("pk")[:1]))
    is_own = Q(own__isnull=False) | Q(area=None)
    areas = OrgUnit.objects.filter(WRITERS[PlanKind.WORK].q(user)).order_by().values("pk")
    mine = told.filter(RECEIVES.q(user, path="unit__") & is_own | Q(own=None, area__in=areas))
    return mine.select_related("figure", "unit", "giver").order_by("year", "unit__lft", "pk")


def _take_in(rows: Sequence[Any], on: date) -> Task:
    first, holder = rows[0], _holder(rows[0])
    plan = first.own or first.area_plan
    unit = first.unit.name if holder == first.unit_id else first.area_name
    figures = list(dict.fromkeys(row.figure.name for row in rows))
    givers = join_words(list(dict.fromkeys(row.giver.name for row in rows)))
    kind = plan_kind_of(first.unit)
    name = lower_first(Startable(kind, first.unit, first.year).name)
    how = "när den öppnas" if plan else "när ni påbörjar den"
    text = f"{unit}. Från {givers}: {_named(figures)}. Följs upp redan nu, och kommer in i {name} {how}."
    count = count_words(len(figures))
    return task(
        on,
        None,
        f"{capfirst(count)} nyckeltal är {'utdelat' if len(figures) == 1 else 'utdelade'} till er",
        what=f"{count} {'utdelat' if len(figures) == 1 else 'utdelade'} nyckeltal",
        unit=unit,
        url=page_of("plan_detail", plan) if plan else start_of(kind, holder, first.year),
        text=text,
    )


def _named(figures: Sequence[str]) -> str:
    more = [f"{number(len(figures) - NAMED)} till"] if len(figures) > NAMED else []
    return join_words([*figures[:NAMED], *more])
