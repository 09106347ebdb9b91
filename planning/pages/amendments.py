"""What the pages about a body's changes of a plan show."""

from organisation.models import Decision
from organisation.pages.amendments import Amending
from planning.models import Plan


def amending_of(plan: Plan, decision: Decision) -> Amending:
    """What has been put in of what the body changed, and what else its handling says."""
    raise NotImplementedError
