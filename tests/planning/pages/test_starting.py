"""Which plans may be started, and by whom."""

from organisation.enums import Role
from organisation.models import RoleAssignment
from planning.enums import PlanKind
from planning.pages.starting import bringable, startable, starts_plans
from tests import build


def names(user):
    return [(choice.name, str(choice.unit)) for choice in startable(user)]


def test_a_person_with_two_units_is_offered_the_plans_of_both(org):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    RoleAssignment.objects.create(user=manager, role=Role.UNIT_MANAGER, unit=org.school, valid_from=build.ROLES_FROM)
    assert {unit for _, unit in names(manager)} == {"Biblioteksenheten", "Ekskolan"}


def test_a_closed_unit_starts_no_plan(org):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    type(org.unit).objects.filter(pk=org.unit.pk).update(valid_to="2026-01-01")
    assert names(manager) == []


def test_the_year_after_next_is_offered_when_next_year_is_begun(org):
    secretary = build.user(Role.SECRETARY, org.committee)
    assert [choice.first_year for choice in startable(secretary)] == [2026, 2027]
    plan = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    choices = startable(secretary)
    assert [(choice.first_year, choice.last) for choice in choices] == [(2026, None), (2028, plan)]


def test_readers_start_nothing(org):
    for role in (Role.ELECTED, Role.AUDITOR, Role.ADMIN, Role.ECONOMIST, Role.DIRECTOR):
        person = build.user(role, org.municipality)
        assert names(person) == []
        assert not starts_plans(person)


def test_what_is_ended_is_not_brought_along(plans, written, org):
    ended = build.decision(org.committee)
    ended.save()
    assignment = written.assignment.assignment
    type(assignment).objects.filter(pk=assignment.pk).update(ended_by=ended)
    assert [item.title for item in bringable([plans.operational])] == ["Öppna bibliotek", "Kvällsöppet"]


def test_the_running_lasar_may_be_started_until_the_next_begins(org, settings):
    manager = build.user(Role.UNIT_MANAGER, org.school)
    settings.TODAY = "2027-02-01"
    assert [name for name, _ in names(manager)] == ["Arbetsplan 2026/27", "Arbetsplan 2027/28"]
    settings.TODAY = "2027-07-01"
    assert [name for name, _ in names(manager)] == ["Arbetsplan 2027/28", "Arbetsplan 2028/29"]


def test_a_unit_that_is_to_end_starts_no_plan(org):
    manager = build.user(Role.UNIT_MANAGER, org.unit)
    type(org.unit).objects.filter(pk=org.unit.pk).update(valid_to="2026-12-31")
    assert names(manager) == []
