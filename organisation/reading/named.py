"""Units by what a command or a file calls them."""

from organisation.models import OrgUnit
from styrmodell.lib.errors import DomainError


def units_coded(code: str) -> list[OrgUnit]:
    """Those that have the code, in either case, the newest first: one that ended may share it with its successor.

    Raises:
        DomainError: none has.
    """
    units = list(OrgUnit.objects.filter(code__iexact=code).order_by("-valid_from"))
    if not units:
        raise DomainError(f"Det finns ingen enhet med koden {code}.")
    return units
