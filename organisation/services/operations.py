"""Verksamheter, the dimension of the accounts: added and edited by administrators, carried on when their unit ends."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from organisation.models import Operation, OrgUnit, TreeLock, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new
from styrmodell.lib.lookalikes import look_of

EDITABLE = ("code", "name", "valid_from", "valid_to")


@transaction.atomic
def add(
    unit: OrgUnit, *, by: User | None, code: str, name: str, valid_from: date, valid_to: date | None = None
) -> Operation:
    """Add a verksamhet to a unit, last among its own.

    Raises:
        DomainError: the dates lie outside the unit's, or the unit has the code or the name already in that time.
    """
    current = _locked(unit)
    last = current.operations.aggregate(last=Max("rank"))["last"] or 0  # those of the same rank stand by code
    operation = Operation(unit=current, code=code, name=name, rank=last, valid_from=valid_from, valid_to=valid_to)
    _refuse_wrong_dates(operation)
    _refuse_taken(operation)
    save_new(operation, by=by, reason="Tillagd")
    return operation


@transaction.atomic
def edit(operation: Operation, *, by: User, version: int, fields: Mapping[str, Any]) -> Operation:
    """Save what differs.

    Args:
        version: the version the user saw.
        fields: some of `EDITABLE`.

    Raises:
        StaleEdit: somebody else saved the verksamhet meanwhile.
        DomainError: as for `add`.
    """
    unit = _locked(operation.unit)
    current = Operation.objects.select_related("unit").get(pk=operation.pk)
    wanted = {name: fields[name] for name in EDITABLE if name in fields}
    changed = Operation(**{name: getattr(current, name) for name in EDITABLE} | wanted, pk=current.pk, unit=unit)
    _refuse_wrong_dates(changed)
    _refuse_taken(changed)
    save_changes(current, wanted, by=by, version=version, reason="Ändrad")
    return current


@transaction.atomic
def end_with_unit(unit: OrgUnit, *, on: date, successor: OrgUnit | None, by: User) -> None:
    """Let a closing unit's verksamheter end with it and go on, with the same code and name, in the one that takes over.

    Where the successor has the code already it is the same verksamhet there, and nothing is added.

    Raises:
        DomainError: one of them begins after the unit's last day.
    """
    _locked(unit)
    first_day = on + timedelta(days=1)
    ending = list(Operation.objects.filter(unit=unit).select_related("unit").in_use(since=first_day, until=None))
    for operation in ending:
        if operation.valid_from > on:
            raise DomainError(
                f"Verksamheten {operation.code} {operation} börjar gälla {operation.valid_from}, efter enhetens sista "
                "dag. Ändra den dagen först."
            )
    if successor is not None:
        save_many(_heirs(ending, successor, first_day), by=by, reason=f"Tar över efter {unit}")
    save_many_changes([(operation, {"valid_to": on}, None) for operation in ending], by=by, reason="Enheten upphör")


def _heirs(operations: Sequence[Operation], successor: OrgUnit, first_day: date) -> list[Operation]:
    """The verksamheter as they go on in the successor, not saved; without those that it has already."""
    others = list(Operation.objects.filter(unit=successor).in_use(since=first_day, until=None))
    heirs: list[Operation] = []
    for operation in operations:
        ends = min(filter(None, (operation.valid_to, successor.valid_to)), default=None)
        heir = Operation(
            unit=successor,
            code=operation.code,
            name=operation.name,
            rank=operation.rank,
            valid_from=first_day,
            valid_to=ends,
            is_example=operation.is_example,
        )
        if not any(_is_same(other, heir) for other in (*others, *heirs)):
            heirs.append(heir)
    return heirs


def _is_same(one: Operation, other: Operation) -> bool:
    """True when they have the same code some day."""
    until = min(filter(None, (one.valid_to, other.valid_to)), default=None)
    overlap = until is None or max(one.valid_from, other.valid_from) <= until
    return overlap and look_of(one.code) == look_of(other.code)


def _locked(unit: OrgUnit) -> OrgUnit:
    """The unit as it stands now. The whole organisation shares one lock: two of the same code come one at a time."""
    TreeLock.hold()
    return OrgUnit.objects.get(pk=unit.pk)


def _refuse_wrong_dates(operation: Operation) -> None:
    unit, first, last = operation.unit, operation.valid_from, operation.valid_to
    if last is not None and last < first:
        raise DomainError("Sista dagen ligger före första dagen.")
    if first < unit.valid_from:
        raise DomainError(f"{unit} började gälla {unit.valid_from}. Verksamheten kan inte börja före det.")
    if unit.valid_to is not None and (last is None or last > unit.valid_to):
        raise DomainError(f"{unit} gäller till och med {unit.valid_to}. Verksamheten måste upphöra senast då.")


def _refuse_taken(operation: Operation) -> None:
    """A row of a file names its verksamhet by code or by name, so neither may mean two at the same time.

    Compared in Python, as the import compares them.
    """
    others = Operation.objects.filter(unit=operation.unit_id).exclude(pk=operation.pk)
    own = {look_of(operation.code), look_of(operation.name)}
    for other in others.in_use(since=operation.valid_from, until=operation.valid_to):
        if own & {look_of(other.code), look_of(other.name)}:
            raise DomainError(
                f"{operation.unit} har redan verksamheten {other.code} {other} under den tiden. "
                "Välj en annan kod och ett annat namn, eller låt den andra upphöra först."
            )
