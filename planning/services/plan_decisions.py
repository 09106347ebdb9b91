"""What decisions do with a plan: its content is frozen, it comes back to its writer, or it becomes an edition."""

from datetime import date
from functools import partial

from django.utils.text import capfirst

from organisation.models import Decision, FrozenContent, MeetingPaper, OrgUnit, User
from organisation.services import decisions, meeting_papers
from organisation.services.matters import Ways
from planning.enums import EditionKind, PlanStatus, status_word
from planning.models import Plan, PlanEdition
from planning.permissions import approvers
from planning.services import editions
from planning.services.plan_nodes import locked_plan
from planning.services.plans import give_back, refuse_incomplete
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes


def register(
    plan: Plan, *, by: User | None, decision: Decision, preliminary: bool = False, afterwards: bool = False
) -> PlanEdition | None:
    """Register a body's decision about the plan, or a person's approval: one step of its chain.

    Args:
        decision: unsaved.
        preliminary: it makes a preliminary edition of a flerårsplan, which is decided again.
        afterwards: it was taken before the system was there, and is entered by whoever may do that.

    Returns:
        The edition, when the plan is now adopted: it binds from its period's first day, or the day of the decision
        when that is later.

    Raises:
        DomainError: as `organisation.services.decisions.register`; the plan lacks what its level must have; or it is
            approved in the name of somebody who may not approve it.
    """
    _refuse_wrong_approver(plan, decision, by)
    ways = _ways(preliminary=preliminary)
    return decisions.register(plan, ways, by=by, decision=decision, preliminary=preliminary, afterwards=afterwards)


def send_out(plan: Plan, *, body: OrgUnit, meeting_on: date, by: User | None) -> MeetingPaper:
    """Skicka ut: lay the plan before the body that is next to decide.

    Raises:
        DomainError: as `organisation.services.meeting_papers.send_out`, or the plan lacks what its level must have.
    """
    return meeting_papers.send_out(plan, _ways(), body=body, meeting_on=meeting_on, by=by)


def _ways(*, preliminary: bool = False) -> Ways[Plan, PlanEdition]:
    return Ways(locked_plan, _freeze, give_back, partial(_adopt, preliminary=preliminary))


def _refuse_wrong_approver(plan: Plan, decision: Decision, by: User | None) -> None:
    person = decision.person
    if by is not None and person is not None and not approvers(plan, by).filter(pk=person.pk).exists():
        raise DomainError(f"{person} kan inte godkänna den här planen.")


def _freeze(plan: Plan, by: User | None) -> FrozenContent:
    refuse_incomplete(plan)
    return editions.freeze(plan, by=by)


def _adopt(plan: Plan, decision: Decision, by: User | None, *, preliminary: bool) -> PlanEdition:
    word = capfirst(status_word(plan.kind, PlanStatus.ADOPTED))
    assert decision.content is not None
    called = decision.content.data["plan"]["unit"]
    adopted = {"status": PlanStatus.ADOPTED, "return_comment": "", "unit_then": called}
    save_changes(plan, adopted, by=by, reason=f"{word}, {decision}")
    assert decision.matter is not None
    return editions.publish(
        plan,
        decision.content,
        kind=EditionKind.PRELIMINARY if preliminary else _kind_of_next(plan),
        in_force_from=max(plan.period_from, decision.date or plan.period_from),
        matter=decision.matter,
        by=by,
    )


def _kind_of_next(plan: Plan) -> EditionKind:
    """Beslutad the first time, reviderad after that."""
    was_decided = plan.editions.exclude(kind=EditionKind.PRELIMINARY).exists()
    return EditionKind.REVISED if was_decided else EditionKind.DECIDED
