"""Planer: the list."""

import pytest

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.services import plan_nodes
from planning.services import plans as plan_service
from tests import build
from tests.planning.views import hostile


def rows(client, query=""):
    return {(row.title, row.unit): row.status for row in client.get(f"/planer/{query}").context["rows"]}


def test_plans_stand_from_the_top_down_with_their_state(plans, bo_committee_secretary):
    assert rows(bo_committee_secretary) == {
        ("Flerårsplan 2027–2029", "Exempelköpings kommun"): "ADOPTED",
        ("Verksamhetsplan 2027–2029", "Kulturnämnden"): "DRAFT",
        ("Kontorsplan 2027", "Kulturkontoret"): "DRAFT",
    }
    shown = bo_committee_secretary.get("/planer/").context["rows"]
    assert [row.depth for row in shown] == [0, 1, 2]


def test_a_reader_sees_what_is_adopted(plans, reader):
    assert list(rows(reader)) == [("Flerårsplan 2027–2029", "Exempelköpings kommun")]


def test_a_revision_is_not_given_away_by_state_filter_or_search(plans, written, reader, bo_committee_secretary):
    build.adopted(plans.operational)
    plan_service.revise(plans.operational, by=None)
    plan_nodes.edit(written.direction, by=None, version=None, title="Hemlig rubrik")
    key = ("Verksamhetsplan 2027–2029", "Kulturnämnden")
    assert rows(reader)[key] == "ADOPTED"
    assert rows(bo_committee_secretary)[key] == "DRAFT"
    assert rows(reader, "?lage=DRAFT") == {}
    assert rows(reader, "?q=hemlig") == {}
    assert list(rows(bo_committee_secretary, "?q=hemlig")) == [key]
    assert list(rows(reader, "?q=bibliotek")) == [key]


def test_the_list_begins_with_the_years_that_are_planned_now(plans, org, bo_committee_secretary):
    build.plan(PlanKind.BUSINESS, org.company, 2020)
    old = build.plan(PlanKind.OPERATIONAL, org.committee, 2020)
    build.node(old, NodeKind.DIRECTION)
    assert all("2020" not in title for title, _ in rows(bo_committee_secretary))
    assert ("Verksamhetsplan 2020–2022", "Kulturnämnden") in rows(bo_committee_secretary, "?ar=2021")
    assert len(rows(bo_committee_secretary, "?ar=alla")) == 4


def test_the_list_is_chosen_by_kind_and_unit(plans, bo_committee_secretary):
    assert [title for title, _ in rows(bo_committee_secretary, "?slag=OFFICE")] == ["Kontorsplan 2027"]
    assert [title for title, _ in rows(bo_committee_secretary, "?q=kn")] == ["Verksamhetsplan 2027–2029"]


def test_the_list_says_what_it_holds(plans, bo_committee_secretary):
    answer = bo_committee_secretary.get("/planer/")
    assert answer.context["lede"] == "Tre planer, varav en antagen eller godkänd och två utkast."
    assert "Tre planer, varav en antagen eller godkänd och två utkast." in answer.content.decode()


def test_an_empty_list_says_what_to_do(org, reader, bo_committee_secretary):
    assert "när de är antagna" in reader.get("/planer/").content.decode()
    assert "Börja med att påbörja din plan" in bo_committee_secretary.get("/planer/").content.decode()
    assert "Ingen plan passar" in reader.get("/planer/?q=zzz").content.decode()


def test_only_those_who_may_start_a_plan_see_the_button(plans, reader, bo_committee_secretary):
    assert "Ny plan" not in reader.get("/planer/").content.decode()
    assert "Ny plan" in bo_committee_secretary.get("/planer/").content.decode()


@pytest.mark.both_databases
@pytest.mark.parametrize("value", [*hostile.TITLES, *hostile.IDS])
def test_the_list_survives_any_search(plans, reader, value):
    for name in ("q", "ar", "slag", "lage", "page"):
        assert reader.get("/planer/", {name: value}).status_code == 200


def test_the_number_of_queries_does_not_grow(plans, org, anna, django_assert_num_queries):
    browser = build.client(anna)
    with django_assert_num_queries(8):
        browser.get("/planer/")
    for number in range(9):
        board = build.unit("COMMITTEE", f"Nämnd {number}", org.municipality)
        build.plan(PlanKind.OPERATIONAL, board)
    with django_assert_num_queries(8):
        assert len(browser.get("/planer/").context["rows"]) == 12


def test_a_plan_of_a_school_year_is_named_by_it(org, plans):
    head = build.client(build.user(Role.HEAD_OF_OFFICE, org.other_office))
    build.plan(PlanKind.WORK, org.school, 2026)
    assert ("Arbetsplan 2026/27", "Ekskolan") in rows(head)
