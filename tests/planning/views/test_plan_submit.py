"""Lämna in."""

import pytest

from planning.models import Plan
from planning.services import plans as plan_service
from tests import build
from tests.answers import told
from tests.html_forms import sent


def status(plan):
    return Plan.objects.get(pk=plan.pk).status


def test_the_writer_is_asked_and_hands_in(plans, written, bo_committee_secretary):
    url = f"/planer/{plans.operational.pk}/lamna-in/"
    assert "kan den inte ändras" in bo_committee_secretary.get(url).content.decode()
    assert status(plans.operational) == "DRAFT"
    assert told(bo_committee_secretary.post(url, follow=True)) == ["success"]
    assert status(plans.operational) == "SUBMITTED"


def test_an_incomplete_plan_is_refused_in_words(plans, bo_committee_secretary):
    answer = bo_committee_secretary.post(f"/planer/{plans.operational.pk}/lamna-in/")
    assert "Planen saknar inriktningar" in answer.content.decode()
    assert status(plans.operational) == "DRAFT"


def test_others_may_not_hand_in(plans, written, cilla_head_of_office, eva_other_committee, reader, client):
    url = f"/planer/{plans.operational.pk}/lamna-in/"
    for who, answer in ((cilla_head_of_office, 403), (eva_other_committee, 404), (reader, 404), (client, 302)):
        assert who.post(url).status_code == answer
    assert status(plans.operational) == "DRAFT"


@pytest.mark.parametrize("become", ["SUBMITTED", "ADOPTED"])
def test_a_plan_is_handed_in_once_and_the_second_is_told_why_not(plans, written, bo_committee_secretary, become):
    plan_service.submit(plans.operational, by=None)
    if become == "ADOPTED":
        build.decided(plans.operational)
    url = f"/planer/{plans.operational.pk}/lamna-in/"
    assert told(bo_committee_secretary.get(url, follow=True)) == ["info"]
    assert told(bo_committee_secretary.post(url, follow=True)) == ["info"]
    assert status(plans.operational) == become


def test_a_comment_that_came_after_the_page_is_seen_before_it_is_gone(plans, written, bo_committee_secretary):
    """Two of a nämnd's secretaries hand in, and the plan is returned between them: the second has not read why."""
    plan, url = plans.operational, f"/planer/{plans.operational.pk}/lamna-in/"
    page = bo_committee_secretary.get(url)
    plan_service.return_for_changes(plan_service.submit(plan, by=None), by=None, comment="Skriv om målen.")
    answer = bo_committee_secretary.post(url, sent(page, url))
    assert answer.status_code == 422
    assert answer.content.decode().count("Skriv om målen.") == 2  # why it is refused, and above the form
    assert status(plan) == "RETURNED"
    assert told(bo_committee_secretary.post(url, sent(answer, url), follow=True)) == ["success"]
    assert status(plan) == "SUBMITTED"
