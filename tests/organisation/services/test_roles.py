from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisation.enums import Role
from organisation.models import RoleAssignment
from organisation.services import roles
from styrmodell.lib.errors import DomainError
from tests import build

TODAY = date(2026, 11, 23)
LAST_DAY = date(2026, 12, 31)
NEXT_YEAR = date(2027, 1, 1)


def held(user):
    rows = RoleAssignment.objects.filter(user=user).order_by("valid_from", "pk")
    return [(row.role, row.unit, row.valid_from, row.valid_to) for row in rows]


def test_a_role_is_given_from_a_day_and_says_who_gave_it(org, administrator):
    user = build.user(None)
    role = roles.assign(user, role=Role.UNIT_MANAGER, unit=org.unit, by=administrator, valid_from=TODAY)
    assert held(user) == [(Role.UNIT_MANAGER, org.unit, TODAY, None)]
    assert role.history.get().history_user == administrator


def test_the_same_role_twice_at_the_same_time_is_refused_in_words(org, administrator):
    user = build.user(Role.UNIT_MANAGER, org.unit)
    with pytest.raises(DomainError, match="är redan enhetschef i Biblioteksenheten under den tiden"):
        roles.assign(user, role=Role.UNIT_MANAGER, unit=org.unit, by=administrator, valid_from=NEXT_YEAR)


def test_the_same_role_may_follow_on_an_ended_one(org, administrator):
    user = build.user(Role.UNIT_MANAGER, org.unit)
    roles.end(user.roles.get(), by=administrator, on=date(2026, 12, 31))
    roles.assign(user, role=Role.UNIT_MANAGER, unit=org.unit, by=administrator, valid_from=NEXT_YEAR)
    assert len(held(user)) == 2


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.SECRETARY, "office"), (Role.HEAD_OF_OFFICE, "unit"), (Role.COMPANY, "committee"), (Role.DIRECTOR, "group")],
)
def test_a_role_that_writes_in_its_own_unit_needs_the_right_kind_of_unit(org, administrator, role, unit):
    with pytest.raises(DomainError, match="hör till"):
        roles.assign(build.user(None), role=role, unit=getattr(org, unit), by=administrator, valid_from=TODAY)


def test_the_dates_of_a_role_are_checked(org, administrator):
    user = build.user(None)
    with pytest.raises(DomainError, match="Sista dagen ligger före"):
        roles.assign(user, role=Role.ELECTED, unit=org.council, by=None, valid_from=NEXT_YEAR, valid_to=TODAY)
    with pytest.raises(DomainError, match="Rollen kan börja tidigast 1999-01-01"):
        roles.assign(user, role=Role.ELECTED, unit=org.council, by=None, valid_from=date(1998, 12, 31))
    org.council.valid_to = NEXT_YEAR
    with pytest.raises(DomainError, match="måste upphöra senast"):
        roles.assign(user, role=Role.ELECTED, unit=org.council, by=None, valid_from=TODAY)
    with pytest.raises(DomainError, match="Slutdagen kan inte ligga före"):
        roles.end(build.user(Role.ELECTED, org.council).roles.get(), by=administrator, on=date(2019, 1, 1))


def test_a_closed_account_gets_no_role(org):
    user = build.user(None, is_active=False)
    with pytest.raises(DomainError, match="är stängt"):
        roles.assign(user, role=Role.ELECTED, unit=org.council, by=None, valid_from=TODAY)


def test_a_deputy_has_the_role_for_a_while_and_only_if_the_other_has_it(org):
    own = build.user(Role.UNIT_MANAGER, org.unit)
    user = build.user(None)
    given = {"role": Role.UNIT_MANAGER, "unit": org.unit, "by": None, "valid_from": TODAY}
    with pytest.raises(DomainError, match="behöver en sista dag"):
        roles.assign(user, **given, deputy_for=own)
    with pytest.raises(DomainError, match="är inte enhetschef"):
        roles.assign(user, **given, valid_to=NEXT_YEAR, deputy_for=build.user(None))
    deputy = roles.assign(user, **given, valid_to=NEXT_YEAR, deputy_for=own)
    assert deputy.deputy_for == own


def test_a_role_that_has_not_begun_is_taken_away(org, administrator):
    user = build.user(None)
    role = roles.assign(user, role=Role.ELECTED, unit=org.council, by=administrator, valid_from=NEXT_YEAR)
    assert roles.end(role, by=administrator, on=TODAY) is None
    assert held(user) == []
    assert RoleAssignment.history.filter(id=role.pk, history_type="-").exists()


def test_a_role_is_not_prolonged_by_ending_it_later(org, administrator):
    user = build.user(Role.ELECTED, org.council)
    role = roles.end(user.roles.get(), by=administrator, on=TODAY)
    with pytest.raises(DomainError, match="upphör redan 2026-11-23"):
        roles.end(role, by=administrator, on=NEXT_YEAR)


def test_the_last_administrator_stays(org, administrator):
    with pytest.raises(DomainError, match="minst en administratör"):
        roles.end(administrator.roles.get(), by=administrator, on=TODAY)
    build.user(Role.ADMIN, org.committee)  # of a part: could not administer the rest
    with pytest.raises(DomainError, match="minst en administratör"):
        roles.end(administrator.roles.get(), by=administrator, on=TODAY)
    build.user(Role.ADMIN, org.group)
    assert roles.end(administrator.roles.get(), by=administrator, on=TODAY).valid_to == TODAY


def test_two_who_end_each_others_role_lock_in_the_same_order(org, administrator):
    """Each locking its own row before all of them would make PostgreSQL break one of the two off."""
    other = build.user(Role.ADMIN, org.group)
    with CaptureQueriesContext(connection) as asked:
        roles.end(other.roles.get(), by=administrator, on=TODAY)
    read = [query["sql"] for query in asked if 'FROM "organisation_roleassignment"' in query["sql"]]
    assert """WHERE "organisation_roleassignment"."role" = 'ADMIN'""" in read[1]  # the first is the test's own


def test_everything_a_person_holds_goes_to_another_from_a_day(org, administrator):
    leaving, coming = build.user(Role.UNIT_MANAGER, org.unit), build.user(None)
    roles.assign(leaving, role=Role.UNIT_MANAGER, unit=org.area, by=administrator, valid_from=date(2027, 3, 1))
    received = roles.hand_over(leaving, to=coming, on=NEXT_YEAR, by=administrator)
    assert len(received) == 2
    assert held(leaving) == [(Role.UNIT_MANAGER, org.unit, build.ROLES_FROM, date(2026, 12, 31))]
    assert held(coming) == [
        (Role.UNIT_MANAGER, org.unit, NEXT_YEAR, None),
        (Role.UNIT_MANAGER, org.area, date(2027, 3, 1), None),
    ]


def test_what_was_held_as_a_deputy_is_not_handed_over(org, administrator):
    own, deputy = build.user(Role.UNIT_MANAGER, org.unit), build.user(None)
    roles.assign(
        deputy, role=Role.UNIT_MANAGER, unit=org.unit, by=None, valid_from=TODAY, valid_to=NEXT_YEAR, deputy_for=own
    )
    with pytest.raises(DomainError, match="har inga roller att överlämna"):
        roles.hand_over(deputy, to=build.user(None), on=TODAY, by=administrator)


def test_a_handover_that_cannot_be_done_whole_is_not_done_at_all(org, administrator):
    leaving = build.user(Role.UNIT_MANAGER, org.unit)
    coming = build.user(Role.UNIT_MANAGER, org.unit)
    with pytest.raises(DomainError, match="är redan enhetschef"):
        roles.hand_over(leaving, to=coming, on=NEXT_YEAR, by=administrator)
    assert held(leaving) == [(Role.UNIT_MANAGER, org.unit, build.ROLES_FROM, None)]
    with pytest.raises(DomainError, match="Välj en annan person"):
        roles.hand_over(leaving, to=leaving, on=NEXT_YEAR, by=administrator)


@pytest.fixture
def standing_in(org, david):
    """Gives somebody David's role for a while."""

    def stand_in(valid_from, valid_to):
        user = build.user(None)
        return roles.assign(
            user,
            role=Role.UNIT_MANAGER,
            unit=org.unit,
            by=None,
            valid_from=valid_from,
            valid_to=valid_to,
            deputy_for=david,
        )

    return stand_in


def test_a_deputy_does_not_outlive_the_role_they_stand_in_for(org, administrator, david, standing_in):
    acting = standing_in(date(2026, 11, 1), NEXT_YEAR)
    to_come = standing_in(date(2026, 12, 24), NEXT_YEAR)
    over = standing_in(date(2026, 7, 1), date(2026, 7, 31))
    roles.end(david.roles.get(), by=administrator, on=date(2026, 11, 30))
    assert held(acting.user)[0][2:] == (date(2026, 11, 1), date(2026, 11, 30))
    assert held(to_come.user) == []
    assert held(over.user)[0][2:] == (date(2026, 7, 1), date(2026, 7, 31))
    acting.refresh_from_db()
    assert acting.history.first().history_change_reason == "Den ordinarie har lämnat rollen"
    assert acting.history.first().history_user == administrator


def test_a_deputy_who_began_after_the_role_ended_has_no_right_left(org, administrator, david, standing_in):
    acting = standing_in(date(2026, 11, 10), NEXT_YEAR)
    roles.end(david.roles.get(), by=administrator, on=date(2026, 10, 31))
    assert held(acting.user)[0][2:] == (date(2026, 11, 10), date(2026, 11, 10))
    assert not RoleAssignment.objects.current(on=TODAY).filter(user=acting.user).exists()


def test_a_handover_ends_the_deputies_of_the_one_who_leaves(org, administrator, david, standing_in):
    acting = standing_in(date(2026, 11, 1), date(2027, 3, 31))
    roles.hand_over(david, to=build.user(None), on=NEXT_YEAR, by=administrator)
    assert held(acting.user)[0][2:] == (date(2026, 11, 1), date(2026, 12, 31))


def test_another_persons_deputy_and_a_later_own_role_are_left_alone(org, administrator, david, standing_in):
    roles.end(david.roles.get(), by=administrator, on=date(2026, 12, 31))
    roles.assign(david, role=Role.UNIT_MANAGER, unit=org.unit, by=administrator, valid_from=NEXT_YEAR)
    later = standing_in(NEXT_YEAR, date(2027, 6, 30))
    roles.end(david.roles.order_by("valid_from").first(), by=administrator, on=date(2026, 11, 30))
    assert held(later.user)[0][3] == date(2027, 6, 30)


def test_an_administrator_is_given_a_role_by_another_administrator(org, administrator):
    given = {"role": Role.CONTROLLER, "unit": org.group, "valid_from": TODAY}
    other = build.user(Role.ADMIN, org.group, name="Berit Adminsson")
    with pytest.raises(DomainError, match="Be en annan administratör, till exempel Berit Adminsson"):
        roles.assign(administrator, by=administrator, **given)
    assert not administrator.roles.filter(role=Role.CONTROLLER).exists()
    assert roles.assign(administrator, by=other, **given).history.get().history_user == other


def test_the_only_administrator_may_give_themself_a_role(org, administrator):
    build.user(Role.ADMIN, org.committee)  # of a part: cannot give roles in the whole
    build.user(Role.ADMIN, org.group, is_active=False)
    gone = build.user(Role.ADMIN, org.group)
    roles.end(gone.roles.get(), by=administrator, on=date(2026, 11, 22))
    roles.assign(administrator, role=Role.CONTROLLER, unit=org.group, by=administrator, valid_from=TODAY)
    assert administrator.roles.filter(role=Role.CONTROLLER).exists()


def test_an_administrator_does_not_take_over_a_colleagues_roles_by_themself(org, administrator):
    build.user(Role.ADMIN, org.group)
    secretary = build.user(Role.SECRETARY, org.committee)
    with pytest.raises(DomainError, match="Du kan inte ge dig själv en roll"):
        roles.hand_over(secretary, to=administrator, on=NEXT_YEAR, by=administrator)
    assert held(secretary) == [(Role.SECRETARY, org.committee, build.ROLES_FROM, None)]


def test_the_roles_of_a_closing_unit_end_in_as_many_queries_whatever_their_number(
    org, administrator, django_assert_max_num_queries
):
    people = [build.user(Role.UNIT_MANAGER, org.unit) for _ in range(6)]
    with django_assert_max_num_queries(12):
        roles.end_with_unit(org.unit, on=LAST_DAY, by=administrator)
    for person in people:
        role = RoleAssignment.objects.get(user=person)
        assert role.valid_to == LAST_DAY
        assert role.history.first().history_change_reason == "Enheten har upphört"
        assert role.history.first().history_user == administrator
