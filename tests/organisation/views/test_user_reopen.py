import pytest

from organisation.models import User
from tests import build
from tests.answers import told


@pytest.fixture
def person(org):
    return build.user(None)


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/oppna/"


def test_user_reopen_lets_a_person_log_in_again(admin, person, path):
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert told(admin.post(path, follow=True)) == ["success"]
    assert User.objects.get(pk=person.pk).is_active
