"""Who reads and writes a plan together with its writer while it is written: what a kontorschef shares with the units, and
whom a sekreterare lets write on the verksamhetsplan. Both are ticked on the plan's page.
"""

from typing import Any

from organisation.permissions import READS_SHARED
from organisation.reach.conditions import Condition, where
from planning.conditions import HAS_EDITION, IS_OFFICE_PLAN, IS_UNDECIDED
from planning.enums import PlanKind
from planning.models import Plan
from planning.models.plan import shared_plan_q
from planning.permissions import WRITES

IS_NEW = (~HAS_EDITION).told(lambda _: "Planen har redan en godkänd utgåva, och den läser alla.")
IS_SHARED = Condition(lambda plan: plan.is_shared and not plan.is_published, shared_plan_q)
IS_OF_BODY = where(kind=PlanKind.OPERATIONAL)

# The headings and the priorities of a kontorsplan that nobody has approved yet, and nothing else of it.
READS_HEADINGS = READS_SHARED.at("unit").when(IS_SHARED)
SHARES = WRITES.when(IS_OFFICE_PLAN & IS_UNDECIDED & IS_NEW)
LETS_OFFICE_WRITE = WRITES.when(IS_OF_BODY & IS_UNDECIDED)


def may_share_plan(user: Any, plan: Plan) -> bool:
    """Kontorschefen, while the kontorsplan is being written or handed in and has never been approved."""
    return SHARES.allows(user, plan)


def may_let_office_write(user: Any, plan: Plan) -> bool:
    """Nämndens sekreterare, until the verksamhetsplan is decided."""
    return LETS_OFFICE_WRITE.allows(user, plan)
