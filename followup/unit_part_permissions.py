"""Who takes nämndernas and bolagens reports into kommunens årsredovisning (docs/who-may.md)."""

from typing import Any

from followup.enums import RoundKind
from followup.models import Report
from followup.permissions import WRITES
from organisation.enums import OrgUnitKind
from organisation.reach.conditions import where

# Kommunens årsredovisning alone has such parts.
CHOOSES_PARTS = WRITES.when(where(unit__kind=OrgUnitKind.MUNICIPALITY, round__kind=RoundKind.ANNUAL))


def may_choose_unit_parts(user: Any, report: Report) -> bool:
    """Who writes kommunens årsredovisning: the controller, who chooses what it holds of nämndernas and bolagens reports."""
    return CHOOSES_PARTS.allows(user, report)
