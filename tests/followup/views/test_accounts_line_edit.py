"""What a line of the accounts is called, from its year on."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import AccountLine
from followup.services import account_lines
from organisation.enums import Role
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(org):
    account_lines.begin(2025)
    account_lines.begin(2026)
    return AccountLine.objects.get(year=2026, key="stock")


def address(line):
    return f"/ekonomi/rakenskaper/rader/{line.pk}/andra/"


def named(name, version=1, interim=""):
    return {"name": name, "interim_name": interim, "version": version}


def test_it_is_renamed_from_its_year_on(line, anna_controller):
    assertContains(anna_controller.get(address(line)), line.name)
    assert (
        anna_controller.post(address(line), named("Exploatering", interim="Exploatering hittills")).status_code == 302
    )
    assert set(AccountLine.objects.filter(key="stock").values_list("year", "name")) == {
        (2025, line.name),
        (2026, "Exploatering"),
    }


def test_two_who_rename_it_see_both(line, anna, anna_controller):
    account_lines.rename(line, by=anna, name="Lager")
    answer = anna_controller.post(address(line), named("Exploatering"))
    for words in ("Lager", "Exploatering"):
        assertContains(answer, words, status_code=409)


def test_it_must_be_called_something(line, anna_controller):
    assert anna_controller.post(address(line), named("")).status_code == 422


def test_only_an_own_line_has_a_button_that_takes_it_away(line, anna, anna_controller):
    assertNotContains(anna_controller.get(address(line)), "Ta bort raden")
    own = account_lines.add(line, by=anna, name="Tomter")
    assertContains(anna_controller.get(address(own)), "Ta bort raden")


def test_others_may_not(org, line):
    economist = build.client(build.user(Role.ECONOMIST, org.municipality))
    assert economist.get(address(line)).status_code == 403
    secretary = build.client(build.user(Role.SECRETARY, org.committee))
    assert secretary.get(address(line)).status_code == 404


def test_the_wrong_method_is_405(line, anna_controller):
    assert anna_controller.put(address(line)).status_code == 405
