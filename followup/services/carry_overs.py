"""What is carried over when a year ends: a unit's rows of one table are saved whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from followup.models import InvestmentProject
from followup.models.carry_overs import CARRYING_KINDS
from followup.money.carry_overs import MODELS
from followup.money.told_carry_overs import carried_lock
from followup.rules.accounts.told import Told
from followup.rules.carry_overs import TABLES, Carried, CarriedTable
from organisation.models import OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many, save_many_changes, signed

WITHOUT_MINUS = ("budget", "used", "set_aside")
NEGATIVE = "{name}: {what} skrivs utan minus."


@dataclass(frozen=True, slots=True)
class CarriedInput:
    """What a person says of a row.

    Attributes:
        row_id: the stored row; None for a new one, and for a project that nobody has written about.
        project_id: of an investment.
        told, words: those of the table's that are said.
        version: of the stored row that the person saw, 0 when there was none.
        is_removed: take the row away.
        is_example: a new row is made up.
    """

    name: str = ""
    row_id: int | None = None
    project_id: int | None = None
    told: Mapping[str, Told] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    is_removed: bool = False
    is_example: bool = False

    @property
    def place(self) -> int | None:
        """What it is known by on a page."""
        return self.project_id or self.row_id


class StaleCarryOvers(DomainError):
    """Somebody else saved some of the same rows first.

    Attributes:
        stored: a row's or a project's id → the stored row now; None when it has been taken away.
    """

    def __init__(self, stored: Mapping[int, Any]) -> None:
        super().__init__("Någon annan har sparat samma rader medan du skrev. Båda visas nedan.")
        self.stored = stored


@transaction.atomic
def save_carried(
    unit: OrgUnit, year: int, key: Carried, inputs: Sequence[CarriedInput], *, by: User | None, reason: str = ""
) -> int:
    """Save the rows that differ, add the new and take away those that are to go; all of it or nothing.

    Args:
        reason: how they came, for the history.

    Returns:
        How many rows were saved, added or taken away.

    Raises:
        DomainError: the unit carries nothing over, a row is not the unit's, a name is taken, an amount has a minus, or a body has
            decided.
        StaleCarryOvers: somebody has saved otherwise since the person saw the rows.
    """
    if unit.kind not in CARRYING_KINDS:
        raise DomainError(f"{unit.name} för inte över något mellan åren. Det gör kommunen och nämnderna.")
    OrgUnit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=unit.pk)  # two take turns
    table, stored = TABLES[key], _stored(unit, year, key)
    _refuse_strangers(unit, inputs, stored, key)
    changes = [(one, fields) for one in inputs if (fields := _differing(table, one, stored.get(one.place)))]
    gone = [one for one in inputs if one.is_removed and one.place in stored]
    if stale := {one.place for one, _ in changes if _is_stale(one, stored)} | {
        one.place for one in gone if one.version != stored[one.place].version
    }:
        raise StaleCarryOvers({place: stored.get(place) for place in stale if place is not None})
    _refuse_odd(table, changes, stored, {one.place for one in gone})
    _refuse_decided(unit, year, key, [names for _, names in changes], is_removing=bool(gone))
    for one in gone:
        signed(stored[one.place], by=by, reason=reason or "Borttagen").delete()
    _write(unit, year, key, changes, stored, by, reason)
    return len(changes) + len(gone)


def _stored(unit: OrgUnit, year: int, key: Carried) -> dict[int | None, Any]:
    """The unit's rows by what they are known by on a page."""
    rows = MODELS[key].objects.select_for_update(of=("self",), no_key=True).filter(unit=unit, year=year)
    if key == Carried.INVESTMENT:
        return {row.project_id: row for row in rows.filter(project__isnull=False)}
    rows = rows.filter(project=None) if key == Carried.OPERATING else rows
    return {row.pk: row for row in rows}


def _refuse_strangers(
    unit: OrgUnit, inputs: Iterable[CarriedInput], stored: Mapping[int | None, Any], key: Carried
) -> None:
    projects = {one.project_id for one in inputs if one.project_id}
    if key == Carried.INVESTMENT:
        own = InvestmentProject.objects.filter(unit=unit, pk__in=projects).count()
        if own != len(projects) or any(one.project_id is None for one in inputs):
            raise DomainError("Ett av projekten hör inte till enheten. Öppna sidan på nytt.")
    elif projects:
        raise DomainError("Ett investeringsprojekt ombudgeteras bland investeringarna.")


def _differing(table: CarriedTable, one: CarriedInput, row: Any) -> dict[str, Any]:
    """The fields that are to be saved; none where nothing differs or the row is to go."""
    if one.is_removed:
        return {}
    fields: dict[str, Any] = {"name": one.name} if table.key != Carried.INVESTMENT else {}
    for name, told in one.told.items():
        fields |= {name: told.amount, f"{name}_na": told.is_not_applicable}
    fields |= one.words
    if row is None:
        return fields if one.name or any(value not in (None, False, "") for value in fields.values()) else {}
    return {name: value for name, value in fields.items() if getattr(row, name) != value}


def _is_stale(one: CarriedInput, stored: Mapping[int | None, Any]) -> bool:
    row = stored.get(one.place)
    if row is None:
        return bool(one.row_id or one.version)  # it has been taken away
    return bool(one.version != row.version)


Changes = Sequence[tuple[CarriedInput, dict[str, Any]]]


def _refuse_odd(table: CarriedTable, changes: Changes, stored: Mapping[int | None, Any], gone: set[int | None]) -> None:
    called = {place: row.name for place, row in stored.items() if place not in gone}
    new: list[str] = []
    for one, fields in changes:
        if table.key != Carried.INVESTMENT and not one.name:
            raise DomainError(f"Skriv vad raden gäller: {table.what.lower()} saknas.")
        if one.place is None:
            new.append(one.name)
        elif "name" in fields:
            called[one.place] = one.name
        for name in WITHOUT_MINUS:
            amount = fields.get(name)
            if amount is not None and amount < 0:
                what = table.columns[name]
                raise DomainError(NEGATIVE.format(name=one.name or stored[one.place], what=what.lower()))
    names = [name.casefold() for name in (*called.values(), *new) if name]
    _refuse_traded(changes, stored, gone)
    if twice := next((name for name in (*new, *called.values()) if names.count(name.casefold()) > 1), ""):
        raise DomainError(f"”{twice}” finns två gånger. Ge raderna olika namn, eller ta bort den ena.")


def _refuse_traded(changes: Changes, stored: Mapping[int | None, Any], gone: set[int | None]) -> None:
    """A name is free when the row that had it has been saved under another."""
    taken = {row.name: place for place, row in stored.items() if place not in gone and row.name}
    for one, fields in changes:
        if "name" in fields and taken.get(one.name, one.place) != one.place:
            raise DomainError(f"”{one.name}” heter redan en annan rad. Byt namn på den först, och spara.")


def _refuse_decided(
    unit: OrgUnit, year: int, key: Carried, changed: Iterable[Mapping[str, Any]], *, is_removing: bool
) -> None:
    """What is decided is told; what came of it is written afterwards."""
    later = TABLES[key].after_decision
    names = {name.removesuffix("_na") for fields in changed for name in fields}
    if (names - {*later} or is_removing) and (reason := carried_lock(unit, year, key)):
        raise DomainError(reason)


def _write(
    unit: OrgUnit,
    year: int,
    key: Carried,
    changes: Changes,
    stored: Mapping[int | None, Any],
    by: User | None,
    reason: str,
) -> None:
    model = MODELS[key]
    new, kept = [], []
    for one, fields in changes:
        row = stored.get(one.place)
        if row is not None:
            kept.append((row, fields | {"is_example": False}, None))  # whoever says it means it
            continue
        own = {"project_id": one.project_id} if key == Carried.INVESTMENT else {}
        new.append(model(unit=unit, year=year, is_example=one.is_example, **own, **fields))
    save_many(new, by=by, reason=reason)
    save_many_changes(kept, by=by, reason=reason)
