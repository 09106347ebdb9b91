"""Who may do what, from role × unit subtree. The roles of a user are read once per request.

The apps above add their own rules; every one of them ends in the functions here.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.enums import BOARD_KINDS, OrgUnitKind, Role
from organisation.models import OrgUnit, Picture, RoleAssignment, User
from styrmodell.lib.clock import today

# Roles that read the working text of their own unit and of everything below it (design §4, "Who sees").
READERS_OF_WORKING_TEXT = (
    Role.CONTROLLER,
    Role.SECRETARY,
    Role.HEAD_OF_OFFICE,
    Role.UNIT_MANAGER,
    Role.ECONOMIST,
    Role.DIRECTOR,
    Role.COMPANY,
)


# The units that hold all others.
WHOLE = (OrgUnitKind.GROUP, OrgUnitKind.MUNICIPALITY)
ROLE_AND_UNIT = ("role", "unit_id", "unit__tree_id", "unit__lft", "unit__rght", "unit__kind")


@dataclass(frozen=True, slots=True)
class Grant:
    """One current role of a user, with the interval of its unit in the tree."""

    role: str
    unit_id: int
    tree_id: int
    lft: int
    rght: int
    kind: str = ""
    serves: tuple[int, ...] = ()


def grants(user: Any) -> tuple[Grant, ...]:
    """The user's roles that hold today, own and as ställföreträdare; none for an anonymous or closed account."""
    if not user.is_authenticated or not user.is_active:
        return ()
    if not hasattr(user, "_grants"):
        rows = (
            RoleAssignment.objects.current(on=today())
            .filter(user=user)
            .values_list(*ROLE_AND_UNIT, "unit__also_serves__board_id")
        )
        served: dict[Grant, list[int]] = {}
        for *role_and_unit, board in rows:
            served.setdefault(Grant(*role_and_unit), []).extend([board] if board else [])
        user._grants = tuple(replace(grant, serves=tuple(boards)) for grant, boards in served.items())
    return user._grants


def forget_grants(user: User) -> None:
    """Read the roles anew at the next question; for long-lived user objects in tests and jobs."""
    if hasattr(user, "_grants"):
        del user._grants


def has_role(user: Any, *roles: Role) -> bool:
    """True when the user holds one of the roles somewhere. For menus and for roles that are not bound to a unit."""
    return any(grant.role in roles for grant in grants(user))


def has_role_for_everybody(user: Any, *roles: Role) -> bool:
    """True when the user holds one of the roles in KOMMUN or above it. For what is common to all units."""
    return any(grant.role in roles and grant.kind in WHOLE for grant in grants(user))


def holds(user: Any, unit: OrgUnit, *roles: Role) -> bool:
    """True when the user holds one of the roles in exactly this unit."""
    return any(grant.role in roles and grant.unit_id == unit.pk for grant in grants(user))


def covers(user: Any, unit: OrgUnit, *roles: Role) -> bool:
    """True when the user holds one of the roles in this unit or above it."""
    return any(
        grant.role in roles and grant.tree_id == unit.tree_id and grant.lft <= unit.lft and unit.rght <= grant.rght
        for grant in grants(user)
    )


def require(allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence: require(may_edit(…))
    """403 unless allowed. The object was fetched through `visible_to`, so 404 came first."""
    if not allowed:
        raise PermissionDenied


def units_covered(user: Any, *roles: Role, path: str = "") -> Q:
    """A filter for rows whose unit lies in or below a unit where the user holds one of the roles.

    Args:
        path: how the row reaches its unit ("unit__", "plan__unit__"); empty for units themselves.
    """
    found = Q(pk__in=[])
    for grant in grants(user):
        if grant.role in roles:
            found |= Q(
                **{f"{path}tree_id": grant.tree_id, f"{path}lft__gte": grant.lft, f"{path}rght__lte": grant.rght}
            )
    return found


def working_units(user: Any, *, path: str = "") -> Q:
    """A filter for rows whose unit's working text (arbetstext) the user may read.

    Own unit and everything below it; the kommundirektör and controllers all of theirs; a kontorschef also the
    nämnd above and the nämnder the kontor serves. Förtroendevalda, revisorer and administrators none.
    """
    found = units_covered(user, *READERS_OF_WORKING_TEXT, path=path)
    for grant in grants(user):
        if grant.role == Role.HEAD_OF_OFFICE:
            found |= Q(
                **{
                    f"{path}tree_id": grant.tree_id,
                    f"{path}lft__lt": grant.lft,
                    f"{path}rght__gt": grant.rght,
                    f"{path}kind__in": BOARD_KINDS,
                }
            )
            found |= Q(**{f"{path}pk__in": grant.serves})
    return found


def reads_working_text(user: Any, unit: OrgUnit) -> bool:
    """True when the user may read this unit's working text; the same rule as `working_units`, for one unit."""
    if covers(user, unit, *READERS_OF_WORKING_TEXT):
        return True
    return unit.is_board and any(
        grant.role == Role.HEAD_OF_OFFICE
        and (unit.pk in grant.serves or (grant.tree_id == unit.tree_id and unit.lft < grant.lft < unit.rght))
        for grant in grants(user)
    )


def administers(user: Any) -> bool:
    """Administrators manage units, people and roles, and nothing else."""
    return has_role(user, Role.ADMIN)


def may_administer_unit(user: Any, unit: OrgUnit) -> bool:
    """Administrators of this unit or of one above it: add below it, edit, move, close, give roles in it."""
    return covers(user, unit, Role.ADMIN)


def may_administer_user(user: Any, person: User) -> bool:
    """Administrators of every unit where the person has a role; a person without roles, any administrator.

    Else an administrator of a part could change the address of one of the whole and ask for a new password. For the
    same reason nobody but themselves administers the operators, who read everything that is stored.
    """
    if not administers(user) or ((person.is_staff or person.is_superuser) and person.pk != user.pk):
        return False
    units = OrgUnit.objects.filter(Exists(RoleAssignment.objects.filter(user=person, unit=OuterRef("pk"))))
    return not units.exclude(units_covered(user, Role.ADMIN)).exists()


def writes_texts(user: Any, unit: OrgUnit) -> bool:
    """Those who write some text of the unit: its own sekreterare, chef or bolag, and controllers and ekonomer above."""
    return holds(user, unit, Role.SECRETARY, Role.HEAD_OF_OFFICE, Role.UNIT_MANAGER, Role.COMPANY) or covers(
        user, unit, Role.CONTROLLER, Role.ECONOMIST
    )


def writes_some_text(user: Any) -> bool:
    """Those who write a text somewhere, and so may upload pictures; förtroendevalda, revisorer and administrators not."""
    return has_role(user, *READERS_OF_WORKING_TEXT)


def visible_pictures(user: Any) -> QuerySet[Picture]:
    """Pictures in adopted texts for every logged-in person; others for whoever uploaded them or reads their text."""
    if not user.is_authenticated:
        return Picture.objects.none()
    units = OrgUnit.objects.filter(working_units(user))
    shown = Picture.units.through.objects.filter(picture=OuterRef("pk"), orgunit__in=units)
    return Picture.objects.filter(Q(is_published=True) | Q(uploaded_by=user) | Exists(shown))
