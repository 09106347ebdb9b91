"""An administrator of a part chooses among the units of that part, in every service that takes one; and no part is without."""

from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment, User
from organisation.permissions import ADMINISTERS, may_administer_unit
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError


def refuse_others_units(*units: OrgUnit, by: User | None) -> None:
    """Refuse a unit that the person does not administer; `by` None is the system itself.

    Raises:
        DomainError: names the unit.
    """
    for unit in units:
        if by is not None and not may_administer_unit(by, unit):
            raise DomainError(f"Du administrerar inte {unit}. Be den som administrerar enheten.")


def refuse_last_administrator(assignment: RoleAssignment) -> None:
    """Refuse to end the role when nobody else would administer its unit.

    The administrators' rows are locked first, so that two of them cannot end each other's role at the same moment.

    Raises:
        DomainError: no other open account has the role here or above, without an end date.
    """
    if assignment.role != Role.ADMIN or assignment.deputy_for_id is not None:
        return
    list(RoleAssignment.objects.filter(role=Role.ADMIN).select_for_update(no_key=True).order_by("pk"))
    others = ADMINISTERS.holders(assignment.unit, on=today()).filter(valid_to=None, deputy_for=None)
    if not others.exclude(user=assignment.user_id).exists():
        raise DomainError("Det måste finnas minst en administratör. Utse en annan först.")
