from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from organisation.models import Operation
from tests import build


@pytest.fixture
def path(org):
    return f"/organisation/{org.committee.pk}/verksamheter/"


@pytest.fixture(autouse=True)
def verksamheter(org):
    Operation.objects.create(unit=org.committee, code="KN-30", name="Bibliotek")
    Operation.objects.create(unit=org.committee, code="KN-50", name="Ängsgården", valid_to=date(2020, 12, 31))


def test_operation_list_shows_a_units_verksamheter_to_every_logged_in_person(reader, path):
    answer = reader.get(path)
    assertContains(answer, "Bibliotek")
    assertNotContains(answer, "/andra/")
    assertNotContains(answer, "Ny verksamhet")


@pytest.mark.both_databases
def test_operation_list_searches_and_shows_ended_ones_when_asked(reader, path):
    assertNotContains(reader.get(path), "Ängsgården")
    assertContains(reader.get(f"{path}?avslutade=on&q=ÄNGS"), "Ängsgården")
    assertContains(reader.get(f"{path}?q=kn-3"), "Bibliotek")
    assertContains(reader.get(f"{path}?q=finnsinte"), "Ingen verksamhet passar sökningen")


def test_operation_list_offers_the_units_administrator_to_add_and_edit(org, admin, path):
    answer = admin.get(path)
    assertContains(answer, f"{path}ny/")
    assertContains(answer, f"/verksamheter/{Operation.objects.get(code='KN-30').pk}/andra/")
    elsewhere = build.client(build.user(Role.ADMIN, org.other_committee))
    assertNotContains(elsewhere.get(path), "/andra/")


def test_operation_list_says_what_is_missing_before_amounts_can_be_read_in(org, admin):
    answer = admin.get(f"/organisation/{org.office.pk}/verksamheter/")
    assertContains(answer, "Inga verksamheter än")
    assertContains(answer, "Enheten har ingen kod")
