"""Registrera beslut: the meetings and protokoll that are not as usual, and what an återremiss says to the writer."""

from datetime import date

import pytest

from organisation.models import Decision
from planning.enums import PlanKind
from planning.models import Plan, PlanEdition
from planning.services import plans as plan_service
from tests import build
from tests.answers import explained, said, told
from tests.planning.conftest import DECISION


@pytest.fixture
def url(plans, written):
    plan_service.submit(plans.operational, by=None)
    return f"/planer/{plans.operational.pk}/anta/"


@pytest.fixture
def by_committee(org):
    return {**DECISION, "body": org.committee.pk}


def test_a_protokoll_that_is_not_adjusted_yet_is_marked_until_it_is(plans, url, by_committee, bo_committee_secretary):
    page = said(bo_committee_secretary.post(url, {**by_committee, "is_unadjusted": "on"}, follow=True))
    assert "2026-11-20, § 45 (ojusterat protokoll)" in page
    edition = PlanEdition.objects.get(plan=plans.operational)
    assert edition.cover["decisions"][0]["paragraph"] == "§ 45 (ojusterat protokoll)"
    stands = {"date": "2026-11-20", "paragraph": "§ 45", "registry_number": "KN/2026:12", "version": "1"}
    made = edition.matter.decisions.get()
    answer = bo_committee_secretary.post(f"/planer/{edition.plan_id}/beslut/{made.pk}/ratta/", stands, follow=True)
    assert told(answer) == ["success"]
    assert "ojusterat" not in said(answer)
    assert "rättat" not in said(answer).lower()


def test_kommunstyrelsen_and_fullmäktige_decide_on_one_day(org, anna_controller):
    """An extra meeting in the morning and fullmäktige in the evening: the order is that of the chain."""
    plan = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(plan, "GOAL")
    plan_service.submit(plan, by=None)
    for body, paragraph, outcome in ((org.executive_board, "12 a", "PROPOSES"), (org.council, "13", "ADOPTS")):
        sent = {**DECISION, "body": body.pk, "paragraph": paragraph, "outcome": outcome}
        assert told(anna_controller.post(f"/planer/{plan.pk}/anta/", sent, follow=True)) == ["success"]
    made = PlanEdition.objects.get(plan=plan).matter.decisions.order_by("pk")
    assert [(one.date, one.paragraph) for one in made] == [(date(2026, 11, 20), "§ 12 a"), (date(2026, 11, 20), "§ 13")]


def test_a_body_meets_twice_in_a_day(plans, url, by_committee, bo_committee_secretary):
    """Bordlagd in the morning and adopted at an extra meeting the same day: two § and two decisions."""
    bo_committee_secretary.post(url, {**by_committee, "outcome": "TABLES"})
    assert explained(bo_committee_secretary.post(url, by_committee))  # the same § is the same decision
    page = said(bo_committee_secretary.post(url, {**by_committee, "paragraph": "45 a"}, follow=True))
    assert page.index("Bordlägger") < page.index("2026-11-20, § 45 a") < page.index("Antar")
    assert PlanEdition.objects.get(plan=plans.operational).matter.decisions.count() == 2


def test_an_återremiss_says_what_is_asked_for(url, by_committee, bo_committee_secretary):
    answer = bo_committee_secretary.post(url, {**by_committee, "outcome": "REFERS_BACK"})
    assert explained(answer) == {"note"}
    assert not Decision.objects.filter(outcome="REFERS_BACK").exists()


def test_what_was_asked_for_meets_the_writer_until_it_is_handed_in_again(
    plans, url, by_committee, bo_committee_secretary
):
    asked = "Räkna om kvällsöppet."
    bo_committee_secretary.post(url, {**by_committee, "outcome": "REFERS_BACK", "note": asked})
    plan = Plan.objects.get(pk=plans.operational.pk)
    pages = ("/", plan.get_absolute_url(), f"{plan.get_absolute_url()}lamna-in/")
    assert [asked in said(bo_committee_secretary.get(page)) for page in pages] == [True, True, True]
    plan_service.submit(plan, by=None)
    assert [asked in said(bo_committee_secretary.get(page)) for page in pages[:2]] == [False, False]
