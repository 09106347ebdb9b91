import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from tests import build


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit)


@pytest.fixture
def path(person):
    return f"/roller/{person.roles.get().pk}/avsluta/"


def test_role_end_sets_the_last_day(admin, person, path):
    assertRedirects(admin.post(path, {"on": "2026-12-31"}), f"/anvandare/{person.pk}/")
    assert str(person.roles.get().valid_to) == "2026-12-31"


def test_role_end_explains_a_refusal(admin, administrator, person, path):
    assertContains(admin.post(path, {"on": "nyår"}), "Skriv datumet som 2026-11-23.")
    assertContains(admin.post(path, {"on": "2019-01-01"}), "Slutdagen kan inte ligga före")
    own = f"/roller/{administrator.roles.get().pk}/avsluta/"
    assertContains(admin.post(own, {"on": "2026-12-31"}), "minst en administratör")
    assert person.roles.get().valid_to is None


def test_role_end_is_not_for_administrators_of_another_unit(org, path):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert part.post(path, {"on": "2026-12-31"}).status_code == 403
