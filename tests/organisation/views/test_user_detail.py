from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from organisation.models import RoleAssignment, User
from organisation.services import users
from tests import build
from tests.answers import said


@pytest.fixture
def person(org):
    return build.user(Role.UNIT_MANAGER, org.unit, name="David Öman")


def test_user_detail_shows_roles_now_and_before(org, admin, person):
    RoleAssignment.objects.create(
        user=person, role=Role.UNIT_MANAGER, unit=org.area, valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31)
    )
    answer = admin.get(f"/anvandare/{person.pk}/")
    assertContains(answer, "Biblioteksenheten")
    assertContains(answer, "Tidigare roller")
    assert "2019-01-01 – 2019-12-31" in said(answer)


def test_user_detail_offers_no_changes_to_an_administrator_of_another_part(org, person):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    answer = part.get(f"/anvandare/{person.pk}/")
    for step in ("andra", "overlamna", "stang", "losenord"):
        assertNotContains(answer, f"/anvandare/{person.pk}/{step}/")


def test_user_detail_of_a_closed_account_offers_to_open_it(admin):
    person = build.user(None, is_active=False)
    assertContains(admin.get(f"/anvandare/{person.pk}/"), f"/anvandare/{person.pk}/oppna/")


def test_user_detail_shows_who_changed_the_account_and_how(admin, administrator, person):
    users.edit(person, by=administrator, name="David Öman", email="ny@example.org", title="")
    User.objects.get(pk=person.pk).save()  # as when a password is chosen: nothing that is shown differs
    answer = admin.get(f"/anvandare/{person.pk}/")
    assertContains(answer, "Kontots historik")
    assert "tillagt: ny@example.org" in said(answer)
    first, *others = answer.context["changes"]
    assert (first.who, first.what, len(others)) == ("Adam", "Ändrad", 1)
