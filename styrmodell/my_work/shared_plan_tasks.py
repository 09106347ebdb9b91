"""Tasks that come from a kontorsplan that is shared while it is written: the units below read it and link theirs to it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from organisation.models import OrgUnit
from organisation.permissions import READS_SHARED
from planning.enums import PlanKind
from planning.models import Contribution, Plan
from planning.models.plan import shared_with_q
from planning.permissions import WRITERS
from planning.reading.covered import Planned, planned_in
from planning.rules import PLAN_RULES
from styrmodell.lib.intervals import encloses
from styrmodell.lib.swedish import join_words, lower_first
from styrmodell.lib.words import WORK_PLAN
from styrmodell.my_work.task import Task, task


def shared_plan_tasks(user: Any, on: date) -> list[Task]:
    """For who writes a unit's arbetsplan: one task a kontorsplan, until that has been linked to or is approved. One query, and
    four more where something is shared.

    A unit that has handed its plan in cannot link, and one that an area plans for has none of its own.
    """
    if not READS_SHARED.somewhere(user):
        return []
    shared = Plan.objects.filter(shared_with_q(user), period_to__gte=on).select_related("unit").order_by("pk")
    plans = list(shared)
    if not plans:
        return []
    writes = OrgUnit.objects.filter(WRITERS[PlanKind.WORK].q(user), kind__in=PLAN_RULES[PlanKind.WORK].units)
    units = list(writes.in_order())
    planned = planned_in({unit.pk: unit for unit in units}, {plan.first_year for plan in plans})
    linked = set(
        Contribution.objects.filter(is_removed=False, to_node__plan__in=plans, from_node__plan__unit__in=units)
        .order_by()
        .values_list("to_node__plan", "from_node__plan__unit")
    )
    return [task for plan in plans for task in _tasks(plan, units, planned, linked, on)]


def _tasks(
    plan: Plan,
    units: Sequence[OrgUnit],
    planned: dict[tuple[int, int], Planned],
    linked: set[tuple[int, int]],
    on: date,
) -> Iterator[Task]:
    """One for all of the units that are to link, if any is."""
    waiting = [
        unit.name
        for unit in units
        if encloses(plan.unit, unit)
        and (plan.pk, unit.pk) not in linked
        and _may_link(planned[unit.pk, plan.first_year])
    ]
    if waiting:
        name, names = lower_first(str(plan)), join_words(waiting)
        yield task(
            on,
            None,
            f"Läs {name} och koppla till den",
            what=f"{name} som delas med er",
            unit=waiting[0],
            url=plan.get_absolute_url(),
            text=f"{names}. {plan.unit} delar rubriker och prioriteringar medan planen skrivs. "
            f"Koppla till dem i er {WORK_PLAN.one}.",
        )


def _may_link(planned: Planned) -> bool:
    """True while its own plan is being written, or is to be."""
    return planned.area is None and (planned.own is None or planned.own.is_open)
