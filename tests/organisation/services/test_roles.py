from datetime import date

import pytest

from organisation.enums import Role
from organisation.models import RoleAssignment
from organisation.services import roles
from styrmodell.lib.errors import DomainError
from tests import build

TODAY = date(2026, 11, 23)
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
    with pytest.raises(DomainError, match="Rollen kan inte börja före"):
        roles.assign(user, role=Role.ELECTED, unit=org.council, by=None, valid_from=date(1999, 1, 1))
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
