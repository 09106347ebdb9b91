"""What a unit that ends hands over: the plans it has begun, and the uppdrag it has got or given."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from organisation.desk import pictures
from organisation.models import OrgUnit, Picture, TreeLock, User
from planning.models import Assignment, AssignmentReceiver, Plan, PlanNode
from planning.rules import PLAN_RULES
from planning.services.plan_nodes import locked_plan
from planning.services.plan_places import parent_for, place_below
from styrmodell.lib import richtext
from styrmodell.lib.history import Change, save_changes, save_many_changes, update_many


@transaction.atomic
def hand_over(
    unit: OrgUnit,
    *,
    to: OrgUnit,
    by: User | None,
    plans: Collection[int] | None = None,
    assignments: Collection[int] | None = None,
) -> None:
    """Give a unit's work to the one that takes over (closing a unit hands its plans and tasks on).

    Adopted plans stay: they are what the unit decided. A plan that was never adopted goes on where the work goes on,
    unless the successor has no such plan or has its own for that year already; then it stays and can be read.
    Running uppdrag keep their identity and what has been told of them; only who has got or given them changes.

    Args:
        plans, assignments: the ids of those that it gets, where several take over; None is all of them.
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


def _reason(unit: OrgUnit) -> str:
    return f"Övertagen från {unit}"
