import pytest
from pytest_django.asserts import assertContains

from organisation.models import User
from tests import build
from tests.answers import told


@pytest.fixture
def person(org):
    return build.user(None)


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/stang/"


def test_user_close_stops_a_person_from_logging_in(admin, person, path):
    inside = build.client(person)
    assert inside.get("/organisation/").status_code == 200
    assertContains(admin.post(path, follow=True), "är stängt.")
    assert not User.objects.get(pk=person.pk).is_active
    assert inside.get("/organisation/").status_code == 302


def test_user_close_explains_a_refusal(admin, administrator):
    answer = admin.post(f"/anvandare/{administrator.pk}/stang/", follow=True)
    assert told(answer) == ["error"]
