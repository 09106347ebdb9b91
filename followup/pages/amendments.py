"""What the pages about a body's changes of a report show."""

from followup.models import Report
from organisation.models import Decision
from organisation.pages.amendments import Amending


def amending_of(report: Report, decision: Decision) -> Amending:
    """What has been put in of what the body changed, and what else its handling says."""
    raise NotImplementedError
