"""Investeringar: what each unit comes to in a round, its projects, and what they are held against."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind, WorkState
from organisation.enums import Role
from tests import build, build_followup
from tests.answers import said
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db

URL = "/ekonomi/investeringar/"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def projects(org, round_):
    bridge = given.project(org.committee, "Ny bro", number="12", state=WorkState.ON_TRACK)
    given.told(bridge, round_, budget=10_000, outcome=4_000, forecast=9_000)
    cars = given.project(org.other_committee, "Bilar", is_yearly=True)
    given.told(cars, round_, budget=2_345)
    return bridge, cars


def client(role, unit):
    return build.client(build.user(role, unit))


def test_the_controller_reads_each_unit_and_the_sum_of_all(org, projects, anna_controller):
    page = anna_controller.get(URL)
    for words in ("12 Ny bro", "Bilar", f"12{NBSP}345", f"+1{NBSP}000"):
        assertContains(page, words)
    assertContains(page, "Fyll i", count=2)
    assert page.context["page"].conclusion == f"Årsbudget 12,3{NBSP}mkr."
    assertContains(page, "(utfall, prognos)")


@pytest.mark.parametrize(
    ("query", "found"),
    [("?q=bro", True), ("?q=12", True), ("?q=bilar", False), ("?lage=ON_TRACK", True), ("?lage=DONE", False)],
)
def test_projects_are_searched_and_chosen(projects, anna_controller, query, found):
    assert ("Ny bro" in said(anna_controller.get(URL + query))) is found


def test_one_units_projects_and_another_rounds_are_chosen(org, projects, anna_controller):
    page = anna_controller.get(f"{URL}?enhet={org.other_committee.pk}")
    assertNotContains(page, "12 Ny bro")
    build_followup.round_(RoundKind.INTERIM_1)
    earlier = anna_controller.get(f"{URL}?tillfalle=2026-DR1")
    assertContains(earlier, "12 Ny bro")
    assertNotContains(earlier, f"10{NBSP}000")


def test_a_manadsrapport_is_shown_when_it_is_asked_for(projects, anna_controller):
    build_followup.round_(RoundKind.MONTHLY)
    assert anna_controller.get(URL).context["page"].round.code == "2026-DR2"
    assert anna_controller.get(f"{URL}?tillfalle=2026-10").context["page"].round.kind == RoundKind.MONTHLY


def test_a_secretary_reads_the_own_namnds_and_types_its_forecasts_while_the_report_is_open(org, projects, round_):
    secretary = client(Role.SECRETARY, org.committee)
    page = secretary.get(URL)
    assertContains(page, "12 Ny bro")
    for words in ("Bilar", "Nytt projekt", "Fyll i", "/andra/"):
        assertNotContains(page, words)
    build_followup.report(round_, org.committee)
    assertContains(secretary.get(URL), "Fyll i")


def test_whoever_reads_no_working_text_finds_none(org, projects):
    for role in (Role.ELECTED, Role.AUDITOR):
        page = client(role, org.council).get(URL)
        assert page.status_code == 200
        assertNotContains(page, "Ny bro")


def test_without_projects_or_rounds_it_says_what_to_do(org, anna_controller):
    assert anna_controller.get(URL).status_code == 200
    build_followup.round_()
    assertContains(anna_controller.get(URL), "lägg till ett projekt i taget")
    assertNotContains(client(Role.ELECTED, org.council).get(URL), "lägg till ett projekt i taget")


def test_kassaflodet_is_tried_for_whoever_reads_kommunens_accounts(org, projects, anna_controller):
    assertContains(anna_controller.get(URL), "Investeringar i kassaflödesanalysen kan inte jämföras")
    own = client(Role.ECONOMIST, org.committee).get(URL)
    assertNotContains(own, "kassaflödesanalysen")


def test_the_wrong_method_is_405(anna_controller):
    assert anna_controller.post(URL).status_code == 405
