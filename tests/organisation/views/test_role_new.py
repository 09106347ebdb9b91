import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from tests import build
from tests.answers import WHOLE, explained


@pytest.fixture
def person(org):
    return build.user(None)


@pytest.fixture
def path(person):
    return f"/anvandare/{person.pk}/roller/ny/"


def filled(org, **changes):
    return {"role": "UNIT_MANAGER", "unit": org.unit.pk, "valid_from": "2026-11-23", "valid_to": "", **changes}


def test_role_new_gives_a_role(org, admin, person, path):
    assertRedirects(admin.post(path, filled(org)), f"/anvandare/{person.pk}/")
    assert (person.roles.get().role, person.roles.get().unit) == (Role.UNIT_MANAGER, org.unit)


def test_role_new_gives_a_role_as_deputy(org, admin, person, path):
    own = build.user(Role.UNIT_MANAGER, org.unit)
    admin.post(path, filled(org, valid_to="2026-12-31", deputy_for=own.pk))
    assert person.roles.get().deputy_for == own


def test_role_new_explains_a_refusal_and_keeps_what_was_chosen(org, admin, person, path):
    answer = admin.post(path, filled(org, role="SECRETARY"))
    assertContains(answer, "Rollen nämndsekreterare hör till", status_code=422)
    assertContains(answer, f'<option value="{org.unit.pk}" selected', status_code=422)
    assert {"role", "unit"} <= set(admin.post(path, {"role": ""}).context["form"].errors)
    assert not person.roles.exists()


def test_role_new_offers_only_units_that_the_administrator_answers_for(org, person, path):
    part = build.client(build.user(Role.ADMIN, org.other_committee))
    assert "unit" in part.post(path, filled(org)).context["form"].errors
    assert "unit" in part.post(path, filled(org, role="ADMIN", unit=org.group.pk)).context["form"].errors
    assert not person.roles.exists()


def test_role_new_tells_an_administrator_to_ask_another(org, admin, administrator):
    build.user(Role.ADMIN, org.group, name="Berit Adminsson")
    answer = admin.post(f"/anvandare/{administrator.pk}/roller/ny/", filled(org))
    assert explained(answer) == {WHOLE}
    assertContains(answer, "Berit Adminsson", status_code=422)
    assert administrator.roles.count() == 1
