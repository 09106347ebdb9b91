"""Proposing a change of an uppdrag that is given."""

from datetime import date

import pytest

from planning.models import Assignment, AssignmentProposal
from planning.services import assignment_changes, assignments
from tests import build
from tests.answers import explained


@pytest.fixture
def given(org):
    decision = build.decision(org.committee, date=date(2026, 3, 2))
    receivers = [org.office]
    return assignments.give(
        org.committee, by=None, receivers=receivers, decision=decision, title="Utred badet", due_on=date(2027, 12, 31)
    )


def fields(org, **changed):
    known = {"title": "Utred badet och isen", "due_on": "2027-12-31", "funding": "WITHIN_FRAME", "version": 0}
    return {**known, "receivers": [org.office.pk], **changed}


def test_it_is_read_on_the_page_by_who_writes_for_the_giver_and_by_nobody_else(
    org, given, bo, bo_committee_secretary, reader
):
    page = given.get_absolute_url()
    assert bo_committee_secretary.post(f"{page}foresla/", fields(org)).url == page
    assert AssignmentProposal.objects.get().proposed_by == bo
    html = bo_committee_secretary.get(page).content.decode()
    for words in ("Föreslagen ändring", "Registrera beslutet", "dra tillbaka förslaget"):
        assert words in html
    assert "isen" not in reader.get(page).content.decode()
    assert Assignment.objects.get().title == "Utred badet"


def test_two_who_propose_at_once_see_both_texts(org, given, bo_committee_secretary):
    how = {"by": None, "receivers": [org.office], "version": 0}
    assignment_changes.propose(given, **how, title="Bygg badet")
    answer = bo_committee_secretary.post(f"{given.get_absolute_url()}foresla/", fields(org))
    assert answer.status_code == 409
    assert "Bygg badet" in answer.content.decode()


def test_what_cannot_be_proposed_is_explained(org, given, bo_committee_secretary):
    for wrong in (
        {"title": ""},
        {"due_on": "imorgon"},
        {"amount": "5"},
        {"starts_on": "2029-01-01"},
        {"receivers": []},
    ):
        assert explained(bo_committee_secretary.post(f"{given.get_absolute_url()}foresla/", fields(org, **wrong)))
    assert not AssignmentProposal.objects.exists()


def test_what_is_not_the_persons_to_give_is_not_theirs_to_propose(org, given, anna_controller, reader):
    for client in (anna_controller, reader):
        assert client.post(f"{given.get_absolute_url()}foresla/", fields(org)).status_code == 403
