"""An administrator of a part chooses among the units of that part, in every service that takes one."""

from organisation.models import OrgUnit, User
from organisation.permissions import may_administer_unit
from styrmodell.lib.errors import DomainError


def refuse_others_units(*units: OrgUnit, by: User | None) -> None:
    """Refuse a unit that the person does not administer; `by` None is the system itself.

    Raises:
        DomainError: names the unit.
    """
    for unit in units:
        if by is not None and not may_administer_unit(by, unit):
            raise DomainError(f"Du administrerar inte {unit}. Be den som administrerar enheten.")
