"""Whom a kontor or a nämnd hands key figures down to, with the plan that they come to stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.successors import ended_q
from planning.models import HandedDown, Plan
from planning.reading.covered import Planned, planned_in
from planning.reading.periods import period_of
from planning.rules import FIGURES_AT_TOP
from styrmodell.lib.intervals import below_q


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that may be given key figures for a year.

    Attributes:
        plan: the one that they come to stand in, its own or its area's; None while that has not been begun.
        area: whose arbetsplan covers the unit, begun or only approved; None where it has its own plan, or is to have one.
    """

    unit: OrgUnit
    plan: Plan | None
    area: OrgUnit | None


def _receiving(giver: OrgUnit) -> OrgUnitQuerySet:
    """The kontor's units, and the nämnd's kontor with those that also work for it; none of others, and none that has ended."""
    if giver.kind == OrgUnitKind.OFFICE:
        chosen = below_q(giver) & Q(kind__in=WORK_KINDS)
    elif giver.is_board:
        chosen = (below_q(giver) | Q(also_serves__board=giver)) & Q(kind=OrgUnitKind.OFFICE)
    else:
        chosen = Q(pk__in=[])
    return OrgUnit.objects.filter(pk__in=OrgUnit.objects.filter(chosen).values("pk")).exclude(ended_q()).in_order()


def receiving_units(giver: OrgUnit, first_year: int) -> list[OrgUnit]:
    """Those that the giver may hand down to for the year, in the tree's order. One query.

    A unit that ends before the period begins, or begins after it has ended, is not among them.
    """
    return [unit for unit in _receiving(giver) if _exists_in(unit, *period_of(unit, first_year))]


def _exists_in(unit: OrgUnit, first_day: date, last_day: date) -> bool:
    return unit.valid_from <= last_day and (unit.valid_to is None or unit.valid_to >= first_day)


def receivers_of(giver: OrgUnit, first_year: int) -> list[Receiver]:
    """The same, with the plan that each one's figures come to stand in. Three queries."""
    units = receiving_units(giver, first_year)
    planned = planned_in({unit.pk: unit for unit in units}, (first_year,))
    return [_receiver(unit, planned[unit.pk, first_year]) for unit in units]


def _receiver(unit: OrgUnit, planned: Planned) -> Receiver:
    return Receiver(unit, planned.plan, planned.area.area if planned.area is not None else None)


def _holds(plan: Plan, unit: OrgUnit) -> bool:
    return plan.unit_id == unit.pk or plan.unit.kind == OrgUnitKind.AREA


def misplaced_items() -> Iterator[str]:
    """Items of what has been handed down that are of another figure, or stand in a plan that is neither the unit's nor an
    area's: a line for each. The unit may have been moved from below the area since.
    """
    rows = HandedDown.objects.exclude(node=None).select_related("unit", "node__plan__unit").order_by("pk")
    for row in rows:
        node = row.node
        if node is None:
            continue
        if node.key_figure_id != row.figure_id:
            yield f"Utdelat nyckeltal {row.pk}: {node.pk} i planen är ett annat nyckeltal"
        if node.plan.kind not in FIGURES_AT_TOP or not _holds(node.plan, row.unit):
            yield f"Utdelat nyckeltal {row.pk}: {node.pk} står i en annan enhets plan"
