"""Registrera beslut om flerårsplanen: what the law asks of the budget's days, and of an election year."""

from datetime import date

import pytest
from pytest_django.asserts import assertRedirects

from organisation.models import Decision, Matter
from planning.enums import EditionKind, NodeKind, PlanKind
from planning.models import Plan, PlanEdition
from planning.services import plans as plan_service
from styrmodell.lib.documents.render.json import decisions_on
from tests import build
from tests.answers import explained, said, told

WHY = "Skatteunderlaget kom sent. Skattesatsen föreslogs 2026-10-28."
MADE = {"paragraph": "217", "registry_number": "KS/2026:61"}


def handed_in(org, year):
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, year)
    build.node(plan, NodeKind.GOAL, "Trygga invånare")
    return submitted(plan)


def submitted(plan):
    plan_service.submit(Plan.objects.get(pk=plan.pk), by=None)
    Matter.objects.update(handed_in_on=date(2026, 5, 20))
    return plan


def url(plan):
    return f"/planer/{plan.pk}/anta/"


def by_board(org, day, **fields):
    return {**MADE, "body": org.executive_board.pk, "date": day, "outcome": "PROPOSES", **fields}


def by_council(org, day, **fields):
    return {**MADE, "body": org.council.pk, "date": day, "outcome": "ADOPTS", **fields}


@pytest.fixture
def budget(org):
    return handed_in(org, 2027)


def test_a_late_budget_is_registered_with_the_reasons_that_the_law_asks_for(budget, org, anna_controller):
    late = by_board(org, "2026-11-11")
    answer = anna_controller.post(url(budget), late)
    assert explained(answer) == {"reason"}
    assert "(kommunallagen 11 kap. 8 §)" in said(answer)
    warned = answer.context["form"].warned
    page = said(anna_controller.post(url(budget), {**late, "reason": WHY, "warned": warned}, follow=True))
    assert "väntar på kommunfullmäktige" in page
    anna_controller.post(url(budget), by_council(org, "2026-11-16"))
    edition = PlanEdition.objects.get(plan=budget)
    assert [row.outcome for row in decisions_on(edition.cover)] == [f"föreslår. Skäl: {WHY}", "antar"]
    for page in (budget.get_absolute_url(), f"{budget.get_absolute_url()}historik/"):
        assert f"Skäl: {WHY}" in said(anna_controller.get(page))


@pytest.mark.parametrize("outcome", ["ADOPTS_PRELIMINARY", "TABLES", "REJECTS"])
def test_no_day_is_asked_of_what_is_preliminary_held_or_refused(budget, org, anna_controller, outcome):
    assert anna_controller.post(url(budget), by_board(org, "2026-11-11", outcome=outcome)).status_code == 302
    assert Decision.objects.get(matter__plan_link__plan=budget).reason == ""


@pytest.mark.parametrize(("day", "kind"), [("2026-10-14", "PRELIMINARY"), ("2026-10-15", "DECIDED")])
def test_in_an_election_year_the_newly_elected_decide_the_budget(budget, org, anna_controller, day, kind):
    anna_controller.post(url(budget), by_board(org, "2026-05-27"), follow=True)
    answer = anna_controller.post(url(budget), by_council(org, day), follow=True)
    assert told(answer) == ["success"]
    assert PlanEdition.objects.get(plan=budget).kind == kind
    is_said = "Budgeten för 2027 ska fastställas av det nyvalda kommunfullmäktige" in said(answer)
    assert is_said == (kind == EditionKind.PRELIMINARY)


def test_what_was_preliminary_is_decided_in_november(budget, org, anna_controller):
    anna_controller.post(url(budget), by_board(org, "2026-05-27"))
    anna_controller.post(url(budget), by_council(org, "2026-06-15"))
    submitted(plan_service.revise(Plan.objects.get(pk=budget.pk), by=None))
    anna_controller.post(url(budget), by_board(org, "2026-10-28", paragraph="301"))
    anna_controller.post(url(budget), by_council(org, "2026-11-16", paragraph="302"))
    kinds = PlanEdition.objects.filter(plan=budget).order_by("number").values_list("kind", flat=True)
    assert [*kinds] == [EditionKind.PRELIMINARY, EditionKind.DECIDED]


def test_other_years_june_is_enough(org, anna_controller):
    budget = handed_in(org, 2028)
    anna_controller.post(url(budget), by_board(org, "2026-05-27"))
    anna_controller.post(url(budget), by_council(org, "2026-06-15"))
    assert PlanEdition.objects.get(plan=budget).kind == EditionKind.DECIDED


def test_a_revision_has_no_last_day(org, anna_controller):
    running = handed_in(org, 2026)
    Matter.objects.update(handed_in_on=date(2025, 10, 1))
    for body, day in ((org.executive_board, date(2025, 10, 28)), (org.council, date(2025, 11, 17))):
        build.decided(running, body=body, date=day)
    submitted(plan_service.revise(Plan.objects.get(pk=running.pk), by=None))
    sent = by_board(org, "2026-11-11", paragraph="301")
    assertRedirects(anna_controller.post(url(running), sent), running.get_absolute_url())
