import pytest
from pytest_django.asserts import assertRedirects

from organisation.enums import Role
from organisation.models import User
from tests import build
from tests.answers import WHOLE, explained

FILLED = {"name": "David Öman", "title": "Bibliotekschef", "email": "david@example.org"}


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit, "david")


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/andra/"


def test_user_edit_saves_name_title_and_address_but_never_login_or_rights(admin, person, path):
    answer = admin.post(path, {**FILLED, "username": "root", "is_superuser": "on", "is_staff": "on"})
    assertRedirects(answer, f"/anvandare/{person.pk}/")
    stored = User.objects.get(pk=person.pk)
    assert (stored.name, stored.title, stored.email) == ("David Öman", "Bibliotekschef", "david@example.org")
    assert (stored.username, stored.is_superuser, stored.is_staff) == ("david", False, False)


def test_user_edit_explains_bad_input(admin, administrator, path):
    assert "email" in admin.post(path, {**FILLED, "email": "david"}).context["form"].errors
    assert explained(admin.post(path, {**FILLED, "email": administrator.email})) == {WHOLE}


def test_user_edit_is_for_administrators_of_all_the_persons_units(org, path):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert part.post(path, FILLED).status_code == 403
