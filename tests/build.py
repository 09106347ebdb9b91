"""Builders: a small municipality and what stands in it, through the services, with as few words as a test needs.

org = build.org()
anna = build.user(Role.CONTROLLER, org.group)
plan = build.plan(PlanKind.OPERATIONAL, org.committee)
direction = build.node(plan, NodeKind.DIRECTION, "Biblioteken är öppna")
edition = build.adopted(plan)
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import transaction
from django.test import Client

from organisation.decisions.documents import Document, body_at, place_of_next
from organisation.enums import OrgUnitKind, Outcome, PlanningYear, Role
from organisation.models import Decision, OrgUnit, RoleAssignment, TreeLock, User
from planning.enums import Direction, MeasureKind, NodeKind, PlanKind
from planning.item_fields import has_field
from planning.models import (
    Assignment,
    AssignmentReceiver,
    Contribution,
    KeyFigure,
    Perspective,
    Plan,
    PlanEdition,
    PlanNode,
    Target,
)
from planning.rules import PLAN_RULES
from planning.services import continuations, contributions, plan_decisions, plan_nodes, plans
from styrmodell.lib import trees
from tests.grounds import kept

YEAR = 2027
ROLES_FROM = date(2020, 1, 1)
_number = count(1)


@dataclass(frozen=True, slots=True)
class Org:
    """A small municipality: two nämnder with a kontor each, one with läsår, and a company."""

    group: OrgUnit
    municipality: OrgUnit
    council: OrgUnit
    executive_board: OrgUnit
    committee: OrgUnit
    office: OrgUnit
    department: OrgUnit
    area: OrgUnit
    unit: OrgUnit
    other_committee: OrgUnit
    other_office: OrgUnit
    school: OrgUnit
    company: OrgUnit


@kept
@transaction.atomic  # for tests that begin none
def org() -> Org:
    """The organisation, read anew after the last unit so that every interval is right."""
    group = unit(OrgUnitKind.GROUP, "Exempelkoncernen", code="KONCERN")
    municipality = unit(OrgUnitKind.MUNICIPALITY, "Exempelköpings kommun", group, code="KOMMUN")
    committee = unit(OrgUnitKind.COMMITTEE, "Kulturnämnden", municipality, code="KN")
    other_committee = unit(OrgUnitKind.COMMITTEE, "Barn- och utbildningsnämnden", municipality, code="BUN")
    office = unit(OrgUnitKind.OFFICE, "Kulturkontoret", committee)
    other_office = unit(OrgUnitKind.OFFICE, "Utbildningskontoret", other_committee)
    department = unit(OrgUnitKind.DEPARTMENT, "Biblioteksavdelningen", office)
    made = {
        "group": group,
        "municipality": municipality,
        "council": unit(OrgUnitKind.MUNICIPAL_COUNCIL, "Kommunfullmäktige", municipality, code="KF"),
        "executive_board": unit(OrgUnitKind.EXECUTIVE_BOARD, "Kommunstyrelsen", municipality, code="KS"),
        "committee": committee,
        "office": office,
        "department": department,
        "area": unit(OrgUnitKind.AREA, "Kulturskolan", office),
        "unit": unit(OrgUnitKind.UNIT, "Biblioteksenheten", department),
        "other_committee": other_committee,
        "other_office": other_office,
        "school": unit(OrgUnitKind.UNIT, "Ekskolan", other_office, planning_year=PlanningYear.SCHOOL),
        "company": unit(OrgUnitKind.COMPANY, "Exempelköpings Energi AB", group, code="EEAB"),
    }
    fresh = OrgUnit.objects.in_bulk([made[name].pk for name in made])
    return Org(**{name: fresh[made[name].pk] for name in made})


def unit(kind: str, name: str, parent: OrgUnit | None = None, **fields: Any) -> OrgUnit:
    """One unit, last below its parent."""
    made = OrgUnit(kind=kind, name=name, **fields)
    if parent is None:
        TreeLock.hold()
        made.save()
    else:
        trees.insert(made, OrgUnit.objects.get(pk=parent.pk))
    return made


def user(role: Role | None, unit: OrgUnit | None = None, username: str = "", **fields: Any) -> User:
    """A person with one role in one unit; `role` None makes a person without any."""
    username = username or f"{(role or 'nobody').lower()}-{next(_number)}"
    fields = {"name": username.replace("-", " ").capitalize(), **fields}
    made = User.objects.create_user(username, f"{username}@example.org", "lösenord", **fields)
    if role and unit:
        RoleAssignment.objects.create(user=made, role=role, unit=unit, valid_from=ROLES_FROM)
    return made


def client(user: User) -> Client:
    """A browser where the user has logged in."""
    made = Client()
    made.force_login(user)
    return made


def plan(kind: PlanKind, unit: OrgUnit, first_year: int = YEAR, *, sections: bool = False, **details: Any) -> Plan:
    """A plan that has been started; its parent is found by rule, so start from above."""
    return plans.start(kind, unit, first_year, by=details.pop("by", None), with_sections=sections, **details)


def node(plan: Plan, kind: NodeKind, title: str = "", parent: PlanNode | None = None, **fields: Any) -> PlanNode:
    """A node last in the plan or below its parent; what the kind must have is made when not given."""
    title = title or f"{NodeKind(kind).label.capitalize()} {next(_number)}"
    if has_field(kind, "assignment") and "assignment" not in fields:
        giver = OrgUnit.objects.get(code="KF") if kind == NodeKind.COUNCIL_ASSIGNMENT else plan.unit
        fields["assignment"] = assignment(giver, title)
    if kind == NodeKind.KEY_FIGURE and "key_figure" not in fields:
        fields["key_figure"] = key_figure(title)
    by, continues = fields.pop("by", None), fields.pop("continues", ())
    made = plan_nodes.add(plan, by=by, kind=kind, parent=parent, title=title, **fields)
    if continues:
        continuations.continue_from(made, by=by, earlier=continues)
    return made


def adopted(
    plan: Plan,
    *,
    body: OrgUnit | None = None,
    person: User | None = None,
    on: date = date(2026, 11, 2),
    preliminary: bool = False,
) -> PlanEdition:
    """Hand the plan in and let each body in turn adopt it; gives it the node its level must have when it lacks one."""
    needed = PLAN_RULES[plan.kind].needs
    plan = Plan.objects.get(pk=plan.pk)
    if not PlanNode.objects.content().filter(plan=plan, kind=needed).exists():
        node(plan, NodeKind(needed))
    plans.submit(plan, by=None)
    edition = None
    while edition is None:
        edition = decided(plan, body=body, person=person, preliminary=preliminary, date=on)
    return edition


def decided(
    plan: Plan,
    *,
    by: User | None = None,
    body: OrgUnit | None = None,
    person: User | None = None,
    preliminary: bool = False,
    **fields: Any,
) -> PlanEdition | None:
    """One step of the plan's chain: what the next body, or a kommundirektör, decides; the edition after the last."""
    plan = Plan.objects.select_related("unit").get(pk=plan.pk)
    if not plan.body_decides:
        made = Decision(
            person=person or user(Role.DIRECTOR), **{"date": date(2026, 11, 2), "outcome": Outcome.APPROVES, **fields}
        )
    else:
        step = plan.chain.steps[place_of_next(plan)]
        outcome = (step.preliminary if preliminary else step.carries)[0]
        made = decision(body or next_body(plan), **{"outcome": outcome, **fields})
    return plan_decisions.register(plan, by=by, decision=made, preliminary=preliminary)


def decision(body: OrgUnit | None, **fields: Any) -> Decision:
    """An unsaved decision of a body: its first is § 45, and each has a § of its own."""
    number = 45 + Decision.objects.filter(body=body).count()
    known = {"date": date(2026, 11, 2), "paragraph": f"§ {number}", "registry_number": "KN/2026:12"}
    return Decision(body=body, **{**known, **fields})


def contribution(from_node: PlanNode, to_node: PlanNode, text: str = "", **fields: Any) -> Contribution:
    """A link from a node to what it serves."""
    return Contribution.objects.create(from_node=from_node, to_node=to_node, text=text, **fields)


def unlink(from_node: PlanNode, to_node: PlanNode, by: User | None = None) -> None:
    """Take away what a person linked, as the linking page does."""
    contributions.save_all(from_node.plan, by=by, add=(), remove=[(from_node.pk, to_node.pk)], texts={})


def key_figure(name: str = "", **fields: Any) -> KeyFigure:
    """A key figure of the catalogue, in percent, the higher the better."""
    known = {"unit_of_measure": "procent", "direction": Direction.HIGHER_IS_BETTER}
    return KeyFigure.objects.create(name=name or f"Nyckeltal {next(_number)}", **{**known, **fields})


def judged(name: str = "", **fields: Any) -> KeyFigure:
    """A bedömning of the catalogue, which has no values."""
    known = {"measure_kind": MeasureKind.JUDGEMENT, "unit_of_measure": "", "direction": Direction.NONE}
    return key_figure(name, **{**known, **fields})


def target(node: PlanNode, year: int, value: str, upper: str | None = None) -> Target:
    """What a nyckeltal node should reach in a year."""
    return Target.objects.create(node=node, year=year, value=Decimal(value), upper=Decimal(upper) if upper else None)


def assignment(giver: OrgUnit, title: str = "", *receivers: OrgUnit, **fields: Any) -> Assignment:
    """An assignment of the catalogue."""
    made = Assignment.objects.create(
        title=title or f"Uppdrag {next(_number)}", giver=giver, **{"due_on": date(2027, 12, 31), **fields}
    )
    for receiver in receivers:
        AssignmentReceiver.objects.create(assignment=made, unit=receiver)
    return made


def perspective(name: str = "Invånare", first_year: int = 2019) -> Perspective:
    """A perspektiv of a cycle that has no end yet."""
    return Perspective.objects.get_or_create(name=name, first_year=first_year)[0]


@kept
def chain(where: Org) -> tuple[Plan, Plan, Plan]:
    """Flerårsplan with goals I1 and I2 (adopted), the nämnd's verksamhetsplan and its kontor's plan (both being written)."""
    top = plan(PlanKind.MULTI_YEAR, where.municipality)
    node(top, NodeKind.GOAL, "Levande demokrati", code="I1", perspective_id=perspective().pk)
    node(top, NodeKind.GOAL, "Välfärd av god kvalitet", code="I2", perspective_id=perspective().pk)
    adopted(top)
    return top, plan(PlanKind.OPERATIONAL, where.committee), plan(PlanKind.OFFICE, where.office)


def next_body(document: Document) -> OrgUnit | None:
    """The body that is next by rule, as the decision's form proposes it."""
    return body_at(document, place_of_next(document))
