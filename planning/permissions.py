"""Who may do what with plans (design §4). Each docstring lists who; every view asks one of these."""

from typing import Any

from organisation.enums import OrgUnitKind, Role
from organisation.models import OrgUnit
from organisation.permissions import covers, has_role, holds, reads_working_text
from planning.enums import PlanKind, PlanStatus
from planning.models import Assignment, Plan

WRITERS: dict[str, Role] = {
    PlanKind.OPERATIONAL: Role.SECRETARY,
    PlanKind.BUSINESS: Role.COMPANY,
    PlanKind.OFFICE: Role.HEAD_OF_OFFICE,
    PlanKind.WORK: Role.UNIT_MANAGER,
}


def writes_plans(user: Any, kind: str, unit: OrgUnit) -> bool:
    """Flerårsplan: controller. Verksamhetsplan: nämndens sekreterare. Affärsplan: bolaget. Kontorsplan: kontorschefen.
    Arbetsplan: enhetschefen. Each in exactly the own unit.
    """
    if kind == PlanKind.MULTI_YEAR:
        return covers(user, unit, Role.CONTROLLER)
    return holds(user, unit, WRITERS[kind])


def may_start_plan(user: Any, kind: str, unit: OrgUnit) -> bool:
    """The plan's writer; a verksamhetsområde's arbetsplan only by the kontorschef, who thereby approves that it is made
    per verksamhetsområde (styrmodellen, Planer och uppdrag).
    """
    if kind == PlanKind.WORK and unit.kind == OrgUnitKind.AREA:
        return covers(user, unit, Role.HEAD_OF_OFFICE)
    return writes_plans(user, kind, unit)


def may_read_working_text(user: Any, plan: Plan) -> bool:
    """Own unit, the line above up to the nämnd's officials, controllers; a kontor reads its nämnd's."""
    return reads_working_text(user, plan.unit)


def may_edit_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while the text is utkast or återlämnad."""
    return plan.is_open and writes_plans(user, plan.kind, plan.unit)


def may_describe_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, until it is decided: its days and its diarienummer."""
    return plan.status != PlanStatus.ADOPTED and writes_plans(user, plan.kind, plan.unit)


def may_submit_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while the text is utkast or återlämnad."""
    return may_edit_plan(user, plan)


def may_return_plan(user: Any, plan: Plan) -> bool:
    """Whoever approves the plan, and controllers, while it is inlämnad."""
    return plan.status == PlanStatus.SUBMITTED and (covers(user, plan.unit, Role.CONTROLLER) or _decides(user, plan))


def may_adopt_plan(user: Any, plan: Plan) -> bool:
    """Register the body's decision: flerårsplan controller, verksamhetsplan sekreterare, affärsplan bolaget.
    Approve: see `approvers`.
    """
    return plan.status == PlanStatus.SUBMITTED and _decides(user, plan)


def may_revise_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, when the text is antagen: "Öppna för revidering"."""
    return plan.status == PlanStatus.ADOPTED and writes_plans(user, plan.kind, plan.unit)


def may_delegate_approval(user: Any, plan: Plan) -> bool:
    """Kommundirektören may let the kontorschef approve a kontorsplan."""
    return plan.kind == PlanKind.OFFICE and covers(user, plan.unit, Role.DIRECTOR)


def approvers(plan: Plan) -> tuple[Role, ...]:
    """The roles in or above the unit that approve a plan which no body decides.

    Kontorsplan: kommundirektören, and the kontorschef when that is delegated. Arbetsplan: the kontorschef above;
    kommundirektören where no kontor stands above, as for kommunstyrelsens avdelningar.
    """
    if plan.kind == PlanKind.OFFICE:
        return (Role.DIRECTOR, Role.HEAD_OF_OFFICE) if plan.approval_delegated else (Role.DIRECTOR,)
    if plan.kind == PlanKind.WORK:
        return (Role.HEAD_OF_OFFICE,) if has_office_above(plan.unit) else (Role.DIRECTOR,)
    return ()


def has_office_above(unit: OrgUnit) -> bool:
    """True when the unit belongs to a kontor."""
    return OrgUnit.objects.filter(
        kind=OrgUnitKind.OFFICE, tree_id=unit.tree_id, lft__lt=unit.lft, rght__gt=unit.rght
    ).exists()


def _decides(user: Any, plan: Plan) -> bool:
    if plan.body_decides:
        return writes_plans(user, plan.kind, plan.unit)
    return has_role(user, Role.DIRECTOR, Role.HEAD_OF_OFFICE) and covers(user, plan.unit, *approvers(plan))


def may_give_assignments(user: Any, giver: OrgUnit) -> bool:
    """KF's assignments: controllers. A nämnd's or bolag's: its sekreterare or the bolag itself."""
    if giver.kind in (OrgUnitKind.MUNICIPALITY, OrgUnitKind.MUNICIPAL_COUNCIL):
        return covers(user, giver, Role.CONTROLLER)
    return holds(user, giver, Role.SECRETARY, Role.COMPANY)


def may_edit_assignment(user: Any, assignment: Assignment) -> bool:
    """Who may give in the giver's name, once it is given and until it is ended; before that its plan is edited."""
    return assignment.ended_by_id is None and may_give_assignments(user, assignment.giver) and assignment.is_given()


def may_define_key_figures(user: Any) -> bool:
    """Controllers keep the catalogue; kontorschefer, sekreterare and bolag add what they follow up with."""
    return has_role(user, Role.CONTROLLER, Role.HEAD_OF_OFFICE, Role.SECRETARY, Role.COMPANY)


def may_redefine_key_figures(user: Any) -> bool:
    """Controllers: what a figure means is common to every plan and report that uses it."""
    return has_role(user, Role.CONTROLLER)
