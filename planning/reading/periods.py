"""The days that a unit's plan holds, and the year of the one that runs."""

from datetime import date

from organisation.enums import OrgUnitKind, PlanningYear
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


def running_year(kind: str, unit: OrgUnit, *, on: date) -> int:
    """The first year of the unit's plan that runs on a day; a läsår begins in July."""
    return on.year - 1 if period_for(kind, unit, on.year)[0] > on else on.year


def plan_kind_of(unit: OrgUnit) -> PlanKind:
    """The kind of plan that a kontor, and a unit below it, makes for each year: what has been handed down stands in it."""
    return PlanKind.OFFICE if unit.kind == OrgUnitKind.OFFICE else PlanKind.WORK


def period_of(unit: OrgUnit, first_year: int) -> tuple[date, date]:
    """The days of that plan, for which figures are handed down to the unit."""
    period_from, period_to = period_for(plan_kind_of(unit), unit, first_year)
    assert period_to is not None
    return period_from, period_to
