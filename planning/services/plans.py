"""A plan's life: start, hand in, return, adopt, revise."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.db.models import Q

from organisation.enums import BOARD_KINDS, OrgUnitKind, PlanningYear
from organisation.models import Decision, OrgUnit, TreeLock, User
from organisation.models.org_unit import OrgUnitQuerySet
from planning.enums import EditionKind, NodeKind, PlanKind, PlanStatus
from planning.models import Plan, PlanEdition, PlanNode
from planning.rules import NODE_RULES, PLAN_RULES, SECTIONS
from planning.services import editions
from planning.services.plan_nodes import locked_plan
from styrmodell.lib import trees
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new, signed


def period_for(kind: str, unit: OrgUnit, first_year: int) -> tuple[date, date]:
    """The days a plan holds. BUN's enheter plan by läsår, 1 July–30 June (styrmodellen, Årshjul)."""
    years = PLAN_RULES[kind].years
    if kind == PlanKind.WORK and unit.planning_year == PlanningYear.SCHOOL:
        return date(first_year, 7, 1), date(first_year + 1, 6, 30)
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31)


def parent_for(kind: str, unit: OrgUnit, first_year: int) -> Plan | None:
    """The plan above: same first year where it exists, else the newest that covers the year's first day.

    A läsårsplan hangs under the kontorsplan of its starting year.
    """
    above = PLAN_RULES[kind].parents
    if not above:
        return None
    start, _ = period_for(kind, unit, first_year)
    begun = Plan.objects.filter(kind__in=above, period_from__lte=start, period_to__gte=start)
    candidates = begun.order_by("-first_year")
    if kind == PlanKind.WORK:
        current = OrgUnit.objects.get(pk=unit.pk)  # its place may have changed since `unit` was loaded
        candidates = candidates.filter(unit__in=current.get_ancestors())
    elif kind == PlanKind.OFFICE:
        candidates = candidates.filter(unit=unit.parent)
    return candidates.first()


@transaction.atomic
def start(
    kind: str,
    unit: OrgUnit,
    first_year: int,
    *,
    by: User | None,
    continues: Plan | None = None,
    is_example: bool = False,
    with_sections: bool = True,
    **details: object,
) -> Plan:
    """Start a plan with its hidden root and its headings.

    Raises:
        DomainError: the unit has no such plan, or has it already for that year.
    """
    TreeLock.hold()  # the plan's tree is a new root, and new roots take turns
    if unit.kind not in PLAN_RULES[kind].units:
        raise DomainError(f"{unit} har ingen {PlanKind(kind).label}.")
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
        continues=continues,
        is_example=is_example,
        **details,
    )
    signed(plan, by=by, reason="Påbörjad")
    if above is None:
        plan.save()
    else:
        trees.insert(plan, above)
    _new_root(plan, by, SECTIONS[kind] if with_sections else ())
    return plan


def locked_in_hierarchy(plan: Plan) -> Plan:
    """The plan as it stands now, with the tree of plans it stands in locked until the transaction ends."""
    root = Plan.objects.get(tree_id=plan.tree_id, parent=None)
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=root.pk)
    return Plan.objects.get(pk=plan.pk)


def _new_root(plan: Plan, by: User | None, sections: Sequence[str]) -> None:
    root = PlanNode(plan=plan, kind=NodeKind.ROOT)
    signed(root, by=by).save()
    for heading in sections:
        section = PlanNode(plan=plan, kind=NodeKind.SECTION, title=heading, is_example=plan.is_example)
        trees.insert(signed(section, by=by), PlanNode.objects.get(pk=root.pk))


@transaction.atomic
def submit(plan: Plan, *, by: User) -> Plan:
    """Lämna in: from here on the text waits for its decision.

    Raises:
        DomainError: not open, or the plan lacks what its level must have.
    """
    current = locked_plan(plan)
    if not current.is_open:
        raise DomainError(f"Planen är redan {current.get_status_display()}.")
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
    decided_on = deciding.date or current.period_from
    for decision in decisions:
        if decision.pk is None:
            decision.registered_by = by
            save_new(decision, by=by)
    number = current.editions.count() + 1
    edition = editions.freeze(
        current,
        number=number,
        kind=edition_kind,
        in_force_from=in_force_from or max(current.period_from, decided_on),
        decisions=decisions,
        by=by,
    )
    save_changes(current, {"status": PlanStatus.ADOPTED, "return_comment": ""}, by=by, reason=f"Antagen, {deciding}")
    return edition


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


def proposed_body(plan: Plan) -> OrgUnit | None:
    """The body that decides by rule; it can be chosen otherwise (KS decided KF's own report in 2021)."""
    if plan.kind == PlanKind.MULTI_YEAR:
        return OrgUnit.objects.filter(kind=OrgUnitKind.MUNICIPAL_COUNCIL, valid_to=None).first()
    return plan.unit if plan.body_decides else None
