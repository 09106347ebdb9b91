"""Dela ut nyckeltal: figures that units are given to follow up, what they are to reach, and taking them back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q

from organisation.models import OrgUnit, TreeLock, User
from planning.enums import NodeKind
from planning.models import HandedDown, KeyFigure, Plan, PlanNode
from planning.reading.covered import covered_units, planned_in
from planning.reading.handed_down import receiving_units
from planning.reading.periods import period_of
from planning.rules import FIGURES_AT_TOP, PLAN_YEARS
from planning.services import plan_nodes
from planning.services.key_figures import (
    TargetValue,
    put_targets,
    refuse_finer_than_shown,
    refuse_target_of_judged,
    refuse_wrong_interval,
)
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, save_many_changes, update_many

NEW_TARGET = "Nytt målvärde"  # in the history; the day of it is told beside an edition that says another
TITLE_LENGTH = 300  # of a node's heading
Key = tuple[int, int]  # figure and unit


@dataclass(frozen=True, slots=True)
class Given:
    """What one cell of the page says: this figure to this unit.

    Attributes:
        target: what it is to reach; None where that is not set.
        row: id of what has been handed down there as the writer saw it, with its `version`; None where nothing had been.
    """

    figure: KeyFigure
    unit: OrgUnit
    target: TargetValue | None
    row: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it.

    Attributes:
        units: those that something was changed for, in the tree's order.
    """

    new: int
    changed: int
    taken_back: int
    units: tuple[OrgUnit, ...]


@transaction.atomic
def hand_down(
    giver: OrgUnit,
    first_year: int,
    *,
    give: Sequence[Given],
    take_back: Sequence[tuple[int, int]],
    by: User | None,
    is_example: bool = False,
) -> Told:
    """Hand figures down, change what they are to reach and take them back: all of it, or nothing.

    It counts at once, whatever state the units' plans are in. Where a plan is being written its items follow at once, else
    when it is opened (`bring_into`).

    Args:
        first_year: of the units' plans.
        give: what is new, and what is to reach something else.
        take_back: id and version of each; from today on it no longer counts.

    Raises:
        StaleEdit: somebody else has changed one of them since; carries the stored row. Nothing has been saved.
        DomainError: the giver may not hand down to the unit, somebody else has handed the figure down to it, the figure
            cannot reach that, or the year is none that plans are made for.
    """
    TreeLock.hold()  # one at a time: two givers may hand the same down, and the units' plans may be starting
    giver = OrgUnit.objects.get(pk=giver.pk)
    _refuse_year(first_year)
    seen = {one.row for one in give if one.row is not None} | {pk for pk, _ in take_back}
    units = {one.unit.pk for one in give}
    plans = _locked_plans(units, seen, first_year)
    rows = _locked_rows(units, seen)
    mine = {row.pk: row for row in rows if row.giver_id == giver.pk and row.period_from.year == first_year}
    if seen - set(mine):
        raise DomainError(f"Något som skulle ändras är inte utdelat av {giver} för {first_year}. Läs in sidan igen.")
    gone = [(mine[pk], {"taken_back_on": today()}, version) for pk, version in take_back if _is_standing(mine[pk])]
    save_many_changes(gone, by=by, reason=f"Taget tillbaka av {giver}")
    changes = [_change(one, mine[one.row]) for one in give if one.row is not None]
    changed = [row for row, fields, _ in changes if any(getattr(row, name) != value for name, value in fields.items())]
    save_many_changes(changes, by=by, reason=NEW_TARGET)
    new = _new([one for one in give if one.row is None], rows, giver, first_year)
    for row in new:
        row.handed_by, row.is_example = by, is_example
    save_many(new, by=by, reason=f"Utdelat av {giver}")
    for plan in plans:
        if plan.is_open:
            bring_into(plan, by=by)
    touched = {row.unit_id for row in (*new, *changed, *(row for row, _, _ in gone))}
    found = OrgUnit.objects.filter(pk__in=touched).in_order()
    return Told(len(new), len(changed), len(gone), tuple(found))


def _refuse_year(first_year: int) -> None:
    if first_year not in PLAN_YEARS:
        raise DomainError(f"Nyckeltal delas ut för år mellan {PLAN_YEARS[0]} och {PLAN_YEARS[-1]}.")


def _locked_plans(units: Collection[int], seen: Collection[int], first_year: int) -> list[Plan]:
    """The plans that are concerned, locked in the order of their keys until the transaction ends."""
    given = HandedDown.objects.filter(pk__in=seen)
    concerned = OrgUnit.objects.filter(Q(pk__in=units) | Q(pk__in=given.values("unit")))
    planned = planned_in({unit.pk: unit for unit in concerned}, (first_year,))
    ids = {one.plan.pk for one in planned.values() if one.plan is not None}
    chosen = Q(pk__in=ids) | Q(pk__in=given.exclude(node=None).values("node__plan"))
    plans = Plan.objects.filter(chosen).select_related("unit").order_by("pk")
    return list(plans.select_for_update(of=("self",), no_key=True))


def _locked_rows(units: Collection[int], seen: Collection[int]) -> list[HandedDown]:
    """What stands for the units, and what the writer saw, as it is now."""
    rows = HandedDown.objects.filter(Q(pk__in=seen) | Q(unit__in=units, taken_back_on=None)).order_by("pk")
    return list(rows.select_related("figure", "giver").select_for_update(of=("self",), no_key=True))


def _is_standing(row: HandedDown) -> bool:
    return row.taken_back_on is None


def _change(one: Given, row: HandedDown) -> tuple[HandedDown, dict[str, object], int | None]:
    if (row.figure_id, row.unit_id) != (one.figure.pk, one.unit.pk):
        raise DomainError("Ett målvärde hör till ett annat nyckeltal eller en annan enhet. Läs in sidan igen.")
    if not _is_standing(row):
        raise StaleEdit(row)
    if row.target != one.target:
        _refuse_target(row.figure, one.target)
    value, upper = one.target or (None, None)
    return row, {"value": value, "upper": upper}, one.version


def _refuse_target(figure: KeyFigure, target: TargetValue | None) -> None:
    if target is None:
        return
    refuse_target_of_judged(figure)
    refuse_wrong_interval(figure, target)
    refuse_finer_than_shown(figure, target)


def _new(give: Iterable[Given], rows: Iterable[HandedDown], giver: OrgUnit, first_year: int) -> list[HandedDown]:
    """The rows, not saved, that are to be added."""
    give = list(give)
    may_get = {unit.pk: unit for unit in receiving_units(giver, first_year)} if give else {}
    standing = {(row.figure_id, row.unit_id, row.period_from): row for row in rows if _is_standing(row)}
    found: dict[Key, HandedDown] = {}
    for one in give:
        if one.unit.pk not in may_get:
            raise DomainError(f"{giver} kan inte dela ut nyckeltal till {one.unit} för {first_year}.")
        period_from, period_to = period_of(may_get[one.unit.pk], first_year)
        stored = standing.get((one.figure.pk, one.unit.pk, period_from))
        if stored is not None:
            _refuse_other(stored, giver, one)
            continue
        if period_to < today():
            raise DomainError(f"{first_year} är över för {one.unit}. Dela ut för ett senare år.")
        _refuse_target(one.figure, one.target)
        value, upper = one.target or (None, None)
        found[one.figure.pk, one.unit.pk] = HandedDown(
            figure=one.figure, unit=one.unit, giver=giver, period_from=period_from, period_to=period_to,
            value=value, upper=upper, handed_on=today(),
        )  # fmt: skip
    return list(found.values())


def _refuse_other(stored: HandedDown, giver: OrgUnit, one: Given) -> None:
    """What has been handed down while the page was filled in. The same once more is no change."""
    if stored.giver_id != giver.pk:
        raise DomainError(
            f"”{stored.figure}” är redan utdelat till {one.unit} av {stored.giver} {stored.handed_on}. "
            f"Bara {stored.giver} kan ändra det."
        )
    if stored.target != one.target:
        raise StaleEdit(stored)


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
    gone = [row.node for row in found if not _is_standing(row) and row.node and row.node.removal_id is None]
    if gone:
        plan_nodes.remove(*gone, by=by)
    standing = [row for row in found if _is_standing(row)]
    _put_in([row for row in standing if row.node is None or row.node.removal_id is not None], plan, by)
    wanted = {
        (row.node_id, year): row.target
        for row in standing
        for year in range(row.period_from.year, row.period_to.year + 1)
        if row.node_id is not None and row.target is not None
    }
    put_targets(wanted, [row.node_id for row in standing if row.node_id], by=by, reason="Målvärde utdelat")


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


def let_go(plan: Plan, *, by: User | None, reason: str) -> None:
    """Before the plan is deleted: what has been handed down stands without an item, until another plan is started."""
    rows = list(HandedDown.objects.filter(node__plan=plan).select_for_update(of=("self",), no_key=True))
    for row in rows:
        row.node = None
    update_many(rows, ["node"], by=by, reason=reason)
