"""What has been decided lately and how one's own unit stands: the quiet column, and the first screen of who only reads."""

from dataclasses import dataclass
from typing import Any

from followup.enums import ReportStatus
from followup.models import Report
from followup.models.report import PUBLIC_KINDS
from organisation.models import OrgUnit
from organisation.reach.grants import grants
from planning.enums import status_word
from planning.models import PlanEdition
from planning.pages.plan_list import listed

SHOWN = 6
OF_EACH = 3
DECIDED = (ReportStatus.ADOPTED, ReportStatus.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Decided:
    """Något att läsa: a plan or a report, and what stands behind it."""

    text: str
    url: str
    note: str


def newest_reports(user: Any) -> tuple[Decided, ...]:
    """The reports decided for the latest periods. One query."""
    decided = Report.objects.visible_to(user).filter(status__in=DECIDED, unit__kind__in=PUBLIC_KINDS)
    newest = decided.select_related("unit", "round").order_by("-round__period_to", "unit__tree_id", "unit__lft")
    return tuple(Decided(str(report.round), report.get_absolute_url(), report.unit_name) for report in newest[:SHOWN])


def newest_plans() -> tuple[Decided, ...]:
    """The plans adopted last; everybody may read them. One query."""
    editions = PlanEdition.objects.latest_per_plan().select_related("plan__unit").defer("cover", "html")
    newest = editions.order_by("-in_force_from", "plan__unit__tree_id", "plan__unit__lft")[:SHOWN]
    return tuple(Decided(str(edition.plan), edition.get_absolute_url(), edition.unit_then) for edition in newest)


def own_unit(user: Any) -> OrgUnit | None:
    """The unit of the user's first role. One query."""
    roles = grants(user)
    return OrgUnit.objects.filter(pk=roles[0].unit_id).first() if roles else None


def right_now(user: Any, unit: OrgUnit) -> tuple[Decided, ...]:
    """The unit's newest plans and reports with the state of the text that the user reads. Two queries."""
    plans = listed(user).filter(unit=unit).order_by("-first_year")[:OF_EACH]
    reports = Report.objects.visible_to(user).filter(unit=unit).select_related("round", "unit")
    return (
        *(Decided(str(plan), plan.get_absolute_url(), status_word(plan.kind, plan.shown_status)) for plan in plans),
        *(
            Decided(str(report.round), report.get_absolute_url(), report.get_status_display())
            for report in reports.order_by("-round__period_to")[:OF_EACH]
        ),
    )
