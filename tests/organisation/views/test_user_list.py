import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from tests import build

PATH = "/anvandare/"


def test_user_list_shows_people_with_their_roles_of_today(org, admin):
    build.user(Role.SECRETARY, org.committee, name="Bo Ekman")
    answer = admin.get(PATH)
    assertContains(answer, "Bo Ekman")
    assertContains(answer, "Nämndsekreterare, Kulturnämnden")


@pytest.mark.both_databases
def test_user_list_is_searched_and_filtered(org, admin):
    build.user(Role.SECRETARY, org.committee, name="Åke Ekman")
    build.user(Role.UNIT_MANAGER, org.unit, name="David Öman")
    assertNotContains(admin.get(f"{PATH}?q=åke"), "David Öman")
    assertContains(admin.get(f"{PATH}?q=ÖMAN"), "David Öman")
    assertNotContains(admin.get(f"{PATH}?roll=SECRETARY"), "David Öman")
    assertContains(admin.get(f"{PATH}?q=finns-inte"), "Ingen användare passar sökningen")


def test_user_list_hides_closed_accounts_until_asked(org, admin):
    build.user(None, name="Slutat Arbeta", is_active=False)
    assertNotContains(admin.get(PATH), "Slutat Arbeta")
    assertContains(admin.get(f"{PATH}?stangda=on"), "stängt konto")


def test_user_list_is_divided_into_pages_and_asks_the_database_equally_often(org, admin, django_assert_max_num_queries):
    for number in range(55):
        build.user(Role.UNIT_MANAGER, org.unit, name=f"Person {number:02}")
    with django_assert_max_num_queries(6):
        answer = admin.get(PATH)
    assertContains(answer, "Nästa")
    assertContains(admin.get(f"{PATH}?page=2"), "Person 54")
