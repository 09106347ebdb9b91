"""The days that a unit's plan of a kind holds."""

from datetime import date

from organisation.enums import PlanningYear
from organisation.models import OrgUnit
from planning.enums import PlanKind
from planning.rules import PLAN_RULES


def period_for(kind: str, unit: OrgUnit, first_year: int) -> tuple[date, date | None]:
    """The days a plan holds, a styrdokument without a last one. BUN's enheter plan by läsår, 1 July–30 June (styrmodellen,
    Årshjul).
    """
    years = PLAN_RULES[kind].years
    if kind == PlanKind.WORK and unit.planning_year == PlanningYear.SCHOOL:
        return date(first_year, 7, 1), date(first_year + 1, 6, 30)
    if PLAN_RULES[kind].is_named:
        return date(first_year, 1, 1), None
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)
