"""Roles: give, end and hand over. A role is a row with dates; nothing about who held it when is ever overwritten."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from organisation.enums import BOARD_KINDS, WORK_KINDS, OrgUnitKind, Role
from organisation.models import OrgUnit, RoleAssignment, User
from organisation.permissions import ADMINISTERS
from organisation.services.administration import refuse_last_administrator, refuse_others_units
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_new, signed, update_many

# Roles whose holder writes in exactly the own unit, so the unit must be of the right kind.
ROLE_KINDS: dict[str, tuple[str, ...]] = {
    Role.SECRETARY: BOARD_KINDS,
    Role.HEAD_OF_OFFICE: (OrgUnitKind.OFFICE,),
    Role.UNIT_MANAGER: WORK_KINDS,
    Role.COMPANY: (OrgUnitKind.COMPANY,),
    Role.DIRECTOR: (OrgUnitKind.MUNICIPALITY,),
}


# How long before its first day a unit's people may have their roles: they write its plan the autumn before.
BEFOREHAND = timedelta(days=365)


@transaction.atomic
def assign(
    user: User,
    *,
    role: str,
    unit: OrgUnit,
    by: User | None,
    valid_from: date,
    valid_to: date | None = None,
    deputy_for: User | None = None,
) -> RoleAssignment:
    """Give a person a role in a unit, as the own one or as someone's ställföreträdare.

    Administrators manage units, people and roles and nothing else (docs/who-may.md); one who could make themself controller
    or nämndsekreterare would read and write what they have no part in, and nobody would know. So another administrator
    gives it, whose name then stands in the history. The only administrator there is may: in a small municipality
    there is nobody to ask, and the role would else never be given.

    Raises:
        DomainError: the account is closed, `by` does not administer the unit, the role does not fit the unit or its
            dates, the person has the role already, the one to stand in for has not got it, or an administrator gives it
            to themself though there is another.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not person.is_active:
        raise DomainError(f"Kontot för {person} är stängt. Öppna det innan du lägger till en roll.")
    refuse_others_units(unit, by=by)
    _refuse_own_gift(person, unit, by)
    _refuse_wrong_dates(unit, valid_from, valid_to)
    _refuse_wrong_kind(role, unit)
    _refuse_overlap(person, role, unit, valid_from, valid_to)
    if deputy_for is not None:
        _refuse_wrong_deputy(person, deputy_for, role, unit, valid_from, valid_to)
    assignment = RoleAssignment(
        user=person, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to, deputy_for=deputy_for
    )
    save_new(assignment, by=by, reason="Ställföreträdare" if deputy_for else "Tilldelad")
    return assignment


@transaction.atomic
def end(assignment: RoleAssignment, *, by: User | None, on: date, version: int | None = None) -> RoleAssignment | None:
    """Let the role hold to the end of the day `on`. A role that has not begun and never will is removed.

    Whoever stands in for the person in this role does so no longer than that day.

    Args:
        version: the version the user saw; None when nobody was shown one.

    Returns:
        The role with its end, or None when it was removed.

    Raises:
        StaleEdit: somebody else gave the role another last day meanwhile.
        DomainError: the day is before the role began or after its end, or nobody would be left as administrator.
    """
    refuse_last_administrator(assignment)  # first of all: it locks in an order that two who end each other's role share
    current = _locked(assignment)
    if on == current.valid_to:  # once more
        return current
    if version not in (None, current.version):
        raise StaleEdit(current)
    if current.valid_to is not None and on > current.valid_to:
        raise DomainError(f"Rollen upphör redan {current.valid_to}. Lägg till en ny roll om den ska förlängas.")
    if on < current.valid_from <= today():
        raise DomainError(f"Slutdagen kan inte ligga före den dag rollen började, {current.valid_from}.")
    _end_deputies(current, on, by=by)
    return _cut(current, on, by=by, reason="Avslutad")


@transaction.atomic
def hand_over(person: User, *, to: User, on: date, by: User | None) -> list[RoleAssignment]:
    """Överlämna: everything `person` holds on the day or later goes to `to` from that day.

    Tasks follow the roles, so this hands over all of a person's work. What they hold as someone's ställföreträdare
    stays: it was given to that person. Those who stand in for the leaving person do so to the day before.

    Returns:
        The receiver's new roles.

    Raises:
        DomainError: to oneself or to a closed account, nothing to hand over, a role had not begun by then, or the
            receiver's roles are in the way.
    """
    if to.pk == person.pk:
        raise DomainError("Välj en annan person att överlämna till.")
    held = (
        RoleAssignment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "user")
        .filter(Q(valid_to=None) | Q(valid_to__gte=on), user=person, deputy_for=None)
        .order_by("pk")
    )
    rows = list(held)
    if not rows:
        raise DomainError(f"{person} har inga roller att överlämna {on}.")
    received = []
    for row in rows:
        role, unit, starts, ends = row.role, row.unit, max(on, row.valid_from), row.valid_to
        if on <= row.valid_from < today():  # else it would look as if the person had never had it
            raise DomainError(
                f"{person} har varit {Role(role).label} i {unit} sedan {row.valid_from}. Välj en senare dag."
            )
        _end_deputies(row, starts - timedelta(days=1), by=by)
        _cut(row, starts - timedelta(days=1), by=by, reason=f"Överlämnad till {to}")
        received.append(assign(to, role=role, unit=unit, by=by, valid_from=starts, valid_to=ends))
    return received


@transaction.atomic
def move_to_unit(assignment: RoleAssignment, *, unit: OrgUnit, on: date, by: User | None) -> RoleAssignment | None:
    """The same role for the same person in the unit that takes over, from the day `on`.

    Called for every role of a closing unit, so deputies are moved like the person they stand in for.

    Returns:
        The role there; None when the person has it there all that time already, as when two units with the same chef
        become one. The old one then just ends.

    Raises:
        DomainError: the role does not fit the new unit, or the person has it there for a part of the time.
    """
    current = _locked(assignment)
    user, starts, deputy_for = current.user, max(on, current.valid_from), current.deputy_for
    ends = min(filter(None, (current.valid_to, unit.valid_to)), default=None)
    _refuse_wrong_kind(current.role, unit)
    if _has_all_the_time(user, current.role, unit, starts, ends):
        _cut(current, starts - timedelta(days=1), by=by, reason=f"Har rollen i {unit}")
        return None
    _refuse_overlap(user, current.role, unit, starts, ends)
    _cut(current, starts - timedelta(days=1), by=by, reason=f"Flyttad till {unit}")
    moved = RoleAssignment(
        user=user, role=current.role, unit=unit, valid_from=starts, valid_to=ends, deputy_for=deputy_for
    )
    save_new(moved, by=by, reason="Flyttad med enheten")
    return moved


@transaction.atomic
def end_with_unit(unit: OrgUnit, *, on: date, by: User | None) -> None:
    """Let no role in a unit, own or as ställföreträdare, hold longer than the unit.

    One that began after the unit's last day (the closing is told of late) keeps its first day, so that the list of past
    roles still tells of it; one that has not begun is removed.

    Raises:
        DomainError: nobody would be left as administrator.
    """
    later = RoleAssignment.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), unit=unit).order_by("pk")
    for administrator in later.filter(role=Role.ADMIN):  # in turn: each may be the last one
        refuse_last_administrator(administrator)
        _end_all([_locked(administrator)], on, by=by)
    _end_all(later.exclude(role=Role.ADMIN).select_for_update(of=("self",), no_key=True), on, by=by)


def _end_all(assignments: Iterable[RoleAssignment], on: date, *, by: User | None) -> None:
    """With their unit, those that have begun in one write."""
    reason, ended = "Enheten har upphört", []
    for current in assignments:
        if current.valid_from < today():
            current.valid_to = max(on, current.valid_from)
            ended.append(current)
        else:
            _cut(current, on, by=by, reason=reason)
    update_many(ended, ["valid_to"], by=by, reason=reason)


def _refuse_own_gift(person: User, unit: OrgUnit, by: User | None) -> None:
    if by is None or by.pk != person.pk:
        return
    other = ADMINISTERS.holders(unit, on=today()).exclude(user=person).select_related("user").first()
    if other is not None:
        raise DomainError(f"Du kan inte ge dig själv en roll. Be en annan administratör, till exempel {other.user}.")


def _end_deputies(assignment: RoleAssignment, last_day: date, *, by: User | None) -> None:
    """Let nobody stand in for the person longer than the person's own role holds.

    One who has already acted keeps the days until then in the list of past roles; one who never will is removed.
    """
    if assignment.deputy_for_id is not None:
        return
    deputies = RoleAssignment.objects.select_for_update(no_key=True).filter(
        deputy_for=assignment.user_id,
        role=assignment.role,
        unit=assignment.unit_id,
        valid_from__gte=assignment.valid_from,
        valid_to__gt=last_day,
    )
    if assignment.valid_to is not None:
        deputies = deputies.filter(valid_from__lte=assignment.valid_to)
    for deputy in deputies.order_by("pk"):
        has_acted = deputy.valid_from < today()
        day = max(last_day, deputy.valid_from) if has_acted else last_day
        _cut(deputy, day, by=by, reason="Den ordinarie har lämnat rollen")


def _locked(assignment: RoleAssignment) -> RoleAssignment:
    current = (
        RoleAssignment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "user", "deputy_for")
        .filter(pk=assignment.pk)
        .first()
    )
    if current is None:
        raise DomainError("Rollen har tagits bort av någon annan.")
    return current


def _cut(assignment: RoleAssignment, last_day: date, *, by: User | None, reason: str) -> RoleAssignment | None:
    signed(assignment, by=by, reason=reason)
    if last_day < assignment.valid_from:
        assignment.delete()
        return None
    assignment.valid_to = last_day
    assignment.save(update_fields=["valid_to"])
    return assignment


def _refuse_wrong_dates(unit: OrgUnit, valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise DomainError("Sista dagen ligger före första dagen.")
    if valid_from < (earliest := unit.valid_from - BEFOREHAND):
        raise DomainError(f"{unit} gäller från {unit.valid_from}. Rollen kan börja tidigast {earliest}.")
    if unit.valid_to is not None and (valid_to is None or valid_to > unit.valid_to):
        raise DomainError(f"{unit} gäller till och med {unit.valid_to}. Rollen måste upphöra senast då.")


def _refuse_wrong_kind(role: str, unit: OrgUnit) -> None:
    if role in ROLE_KINDS and unit.kind not in ROLE_KINDS[role]:
        kinds = ", ".join(OrgUnitKind(kind).label for kind in ROLE_KINDS[role])
        raise DomainError(f"Rollen {Role(role).label} hör till {kinds}. {unit} är av slaget {unit.get_kind_display()}.")


def _has_all_the_time(user: User, role: str, unit: OrgUnit, starts: date, ends: date | None) -> bool:
    held = RoleAssignment.objects.filter(user=user, role=role, unit=unit, deputy_for=None, valid_from__lte=starts)
    return held.filter(Q(valid_to=None) | Q(valid_to__gte=ends) if ends else Q(valid_to=None)).exists()


def _refuse_overlap(user: User, role: str, unit: OrgUnit, valid_from: date, valid_to: date | None) -> None:
    same = RoleAssignment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_from), user=user, role=role, unit=unit
    )
    if valid_to is not None:
        same = same.filter(valid_from__lte=valid_to)
    if other := same.first():
        end_word = f"till och med {other.valid_to}" if other.valid_to else "tills vidare"
        raise DomainError(
            f"{user} är redan {Role(role).label} i {unit} under den tiden (från {other.valid_from} {end_word})."
        )


def _refuse_wrong_deputy(
    user: User, deputy_for: User, role: str, unit: OrgUnit, valid_from: date, valid_to: date | None
) -> None:
    if deputy_for.pk == user.pk:
        raise DomainError("Ingen kan vara ställföreträdare för sig själv.")
    if not deputy_for.is_active:
        raise DomainError(f"Kontot för {deputy_for} är stängt. Ge den nya personen rollen som sin egen.")
    if valid_to is None:
        raise DomainError("En ställföreträdare behöver en sista dag.")
    own = RoleAssignment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_to),
        user=deputy_for,
        role=role,
        unit=unit,
        deputy_for=None,
        valid_from__lte=valid_from,
    )
    if not own.exists():
        raise DomainError(f"{deputy_for} är inte {Role(role).label} i {unit} under hela den tiden.")
