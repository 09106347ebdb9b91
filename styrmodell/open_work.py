"""What is still open in a unit that is to be closed or moved: counted here, since only this level sees every app."""

from django.urls import reverse
from django.utils.http import urlencode

from followup.enums import ReportStatus
from followup.models import Report
from organisation.models import OrgUnit
from organisation.open_work import OpenWork
from planning.enums import PlanStatus
from planning.models import AssignmentReceiver, Plan


def of_unit(unit: OrgUnit) -> tuple[OpenWork, ...]:
    """Plans and reports that are not decided, and assignments that nobody has ended; kinds without any are left out."""
    plans = Plan.objects.filter(unit=unit).exclude(status=PlanStatus.ADOPTED)
    reports = Report.objects.filter(unit=unit, status__in=[ReportStatus.DRAFT, ReportStatus.RETURNED])
    assignments = AssignmentReceiver.objects.filter(unit=unit, assignment__ended_by=None)
    its_plans = f"{reverse('planning:plan_list')}?{urlencode({'q': unit.name, 'ar': 'alla'})}"
    counted = (
        OpenWork("Planer som inte är antagna", plans.count(), its_plans),
        OpenWork("Rapporter som inte är klara", reports.count(), reverse("followup:round_list")),
        OpenWork("Uppdrag som inte är avslutade", assignments.count(), reverse("planning:assignment_list")),
    )
    return tuple(work for work in counted if work.count)
