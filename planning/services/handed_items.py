"""What has been handed down, as it stands in the plans: its items come in when a plan is written, and go when it is taken back."""

from collections.abc import Collection, Sequence

from django.db.models import F, Q

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, User
from planning.enums import NodeKind, PlanKind
from planning.models import HandedDown, Plan, PlanNode
from planning.reading.covered import covered_units, planned_in
from planning.rules import FIGURES_AT_TOP
from planning.services import plan_nodes
from planning.services.key_figures import put_targets
from styrmodell.lib.history import update_many

TITLE_LENGTH = 300  # of a node's heading


def is_standing(row: HandedDown) -> bool:
    """False once it has been taken back."""
    return row.taken_back_on is None


def bring_into(plan: Plan, *, by: User | None) -> None:
    """Let the plan hold what has been handed down to its units, with what that is to reach, and not what has been taken back.

    Called under the plan's lock whenever it may be written again, and when something is handed down while it is.
    """
    if plan.kind not in FIGURES_AT_TOP:
        return
    waiting = Q(node=None, taken_back_on=None, unit__in=covered_units(plan), period_from__year=plan.first_year)
    rows = HandedDown.objects.filter(waiting | Q(node__plan=plan)).select_related("figure", "unit", "node")
    found = list(rows.order_by("pk").select_for_update(of=("self",), no_key=True))
    if not found:
        return
    others = _of_others(found, plan)
    left = [row.node for row in others if row.node]
    for row in others:
        row.node = None
    update_many(others, ["node"], by=by, reason="Hör till en annan plan")
    gone = [row.node for row in found if not is_standing(row) and row.node] + left
    if gone := [node for node in gone if node.removal_id is None]:
        plan_nodes.remove(*gone, by=by)
    standing = [row for row in found if is_standing(row) and row not in others]
    _put_in([row for row in standing if row.node is None or row.node.removal_id is not None], plan, by)
    wanted = {
        (row.node_id, year): row.target
        for row in standing
        for year in range(row.period_from.year, row.period_to.year + 1)
        if row.node_id is not None and row.target is not None
    }
    put_targets(wanted, [row.node_id for row in standing if row.node_id], by=by, reason="Målvärde utdelat")


def _of_others(rows: Sequence[HandedDown], plan: Plan) -> list[HandedDown]:
    """Those of units that a verksamhetsområde's plan is not for any more. One that has been adopted keeps them: it said so."""
    if plan.kind != PlanKind.WORK or plan.unit.kind != OrgUnitKind.AREA or plan.is_published:
        return []
    own = set(covered_units(plan).filter(pk__in={row.unit_id for row in rows}).values_list("pk", flat=True))
    return [row for row in rows if is_standing(row) and row.unit_id not in own]


def _put_in(rows: Sequence[HandedDown], plan: Plan, by: User | None) -> None:
    """Let each have an item: a figure that the unit has there of its own becomes the one handed down; what a cancelled revision
    took out comes back; and what has had none gets one, last in the plan.
    """
    if not rows:
        return
    top = PlanNode.objects.kept().filter(plan=plan, level=1, key_figure__in=[row.figure_id for row in rows])
    there = list(top.annotate(given=F("handed_down__pk")))
    own = {node.key_figure_id: node for node in there if node.given is None}
    placed, back, new = [], [], []
    for row in rows:
        its_own = own.get(row.figure_id) if row.unit_id == plan.unit_id else None
        if its_own is None and row.node is not None:
            row.node.removal_id = None  # it stands directly in the plan, and takes nothing with it
            back.append(row.node)
        else:
            row.node = its_own
            placed.append(row)
    update_many(back, ["removal_id"], by=by, reason="Återställd")
    titles = {(node.key_figure_id, node.title) for node in there}
    for row in placed:
        if row.node is None:
            title = _title(row, plan, titles)
            titles.add((row.figure_id, title))
            row.node = PlanNode(
                plan=plan, kind=NodeKind.KEY_FIGURE, title=title, key_figure=row.figure, is_example=row.is_example
            )
            new.append(row.node)
    if new:
        plan_nodes.add_many(plan, [(node, None) for node in new], by=by)
    for row in placed:
        row.node = row.node  # it has got its number
    update_many(placed, ["node"], by=by, reason="Infört i planen")


def _title(row: HandedDown, plan: Plan, taken: Collection[tuple[int | None, str]]) -> str:
    """What the item is called: in an area's plan with the unit's name, and where two units have the same with what tells them
    apart.
    """
    if row.unit_id == plan.unit_id:
        return row.figure.name
    names = [row.unit.name, f"{row.unit} ({row.unit.code or row.unit.pk})", f"{row.unit} ({row.unit.pk})"]
    titles = [f"{row.figure.name[: TITLE_LENGTH - len(name) - 2]}, {name}" for name in names]
    return next((title for title in titles if (row.figure_id, title) not in taken), titles[-1])


def bring_into_area(unit: OrgUnit, first_year: int, *, by: User | None) -> None:
    """Once a unit has no plan of its own any more: what it has been given stands in its area's, where that is being written.
    The caller holds TreeLock.
    """
    area = planned_in({unit.pk: unit}, (first_year,))[unit.pk, first_year].plan
    if area is None:
        return
    plan = plan_nodes.locked_plan(area)
    if plan.is_open:
        bring_into(plan, by=by)


def bring_into_areas_around(unit: OrgUnit, first_year: int, *, by: User | None) -> None:
    """Once a verksamhetsområde has been let plan for its units, or is no longer: those around it, where they are being
    written, hold what is for their units now. The caller holds TreeLock.
    """
    around = OrgUnit.objects.above(OrgUnit.objects.get(pk=unit.pk)).filter(kind=OrgUnitKind.AREA)
    plans = Plan.objects.filter(kind=PlanKind.WORK, unit__in=around, first_year=first_year)
    for found in plans.order_by("pk"):
        plan = plan_nodes.locked_plan(found)
        if plan.is_open:
            bring_into(plan, by=by)


def let_go(plan: Plan, *, by: User | None, reason: str) -> None:
    """Before the plan is deleted: what has been handed down stands without an item, until another plan is started."""
    rows = list(HandedDown.objects.filter(node__plan=plan).select_for_update(of=("self",), no_key=True))
    for row in rows:
        row.node = None
    update_many(rows, ["node"], by=by, reason=reason)
