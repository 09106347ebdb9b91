from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import Operation, User
from organisation.services import operations
from tests import build
from tests.answers import WHOLE, explained


@pytest.fixture
def library(org, administrator):
    return operations.add(org.committee, by=administrator, code="KN-30", name="Bibliotek", valid_from=date(2026, 1, 1))


@pytest.fixture
def path(library):
    return f"/verksamheter/{library.pk}/andra/"


def filled(**changes):
    return {"code": "KN-30", "name": "Bibliotek", "valid_from": "2026-01-01", "valid_to": "", "version": 1, **changes}


def test_operation_edit_saves(org, admin, path):
    answer = admin.post(path, filled(name="Bibliotek och arkiv", valid_to="2026-12-31"))
    assertRedirects(answer, f"/organisation/{org.committee.pk}/verksamheter/")
    stored = Operation.objects.get()
    assert (stored.name, stored.valid_to) == ("Bibliotek och arkiv", date(2026, 12, 31))


def test_operation_edit_shows_both_texts_of_a_stale_save(admin, administrator, library, path):
    operations.edit(library, by=administrator, version=1, fields={"name": "Biblioteken"})
    answer = admin.post(path, filled(name="Bokbussen"))
    for words in ("Biblioteken", "Bokbussen", "Adam sparade något annat"):
        assertContains(answer, words, status_code=409)
    admin.post(path, filled(name="Bokbussen", version=2))
    assert Operation.objects.get().name == "Bokbussen"


def test_operation_edit_explains_bad_input(admin, path):
    assert explained(admin.post(path, filled(valid_to="2025-12-31"))) == {WHOLE}
    assert explained(admin.post(path, filled(valid_from="0226-01-01"))) == {"valid_from"}


def test_operation_edit_is_not_for_administrators_of_another_unit(org, path):
    elsewhere = build.client(build.user(Role.ADMIN, org.other_committee))
    assert elsewhere.post(path, filled()).status_code == 403


@pytest.mark.usefixtures("demo")
def test_operation_edit_takes_each_verksamhet_of_the_demo_as_it_stands():
    admin = build.client(User.objects.get(username="admin"))
    for operation in Operation.objects.all():
        path = f"/verksamheter/{operation.pk}/andra/"
        page = admin.get(path)
        answer = admin.post(path, {**page.context["form"].initial, "valid_to": "", "name": f"{operation.name} 2"})
        assert answer.status_code == 302, operation
