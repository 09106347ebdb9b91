"""Räkenskapernas rader of a year: law's and the municipality's own."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import AccountLine
from followup.services import account_lines
from organisation.enums import Role
from tests import build

pytestmark = pytest.mark.django_db

URL = "/ekonomi/rakenskaper/2026/rader/"


@pytest.fixture
def year(org):
    account_lines.begin(2026)


def line(key):
    return AccountLine.objects.get(year=2026, key=key)


def test_the_lines_stand_in_order_with_what_asks_for_them(year, anna_controller):
    page = anna_controller.get(URL)
    for words in ("Verksamhetens intäkter", "LKBR 5 kap.", "Periodens resultat", "Resultatreserv"):
        assertContains(page, words)


def test_an_own_line_is_added_under_another_and_is_part_of_it(year, anna_controller):
    sent = {"under": line("receivables").pk, "name": "Kundfordringar", "counts": "counts"}
    assert anna_controller.post(URL, sent).status_code == 302
    made = AccountLine.objects.get(is_own=True)
    assert (made.name, made.part_of, made.kind) == ("Kundfordringar", line("receivables"), "AMOUNT")
    assertContains(anna_controller.get(URL), "egen rad")


def test_an_own_line_may_only_tell_of_another(year, anna_controller):
    anna_controller.post(URL, {"under": line("operating_income").pk, "name": "varav avgifter", "counts": "tells"})
    assert AccountLine.objects.get(is_own=True).kind == "OF_WHICH"


@pytest.mark.parametrize("name", ["", "Fordringar"])
def test_a_name_that_is_missing_or_taken_is_explained(year, anna_controller, name):
    sent = {"under": line("current_assets").pk, "name": name, "counts": "counts"}
    assert anna_controller.post(URL, sent).status_code == 422
    assert not AccountLine.objects.filter(is_own=True).exists()


@pytest.mark.parametrize("under", ["", "0", "x", "assets"])
def test_it_is_put_under_a_line_that_holds_amounts(year, anna_controller, under):
    sent = {"under": line("assets").pk if under == "assets" else under, "name": "Ny", "counts": "counts"}
    assert anna_controller.post(URL, sent).status_code == 422


def test_an_economist_of_kommunen_reads_them_and_changes_none(org, year):
    economist = build.client(build.user(Role.ECONOMIST, org.municipality))
    assertNotContains(economist.get(URL), "Lägg till raden")
    assert economist.post(URL, {}).status_code == 403


def test_a_year_that_has_not_begun_and_others_accounts_are_not_found(org, year, anna_controller):
    assert anna_controller.get("/ekonomi/rakenskaper/2030/rader/").status_code == 404
    assert build.client(build.user(Role.SECRETARY, org.committee)).get(URL).status_code == 404


def test_the_wrong_method_is_405(year, anna_controller):
    assert anna_controller.put(URL).status_code == 405
