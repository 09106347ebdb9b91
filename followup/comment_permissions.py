"""Who comments on what stands in a report (docs/who-may.md). Each docstring lists who."""

from typing import Any

from followup.enums import ReportStatus
from followup.models import Report
from followup.permissions import IS_DECIDED_BY_BODY, READS
from organisation.reach.conditions import where

# What is handed upward can come back to its writer, and then the remarks say where.
IS_TALKED_ABOUT = (
    where(status__in=(ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.RETURNED, ReportStatus.REOPENED))
    | where(status=ReportStatus.HANDED_OVER) & ~IS_DECIDED_BY_BODY
).told(
    lambda report: (
        f"Rapporten är {report.get_status_display()} och kommenteras inte längre. "
        "Det som har sagts och behållits går att läsa."
    )
)
# Working notes: whoever reads the working text reads them and writes them, as long as it is one.
COMMENTS = READS.when(IS_TALKED_ABOUT)


def may_comment_on_report(user: Any, report: Report) -> bool:
    """Whoever reads the working text, until the body has decided; an enhets- or kontorsrapport as long as it may come back."""
    return COMMENTS.allows(user, report)
