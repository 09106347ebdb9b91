import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from tests import build


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit)


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/overlamna/"


def test_user_hand_over_gives_all_roles_to_another_from_a_day(org, admin, person, path):
    to = build.user(None)
    assertContains(admin.get(path), "Biblioteksenheten")
    assertRedirects(admin.post(path, {"to": to.pk, "on": "2027-01-01"}), f"/anvandare/{person.pk}/")
    assert to.roles.get().unit == org.unit
    assert str(person.roles.get().valid_to) == "2026-12-31"


def test_user_hand_over_explains_a_refusal(org, admin, path):
    busy = build.user(Role.UNIT_MANAGER, org.unit)
    assertContains(admin.post(path, {"to": busy.pk, "on": "2027-01-01"}), "är redan enhetschef", status_code=422)
    assert {"to", "on"} <= set(admin.post(path, {"to": "", "on": "snart"}).context["form"].errors)
