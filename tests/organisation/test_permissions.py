"""Who reads and who writes, against a table written by hand (docs/who-may.md)."""

from datetime import date

import pytest

from organisation import permissions
from organisation.enums import Role
from organisation.models import OfficeService, OrgUnit, RoleAssignment, User
from organisation.reach.grants import grants
from tests import build

# role, where it is held → the units whose working text the person reads. A name is a field of build.Org.
EVERYTHING_IN_MUNICIPALITY = (
    "municipality council executive_board committee office department area unit other_committee other_office school"
)
READS = [
    (Role.CONTROLLER, "group", "group company " + EVERYTHING_IN_MUNICIPALITY),
    (Role.ECONOMIST, "municipality", EVERYTHING_IN_MUNICIPALITY),
    (Role.DIRECTOR, "municipality", EVERYTHING_IN_MUNICIPALITY),
    (Role.SECRETARY, "committee", "committee office department area unit"),
    (Role.HEAD_OF_OFFICE, "office", "committee office department area unit"),
    (Role.UNIT_MANAGER, "unit", "unit"),
    (Role.UNIT_MANAGER, "department", "department unit"),
    (Role.COMPANY, "company", "company"),
    (Role.ELECTED, "council", ""),
    (Role.AUDITOR, "council", ""),
    (Role.ADMIN, "group", ""),
]
# role, where it is held → the units some text of which the person writes.
WRITES = [
    (Role.CONTROLLER, "group", "group company " + EVERYTHING_IN_MUNICIPALITY),
    (Role.ECONOMIST, "committee", "committee office department area unit"),
    (Role.SECRETARY, "committee", "committee"),
    (Role.HEAD_OF_OFFICE, "office", "office"),
    (Role.UNIT_MANAGER, "unit", "unit"),
    (Role.COMPANY, "company", "company"),
    (Role.DIRECTOR, "municipality", ""),
    (Role.ELECTED, "council", ""),
    (Role.AUDITOR, "council", ""),
    (Role.ADMIN, "group", ""),
]


def named(org: build.Org, names: str) -> set[OrgUnit]:
    return {getattr(org, name) for name in names.split()}


def units_where(rule, org: build.Org) -> set[OrgUnit]:
    return {unit for unit in OrgUnit.objects.all() if rule(unit)}


@pytest.mark.parametrize(("role", "place", "expected"), READS)
def test_a_role_reads_the_working_text_of_these_units_and_no_others(org, role, place, expected):
    user = build.user(role, getattr(org, place))
    assert units_where(lambda unit: permissions.reads_working_text(user, unit), org) == named(org, expected)


@pytest.mark.parametrize(("role", "place", "expected"), READS)
def test_the_query_and_the_question_about_one_unit_give_the_same_answer(org, role, place, expected):
    user = build.user(role, getattr(org, place))
    assert set(OrgUnit.objects.filter(permissions.working_units(user))) == named(org, expected)


@pytest.mark.parametrize(("role", "place", "expected"), WRITES)
def test_a_role_writes_texts_of_these_units_and_no_others(org, role, place, expected):
    user = build.user(role, getattr(org, place))
    assert units_where(lambda unit: permissions.writes_texts(user, unit), org) == named(org, expected)


def test_a_head_of_office_reads_the_board_that_the_office_also_serves(org):
    OfficeService.objects.create(office=org.office, board=org.other_committee)
    user = build.user(Role.HEAD_OF_OFFICE, org.office)
    assert permissions.reads_working_text(user, org.other_committee)
    assert not permissions.reads_working_text(user, org.other_office)
    assert org.other_committee in OrgUnit.objects.filter(permissions.working_units(user))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_an_administrator_administers(org, role):
    user = build.user(role, org.group)
    assert not permissions.administers(user)
    assert not permissions.may_administer_unit(user, org.unit)
    assert not permissions.may_administer_user(user, user)


def test_an_administrator_of_a_part_does_not_administer_the_whole(org):
    user = build.user(Role.ADMIN, org.committee)
    assert permissions.may_administer_unit(user, org.unit)
    assert not permissions.may_administer_unit(user, org.other_committee)
    assert not permissions.may_administer_unit(user, org.group)


def test_an_administrator_of_a_part_may_not_edit_a_person_with_a_role_outside_it(org):
    """Else the address of an administrator of the whole could be changed and a new password asked for."""
    part = build.user(Role.ADMIN, org.committee)
    whole = build.user(Role.ADMIN, org.group)
    inside = build.user(Role.UNIT_MANAGER, org.unit)
    assert permissions.may_administer_user(part, inside)
    assert permissions.may_administer_user(part, build.user(None))
    assert not permissions.may_administer_user(part, whole)
    assert permissions.may_administer_user(whole, part)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (date(2026, 11, 24), None, False),
        (date(2026, 11, 23), None, True),
        (date(2020, 1, 1), date(2026, 11, 23), True),
        (date(2020, 1, 1), date(2026, 11, 22), False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last(org, valid_from, valid_to, holds):
    user = build.user(None)
    RoleAssignment.objects.create(
        user=user, role=Role.UNIT_MANAGER, unit=org.unit, valid_from=valid_from, valid_to=valid_to
    )
    assert permissions.writes_texts(user, org.unit) is holds


def test_a_closed_account_holds_nothing(org):
    user = build.user(Role.CONTROLLER, org.group)
    user.is_active = False
    user.save()
    assert grants(User.objects.get(pk=user.pk)) == ()


def test_the_roles_are_read_once_a_request(org, django_assert_num_queries):
    user = User.objects.get(pk=build.user(Role.CONTROLLER, org.group).pk)
    with django_assert_num_queries(1):
        permissions.writes_some_text(user)
        permissions.writes_texts(user, org.unit)
        permissions.reads_working_text(user, org.unit)
