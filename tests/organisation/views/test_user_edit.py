import pytest
from pytest_django.asserts import assertRedirects

from organisation.enums import Role
from organisation.models import User
from organisation.services import users
from tests import build, html_forms
from tests.answers import WHOLE, explained


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit, "david")


@pytest.fixture
def filled(person):
    return {
        "name": "David Öman",
        "title": "Bibliotekschef",
        "email": "david@example.org",
        "version": person.version,
    }


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/andra/"


def test_user_edit_saves_name_title_and_address_but_never_login_or_rights(admin, person, path, filled):
    answer = admin.post(path, {**filled, "username": "root", "is_superuser": "on", "is_staff": "on"})
    assertRedirects(answer, f"/anvandare/{person.pk}/")
    stored = User.objects.get(pk=person.pk)
    assert (stored.name, stored.title, stored.email) == ("David Öman", "Bibliotekschef", "david@example.org")
    assert (stored.username, stored.is_superuser, stored.is_staff) == ("david", False, False)


def test_user_edit_explains_bad_input(admin, administrator, path, filled):
    assert "email" in admin.post(path, {**filled, "email": "david"}).context["form"].errors
    assert explained(admin.post(path, {**filled, "email": administrator.email})) == {WHOLE}


def test_user_edit_shows_both_versions_when_another_administrator_saved_first(
    admin, administrator, person, path, filled
):
    users.edit(person, by=administrator, name="Dawit Åman", title="", email=person.email)
    answer = admin.post(path, filled)
    assert answer.status_code == 409
    name = answer.context["form"].stale.texts[0]
    assert (name.label, name.mine, name.stored) == ("Namn", "David Öman", "Dawit Åman")
    again = next(form for form in html_forms.forms_of(answer.content.decode(), path) if "name" in form.fields)
    assertRedirects(admin.post(path, again.data()), f"/anvandare/{person.pk}/")
    assert User.objects.get(pk=person.pk).name == "David Öman"


def test_user_edit_is_saved_though_the_person_chose_a_password_meanwhile(admin, person, path, filled):
    person.set_password("nytt-losenord-2026")
    person.save()
    assertRedirects(admin.post(path, filled), f"/anvandare/{person.pk}/")


def test_user_edit_is_for_administrators_of_all_the_persons_units(org, path, filled):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert part.post(path, filled).status_code == 403
