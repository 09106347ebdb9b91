"""Who may read and write of a unit's people."""

from typing import Any

from followup.permissions import WRITES_PERSONNEL
from organisation.models import OrgUnit


def may_write_personnel(user: Any, unit: OrgUnit) -> bool:
    """Those who report for the unit: nämndens sekreterare, the bolag itself, for kommunen the controller; and ekonomer and
    controllers within their subtree.
    """
    return WRITES_PERSONNEL.allows(user, unit)
