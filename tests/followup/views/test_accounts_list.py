"""Räkenskaper: the periods that have been begun, and beginning another."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import AccountColumn, AccountLine
from followup.services import account_grids
from organisation.enums import Role
from tests import build
from tests.followup.given_accounts import filled

pytestmark = pytest.mark.django_db

URL = "/ekonomi/rakenskaper/"


def client(role, unit):
    return build.client(build.user(role, unit))


def test_an_empty_list_says_what_to_do_first(anna_controller):
    assertContains(anna_controller.get(URL), "Inga räkenskaper än")


def test_the_economy_page_leads_here_for_those_who_write_kommunens_money(org, anna_controller):
    assertContains(anna_controller.get("/ekonomi/"), f'href="{URL}"')
    assertNotContains(client(Role.ECONOMIST, org.committee).get("/ekonomi/"), f'href="{URL}"')


def test_a_period_is_begun_with_the_years_lines_for_kommunen_and_koncernen(org, anna_controller):
    assertRedirects(anna_controller.post(URL, {"year": "2026", "month": "8"}), f"{URL}2026/8/")
    assert set(AccountColumn.objects.values_list("unit", "year", "month")) == {
        (org.municipality.pk, 2026, 8),
        (org.group.pk, 2026, 8),
    }
    assert AccountLine.objects.filter(year=2026).exists()
    assertContains(anna_controller.get(URL), "Delårsbokslut augusti 2026")


def test_it_counts_what_has_been_filled_in(org, anna_controller):
    account_grids.begin([org.municipality, org.group], 2025, 12, by=None)
    filled(org.municipality, 2025)
    page = anna_controller.get(URL)
    assertContains(page, "Årsbokslut 2025")
    rows = page.context["page"].object_list
    assert [(row.own_count, row.combined_count) for row in rows] == [(37, 0)]


@pytest.mark.parametrize("sent", [{}, {"year": "1066", "month": "12"}, {"year": "2026", "month": "13"}, {"year": "x"}])
def test_a_period_that_cannot_be_is_explained(anna_controller, sent):
    assert anna_controller.post(URL, sent).status_code == 422
    assert not AccountColumn.objects.exists()


def test_an_economist_of_kommunen_begins_kommunens_own(org):
    client(Role.ECONOMIST, org.municipality).post(URL, {"year": "2026", "month": "12"})
    assert AccountColumn.objects.get().unit == org.municipality


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ECONOMIST, Role.ELECTED, Role.AUDITOR])
def test_others_do_not_see_what_is_being_worked_on(org, role):
    assert client(role, org.committee).get(URL).status_code == 404


def test_the_wrong_method_is_405(anna_controller):
    assert anna_controller.put(URL).status_code == 405
