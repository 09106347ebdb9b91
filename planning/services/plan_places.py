"""Where a plan stands in the hierarchy of plans, and for which days it holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from organisation.models import OrgUnit, User
from planning.enums import PlanKind
from planning.models import Plan, PlanEdition
from planning.reading.periods import period_for
from planning.rules import PLAN_RULES
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from styrmodell.lib.intervals import above_q, at_or_above_q, below_q

BELOW_UNITS = (PlanKind.OFFICE, PlanKind.WORK)  # they stand under a plan of a unit above their own


def parent_for(kind: str, unit: OrgUnit, first_year: int) -> Plan | None:
    """The plan above, at the nearest level that has one: same first year where it exists, else the newest that covers
    the year's first day.

    A läsårsplan hangs under the kontorsplan of its starting year.

    Args:
        unit: as it stands under the lock; its place decides.
    """
    start, _ = period_for(kind, unit, first_year)
    begun = Plan.objects.holding(on=start).filter(kind__in=PLAN_RULES[kind].parents)
    if kind in BELOW_UNITS:
        begun = begun.filter(above_q(unit, path="unit__"))
    return _nearest(kind, unit, start, begun.select_related("unit"))


def _nearest(kind: str, unit: OrgUnit, start: date, begun: Iterable[Plan]) -> Plan | None:
    """The one of the plans that a plan of this kind, unit and first day stands under."""
    levels = PLAN_RULES[kind].parents
    found = [plan for plan in begun if plan.kind in levels and plan.period_from <= start]
    found = [plan for plan in found if plan.period_to is None or plan.period_to >= start]
    if kind in BELOW_UNITS:
        found = [plan for plan in found if plan.unit_id != unit.pk and plan.unit.covers(unit)]
    return min(found, key=lambda plan: (levels.index(plan.kind), -plan.first_year, plan.pk), default=None)


def gather_below(plan: Plan, by: User | None) -> None:
    """Plans are written in any order. Those that are still without a decision move to the plan they would have been
    started under, had that existed; an adopted one stays where it was adopted, unless it stands nowhere.

    Only those of the units below are asked about. The caller holds TreeLock, and has read the plan's unit under it.
    """
    below = [kind for kind, rule in PLAN_RULES.items() if plan.kind in rule.parents]
    if not below:
        return
    unit = plan.unit
    decided = Exists(PlanEdition.objects.filter(plan=OuterRef("pk")))
    waiting = Plan.objects.filter(~decided | Q(parent=None), kind__in=below, period_from__gte=plan.period_from)
    if plan.period_to is not None:
        waiting = waiting.filter(period_from__lte=plan.period_to)
    if set(below) <= set(BELOW_UNITS):
        waiting = waiting.filter(below_q(unit, path="unit__"))
    asked = list(waiting.exclude(parent=plan).select_related("unit").order_by("pk"))
    begun = _above_any(asked, unit) if asked else []
    found = [one for one in asked if _nearest(one.kind, one.unit, one.period_from, begun) == plan]
    place_below(found, plan, by=by, reason=f"Flyttad till {plan}")


def _above_any(plans: Sequence[Plan], unit: OrgUnit) -> list[Plan]:
    """The plans that some of these could stand under; those all belong to `unit` or to what lies below it."""
    levels = {level for plan in plans for level in PLAN_RULES[plan.kind].parents}
    days = [plan.period_from for plan in plans]
    holding = Q(period_to=None) | Q(period_to__gte=min(days))
    begun = Plan.objects.filter(holding, kind__in=levels, period_from__lte=max(days))
    if all(plan.kind in BELOW_UNITS for plan in plans):
        begun = begun.filter(at_or_above_q(unit, path="unit__") | below_q(unit, path="unit__"))
    return list(begun.select_related("unit"))


def place_below(plans: Sequence[Plan], above: Plan, *, by: User | None, reason: str) -> None:
    """Move plans in the hierarchy. The caller holds TreeLock, since trees of plans may become one."""
    if plans:
        current = _locked_with_roots([*plans, above])
        trees.move_many([current[plan.pk] for plan in plans], current[above.pk], by=by, reason=reason)


def locked_in_hierarchy(plan: Plan) -> Plan:
    """The plan as it stands now, with the tree of plans it stands in locked until the transaction ends.

    Raises:
        DomainError: somebody has removed it.
    """
    return still_there(_locked_with_roots([plan]).get(plan.pk))


def still_there(plan: Plan | None) -> Plan:
    """A plan that was looked for anew.

    Raises:
        DomainError: somebody has removed it since.
    """
    if plan is None:
        raise DomainError("Planen finns inte längre: den är borttagen.")
    return plan


def _locked_with_roots(plans: Sequence[Plan]) -> dict[int, Plan]:
    """The plans as they stand now, locked with the roots of the trees of plans that they stand in. The caller holds
    TreeLock: no plan comes to another tree meanwhile.
    """
    ids = [plan.pk for plan in plans]
    theirs = Plan.objects.filter(pk__in=ids).values("tree_id")
    rows = Plan.objects.filter(Q(pk__in=ids) | Q(parent=None, tree_id__in=theirs)).order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}
