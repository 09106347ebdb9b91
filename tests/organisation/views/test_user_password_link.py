import pytest
from django.core import mail
from pytest_django.asserts import assertContains

from organisation.models import User
from tests import build
from tests.answers import told


@pytest.fixture
def person(org):
    return build.user(None)


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/losenord/"


def test_user_password_link_mails_a_new_link(admin, person, path):
    assertContains(admin.post(path, follow=True), f"skickad till {person.email}")
    assert mail.outbox[0].to == [person.email]


def test_user_password_link_explains_a_refusal(admin, person, path):
    User.objects.filter(pk=person.pk).update(email="")
    assert told(admin.post(path, follow=True)) == ["error"]
