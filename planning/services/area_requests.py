"""Arbetsplan per verksamhetsområde: asked for by the area, approved by the kontorschef, who may do so without being asked."""

from django.db import transaction
from django.utils.text import capfirst

from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit, TreeLock, User
from planning.area_permissions import IS_APPROVED, IS_ASKED, IS_NOT_BEGUN, may_approve_area
from planning.enums import AreaAnswer, PlanKind
from planning.models import AreaRequest, Plan
from planning.reading.covered import covering
from planning.services.handed_items import bring_into_areas_around
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new
from styrmodell.lib.words import HEAD_OF_OFFICE, WORK_PLAN


@transaction.atomic
def ask(unit: OrgUnit, first_year: int, *, by: User, reason: str) -> AreaRequest:
    """Begär: the verksamhetsområde wants one arbetsplan for all of its units. One that was refused may be asked for anew.

    Args:
        first_year: the year in which the arbetsplan begins.

    Raises:
        DomainError: it is no verksamhetsområde, has asked already, or has a plan; or no reason.
    """
    TreeLock.hold()
    if not reason.strip():
        raise DomainError(f"Skriv varför verksamhetsområdet ska ha en gemensam {WORK_PLAN.one}.")
    _refuse_begun(unit, first_year)
    current = _locked(unit, first_year)
    if current is not None and current.answer != AreaAnswer.REFUSED:
        raise DomainError(f"{unit} har redan begärt {current.name}. Begäran är {current.get_answer_display()}.")
    asked = {"reason": reason.strip(), "asked_on": today(), "asked_by": by}
    if current is None:
        current = AreaRequest(unit=unit, first_year=first_year, **asked)
        save_new(current, by=by, reason="Begärd")
    else:
        open_again = {"answer": AreaAnswer.ASKED, "comment": "", "answered_on": None, "answered_by": None}
        save_changes(current, asked | open_again, by=by, reason="Begärd på nytt")
    return current


@transaction.atomic
def answer(request: AreaRequest, *, by: User, approved: bool, comment: str) -> AreaRequest:
    """Godkänn or avslå what was asked for.

    Raises:
        DomainError: it has been answered, or a refusal lacks its reason.
    """
    TreeLock.hold()
    current = AreaRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request.pk)
    IS_ASKED.demand(current)
    if not approved and not comment.strip():
        raise DomainError("Skriv varför begäran avslås.")
    _save_answer(current, AreaAnswer.APPROVED if approved else AreaAnswer.REFUSED, comment, by)
    return current


@transaction.atomic
def approve(unit: OrgUnit, first_year: int, *, by: User, comment: str = "") -> AreaRequest:
    """Godkänn without being asked; as a kontorschef who starts the plan does too.

    Raises:
        DomainError: it is no verksamhetsområde, or is approved already.
    """
    TreeLock.hold()
    current = _locked(unit, first_year)
    if current is None:
        current = AreaRequest(unit=unit, first_year=first_year, asked_on=today(), asked_by=by)
        current.answer, current.comment = AreaAnswer.APPROVED, comment.strip()
        current.answered_on, current.answered_by = today(), by
        save_new(current, by=by, reason="Godkänd utan begäran")
        bring_into_areas_around(unit, first_year, by=by)
        return current
    if current.answer == AreaAnswer.APPROVED:
        raise DomainError(f"{unit} får redan skriva {current.name}.")
    _save_answer(current, AreaAnswer.APPROVED, comment, by)
    return current


@transaction.atomic
def withdraw_approval(request: AreaRequest, *, by: User, comment: str) -> AreaRequest:
    """Ta tillbaka godkännandet, until the plan is begun; the units write plans of their own again.

    Raises:
        DomainError: not approved, the plan is begun, or no reason.
    """
    TreeLock.hold()  # nobody starts the plan meanwhile
    current = AreaRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request.pk)
    IS_APPROVED.demand(current)
    IS_NOT_BEGUN.demand(current)
    if not comment.strip():
        raise DomainError("Skriv varför godkännandet tas tillbaka.")
    _save_answer(current, AreaAnswer.REFUSED, comment, by, reason="Godkännandet taget tillbaka")
    return current


def let_start(unit: OrgUnit, first_year: int, *, by: User | None) -> None:
    """Whether an arbetsplan may be started, for `plans.start`, which holds TreeLock: a verksamhetsområde's own chef waits
    for the kontorschef, whose start is an approval; a unit that an area plans for starts none of its own.

    Raises:
        DomainError: not approved, or the unit is covered.
    """
    covered = covering([unit], first_year).get(unit.pk)
    if covered is not None:
        raise DomainError(f"{covered.area} skriver {covered.name} för {unit}, som därför inte har någon egen.")
    if unit.kind != OrgUnitKind.AREA or by is None:
        return
    if AreaRequest.objects.approved().filter(unit=unit, first_year=first_year).exists():
        return
    if not may_approve_area(by, unit):
        raise DomainError(f"{unit} väntar på {HEAD_OF_OFFICE.the}s godkännande av en gemensam {WORK_PLAN.one}.")
    approve(unit, first_year, by=by)


def _save_answer(request: AreaRequest, said: AreaAnswer, comment: str, by: User, *, reason: str = "") -> None:
    fields = {"answer": said, "comment": comment.strip(), "answered_on": today(), "answered_by": by}
    save_changes(request, fields, by=by, reason=reason or capfirst(said.label))
    bring_into_areas_around(request.unit, request.first_year, by=by)


def _locked(unit: OrgUnit, first_year: int) -> AreaRequest | None:
    if unit.kind != OrgUnitKind.AREA:
        raise DomainError(f"{unit} är inget verksamhetsområde.")
    rows = AreaRequest.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(unit=unit, first_year=first_year).first()


def _refuse_begun(unit: OrgUnit, first_year: int) -> None:
    if Plan.objects.filter(kind=PlanKind.WORK, unit=unit, first_year=first_year).exists():
        raise DomainError(f"{unit} har redan en {WORK_PLAN.one} som börjar {first_year}.")
