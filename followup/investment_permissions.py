"""Who may write of investments: what is kept of them, and what is expected of the year."""

from typing import Any

from followup.models import Report
from followup.permissions import EDITS, WRITES_INVESTMENTS
from organisation.models import OrgUnit


def may_write_investments(user: Any, unit: OrgUnit) -> bool:
    """Ekonomer and controllers within their subtree; a bolag its own. What is expected of the year the unit's writer also types,
    while its report may be written.
    """
    return WRITES_INVESTMENTS.allows(user, unit)


def may_forecast_investments(user: Any, unit: OrgUnit, round_: Any) -> bool:
    """Those who keep the unit's investments, and its writer while its report of the round may be written. A query at most."""
    if may_write_investments(user, unit):
        return True
    if not round_.has_forecasts:
        return False
    report = Report.objects.filter(unit=unit, round=round_).select_related("unit", "round").first()
    return report is not None and EDITS.allows(user, report)
