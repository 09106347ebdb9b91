"""A plan's life: start, hand in, return, adopt, revise."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.db.models import Max, Q

from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import Decision, OrgUnit, TreeLock, User
from organisation.models.org_unit import OrgUnitQuerySet
from planning.enums import EditionKind, NodeKind, PlanKind, PlanStatus, status_word
from planning.models import Plan, PlanEdition, PlanEditionDecision, PlanNode
from planning.rules import NODE_RULES, PLAN_RULES, SECTIONS
from planning.services import continuations, editions
from planning.services.plan_nodes import locked_plan
from planning.services.plan_places import gather_below, locked_in_hierarchy, parent_for, period_for
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new, signed


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
    **details: object,
) -> Plan:
    """Start a plan with its hidden root and its headings; plans below that were begun before it come to stand under it.

    Raises:
        DomainError: the unit has no such plan, has it already for that year, or is to end.
    """
    TreeLock.hold()  # the plan's tree is a new root, and new roots take turns
    if unit.kind not in PLAN_RULES[kind].units:
        raise DomainError(f"{unit} har ingen {PlanKind(kind).label}.")
    _refuse_ending(unit)
    if Plan.objects.filter(kind=kind, unit=unit, first_year=first_year).exists():
        raise DomainError(f"{unit} har redan en {PlanKind(kind).label} som börjar {first_year}.")
    above = parent_for(kind, unit, first_year)
    if above is not None:
        above = locked_in_hierarchy(above)
    period_from, period_to = period_for(kind, unit, first_year)
    plan = Plan(
        kind=kind,
        unit=unit,
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
    return plan


def _refuse_ending(unit: OrgUnit) -> None:
    """What is begun in a unit that has been closed, if only ahead, would not be handed over with the rest of its work."""
    last_day = OrgUnit.objects.values_list("valid_to", flat=True).get(pk=unit.pk)
    if last_day is not None:
        raise DomainError(f"{unit} gäller till och med {last_day}. Påbörja planen hos den enhet som tar över.")


def _new_root(plan: Plan, by: User | None, sections: tuple[Sequence[str], Sequence[str]]) -> None:
    root = PlanNode(plan=plan, kind=NodeKind.ROOT)
    signed(root, by=by).save()
    opening, closing = sections
    for heading in (*opening, *closing):
        section = PlanNode(
            plan=plan,
            kind=NodeKind.SECTION,
            title=heading,
            comes_last=heading in closing,
            is_example=plan.is_example,
        )
        trees.insert(signed(section, by=by), PlanNode.objects.get(pk=root.pk))


@transaction.atomic
def submit(plan: Plan, *, by: User) -> Plan:
    """Lämna in: from here on the text waits for its decision.

    Raises:
        DomainError: not open, or the plan lacks what its level must have.
    """
    current = locked_plan(plan)
    if not current.is_open:
        raise DomainError(f"Planen är redan {current.status_word}.")
    refuse_incomplete(current)
    save_changes(current, {"status": PlanStatus.SUBMITTED, "return_comment": ""}, by=by, reason="Inlämnad")
    return current


def refuse_incomplete(plan: Plan) -> None:
    """Refuse a plan without the kind of node its level is for, or with nodes that have no heading.

    Raises:
        DomainError: names what is missing.
    """
    needed = PLAN_RULES[plan.kind].needs
    nodes = PlanNode.objects.content().filter(plan=plan)
    if not nodes.filter(kind=needed).exists():
        raise DomainError(f"Planen saknar {NODE_RULES[needed].heading.lower()}. Lägg till minst en innan du lämnar in.")
    unnamed = nodes.filter(title="").exclude(kind__in=[NodeKind.KEY_FIGURE]).first()
    if unnamed is not None:
        raise DomainError(f"En post av slaget {unnamed.get_kind_display()} saknar rubrik.")


@transaction.atomic
def return_for_changes(plan: Plan, *, by: User, comment: str) -> Plan:
    """Återlämna: the writer gets the text back with a comment on what to change.

    Raises:
        DomainError: not handed in, or no comment.
    """
    current = locked_plan(plan)
    if current.status != PlanStatus.SUBMITTED:
        raise DomainError("Bara en inlämnad plan kan återlämnas.")
    if not comment.strip():
        raise DomainError("Skriv vad som ska ändras.")
    fields = {"status": PlanStatus.RETURNED, "return_comment": comment.strip()}
    save_changes(current, fields, by=by, reason="Återlämnad")
    return current


@transaction.atomic
def adopt(
    plan: Plan,
    *,
    by: User | None,
    decisions: Sequence[Decision],
    kind: str | None = None,
    in_force_from: date | None = None,
) -> PlanEdition:
    """Anta or godkänn: the working text becomes an edition that others read.

    Args:
        decisions: unsaved or saved, in order; the last one is the deciding one.
        kind: preliminär for a flerårsplan decided twice; else beslutad the first time and reviderad after that.
        in_force_from: the period's first day, or the day of decision when that is later.

    Raises:
        DomainError: not handed in, incomplete, decided by the wrong kind of decider, or out of order.
    """
    current = locked_plan(plan)
    if current.status != PlanStatus.SUBMITTED:
        raise DomainError("Planen måste vara inlämnad innan den kan antas.")
    refuse_incomplete(current)
    deciding = decisions[-1]
    if current.body_decides != (deciding.body_id is not None):
        raise DomainError(
            "Beslutet ska fattas av ett organ." if current.body_decides else "Planen godkänns av en person."
        )
    edition_kind = kind or (EditionKind.DECIDED if _first_decided(current) else EditionKind.REVISED)
    _refuse_wrong_body(current, deciding, edition_kind)
    _refuse_wrong_chain(current, decisions)
    _refuse_earlier_than_last(current, deciding)
    decided_on = deciding.date or current.period_from
    for decision in decisions:
        if decision.pk is None:
            decision.registered_by = by
            save_new(decision, by=by)
    edition = editions.publish(
        current,
        editions.freeze(current, by=by),
        kind=edition_kind,
        in_force_from=in_force_from or max(current.period_from, decided_on),
        decisions=decisions,
        by=by,
    )
    word = status_word(current.kind, PlanStatus.ADOPTED).capitalize()
    fields = {"status": PlanStatus.ADOPTED, "return_comment": "", "registry_number": _registered(current, deciding)}
    save_changes(current, fields, by=by, reason=f"{word}, {deciding}")
    return edition


def _registered(plan: Plan, deciding: Decision) -> str:
    """The plan's diarienummer: its own, else the decision's, which the next decision is then proposed with."""
    return plan.registry_number or deciding.registry_number


def _first_decided(plan: Plan) -> bool:
    return not plan.editions.exclude(kind=EditionKind.PRELIMINARY).exists()


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
    return current


@transaction.atomic
def delegate_approval(plan: Plan, *, by: User, delegated: bool) -> Plan:
    """Kommundirektören lets the kontorschef approve this kontorsplan, or takes that back."""
    current = locked_plan(plan)
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
    return current


def deciding_bodies(plan: Plan) -> OrgUnitQuerySet:
    """The bodies whose decision may be registered: the plan's own, and KS and KF, which stand above it."""
    above = Q(kind__in=[OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL], tree_id=plan.unit.tree_id)
    own = Q(pk=plan.unit_id, kind__in=[*BOARD_KINDS, OrgUnitKind.COMPANY])
    return OrgUnit.objects.filter(above | own).in_order()


def _refuse_wrong_body(plan: Plan, deciding: Decision, edition_kind: str) -> None:
    """Flerårsplanen is fullmäktige's; before that kommunstyrelsen may only decide it preliminarily (design §4)."""
    body = deciding.body
    if body is None:
        return
    if not deciding_bodies(plan).filter(pk=body.pk).exists():
        raise DomainError(f"{body} beslutar inte om den här planen.")
    is_final = plan.kind == PlanKind.MULTI_YEAR and edition_kind != EditionKind.PRELIMINARY
    if is_final and body.kind != OrgUnitKind.MUNICIPAL_COUNCIL:
        raise DomainError(f"Flerårsplanen antas av fullmäktige. {body} kan bara besluta den preliminärt.")


def _refuse_wrong_chain(plan: Plan, decisions: Sequence[Decision]) -> None:
    """What comes before the deciding decision is a body's too, and nobody decides before the one before."""
    bodies = set(deciding_bodies(plan).values_list("pk", flat=True))
    for before, after in pairwise(decisions):
        if before.body_id not in bodies:
            raise DomainError(f"{before.body or before.person} bereder inte den här planen.")
        if before.date and after.date and after.date < before.date:
            raise DomainError(f"{after.body} kan inte besluta före {before.body}, {before.date}. Rätta datumen.")


def _refuse_earlier_than_last(plan: Plan, deciding: Decision) -> None:
    """Else two editions would bind on the same days, and the earlier one's reports would change."""
    last = PlanEditionDecision.objects.filter(edition__plan=plan).aggregate(day=Max("decision__date"))["day"]
    if last and deciding.date and deciding.date < last:
        raise DomainError(f"Förra utgåvan beslutades {last}. Den nya kan inte ha beslutats före det. Rätta datumet.")


def proposed_body(plan: Plan) -> OrgUnit | None:
    """The body that decides by rule; it can be chosen otherwise (KS decided KF's own report in 2021)."""
    if plan.kind == PlanKind.MULTI_YEAR:
        return OrgUnit.objects.filter(kind=OrgUnitKind.MUNICIPAL_COUNCIL, valid_to=None).first()
    return plan.unit if plan.body_decides else None
