"""Who answers for a unit: the role that writes its plan and its report, and the units where nobody has it."""

from collections.abc import Iterable

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from organisation.enums import RESPONSIBLE
from organisation.models import OrgUnit, RoleAssignment
from organisation.reach.conditions import Condition
from styrmodell.lib.clock import today


def unmanned_q(path: str = "") -> Q:
    """A filter for units that hold today and that nobody with an open account answers for, own or as ställföreträdare.

    Args:
        path: how the row reaches the unit ("unit__"); empty for units.
    """
    held = RoleAssignment.objects.current(on=today()).filter(unit=OuterRef(f"{path}pk"), user__is_active=True)
    lacking = Q(pk__in=[])
    for role in dict.fromkeys(RESPONSIBLE.values()):
        kinds = [kind for kind, one in RESPONSIBLE.items() if one == role]
        lacking |= Q(**{f"{path}kind__in": kinds}) & ~Q(Exists(held.filter(role=role)))
    day = today()
    holds = Q(**{f"{path}valid_from__lte": day}) & (Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": day}))
    return lacking & holds


def is_unmanned(unit: OrgUnit) -> bool:
    """The same of one unit, asked once."""
    if not hasattr(unit, "_is_unmanned"):
        unit._is_unmanned = OrgUnit.objects.filter(unmanned_q(), pk=unit.pk).exists()
    found: bool = unit._is_unmanned
    return found


def known(unit: OrgUnit, *, unmanned: bool) -> None:
    """Tell a unit what has been read with it, so that nobody asks."""
    unit._is_unmanned = unmanned


# Asked of a unit.
IS_UNMANNED = Condition(is_unmanned, unmanned_q)


def truth_of(wanted: Q) -> Case:
    """A filter as a column."""
    return Case(When(wanted, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())


def lacked_role(unit: OrgUnit, roles: Iterable[RoleAssignment]) -> str:
    """The role that nobody has in a unit that holds today, in words ("enhetschef"); "" when somebody has it.

    Args:
        roles: the unit's, with their users.
    """
    day, wanted = today(), RESPONSIBLE.get(unit.kind)
    if wanted is None or not unit.is_valid(on=day):
        return ""
    has = any(
        one.role == wanted
        and one.user.is_active
        and one.valid_from <= day
        and (one.valid_to is None or one.valid_to >= day)
        for one in roles
    )
    return "" if has else wanted.label
