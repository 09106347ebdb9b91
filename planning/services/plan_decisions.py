"""What decisions do with a plan: its content is frozen, it comes back to its writer, or it becomes an edition."""

from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import capfirst

from organisation.decisions import order
from organisation.decisions.order import OrderRule
from organisation.models import Decision, FrozenContent, MeetingPaper, OrgUnit, User
from organisation.services import corrections, decisions, meeting_papers
from organisation.services.matters import Ways
from planning.enums import EditionKind, PlanKind, PlanStatus, status_word
from planning.models import Plan, PlanEdition
from planning.permissions import approvers
from planning.reading.moved_on import moved_on
from planning.reading.sides import tell
from planning.services import amended, carrying, editions
from planning.services.plan_nodes import locked_plan
from planning.services.plans import give_back, refuse_incomplete
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes

DAY_STANDS = "Det ändras inte i efterhand. Rätta paragraf och diarienummer och låt datumet stå."


def register(
    plan: Plan, *, by: User | None, decision: Decision, preliminary: bool = False, afterwards: bool = False
) -> PlanEdition | None:
    """Register a body's decision about the plan, or a person's approval: one step of its chain.

    Args:
        decision: unsaved.
        preliminary: it makes a preliminary edition of a flerårsplan, which is decided again. What KF decides when the
            law leaves the budget to those newly elected is preliminary, whatever is said.
        afterwards: it was taken before the system was there, and is entered by whoever may do that.

    Returns:
        The edition, when the plan is now adopted: it binds from its period's first day, or the day of the decision
        when that is later.

    Raises:
        DomainError: as `organisation.services.decisions.register`; the plan lacks what its level must have; or it is
            approved in the name of somebody who may not approve it.
    """
    _refuse_wrong_approver(plan, decision, by)
    preliminary = preliminary or (not afterwards and left_to_newly_elected(plan, decision) is not None)
    return decisions.register(plan, WAYS, by=by, decision=decision, preliminary=preliminary, afterwards=afterwards)


def left_to_newly_elected(plan: Plan, decision: Decision) -> OrderRule | None:
    """The rule that makes KF's decision preliminary: a flerårsplan in an election year, before the newly elected take
    office. None of all other decisions.
    """
    rule = order.newly_elected(plan.first_year) if plan.kind == PlanKind.MULTI_YEAR else None
    if rule is None or decision.body is None or decision.date is None:
        return None
    return rule if rule.is_broken_by(decision.body.kind, decision.date) else None


def send_out(plan: Plan, *, body: OrgUnit, meeting_on: date, by: User | None) -> MeetingPaper:
    """Skicka ut: lay the plan before the body that is next to decide.

    Raises:
        DomainError: as `organisation.services.meeting_papers.send_out`, or the plan lacks what its level must have.
    """
    return meeting_papers.send_out(plan, WAYS, body=body, meeting_on=meeting_on, by=by)


@transaction.atomic
def correct(plan: Plan, decision: Decision, *, by: User | None, version: int | None, why: str, **fields: Any) -> None:
    """Rätta a registered decision about the plan.

    Raises:
        StaleEdit: as `organisation.services.corrections.correct`.
        DomainError: the same, or with the date it would change what was in force on some day, or who could decide the budget.
    """
    current = locked_plan(plan)
    if "date" in fields:
        _refuse_another_edition(current, decision, fields["date"])
    corrections.correct(current, decision, by=by, version=version, why=why, **fields)


def _refuse_another_edition(plan: Plan, decision: Decision, day: date | None) -> None:
    """An edition holds from the day it was adopted on, and what has been reported on it stands on that; and before the newly
    elected take office none is more than preliminary.
    """
    edition = plan.editions.filter(matter=decision.matter_id).last()
    if edition is None or day == decision.date or edition.matter.decisions.order_by("pk").last() != decision:
        return
    if starts_on(plan, day) != starts_on(plan, decision.date):
        raise DomainError(
            f"Utgåva {edition.number} gäller från {edition.in_force_from}, och med det datumet skulle den ha börjat gälla "
            f"{starts_on(plan, day)}. {DAY_STANDS}"
        )
    moved = copy(decision)
    moved.date = day
    rule = left_to_newly_elected(plan, moved)
    if rule is not None and edition.kind != EditionKind.PRELIMINARY:
        raise DomainError(f"{rule.words} Med det datumet hade utgåva {edition.number} varit preliminär. {DAY_STANDS}")


def starts_on(plan: Plan, decided_on: date | None) -> date:
    """From when an edition holds: its period's first day, or the day of the decision when that is later."""
    return max(plan.period_from, decided_on or plan.period_from)


def _refuse_wrong_approver(plan: Plan, decision: Decision, by: User | None) -> None:
    person = decision.person
    if by is not None and person is not None and not approvers(plan, by).filter(pk=person.pk).exists():
        raise DomainError(f"{person} kan inte godkänna den här planen.")


def _freeze(plan: Plan, by: User | None) -> FrozenContent:
    refuse_incomplete(plan)
    return editions.freeze(plan, by=by)


def _adopt(plan: Plan, decision: Decision, by: User | None) -> PlanEdition:
    word = capfirst(status_word(plan.kind, PlanStatus.ADOPTED))
    content = decision.said
    assert content is not None
    called = content.data["plan"]["unit"]
    adopted = {"status": PlanStatus.ADOPTED, "return_comment": "", "unit_then": called}
    save_changes(plan, adopted, by=by, reason=f"{word}, {decision}")
    assert decision.matter is not None
    return editions.publish(
        plan,
        content,
        kind=EditionKind.PRELIMINARY if decision.is_preliminary else _kind_of_next(plan),
        in_force_from=starts_on(plan, decision.date),
        matter=decision.matter,
        by=by,
    )


def _kind_of_next(plan: Plan) -> EditionKind:
    """Beslutad the first time, reviderad after that."""
    was_decided = plan.editions.exclude(kind=EditionKind.PRELIMINARY).exists()
    return EditionKind.REVISED if was_decided else EditionKind.DECIDED


WAYS: Ways[Plan, PlanEdition] = Ways(
    locked_plan, _freeze, give_back, _adopt, tell, amended.amended, carrying.carry, moved_on
)
