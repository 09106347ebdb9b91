"""The organisation's tree: add, edit, move and close units. One lock, reload inside it, check, act (lessons §1)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from organisation.enums import PARENT_KINDS, OrgUnitKind
from organisation.models import OrgUnit, RoleAssignment, TreeLock, User
from organisation.open_work import HandOver, hand_over_work, open_work
from organisation.reach.successors import comes_after
from organisation.services import names, office_services, operations, roles, successions
from organisation.services.administration import refuse_others_units
from styrmodell.lib import trees
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_new, signed
from styrmodell.lib.lookalikes import look_of

EDITABLE = ("code", "name", "valid_from", "planning_year", "ownership_share", "note")


def locked(unit: OrgUnit) -> OrgUnit:
    """The unit as it stands now, with the whole organisation's tree locked until the transaction ends.

    The organisation changes a few times a year, so its trees share one lock: the one for new roots.

    Raises:
        DomainError: the unit is gone.
    """
    TreeLock.hold()
    current = OrgUnit.objects.select_related("parent").filter(pk=unit.pk).first()
    if current is None:
        raise DomainError("Enheten finns inte längre.")
    return current


@transaction.atomic
def add(
    *, by: User | None, kind: str, parent: OrgUnit | None = None, predecessors: Iterable[OrgUnit] = (), **fields: Any
) -> OrgUnit:
    """Add a unit last below `parent`; a kommunkoncern has none.

    Args:
        predecessors: the units that it takes over from.
        fields: name, and any of code, valid_from, valid_to, planning_year, ownership_share, note, is_example.

    Raises:
        DomainError: this kind may not stand there, the parent is closed or not administered by `by`, or the code is taken.
    """
    TreeLock.hold()
    above = locked(parent) if parent else None
    if above is not None:
        refuse_others_units(above, by=by)
    unit = OrgUnit(kind=kind, **fields)
    _refuse_wrong_place(kind, above)
    _refuse_taken_code(unit)
    if above is None:
        save_new(unit, by=by, reason="Tillagd")
        return unit
    _refuse_closed_parent(above, unit.valid_from)
    signed(unit, by=by, reason="Tillagd")
    trees.insert(unit, above)
    successions.set_predecessors(unit, predecessors, by=by)
    return unit


@transaction.atomic
def edit(unit: OrgUnit, *, by: User, version: int, fields: Mapping[str, Any]) -> OrgUnit:
    """Save what differs.

    Args:
        version: the version the user saw.
        fields: some of `EDITABLE`, `predecessors`, and `serves`: the nämnder a kontor also works for. Place and end
            date have services of their own.

    Raises:
        StaleEdit: somebody else saved the unit meanwhile.
        DomainError: the code is taken, the unit would begin after it has ended or precede itself, or it may not work
            for one of the nämnder.
    """
    current = locked(unit)
    wanted = {name: fields[name] for name in EDITABLE if name in fields}
    starts = wanted.get("valid_from", current.valid_from)
    if current.valid_to and starts > current.valid_to:
        raise DomainError(f"Enheten upphörde {current.valid_to}. Den kan inte börja gälla efter det.")
    if (code := wanted.get("code", current.code)) != current.code:
        _refuse_taken_code(current, code=code)
    served, known = office_services.served(current), successions.predecessors(current)
    serves = set(fields["serves"]) if "serves" in fields else served
    before = set(fields["predecessors"]) if "predecessors" in fields else known
    refuse_others_units(*(serves ^ served), by=by)
    differs, old_name = serves != served or before != known, current.name
    save_changes(current, wanted, by=by, version=version, reason="Ändrad", belongings_differ=differs)
    names.keep_unit_name(current, old_name)
    office_services.serve(current, serves, by=by)
    successions.set_predecessors(current, before, by=by)
    return current


@transaction.atomic
def move(
    unit: OrgUnit, *, by: User | None, parent: OrgUnit, before: OrgUnit | None = None, seen: int | None = None
) -> OrgUnit:
    """Move a unit with everything below it, last under `parent` or just before one of its children.

    Args:
        seen: the id of what it stood under when the user was asked; None when nobody was.

    Raises:
        StaleEdit: somebody else has moved it to another unit meanwhile.
        DomainError: this kind may not stand there, the parent is closed, not administered by `by` or lies below the
            unit, or `before` is elsewhere.
    """
    current = locked(unit)
    above = locked(parent)
    beside = locked(before) if before else None
    if seen is not None and current.parent_id not in (seen, above.pk):
        raise StaleEdit(current)
    if beside is not None and (beside.parent_id != above.pk or beside.pk == current.pk):
        raise DomainError(f"{beside} står inte under {above}. Välj en annan plats.")
    _refuse_wrong_place(current.kind, above)
    if above.pk != current.parent_id:
        refuse_others_units(above, by=by)
        _refuse_closed_parent(above, current.valid_from)
    signed(current, by=by, reason=f"Flyttad till {above}")
    trees.move(current, above, before=beside)
    office_services.serve(current, office_services.served(current) - {above}, by=by)  # it is its own nämnd now
    return locked(current)


@transaction.atomic
def close(
    unit: OrgUnit,
    *,
    by: User,
    on: date,
    successor: OrgUnit | None = None,
    others: Collection[OrgUnit] = (),
    move_roles: bool = False,
) -> OrgUnit:
    """Avsluta: the unit holds to the end of the day `on`; what it did stays where it was done.

    What it has begun and not decided goes to the successor the same moment; closed ahead, or split, the work is its own
    until it is handed over, when the day has come (`hand_over`). Its verksamheter end with it and go on in the successor the day
    after. Its reports stay its own, and those that are not finished are finished in its name.

    Args:
        successor: the unit that takes over. It gets this one as a predecessor; it may have others.
        others: those that take over with it, when the unit is split; roles and verksamheter go on in the first.
        move_roles: begin the unit's roles in the successor the day after. In the unit they end with it in any case.

    Raises:
        DomainError: already closed, before it began, units below still hold, the unit has work that it must finish
            itself or that needs a successor, a verksamhet begins later, nobody would be left as administrator, or the
            successor cannot take over.
    """
    current = locked(unit)
    if current.valid_to is not None:
        raise DomainError(f"{current} är redan avslutad: den gäller till och med {current.valid_to}.")
    if on < current.valid_from:
        raise DomainError(f"Slutdatum kan inte ligga före den dag enheten började gälla, {current.valid_from}.")
    _refuse_open_children(current, on)
    if move_roles and successor is None:
        raise DomainError("Välj den enhet som ska ta över rollerna.")
    _refuse_open_work(current, successor, by=by)
    heir = locked(successor) if successor is not None else None
    if heir is not None:
        _hand_over(current, heir, on, by=by, move_roles=move_roles)
        if on <= today() and not others:
            _hand_over_what_is_open(current, heir, by=by)
    for other in others:
        _follow(current, locked(other), on + timedelta(days=1), by=by)
    roles.end_with_unit(current, on=on, by=by)
    operations.end_with_unit(current, on=on, successor=heir, by=by)
    save_changes(current, {"valid_to": on}, by=by, reason="Avslutad")
    return current


@transaction.atomic
def hand_over(unit: OrgUnit, *, to: OrgUnit, by: User, shares: Mapping[str, OrgUnit] | None = None) -> None:
    """Lämna över what a unit that has ended still has: what it got after it was closed ahead, and its links to nämnder.

    Args:
        shares: who gets each thing, by its key, where several take over; `to` gets the links. None: `to` gets all.

    Raises:
        DomainError: the unit has not ended, or the other one cannot take over.
    """
    current = locked(unit)
    if current.valid_to is None or not current.ends_by(today()):
        raise DomainError(f"{current} har inte upphört. Det som är öppet lämnas över när enheten upphör.")
    first_day = max(current.valid_to + timedelta(days=1), today())
    heirs = [locked(one) for one in sorted({to, *(shares or {}).values()}, key=lambda one: one.pk)]
    for heir in heirs:
        _refuse_successor(current, heir, first_day, by=by)
    for heir in heirs:
        keys = None if shares is None else [key for key, one in shares.items() if one == heir]
        hand_over_work(current, to=heir, by=by, keys=keys)
    office_services.hand_over(current, to=to, by=by)


@transaction.atomic
def reopen(unit: OrgUnit, *, by: User) -> OrgUnit:
    """Take back the end date. Roles and verksamheter that ended or went to a successor are given anew.

    Raises:
        DomainError: not closed, the unit above is closed, or another unit uses the code now.
    """
    current = locked(unit)
    if current.valid_to is None:
        raise DomainError(f"{current} är inte avslutad.")
    if current.parent is not None and current.parent.valid_to is not None:
        raise DomainError(f"{current.parent} är avslutad. Öppna den först.")
    _refuse_taken_code(current, reopening=True)
    save_changes(current, {"valid_to": None}, by=by, reason="Öppnad igen")
    return current


def _hand_over(unit: OrgUnit, successor: OrgUnit, on: date, *, by: User, move_roles: bool) -> None:
    """Tie the two units together and move the roles."""
    first_day = on + timedelta(days=1)
    _follow(unit, successor, first_day, by=by)
    if move_roles:
        for assignment in RoleAssignment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=first_day), unit=unit):
            roles.move_to_unit(assignment, unit=successor, on=first_day, by=by)


def _follow(unit: OrgUnit, successor: OrgUnit, first_day: date, *, by: User) -> None:
    _refuse_successor(unit, successor, first_day, by=by)
    if unit.pk not in comes_after(successor):  # what it took over it gives back: no ring of the two
        successions.follow(unit, successor, on=first_day, by=by)
        save_changes(successor, {}, by=by, reason=f"Tar över efter {unit}", belongings_differ=True)


def _hand_over_what_is_open(unit: OrgUnit, successor: OrgUnit, *, by: User) -> None:
    hand_over_work(unit, to=successor, by=by)
    office_services.hand_over(unit, to=successor, by=by)


def _refuse_successor(unit: OrgUnit, successor: OrgUnit, first_day: date, *, by: User | None) -> None:
    if successor.pk == unit.pk:
        raise DomainError("En enhet kan inte ta över efter sig själv.")
    refuse_others_units(successor, by=by)
    if successor.valid_from > first_day or (successor.valid_to is not None and successor.valid_to < first_day):
        raise DomainError(f"{successor} gäller inte {first_day} och kan inte ta över den dagen.")


def _refuse_open_work(unit: OrgUnit, successor: OrgUnit | None, *, by: User) -> None:
    listed: dict[HandOver, list[str]] = {how: [] for how in HandOver}
    for work in open_work(unit, by=by):
        listed[work.how] += [item.text for item in work.items]
    if left := listed[HandOver.FINISH]:
        raise DomainError(f"{unit} har arbete som ska bli klart först: {'; '.join(left)}.")
    if (left := listed[HandOver.FOLLOW]) and successor is None:
        raise DomainError(f"Välj den enhet som tar över uppdragen, eller avsluta dem först: {'; '.join(left)}.")


def _refuse_wrong_place(kind: str, above: OrgUnit | None) -> None:
    allowed = PARENT_KINDS[kind]
    label = OrgUnitKind(kind).label
    if above is None and allowed:
        raise DomainError(f"Välj vad enheten ska stå under. Bara en kommunkoncern står överst, inte slaget {label}.")
    if above is not None and above.kind not in allowed:
        raise DomainError(f"Slaget {label} kan inte stå under {above}, som är {above.get_kind_display()}.")


def _refuse_closed_parent(above: OrgUnit, starts: date) -> None:
    if above.valid_to is not None and above.valid_to < max(starts, above.valid_from):
        raise DomainError(f"{above} upphörde {above.valid_to}. Välj en enhet som gäller.")


def _refuse_open_children(unit: OrgUnit, on: date) -> None:
    left = [str(child) for child in unit.get_children() if child.valid_to is None or child.valid_to > on]
    if left:
        raise DomainError(f"Under enheten gäller fortfarande {', '.join(left)}. Avsluta eller flytta dem först.")


def _refuse_taken_code(unit: OrgUnit, *, code: str | None = None, reopening: bool = False) -> None:
    wanted = unit.code if code is None else code
    if not wanted or (unit.valid_to is not None and not reopening):
        return
    # Compared in Python, as a file's rows are read.
    others = OrgUnit.objects.filter(valid_to=None).exclude(Q(code="") | Q(pk=unit.pk))
    for other in others.only("code", "name"):
        if look_of(other.code) == look_of(wanted):
            raise DomainError(f"Koden {other.code} används av {other}. Välj en annan kod.")
