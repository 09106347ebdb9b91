"""Whom a kontor or a nämnd hands key figures down to, and in which plan what has been handed down stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.successors import ended_q
from planning.enums import PlanKind
from planning.models import HandedDown, Plan
from planning.reading.periods import period_for
from planning.rules import FIGURES_AT_TOP
from styrmodell.lib.intervals import below_q


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that may be given key figures for a year.

    Attributes:
        plan: the one that they come to stand in, its own or its area's; None while neither has been begun.
        area: whose arbetsplan covers the unit; None where it has its own plan, or is to have one.
        period_from, period_to: of the unit's plan: a calendar year, or a läsår.
    """

    unit: OrgUnit
    plan: Plan | None
    area: OrgUnit | None
    period_from: date
    period_to: date


def plan_kind_of(unit: OrgUnit) -> PlanKind:
    """The kind of plan that holds what has been handed down to the unit."""
    return PlanKind.OFFICE if unit.kind == OrgUnitKind.OFFICE else PlanKind.WORK


def receiving_units(giver: OrgUnit) -> OrgUnitQuerySet:
    """The kontor's units, and the nämnd's kontor with those that also work for it; none of others, and none that has ended."""
    if giver.kind == OrgUnitKind.OFFICE:
        chosen = below_q(giver) & Q(kind__in=WORK_KINDS)
    elif giver.is_board:
        chosen = (below_q(giver) | Q(also_serves__board=giver)) & Q(kind=OrgUnitKind.OFFICE)
    else:
        chosen = Q(pk__in=[])
    return OrgUnit.objects.filter(pk__in=OrgUnit.objects.filter(chosen).values("pk")).exclude(ended_q()).in_order()


def receivers_of(giver: OrgUnit, first_year: int) -> list[Receiver]:
    """Those that the giver may hand down to for the year, in the tree's order, with each one's plan. Two queries.

    A unit that ends before the period begins, or begins after it has ended, is not among them.
    """
    found = []
    units = list(receiving_units(giver))
    plans = plans_of(units, first_year)
    for unit in units:
        period_from, period_to = period_of(unit, first_year)
        if unit.valid_from > period_to or (unit.valid_to is not None and unit.valid_to < period_from):
            continue
        plan = plans.get(unit.pk)
        area = plan.unit if plan is not None and plan.unit_id != unit.pk else None
        found.append(Receiver(unit, plan, area, period_from, period_to))
    return found


def period_of(unit: OrgUnit, first_year: int) -> tuple[date, date]:
    """The days for which a figure is handed down to the unit: those of its plan of the year."""
    period_from, period_to = period_for(plan_kind_of(unit), unit, first_year)
    assert period_to is not None
    return period_from, period_to


def plans_of(units: Iterable[OrgUnit], first_year: int) -> dict[int, Plan]:
    """Each unit's plan of the year, by the unit's key: its own, else that of the nearest verksamhetsområde above it that
    writes one. One query.
    """
    units = list(units)
    if not units:
        return {}
    near = Q(unit__in=units, kind__in=(PlanKind.OFFICE, PlanKind.WORK))
    for tree_id in {unit.tree_id for unit in units}:
        near |= Q(unit__tree_id=tree_id, unit__kind=OrgUnitKind.AREA, kind=PlanKind.WORK)
    begun = list(Plan.objects.filter(near, first_year=first_year).select_related("unit"))
    found = {}
    for unit in units:
        above = [plan for plan in begun if plan.unit.covers(unit)]
        above = [plan for plan in above if plan.kind == plan_kind_of(unit) and _holds(plan, unit)]
        if above:
            found[unit.pk] = max(above, key=lambda plan: plan.unit.lft)
    return found


def covered_units(plan: Plan) -> OrgUnitQuerySet:
    """The units whose handed-down figures stand in the plan: its own, and where a verksamhetsområde writes one for all of
    its units those below that write none of their own.
    """
    own = OrgUnit.objects.filter(pk=plan.unit_id)
    if plan.kind != PlanKind.WORK or plan.unit.kind != OrgUnitKind.AREA:
        return own
    others = Plan.objects.filter(below_q(plan.unit, path="unit__"), kind=PlanKind.WORK, first_year=plan.first_year)
    elsewhere = Q(pk__in=others.values("unit"))
    for area in OrgUnit.objects.filter(kind=OrgUnitKind.AREA, pk__in=others.values("unit")):
        elsewhere |= below_q(area)
    return OrgUnit.objects.filter(Q(pk=plan.unit_id) | below_q(plan.unit) & Q(kind__in=WORK_KINDS) & ~elsewhere)


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
