"""What each unit carries over from a year, and its rows."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import InvestmentAmount
from followup.rules.carry_overs import Carried
from tests.followup import given_carry_overs as given
from tests.followup import given_investments

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
URL = "/ekonomi/ombudgetering/"


def test_an_empty_year_says_where_to_begin(org, frida_economist, bo_committee_secretary):
    page = frida_economist.get(URL)
    assertContains(page, "Inga rader än")
    assertContains(page, f"/ekonomi/ombudgetering/enhet/{org.committee.pk}/")
    assertContains(bo_committee_secretary.get(URL), "Inga rader att visa")


def test_the_newest_year_is_shown_with_what_each_unit_comes_to(org, anna_controller):
    given.said(org.committee, Carried.OPERATING, "Läslov", 2020, asked=5)
    given.said(org.committee, Carried.OPERATING, "Läslov", 2024, budget=400, outcome=260, asked=140)
    given.said(org.committee, Carried.OPERATING, "Skolbio", 2024, budget=50, outcome="–")
    given.said(org.other_committee, Carried.OPERATING, "Vikarier", 2024, asked=0)
    page = anna_controller.get(URL)
    total = page.context["page"].total
    assert page.context["page"].year == 2024
    assert (total.amounts["budget"], total.amounts["asked"], total.amounts["left"]) == (450_000, 140_000, 190_000)
    assert {"budget", "asked", "left"} <= {*total.partial}
    assertNotContains(page, "begärs till nästa år")  # a row says nothing of it


def test_rows_are_found_by_name_unit_and_year(org, anna_controller):
    given.said(org.committee, Carried.BALANCE, "Måltidsservice", 2024)
    given.said(org.other_committee, Carried.BALANCE, "Fordonsenheten", 2024)
    given.said(org.committee, Carried.BALANCE, "Skogsfond", 2023)
    one = anna_controller.get(f"{URL}?del=balansenheter&q=måltid")
    assert [row.name for row in one.context["page"].rows] == ["Måltidsservice"]
    other = anna_controller.get(f"{URL}?del=balansenheter&enhet={org.other_committee.pk}")
    assert [row.name for row in other.context["page"].rows] == ["Fordonsenheten"]
    before = anna_controller.get(f"{URL}?del=balansenheter&ar=2023")
    assert [row.name for row in before.context["page"].rows] == ["Skogsfond"]
    assertContains(anna_controller.get(f"{URL}?del=balansenheter&q=zzz"), "Ingen rad passar sökningen")


def test_each_tab_opens_its_table_and_nothing_is_said_to_be_wrong(org, anna_controller):
    for tab in anna_controller.get(URL).context["page"].tabs:
        page = anna_controller.get(tab.url)
        assert [one.label for one in page.context["page"].tabs if one.is_here] == [tab.label]
        assertNotContains(page, "errorlist")


def test_what_is_asked_for_in_the_address_and_cannot_be_is_left_out(org, anna_controller):
    given.said(org.committee, Carried.OPERATING, "Läslov", 2024)
    page = anna_controller.get(f"{URL}?ar=tolv&del=annat&enhet=x&page=99")
    assert [row.name for row in page.context["page"].rows] == ["Läslov"]


def test_a_balance_is_held_against_last_years(org, anna_controller):
    given.said(org.committee, Carried.BALANCE, "Fordon", 2023, opening=100, change=20)
    given.said(org.committee, Carried.BALANCE, "Måltid", 2023, opening=10, change=5)
    given.said(org.committee, Carried.BALANCE, "Skog", 2023, opening=7, change=0)
    given.said(org.committee, Carried.BALANCE, "Fordon", 2024, opening=90, change=1)
    given.said(org.committee, Carried.BALANCE, "Måltid", 2024, opening=15)
    page = anna_controller.get(f"{URL}?del=balansenheter")
    (fault,) = page.context["page"].checks
    assert fault.sentence.startswith("Fordon, ingående balans 2024, 90,")
    assert "utgående balans 2023, 120." in fault.sentence
    assertContains(page, "gick ut 2023.")
    assertContains(page, "En rad är inte prövad")
    assertContains(page, "Skog, ingående balans 2024 kan inte jämföras med utgående balans 2023")


def test_more_used_than_there_was_is_told(org, anna_controller):
    given.said(org.committee, Carried.EARMARKED, "Migrationsfond", 2024, opening=5, used=9, set_aside=0)
    assertContains(anna_controller.get(f"{URL}?del=oronmarkt"), "Migrationsfond: mer har använts än vad som fanns.")


def test_the_sources_rounding_is_shown_and_not_corrected(org, anna_controller):
    for name, tkr in given.USED_2020.items():
        given.said(org.municipality, Carried.EARMARKED, name, 2020, used=tkr)
    page = anna_controller.get(f"{URL}?del=oronmarkt&ar=2020")
    assertContains(page, f"17{NBSP}441")


def test_projects_that_move_money_stand_among_the_investments(org, anna_controller):
    for year, by_code in given_investments.CARRIED_OVER.items():
        project = given_investments.project(org.committee, f"Samlat {year}")
        InvestmentAmount.objects.create(project=project, year=year, month=12, carried_over=by_code["KS"] * 1000)
    page = anna_controller.get(f"{URL}?del=investeringar")
    assert page.context["page"].year == 2020
    assertContains(page, f"21{NBSP}757")
    assertContains(page, "21,8 mkr begärs till nästa år".replace(" ", NBSP, 1))


def test_others_rows_are_not_read(org, bo_committee_secretary, reader):
    given.said(org.other_committee, Carried.OPERATING, "Vikarier", 2024)
    assertNotContains(bo_committee_secretary.get(URL), "Vikarier")
    assertNotContains(reader.get(URL), "Vikarier")
