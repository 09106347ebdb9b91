"""Where a plan stands in the hierarchy of plans, and for which days it holds."""

from datetime import date

from django.db.models import Q

from organisation.enums import PlanningYear
from organisation.models import OrgUnit, User
from planning.enums import PlanKind
from planning.models import Plan
from planning.rules import PLAN_RULES
from styrmodell.lib import trees
from styrmodell.lib.history import signed


def period_for(kind: str, unit: OrgUnit, first_year: int) -> tuple[date, date | None]:
    """The days a plan holds, a styrdokument without a last one. BUN's enheter plan by läsår, 1 July–30 June (styrmodellen,
    Årshjul).
    """
    years = PLAN_RULES[kind].years
    if kind == PlanKind.WORK and unit.planning_year == PlanningYear.SCHOOL:
        return date(first_year, 7, 1), date(first_year + 1, 6, 30)
    if PLAN_RULES[kind].is_named:
        return date(first_year, 1, 1), None
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def parent_for(kind: str, unit: OrgUnit, first_year: int) -> Plan | None:
    """The plan above, at the nearest level that has one: same first year where it exists, else the newest that covers
    the year's first day.

    A läsårsplan hangs under the kontorsplan of its starting year.
    """
    start, _ = period_for(kind, unit, first_year)
    begun = Plan.objects.holding(on=start).order_by("-first_year")
    if kind in (PlanKind.OFFICE, PlanKind.WORK):
        current = OrgUnit.objects.get(pk=unit.pk)  # its place may have changed since `unit` was loaded
        begun = begun.filter(unit__in=current.get_ancestors())
    found = (begun.filter(kind=level).first() for level in PLAN_RULES[kind].parents)
    return next((plan for plan in found if plan is not None), None)


def gather_below(plan: Plan, by: User | None) -> None:
    """Plans are written in any order. One that is still without a decision moves to the plan it would have been started
    under, had that existed; an adopted one stays where it was adopted, unless it stands nowhere.
    """
    below = [kind for kind, rule in PLAN_RULES.items() if plan.kind in rule.parents]
    begun = Plan.objects.filter(kind__in=below, period_from__gte=plan.period_from)
    if plan.period_to is not None:
        begun = begun.filter(period_from__lte=plan.period_to)
    begun = begun.filter(Q(editions=None) | Q(parent=None)).exclude(parent=plan).select_related("unit")
    for other in begun.order_by("pk"):
        if parent_for(other.kind, other.unit, other.first_year) == plan:
            place_below(other, plan, by=by, reason=f"Flyttad till {plan}")


def place_below(plan: Plan, above: Plan, *, by: User | None, reason: str) -> None:
    """Move a plan in the hierarchy. The caller holds TreeLock, since two trees of plans may become one."""
    locked_in_hierarchy(plan)
    above = locked_in_hierarchy(above)
    moved = Plan.objects.get(pk=plan.pk)
    trees.move(signed(moved, by=by, reason=reason), above)


def locked_in_hierarchy(plan: Plan) -> Plan:
    """The plan as it stands now, with the tree of plans it stands in locked until the transaction ends."""
    root = Plan.objects.get(tree_id=plan.tree_id, parent=None)
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=root.pk)
    return Plan.objects.get(pk=plan.pk)
