"""What a unit that ends hands over: the plans it has begun, and the uppdrag and key figures it has got or given."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from organisation.desk import pictures
from organisation.models import OrgUnit, Picture, TreeLock, User
from planning.models import Assignment, AssignmentReceiver, HandedDown, Plan, PlanNode
from planning.reading.covered import planned_in
from planning.reading.periods import period_of, plan_kind_of
from planning.rules import PLAN_RULES
from planning.services import handed_items
from planning.services.plan_nodes import locked_plan
from planning.services.plan_places import parent_for, place_below
from styrmodell.lib import richtext
from styrmodell.lib.clock import today
from styrmodell.lib.history import Change, save_changes, save_many_changes, update_many


@transaction.atomic
def hand_over(
    unit: OrgUnit,
    *,
    to: OrgUnit,
    by: User | None,
    plans: Collection[int] | None = None,
    assignments: Collection[int] | None = None,
    handed_down: Collection[int] | None = None,
) -> None:
    """Give a unit's work to the one that takes over (closing a unit hands its plans and tasks on).

    Adopted plans stay: they are what the unit decided. A plan that was never adopted goes on where the work goes on,
    unless the successor has no such plan or has its own for that year already; then it stays and can be read.
    Running uppdrag keep their identity and what has been told of them; only who has got or given them changes. So it is with
    key figures that have been handed down for days that are not over.

    Args:
        plans, assignments, handed_down: the ids of those that it gets, where several take over; None is all of them.
    """
    TreeLock.hold()  # a plan may change place in the hierarchy, as when plans start
    to = OrgUnit.objects.get(pk=to.pk)
    for plan in Plan.objects.filter(_among("pk", plans), unit=unit, editions=None).order_by("pk"):
        if can_take(to, plan):
            _take_plan(plan, unit, to, by)
    given = Assignment.objects.running().filter(_among("pk", assignments), giver=unit).select_related("giver")
    given = given.select_for_update(of=("self",), no_key=True)
    save_many_changes([(one, {"giver": to}, None) for one in given], by=by, reason=_reason(unit))
    _take_received(unit, to, by, _among("assignment", assignments))
    _take_handed_down(unit, to, by, _among("pk", handed_down))


def _among(field: str, ids: Collection[int] | None) -> Q:
    return Q() if ids is None else Q(**{f"{field}__in": ids})


def can_take(to: OrgUnit, plan: Plan) -> bool:
    """True when the unit makes plans of this kind and has none of its own that begins that year."""
    own = Plan.objects.filter(kind=plan.kind, unit=to, first_year=plan.first_year, name=plan.name)
    return to.kind in PLAN_RULES[plan.kind].units and not own.exists()


def _take_plan(plan: Plan, unit: OrgUnit, to: OrgUnit, by: User | None) -> None:
    current = locked_plan(plan)
    save_changes(current, {"unit": to}, by=by, reason=_reason(unit))
    nodes = PlanNode.objects.filter(plan=plan)
    used = frozenset[str]().union(*(richtext.pictures(node.formatted) for node in nodes))
    pictures.let_see(Picture.objects.filter(uuid__in=used, units=unit), to)
    above = parent_for(current.kind, to, current.first_year)
    if above is None or above.pk == current.parent_id:
        return
    place_below([current], above, by=by, reason=_reason(unit))


def _take_received(unit: OrgUnit, to: OrgUnit, by: User | None, among: Q) -> None:
    """The successor's place among the receivers, unless it is one of them already."""
    own = AssignmentReceiver.objects.filter(unit=to).values("assignment")
    open_ones = (
        AssignmentReceiver.objects.holding()
        .filter(among, unit=unit, assignment__ended_by=None)
        .exclude(assignment__in=own)
    )
    rows = list(open_ones.select_related("assignment").select_for_update(of=("self", "assignment"), no_key=True))
    for row in rows:
        row.unit = to
    assignments: list[Change] = [(row.assignment, {}, None) for row in rows]
    save_many_changes(assignments, by=by, reason=_reason(unit), belongings_differ=True)
    update_many(rows, ["unit"], by=by, reason=_reason(unit))


def _take_handed_down(unit: OrgUnit, to: OrgUnit, by: User | None, among: Q) -> None:
    """What the unit has been given goes on where there is a plan of the same kind, unless the successor has it already."""
    mine = Q(unit=unit) | Q(giver=unit)
    rows = HandedDown.objects.standing().filter(among, mine, period_to__gte=today()).order_by("pk")
    years = {day.year for day in rows.values_list("period_from", flat=True)}
    if not years:
        return
    found = [one.plan for one in planned_in({to.pk: to}, years).values() if one.plan is not None]
    plans = [locked_plan(plan) for plan in sorted(found, key=lambda plan: plan.pk)]  # before the rows, as elsewhere
    locked = list(rows.select_related("node__plan").select_for_update(of=("self",), no_key=True))
    given = [row for row in locked if row.giver_id == unit.pk and to.kind == unit.kind]
    save_many_changes([(row, {"giver": to}, None) for row in given], by=by, reason=_reason(unit))
    if to.kind in PLAN_RULES[plan_kind_of(unit)].units:
        own = HandedDown.objects.standing().filter(unit=to, period_to__gte=today())
        has = set(own.values_list("figure", "period_from"))
        changes: list[Change] = [(row, _as_taken(row, to, has), None) for row in locked if row.unit_id == unit.pk]
        save_many_changes(changes, by=by, reason=_reason(unit))
    for plan in plans:
        if plan.is_open:
            handed_items.bring_into(plan, by=by)


def _as_taken(row: HandedDown, to: OrgUnit, has: Collection[tuple[int, date]]) -> dict[str, object]:
    """The row as the successor's; its item follows with its plan, else it gets another in the successor's."""
    period_from, period_to = period_of(to, row.period_from.year)
    node = row.node if row.node is not None and row.node.plan.unit_id == to.pk else None
    if (row.figure_id, period_from) in has:
        return {"node": None} if node is not None else {}
    return {"unit": to, "period_from": period_from, "period_to": period_to, "node": node}


def _reason(unit: OrgUnit) -> str:
    return f"Övertagen från {unit}"
