import pytest
from pytest_django.asserts import assertRedirects

from organisation.enums import Role
from tests import build
from tests.answers import WHOLE, explained


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
    assert explained(admin.post(path, {"on": "nyår"})) == {"on"}
    assert explained(admin.post(path, {"on": "2019-01-01"})) == {WHOLE}
    own = f"/roller/{administrator.roles.get().pk}/avsluta/"
    assert explained(admin.post(own, {"on": "2026-12-31"})) == {WHOLE}
    assert person.roles.get().valid_to is None


def test_role_end_is_not_for_administrators_of_another_unit(org, path):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert part.post(path, {"on": "2026-12-31"}).status_code == 403
