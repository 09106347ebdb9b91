"""A plan's life: start, hand in, take back, return, revise. What a decision does with it is `plan_decisions`."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from organisation.models import OrgUnit, TreeLock, User
from organisation.services import decisions
from organisation.services.matters import before_hand_in, hand_in
from planning.conditions import IS_NOT_ACTED_ON
from planning.enums import NodeKind, PlanKind, PlanStatus
from planning.models import Plan, PlanNode
from planning.models.plan import OPEN
from planning.permissions import may_enter_earlier, may_start_plan
from planning.reading.periods import period_for
from planning.rules import PLAN_RULES, PLAN_YEARS, SECTIONS, stops
from planning.services import area_requests, continuations, handed_items, plan_nodes
from planning.services.assignment_words import say_what_holds
from planning.services.plan_nodes import locked_plan
from planning.services.plan_places import gather_below, locked_in_hierarchy, parent_for
from styrmodell.lib import trees
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, signed
from styrmodell.lib.words import OFFICE_PLAN

TOLD = 8  # of what is missing, in one sentence


@transaction.atomic
def start(
    kind: str,
    unit: OrgUnit,
    first_year: int,
    *,
    by: User | None,
    continues: Iterable[Plan] = (),
    is_example: bool = False,
    with_sections: bool = True,
    name: str = "",
    **details: object,
) -> Plan:
    """Start a plan with its hidden root and its headings; plans below that were begun before it come to stand under it.

    Args:
        name: of a styrdokument, which a unit has several of.

    Raises:
        DomainError: the unit has no such plan, has it already for that year, or is to end; no plan of the kind can begin
            that year; it lacks its name; a verksamhetsområde plans for the unit; or `by` may not start it.
    """
    TreeLock.hold()  # the plan's tree is a new root, and new roots take turns
    unit = OrgUnit.objects.get(pk=unit.pk)  # its place and its days may have changed since it was loaded
    if unit.kind not in PLAN_RULES[kind].units:
        raise DomainError(f"{unit} har ingen {PlanKind(kind).label}.")
    _refuse_year(kind, unit, first_year)
    if by is not None and not _may_start(by, kind, unit, first_year):
        raise DomainError(f"Du kan inte påbörja {PlanKind(kind).label} för {unit}.")
    _refuse_taken(kind, unit, first_year, name)
    if kind == PlanKind.WORK and not is_earlier(first_year):
        area_requests.let_start(unit, first_year, by=by)
    above = parent_for(kind, unit, first_year)
    if above is not None:
        above = locked_in_hierarchy(above)
    period_from, period_to = period_for(kind, unit, first_year)
    plan = Plan(
        kind=kind,
        unit=unit,
        name=name,
        first_year=first_year,
        period_from=period_from,
        period_to=period_to,
        is_example=is_example,
        **details,
    )
    signed(plan, by=by, reason="Påbörjad")
    if above is None:
        plan.save()
    else:
        trees.insert(plan, above)
    continuations.follow_plans(plan, continues, by=by)
    _new_root(plan, by, SECTIONS[kind] if with_sections else ((), ()))
    gather_below(plan, by)
    handed_items.bring_into(plan, by=by)
    return plan


def _may_start(by: User, kind: str, unit: OrgUnit, first_year: int) -> bool:
    """The plan's writer; of a year that is over also whoever enters what was decided before the system was there."""
    return may_start_plan(by, kind, unit) or (is_earlier(first_year) and may_enter_earlier(by))


def is_earlier(first_year: int) -> bool:
    """True for a plan that began in a year that is over."""
    return first_year < today().year


def _refuse_taken(kind: str, unit: OrgUnit, first_year: int, name: str) -> None:
    if bool(name) != PLAN_RULES[kind].is_named:
        raise DomainError(
            "Skriv vad styrdokumentet heter." if not name else f"En {PlanKind(kind).label} har inget namn."
        )
    if Plan.objects.filter(kind=kind, unit=unit, first_year=first_year, name=name).exists():
        called = f"”{name}”" if name else f"en {PlanKind(kind).label}"
        raise DomainError(f"{unit} har redan {called} som börjar {first_year}.")


def _refuse_year(kind: str, unit: OrgUnit, first_year: int) -> None:
    """The plan's days are in years that plans are made for, and some of them are the unit's.

    What is begun in a unit that has been closed, if only ahead, would not be handed over with the rest of its work.
    """
    last_start = PLAN_YEARS[-1] - PLAN_RULES[kind].years
    if not PLAN_YEARS[0] <= first_year <= last_start:
        years = f"mellan {PLAN_YEARS[0]} och {last_start}"
        raise DomainError(f"En {PlanKind(kind).label} kan inte börja {first_year}. Välj ett år {years}.")
    if unit.valid_to is not None and not (is_earlier(first_year) and date(first_year, 1, 1) <= unit.valid_to):
        raise DomainError(f"{unit} gäller till och med {unit.valid_to}. Påbörja planen hos den enhet som tar över.")
    _, last_day = period_for(kind, unit, first_year)
    if last_day is not None and last_day < unit.valid_from:
        raise DomainError(f"{unit} börjar gälla {unit.valid_from}, när planen redan har upphört. Välj ett senare år.")


def _new_root(plan: Plan, by: User | None, sections: tuple[Sequence[str], Sequence[str]]) -> None:
    signed(PlanNode(plan=plan, kind=NodeKind.ROOT), by=by).save()
    opening, closing = sections
    headings = [
        PlanNode(
            plan=plan,
            kind=NodeKind.SECTION,
            title=heading,
            comes_last=heading in closing,
            is_example=plan.is_example,
        )
        for heading in (*opening, *closing)
    ]
    if headings:
        plan_nodes.add_many(plan, [(heading, None) for heading in headings], by=by)


@transaction.atomic
def submit(plan: Plan, *, by: User, seen_comment: str | None = None) -> Plan:
    """Lämna in: from here on the text waits for its decision.

    Args:
        seen_comment: as `decisions.refuse_unseen_comment`.

    Raises:
        DomainError: not open, it came back with a comment that has not been seen, or it lacks what its level must have.
    """
    current = locked_plan(plan)
    if not current.is_open:
        raise DomainError(f"Planen är redan {current.status_word}.")
    decisions.refuse_unseen_comment(current, seen_comment)
    say_what_holds([current.pk], by=by)
    refuse_incomplete(current)
    save_changes(current, {"status": PlanStatus.SUBMITTED, "return_comment": ""}, by=by, reason="Inlämnad")
    hand_in(current)
    return current


def refuse_incomplete(plan: Plan) -> None:
    """Refuse a plan that lacks what `rules.stops` asks for. One query.

    Raises:
        DomainError: names what is missing.
    """
    nodes = PlanNode.objects.content().filter(plan=plan).order_by("lft")
    found = stops(plan.kind, nodes.values_list("pk", "kind", "title"))
    if found:
        raise DomainError(" ".join(f"{stop.text}." for stop in found[:TOLD]))


@transaction.atomic
def take_back(plan: Plan, *, by: User) -> Plan:
    """Ta tillbaka: whoever handed the text in has it again as it was before that; nobody has acted on it yet.

    Raises:
        DomainError: not handed in, sent out, or a body has decided on it.
    """
    current = locked_plan(plan)
    IS_NOT_ACTED_ON.demand(current)
    save_changes(current, before_hand_in(current, open_states=OPEN), by=by, reason="Tagen tillbaka")
    _is_open_again(current, by)
    return current


@transaction.atomic
def return_for_changes(plan: Plan, *, by: User, comment: str) -> Plan:
    """Återlämna: the writer gets the text back with a comment on what to change.

    Raises:
        DomainError: not handed in, a body has let it go on to the next, or no comment.
    """
    current = locked_plan(plan)
    if current.status != PlanStatus.SUBMITTED:
        raise DomainError("Bara en inlämnad plan kan återlämnas.")
    decisions.refuse_half_decided(current)
    if not comment.strip():
        raise DomainError("Skriv vad som ska ändras.")
    give_back(current, comment.strip(), "Återlämnad", by)
    return current


def give_back(plan: Plan, comment: str, reason: str, by: User | None) -> None:
    """The writer of the locked plan has it again."""
    save_changes(plan, {"status": PlanStatus.RETURNED, "return_comment": comment}, by=by, reason=reason)
    _is_open_again(plan, by)


@transaction.atomic
def revise(plan: Plan, *, by: User) -> Plan:
    """Öppna för revidering: the working text may be edited again while readers still see the adopted edition.

    Raises:
        DomainError: the plan is not adopted.
    """
    current = locked_plan(plan)
    if current.status != PlanStatus.ADOPTED:
        raise DomainError("Bara en antagen plan kan öppnas för revidering.")
    save_changes(current, {"status": PlanStatus.DRAFT}, by=by, reason="Öppnad för revidering")
    _is_open_again(current, by)
    return current


def _is_open_again(plan: Plan, by: User | None) -> None:
    """What has come to hold while the locked plan could not be written stands in it too."""
    say_what_holds([plan.pk], by=by)
    handed_items.bring_into(plan, by=by)


@transaction.atomic
def delegate_approval(plan: Plan, *, by: User, delegated: bool) -> Plan:
    """Kommundirektören lets the kontorschef approve this kontorsplan, or takes that back.

    Raises:
        DomainError: a plan of another kind.
    """
    current = locked_plan(plan)
    if current.kind != PlanKind.OFFICE:
        raise DomainError(f"Bara godkännandet av en {OFFICE_PLAN.one} delegeras.")
    save_changes(current, {"approval_delegated": delegated}, by=by, reason="Delegering av godkännande")
    return current


@transaction.atomic
def describe(plan: Plan, *, by: User, version: int | None, **details: object) -> Plan:
    """Save when the plan is handed in and decided, and its diarienummer.

    Raises:
        StaleEdit: somebody else has changed the plan; carries the stored one.
        DomainError: the plan is decided.
    """
    current = locked_plan(plan)
    if current.status == PlanStatus.ADOPTED:
        raise DomainError(f"Planen är {current.status_word}. Öppna den för revidering först.")
    save_changes(current, details, by=by, version=version, reason="Datum och diarienummer")
    current.matters.filter(closed_at=None).update(registry_number=current.registry_number)
    return current
