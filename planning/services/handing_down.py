"""Dela ut nyckeltal: figures that units are given to follow up, what they are to reach, and taking them back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from organisation.models import OrgUnit, TreeLock, User
from planning.models import HandedDown, KeyFigure, Plan
from planning.reading.covered import planned_in
from planning.reading.handed_down import receiving_units
from planning.reading.periods import period_of
from planning.rules import PLAN_YEARS
from planning.services.handed_items import bring_into, is_standing
from planning.services.key_figures import (
    TargetValue,
    refuse_finer_than_shown,
    refuse_target_of_judged,
    refuse_wrong_interval,
)
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, save_many_changes

NEW_TARGET = "Nytt målvärde"  # in the history; the day of it is told beside an edition that says another
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
    gone = [(mine[pk], {"taken_back_on": today()}, version) for pk, version in take_back if is_standing(mine[pk])]
    _refuse_over(row for row, _, _ in gone)
    save_many_changes(gone, by=by, reason=f"Taget tillbaka av {giver}")
    may_get = {unit.pk: unit for unit in receiving_units(giver, first_year)} if give else {}
    changes = [_change(one, mine[one.row], may_get) for one in give if one.row is not None]
    changed = [row for row, fields, _ in changes if any(getattr(row, name) != value for name, value in fields.items())]
    save_many_changes(changes, by=by, reason=NEW_TARGET)
    new = _new([one for one in give if one.row is None], rows, giver, first_year, may_get)
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
    return list(rows.select_related("figure", "giver", "unit").select_for_update(of=("self",), no_key=True))


def _refuse_over(rows: Iterable[HandedDown]) -> None:
    for row in rows:
        if row.period_to < today():
            raise DomainError(
                f"{row.period_from.year} är över för {row.unit}. Det som har delats ut står kvar och kan inte ändras."
            )


def _change(one: Given, row: HandedDown, may_get: Collection[int]) -> tuple[HandedDown, dict[str, object], int | None]:
    if (row.figure_id, row.unit_id) != (one.figure.pk, one.unit.pk):
        raise DomainError("Ett målvärde hör till ett annat nyckeltal eller en annan enhet. Läs in sidan igen.")
    if not is_standing(row):
        raise StaleEdit(row)
    if row.target != one.target:
        _refuse_over([row])
        if row.unit_id not in may_get:
            raise DomainError(
                f"{row.unit} hör inte till {row.giver} längre. Det går bara att ta tillbaka ”{row.figure}”."
            )
        _refuse_target(row.figure, one.target)
    value, upper = one.target or (None, None)
    return row, {"value": value, "upper": upper}, one.version


def _refuse_target(figure: KeyFigure, target: TargetValue | None) -> None:
    if target is None:
        return
    refuse_target_of_judged(figure)
    refuse_wrong_interval(figure, target)
    refuse_finer_than_shown(figure, target)


def _new(
    give: Iterable[Given],
    rows: Iterable[HandedDown],
    giver: OrgUnit,
    first_year: int,
    may_get: Mapping[int, OrgUnit],
) -> list[HandedDown]:
    """The rows, not saved, that are to be added."""
    standing = {(row.figure_id, row.unit_id, row.period_from): row for row in rows if is_standing(row)}
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
