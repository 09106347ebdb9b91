"""Who may say that a report is not waited for, or waited for longer (docs/who-may.md). Each docstring lists who."""

from typing import Any

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import NOT_AWAITED
from followup.models.report_days import never_handed_in_q
from followup.permissions import how_far
from organisation.enums import OrgUnitKind, Role
from organisation.reach.conditions import Condition, where
from organisation.reach.who_may import in_or_above
from styrmodell.lib.clock import today

IS_NEVER_HANDED_IN = Condition(
    lambda report: report.is_never_handed_in(on=today()), lambda path: never_handed_in_q(today(), path)
)


def _not_let_off(report: Report) -> str:
    if report.is_never_handed_in(on=today()):
        return f"Uppföljningen stängde {report.round.closes_on}. En rapport som inte är lämnad då stryks."
    return f"{how_far(report)} Bara en enhet som inte har lämnat in sin rapport kan undantas."


LETS_OFF = (
    in_or_above(Role.CONTROLLER)
    .at("unit")
    .when(
        (where(status=ReportStatus.DRAFT) & ~IS_NEVER_HANDED_IN).told(_not_let_off)
        & ~where(unit__kind=OrgUnitKind.MUNICIPALITY)
    )
)
EXTENDS = (
    in_or_above(Role.CONTROLLER)
    .at("unit")
    .when(where(status=ReportStatus.DRAFT).told(lambda report: f"{how_far(report)} Den kan inte få mer tid."))
)
STRIKES = (
    in_or_above(Role.CONTROLLER)
    .at("unit")
    .when(
        IS_NEVER_HANDED_IN.told(lambda report: f"{how_far(report)} Bara en rapport som aldrig lämnades kan strykas.")
        & ~where(unit__kind=OrgUnitKind.MUNICIPALITY)
    )
)
ASKS_AGAIN = (
    in_or_above(Role.CONTROLLER)
    .at("unit")
    .when(where(status__in=NOT_AWAITED).told(lambda _: "Rapporten är varken undantagen eller struken."))
)


def may_let_off(user: Any, report: Report) -> bool:
    """Controllers, while the report can still be handed in and has not been; kommunens own is never left out."""
    return LETS_OFF.allows(user, report)


def may_extend(user: Any, report: Report) -> bool:
    """Controllers, while the report has not been handed in, also when its round has closed."""
    return EXTENDS.allows(user, report)


def may_strike(user: Any, report: Report) -> bool:
    """Controllers, when the last day has passed and the report was never handed in."""
    return STRIKES.allows(user, report)


def may_ask_again(user: Any, report: Report) -> bool:
    """Controllers, for a unit that has been let off or whose report is struck."""
    return ASKS_AGAIN.allows(user, report)
