"""Tasks that come from key figures that have been handed down: those that do not stand in their unit's plan yet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.text import capfirst

from organisation.enums import OrgUnitKind
from organisation.reach.successors import ended_q
from organisation.reach.who_may import any_of
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, HandedDown, Plan
from planning.pages.starting import Startable
from planning.permissions import WRITERS, WRITES
from planning.reading.addresses import page_of
from planning.reading.handed_down import plan_kind_of
from styrmodell.lib.intervals import Interval, above_q
from styrmodell.lib.swedish import count_words, join_words, lower_first, number
from styrmodell.my_work.task import Task, task

HOLDING = (PlanKind.OFFICE, PlanKind.WORK)
RECEIVES = any_of(WRITERS[kind] for kind in HOLDING)
NAMED = 5  # of the figures


def handed_down_tasks(user: Any, on: date) -> list[Task]:
    """For who writes the plan: what its units have been given while it could not be written, or before it was begun; a task
    a plan. One query.

    A unit that an area's plan covers is not asked for one of its own: then it is the area's.
    """
    if not RECEIVES.somewhere(user):
        return []
    plans: dict[tuple[int, ...], list[Any]] = {}
    for row in _waiting(user, on):
        plan = row.own or row.area
        plans.setdefault((plan,) if plan else (row.unit_id, row.year), []).append(row)
    return [_take_in(rows, on) for rows in plans.values()]


def _waiting(user: Any, on: date) -> QuerySet[Any]:
    """Each with the plan that it is to stand in: the unit's own, else its area's."""
    of_year = {"first_year": OuterRef("year")}
    own = Plan.objects.filter(unit=OuterRef("unit"), kind__in=HOLDING, **of_year)
    above = above_q(Interval.outer("unit__"), path="unit__")
    areas = Plan.objects.filter(above, unit__kind=OrgUnitKind.AREA, kind=PlanKind.WORK, **of_year).order_by(
        "-unit__lft"
    )
    approved = AreaRequest.objects.filter(above, answer=AreaAnswer.APPROVED, **of_year)
    rows = HandedDown.objects.standing().filter(node=None, period_to__gte=on).exclude(ended_q("unit__"))
    told = rows.annotate(year=ExtractYear("period_from")).annotate(
        own=Subquery(own.values("pk")[:1]),
        area=Subquery(areas.values("pk")[:1]),
        area_name=Subquery(areas.values("unit__name")[:1]),
    )
    is_own = Q(own__isnull=False) | Q(area=None) & ~Exists(approved)
    is_areas = Q(own=None, area__in=Plan.objects.filter(WRITES.q(user)).order_by().values("pk"))
    mine = told.filter(RECEIVES.q(user, path="unit__") & is_own | is_areas)
    return mine.select_related("figure", "unit", "giver").order_by("year", "unit__lft", "pk")


def _take_in(rows: Sequence[Any], on: date) -> Task:
    first, plan = rows[0], rows[0].own or rows[0].area
    unit = first.unit.name if first.own or not plan else first.area_name
    figures = list(dict.fromkeys(row.figure.name for row in rows))
    givers = join_words(list(dict.fromkeys(row.giver.name for row in rows)))
    begun = Startable(plan_kind_of(first.unit), first.unit, first.year, ())
    how = "när den öppnas" if plan else "när ni påbörjar den"
    text = f"{unit}. Från {givers}: {_named(figures)}. Följs upp redan nu, och kommer in i {lower_first(begun.name)} {how}."
    count = count_words(len(figures))
    return task(
        on,
        None,
        f"{capfirst(count)} nyckeltal är {'utdelat' if len(figures) == 1 else 'utdelade'} till er",
        what=f"{count} {'utdelat' if len(figures) == 1 else 'utdelade'} nyckeltal",
        unit=unit,
        url=page_of("plan_detail", plan) if plan else f"{reverse('planning:plan_new')}?plan={begun.key}",
        text=text,
    )


def _named(figures: Sequence[str]) -> str:
    more = [f"{number(len(figures) - NAMED)} till"] if len(figures) > NAMED else []
    return join_words([*figures[:NAMED], *more])
