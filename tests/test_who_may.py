"""Every rule of who may, over all users and objects of the demo: the object's answer, the filter's and the people agree.

And every list of approvers, writers and receivers on a page or in a form holds exactly the rule's people.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from followup import awaited_permissions, unit_part_permissions
from followup import comment_permissions as followup_comments
from followup import permissions as followup_permissions
from followup.enums import ReportStatus
from followup.models import Report
from organisation import permissions as organisation_permissions
from organisation.enums import OrgUnitKind, Role
from organisation.models import MeetingPaper, OfficeService, OrgUnit, RoleAssignment, UnitSuccession, User
from organisation.reach.who_may import Rule
from planning import area_permissions, sharing
from planning import comment_permissions as planning_comments
from planning import permissions as planning_permissions
from planning.enums import AreaAnswer, PlanKind, PlanStatus
from planning.models import AreaRequest, Assignment, Collaboration, Plan
from planning.pages.plan_gaps import who_writes
from planning.pages.starting import startable
from planning.reading.receivers import possible_receivers, refuse_wrong_receivers
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.my_work.plan_tasks import plan_tasks
from styrmodell.my_work.report_tasks import report_tasks
from tests import build
from tests.laid import amended

pytestmark = pytest.mark.one_database

MODULES = (
    organisation_permissions,
    planning_permissions,
    area_permissions,
    sharing,
    planning_comments,
    followup_permissions,
    awaited_permissions,
    unit_part_permissions,
    followup_comments,
)
# What each rule is asked of; one that is missing here fails the test below.
OBJECTS: dict[str, Any] = {
    "organisation": OrgUnit,
    "planning": Plan,
    "followup": Report,
    "organisation.READS_AS_MEMBER": MeetingPaper,
    "organisation.READS_PAPERS": MeetingPaper,
    "organisation.MASKS": Plan,
    "organisation.MASKS_EVERYWHERE": None,
    "planning.GIVES": OrgUnit,
    "planning.HANDS_DOWN": OrgUnit,
    "planning.TAKES_CARE": OrgUnit,
    "planning.ANSWERS": Collaboration,
    "planning.EDITS_ASSIGNMENT": Assignment,
    "planning.DEFINES_KEY_FIGURES": None,
    "planning.REDEFINES_KEY_FIGURES": None,
    "planning.KEEPS_PERSPECTIVES": None,
    "planning.ENTERS_EARLIER": None,
    "planning.ASKS_FOR_AREA": OrgUnit,
    "planning.APPROVES_AREA": OrgUnit,
    "planning.IN_AREA": OrgUnit,
    "planning.ANSWERS_AREA_REQUEST": AreaRequest,
    "planning.WITHDRAWS_APPROVAL": AreaRequest,
    "planning.STARTS_APPROVED": AreaRequest,
    "followup.WRITERS": OrgUnit,
    "followup.STEPS_IN": OrgUnit,
    "followup.REPORTS": OrgUnit,
    "followup.READS_IN_MONEY": OrgUnit,
    "followup.WRITES_INVESTMENTS": OrgUnit,
    "followup.WRITES_PERSONNEL": OrgUnit,
    "followup.MANAGES_ROUNDS": None,
    "followup.OF_COMPANY": OrgUnit,
    "followup.READS_ACCOUNTS": OrgUnit,
}


def rules() -> dict[str, tuple[Rule, Any]]:
    """Every rule by its name, with the model it is asked of."""
    found = {}
    for module in MODULES:
        app = module.__name__.partition(".")[0]
        for name, value in vars(module).items():
            if app != "organisation" and vars(organisation_permissions).get(name) is value:
                continue  # said on the floor below
            if isinstance(value, Rule):
                found[f"{app}.{name}"] = (value, OBJECTS.get(f"{app}.{name}", OBJECTS[app]))
            elif isinstance(value, dict) and value and all(isinstance(one, Rule) for one in value.values()):
                found |= {f"{app}.{name}[{key}]": (one, OrgUnit) for key, one in value.items()}
    return found


@pytest.fixture
def everything(demo: None) -> list[User]:
    """The demo with every state of plans and reports, a deputy, an ended role, a closed account, a shared kontor and units
    that have ended, with and without anybody who took over.
    """
    for model, states in ((Plan, PlanStatus.values), (Report, ReportStatus.values)):
        for number, pk in enumerate(model.objects.order_by("pk").values_list("pk", flat=True)):
            state = states[number % len(states)]
            why = {"let_off_reason": "Ny"} if model is Report else {}
            model.objects.filter(pk=pk).update(status=state, return_comment="Skriv om", **why)
    company = Report.objects.filter(unit__code="SKFAB").order_by("pk").last()
    Report.objects.filter(pk=company.pk).update(status=ReportStatus.RETURNED)
    MeetingPaper.objects.filter(body__kind=OrgUnitKind.MUNICIPAL_COUNCIL).update(is_sent_out=True)
    for number, pk in enumerate(Plan.objects.filter(kind=PlanKind.OFFICE).values_list("pk", flat=True)):
        Plan.objects.filter(pk=pk).update(status=PlanStatus.SUBMITTED, approval_delegated=bool(number % 2))
    for number, pk in enumerate(Plan.objects.filter(kind=PlanKind.OPERATIONAL).values_list("pk", flat=True)):
        Plan.objects.filter(pk=pk).update(office_drafts=bool(number % 2) or not number)
    of_body = {"status": "SUBMITTED", "unit__kind": OrgUnitKind.COMMITTEE}
    for document in (Plan.objects.filter(**of_body).first(), Report.objects.filter(**of_body).first()):
        amended(document)
    roles = {role: RoleAssignment.objects.filter(role=role, deputy_for=None) for role in Role}
    own = roles[Role.SECRETARY].first()
    elected = User.objects.filter(roles__role=Role.ELECTED).first()
    days = {"valid_from": today() - timedelta(days=1), "valid_to": today()}
    RoleAssignment.objects.create(user=elected, role=own.role, unit=own.unit, deputy_for=own.user, **days)
    over = {"valid_from": date(2020, 1, 1), "valid_to": today() - timedelta(days=1)}
    RoleAssignment.objects.create(user=elected, role=Role.CONTROLLER, unit=OrgUnit.objects.get(parent=None), **over)
    User.objects.filter(roles=roles[Role.UNIT_MANAGER].last()).update(is_active=False)
    office = roles[Role.HEAD_OF_OFFICE].first().unit
    board = OrgUnit.objects.boards().exclude(pk=office.parent_id).exclude(served_by__office=office).last()
    OfficeService.objects.create(office=office, board=board)
    units = {code: OrgUnit.objects.get(code=code) for code in ("KN", "SN", "MSN", "KK-BIB", "UK-ESK")}
    for code, successor in (("SN", "KN"), ("MSN", None), ("UK-ESK", "KK-BIB")):
        OrgUnit.objects.filter(code=code).update(valid_to=today() - timedelta(days=1))
        if successor:
            ends = {"predecessor": units[code], "successor": units[successor], "valid_from": today()}
            UnitSuccession.objects.create(**ends)
    _areas(office)
    return list(User.objects.order_by("pk"))


def _areas(office: OrgUnit) -> None:
    """A verksamhetsområde of the kontor with a chef and a unit with its own, that has asked for two years and been let once."""
    area = build.unit(OrgUnitKind.AREA, "Området", OrgUnit.objects.get(pk=office.pk))
    build.user(Role.UNIT_MANAGER, area)
    build.user(Role.UNIT_MANAGER, build.unit(OrgUnitKind.UNIT, "Enheten i området", area))
    asked = {"unit": area, "asked_on": today()}
    AreaRequest.objects.create(first_year=2027, **asked)
    AreaRequest.objects.create(first_year=2028, answer=AreaAnswer.APPROVED, answered_on=today(), **asked)


def things(model: Any) -> list[Any]:
    """All objects of a kind."""
    related = {
        Plan: ["unit"],
        Report: ["unit", "round"],
        Assignment: ["giver"],
        MeetingPaper: ["body"],
        AreaRequest: ["unit"],
        Collaboration: ["unit", "node"],
        OrgUnit: [],
    }[model]
    return list(model.objects.select_related(*related))


def test_every_rule_is_found():
    named = [name for module in MODULES for name, value in vars(module).items() if isinstance(value, Rule)]
    assert len(rules()) > 25
    assert set(named) <= {name.rpartition(".")[2] for name in rules()}


@pytest.mark.some_days
def test_the_object_the_filter_and_the_people_give_the_same_answer(everything):
    differ = []
    for name, (rule, model) in rules().items():
        if model is None:
            one = {user for user in everything if rule.allows(user)}
            differ += [name] if one != set(rule.people(on=today())) else []
            continue
        rows = things(model)
        pairs = {(user.pk, row.pk) for user in everything for row in rows if rule.allows(user, row)}
        asked = model.objects.order_by()
        filtered = {
            (user.pk, pk) for user in everything for pk in asked.filter(rule.q(user)).values_list("pk", flat=True)
        }
        named = {(pk, row.pk) for row in rows for pk in rule.people(row, on=today()).values_list("pk", flat=True)}
        differ += [f"{name}, filter"] if filtered != pairs else []
        differ += [f"{name}, people"] if named != pairs else []
    assert differ == []


def test_the_rules_are_tried_on_something(everything):
    """A rule that nobody fulfils agrees with itself whatever it says."""
    nobody = {
        name
        for name, (rule, model) in rules().items()
        if model is not None and not any(rule.people(row, on=today()).exists() for row in things(model))
    }
    assert nobody == set()


def test_the_writers_beside_a_plan_are_the_rules_people(everything):
    for plan in things(Plan):
        named = [row.text for row in who_writes(plan).rows if row.note]
        assert sorted(named) == sorted(
            planning_permissions.WORKS_ON.people(plan, on=today()).values_list("name", flat=True)
        )


def test_who_may_be_named_as_approver_may_approve(everything):
    asked = 0
    for plan in things(Plan):
        for user in everything:
            if plan.body_decides or not planning_permissions.may_adopt_plan(user, plan):
                continue
            offered = set(planning_permissions.approvers(plan, user))
            assert user in offered
            assert offered <= set(planning_permissions.ADOPTS.people(plan, on=today()))
            asked += 1
    assert asked


def test_the_receivers_offered_are_those_that_the_service_takes(demo):
    units = things(OrgUnit)
    for giver in units:
        offered = set(possible_receivers(giver))
        assert {unit for unit in units if takes(giver, unit)} == offered


def takes(giver: OrgUnit, unit: OrgUnit) -> bool:
    """True when the giver may give to the unit."""
    try:
        refuse_wrong_receivers(giver, [unit])
    except DomainError:
        return False
    return True


def test_the_plans_offered_are_those_that_the_person_may_start(everything):
    for user in everything:
        for one in startable(user):
            assert planning_permissions.may_start_plan(user, one.kind, one.unit)


def test_my_work_holds_the_plans_and_reports_that_wait_for_the_person(everything):
    plans, reports = things(Plan), things(Report)
    for user in everything:
        mine = [plan for plan in plans if may_do(planning_permissions, ("edit", "adopt", "amend"), user, plan)]
        assert len(plan_tasks(user, today())) == len(mine)
        shown = {task.url for task in report_tasks(user, today()) if not task.is_done}
        for report in reports:
            waits = may_do(followup_permissions, ("decide",), user, report)
            assert waits == (reverse("followup:report_decide", args=[report.pk]) in shown)


def may_do(module: Any, steps: tuple[str, ...], user: User, thing: Any) -> bool:
    """True when the user may take one of the steps."""
    kind = type(thing).__name__.lower()
    return any(getattr(module, f"may_{step}_{kind}")(user, thing) for step in steps)


# Who is named in each rule, by hand: the file says how it is read.
NAMED = Path(__file__).with_name("who_may.txt")
ABOVE = "HEAD_OF_OFFICE^ SECRETARY^ UNIT_MANAGER^"
SUCCESSORS = "COMPANY> HEAD_OF_OFFICE> SECRETARY> UNIT_MANAGER>"
MARKS = {
    "OWN": "",
    "IN_OR_ABOVE": "^",
    "SERVES": "~",
    "ANYWHERE": "*",
    "WHOLE": "!",
    "COUNCILS": "@",
    "BOARD": "%",
    "SUCCESSORS": ">",
}


def test_a_rule_names_the_roles_that_the_principles_name_and_no_others():
    """A role too many need not be held by anybody of the demo to be a fault."""
    rows = (line for line in NAMED.read_text().splitlines() if not line.startswith("#"))
    lines = (line.replace(">>", SUCCESSORS).replace("^^", ABOVE).split() for line in rows)
    by_hand: dict[str, set[str]] = {}
    for name, *roles in lines:
        by_hand.setdefault(name, set()).update(roles)
    named = {
        name: {f"{role.name}{MARKS[clause.reach.name]}" for clause in rule.clauses for role in clause.roles}
        for name, (rule, _) in rules().items()
    }
    assert named == by_hand
