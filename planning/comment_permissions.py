"""Who comments on what stands in a plan (docs/who-may.md). Each docstring lists who."""

from typing import Any

from organisation.reach.conditions import where
from planning.enums import PlanStatus
from planning.models import Plan
from planning.permissions import READS

IS_TALKED_ABOUT = (~where(status=PlanStatus.ADOPTED)).told(
    lambda plan: (
        f"Planen är {plan.status_word} och kommenteras inte längre. Det som har sagts och behållits går att läsa."
    )
)
# Working notes: whoever reads the working text reads them and writes them, as long as it is one.
COMMENTS = READS.when(IS_TALKED_ABOUT)


def may_comment_on_plan(user: Any, plan: Plan) -> bool:
    """Whoever reads the working text, until it is decided. Not those with whom a kontorsplan's headings alone are shared."""
    return COMMENTS.allows(user, plan)
