"""Ending an uppdrag by the giver's decision."""

import pytest

from planning.models import Assignment
from tests import build
from tests.answers import explained

DECISION = {"decided_on": "2026-11-20", "paragraph": "§ 46", "registry_number": "KN/2026:13"}


@pytest.fixture
def url(org):
    decided = build.decision(org.committee)
    decided.save()
    return f"/uppdrag/{build.assignment(org.committee, 'Utred', org.office, decision=decided).pk}/avsluta/"


def test_the_giver_ends_it(org, url, bo_committee_secretary):
    assert "uppdragsgivarens beslut" in bo_committee_secretary.get(url).content.decode()
    bo_committee_secretary.post(url, DECISION)
    ended = Assignment.objects.get().ended_by
    assert (ended.body, ended.paragraph) == (org.committee, "§ 46")


@pytest.mark.parametrize("name", DECISION)
def test_the_decision_lacks_nothing(url, bo_committee_secretary, name):
    answer = bo_committee_secretary.post(url, {**DECISION, name: ""})
    assert explained(answer) == {name}
    assert Assignment.objects.get().ended_by is None


def test_others_do_not_end_it(url, anna_controller, cilla_head_of_office, eva_other_committee, reader, client):
    for who, status in ((anna_controller, 403), (cilla_head_of_office, 403), (reader, 403), (client, 302)):
        assert who.post(url, DECISION).status_code == status
    assert eva_other_committee.post(url, DECISION).status_code == 403
    assert Assignment.objects.get().ended_by is None


def test_it_is_ended_once_and_who_tries_again_is_led_back_and_told(url, bo_committee_secretary):
    bo_committee_secretary.post(url, DECISION, follow=True)
    again = bo_committee_secretary.post(url, DECISION, follow=True)
    (said,) = again.context["messages"]
    assert str(said).startswith("Uppdraget är redan avslutat.")
