"""Beslutskedjan on the page of a plan: what has been decided, who is in turn, who comes after."""

from datetime import date

import pytest

from organisation.enums import Outcome, Role
from organisation.models import Decision
from planning.enums import PlanKind
from planning.models import Plan
from planning.pages.plan import build as build_page
from planning.pages.plan_choice import choose, for_page
from planning.services import plan_decisions
from planning.services import plans as plan_service
from tests import build

MEETS = date(2026, 11, 24)


@pytest.fixture
def top(org) -> Plan:
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, "GOAL")
    return plan_service.submit(plan, by=None)


def stages(plan, user):
    plan = for_page(Plan.objects.all(), user).get(pk=plan.pk)
    return build_page(choose(plan, user), user).chain.stages


def test_the_chain_says_who_is_in_turn_and_who_comes_after(top, org, anna):
    assert [(one.who, one.state) for one in stages(top, anna)] == [
        ("Kommunstyrelsen", "here"), ("Kommunfullmäktige", "ahead")
    ]  # fmt: skip
    build.decided(top)
    first, second = stages(top, anna)
    assert (first.state, first.word, first.line.day, first.line.paragraph) == (
        "passed", "Föreslår", "2026-11-02", "§ 45"
    )  # fmt: skip
    assert (second.who, second.state) == ("Kommunfullmäktige", "here")
    build.decided(top)
    assert [(one.who, one.state) for one in stages(top, anna)] == [
        ("Kommunstyrelsen", "passed"), ("Kommunfullmäktige", "passed")
    ]  # fmt: skip


def test_after_an_återremiss_the_step_stands_and_nobody_is_in_turn_until_it_is_handed_in(top, anna):
    build.decided(top, outcome=Outcome.REFERS_BACK)
    assert [(one.word, one.state) for one in stages(top, anna)] == [("Återremitterar", "passed")]
    plan_service.submit(top, by=None)
    assert [one.state for one in stages(top, anna)] == ["passed", "here", "ahead"]


def test_each_step_leads_to_its_handling_and_the_one_in_turn_to_what_lies_before_it(top, org, anna):
    plan_decisions.send_out(top, body=org.executive_board, meeting_on=MEETS, by=None)
    assert stages(top, anna)[0].paper.text == "Handling 1"
    build.decided(top)
    assert [one.paper and one.paper.url for one in stages(top, anna)] == [f"/planer/{top.pk}/handlingar/1/", None]
    plan_decisions.send_out(top, body=org.council, meeting_on=MEETS, by=None)
    assert [one.paper.text for one in stages(top, anna)] == ["Handling 1", "Handling 2"]


def test_what_has_come_back_lies_before_nobody(top, org, anna):
    """A handling that was given back by hand is not what is decided on next."""
    plan_decisions.send_out(top, body=org.executive_board, meeting_on=MEETS, by=None)
    plan_service.return_for_changes(top, by=None, comment="Fel siffra.")
    plan_service.submit(Plan.objects.get(pk=top.pk), by=None)
    assert stages(top, anna)[0].paper is None


def test_only_those_who_may_correct_are_led_to_it(plans, written, org, bo, anna):
    edition = build.adopted(plans.operational)
    made = Decision.objects.get(matter=edition.matter)
    url = f"/planer/{edition.plan_id}/beslut/{made.pk}/ratta/"
    politician, other = build.user(Role.ELECTED, org.council), build.user(Role.SECRETARY, org.other_committee)
    found = [stages(plans.operational, user)[0].correct_url for user in (bo, anna, politician, other)]
    assert found == [url, url, "", ""]


def test_an_approval_is_corrected_by_those_who_approve(plans, cilla, anna, disa_director):
    build.adopted(plans.office)
    director = build.user(Role.DIRECTOR, plans.top.unit)
    assert [bool(stages(plans.office, user)[0].correct_url) for user in (director, anna, cilla)] == [True, True, False]
