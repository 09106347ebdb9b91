"""Who a plan is written and read together with: ticked by its own writer, and changed as often as they like."""

from django.db import transaction

from organisation.models import User
from planning.conditions import IS_OFFICE_PLAN, IS_UNDECIDED
from planning.models import Plan
from planning.services.plan_nodes import locked_plan
from planning.sharing import IS_NEW, IS_OF_BODY
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes
from styrmodell.lib.words import OFFICE_PLAN, OPERATIONAL_PLAN


@transaction.atomic
def share(plan: Plan, *, by: User | None, shared: bool) -> Plan:
    """Dela med enheterna, or stop: they read headings and priorities, and link to them. Links that are made stay.

    Raises:
        DomainError: not a kontorsplan, or one that has been approved, which everybody reads.
    """
    current = locked_plan(plan)
    if not IS_OFFICE_PLAN.test(current):
        raise DomainError(f"Bara en {OFFICE_PLAN.one} delas medan den skrivs.")
    IS_UNDECIDED.demand(current)
    IS_NEW.demand(current)
    save_changes(current, {"is_shared": shared}, by=by, reason="Delas med enheterna" if shared else "Delas inte längre")
    return current


@transaction.atomic
def let_office_write(plan: Plan, *, by: User | None, drafts: bool) -> Plan:
    """Låt kontoret skriva, or stop: the heads of the nämnd's kontor write on the working text; nothing else becomes theirs.

    Raises:
        DomainError: not a verksamhetsplan, or it is decided.
    """
    current = locked_plan(plan)
    if not IS_OF_BODY.test(current):
        raise DomainError(f"Bara en {OPERATIONAL_PLAN.one} kan kontoret skriva på.")
    IS_UNDECIDED.demand(current)
    reason = "Kontoret får skriva" if drafts else "Kontoret får inte skriva längre"
    save_changes(current, {"office_drafts": drafts}, by=by, reason=reason)
    return current
