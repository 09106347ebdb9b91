from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from organisation.enums import Role
from organisation.models import Operation
from tests import build
from tests.answers import WHOLE, explained

FILLED = {"code": "KN-30", "name": "Bibliotek", "valid_from": "2026-01-01", "valid_to": ""}


@pytest.fixture
def path(org):
    return f"/organisation/{org.committee.pk}/verksamheter/ny/"


def test_operation_new_adds_a_verksamhet_that_the_unit_shows(org, admin, reader, path):
    assertRedirects(admin.post(path, FILLED), f"/organisation/{org.committee.pk}/verksamheter/")
    assert Operation.objects.get().valid_from == date(2026, 1, 1)
    assertContains(reader.get(f"/organisation/{org.committee.pk}/"), "Bibliotek")


def test_operation_new_proposes_the_year_so_that_its_first_months_can_be_read_in(admin, path):
    assertContains(admin.get(path), 'value="2026-01-01"')


def test_operation_new_explains_bad_input_and_keeps_it(org, admin, path):
    Operation.objects.create(unit=org.committee, code="KN-30", name="Kulturskola")
    answer = admin.post(path, FILLED)
    assert explained(answer) == {WHOLE}
    assertContains(answer, 'value="Bibliotek"', status_code=422)
    assert "code" in admin.post(path, {**FILLED, "code": ""}).context["form"].errors
    assert Operation.objects.count() == 1


def test_operation_new_is_not_for_administrators_of_another_unit(org, path):
    elsewhere = build.client(build.user(Role.ADMIN, org.other_committee))
    assert elsewhere.post(path, FILLED).status_code == 403
