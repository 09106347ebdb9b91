"""Taking back what was proposed of an uppdrag."""

from datetime import date

import pytest

from planning.models import AssignmentProposal
from planning.services import assignment_changes, assignments
from tests import build


@pytest.fixture
def proposed(org):
    how = {"by": None, "receivers": [org.office]}
    decision = build.decision(org.committee, date=date(2026, 3, 2))
    given = assignments.give(org.committee, decision=decision, title="Utred badet", due_on=date(2027, 12, 31), **how)
    assignment_changes.propose(given, version=0, title="Utred isen", **how)
    return given


def test_it_is_asked_about_and_then_gone_while_what_holds_stands(proposed, bo_committee_secretary):
    url = f"{proposed.get_absolute_url()}foresla/dra-tillbaka/"
    assert "Det som gäller ändras inte" in bo_committee_secretary.get(url).content.decode()
    assert AssignmentProposal.objects.exists()
    assert bo_committee_secretary.post(url).url == proposed.get_absolute_url()
    assert not AssignmentProposal.objects.exists()
    assert "isen" not in bo_committee_secretary.get(proposed.get_absolute_url()).content.decode()
    assert AssignmentProposal.history.filter(title="Utred isen", history_type="-").exists()


def test_what_is_not_there_is_said(proposed, bo_committee_secretary):
    url = f"{proposed.get_absolute_url()}foresla/dra-tillbaka/"
    bo_committee_secretary.post(url)
    answer = bo_committee_secretary.post(url)
    assert answer.status_code == 422
    assert "Ingen ändring" in answer.content.decode()


def test_others_do_not_withdraw_it(proposed, anna_controller, reader):
    for client in (anna_controller, reader):
        assert client.post(f"{proposed.get_absolute_url()}foresla/dra-tillbaka/").status_code == 403
