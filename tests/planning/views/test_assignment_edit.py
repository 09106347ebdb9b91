"""Changing an uppdrag in the catalogue."""

from datetime import date

import pytest

from planning.models import Assignment
from planning.services import assignment_changes, assignments
from tests import build
from tests.answers import explained


@pytest.fixture
def given(org):
    decided = build.decision(org.committee)
    decided.save()
    return build.assignment(org.committee, "Utred", org.office, decision=decided)


def fields(org, **changed):
    return {
        "title": "Utred",
        "due_on": "2027-12-31",
        "funding": "WITHIN_FRAME",
        "receivers": [org.office.pk],
        "version": 1,
        "decided_on": "2026-11-16",
        "paragraph": "88",
        "registry_number": "KN/2026:7",
        **changed,
    }


def decide(given, org, by, **changed):
    decision = build.decision(org.committee)
    assignment_changes.decide(given, by=by, version=1, receivers=[org.office], decision=decision, **changed)


def test_the_form_holds_what_is_stored_and_saves_what_changed(org, given, bo, bo_committee_secretary):
    url = f"/uppdrag/{given.pk}/andra/"
    assert 'value="2027-12-31"' in bo_committee_secretary.get(url).content.decode()
    assert bo_committee_secretary.post(url, fields(org, due_on="2028-01-31")).url == given.get_absolute_url()
    assert str(Assignment.objects.get().due_on) == "2028-01-31"
    assert given.history.first().history_user == bo
    assert given.versions.get().decision.paragraph == "§ 88"


@pytest.mark.parametrize("name", ["decided_on", "paragraph", "registry_number"])
def test_it_is_not_changed_without_a_whole_decision(org, given, bo_committee_secretary, name):
    answer = bo_committee_secretary.post(f"/uppdrag/{given.pk}/andra/", fields(org, title="Utan beslut", **{name: ""}))
    assert explained(answer)
    assert Assignment.objects.get().title == "Utred"


def test_the_form_begins_as_what_has_been_proposed(org, given, bo, bo_committee_secretary):
    assignment_changes.propose(given, by=bo, version=0, receivers=[org.office], title="Utred helgöppet")
    assert "Utred helgöppet" in bo_committee_secretary.get(f"/uppdrag/{given.pk}/andra/").content.decode()


def test_a_stale_save_shows_both_texts(org, given, bo, bo_committee_secretary):
    decide(given, org, bo, title="Bos rubrik")
    answer = bo_committee_secretary.post(f"/uppdrag/{given.pk}/andra/", fields(org, title="Min rubrik"))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Bos rubrik" in html
    assert "Min rubrik" in html
    assert html.count('name="version"') == 1
    assert Assignment.objects.get().title == "Bos rubrik"


def test_a_receiver_outside_the_choices_is_kept(org, given, bo_committee_secretary):
    build.AssignmentReceiver.objects.create(assignment=given, unit=org.unit)
    bo_committee_secretary.post(
        f"/uppdrag/{given.pk}/andra/", fields(org, receivers=[org.office.pk, org.unit.pk], title="Utred mer")
    )
    assert given.receivers.count() == 2


def test_bad_input_is_explained(org, given, bo_committee_secretary):
    for wrong in ({"title": ""}, {"due_on": "99999-01-01"}, {"amount": "5"}, {"starts_on": "2029-01-01"}):
        answer = bo_committee_secretary.post(f"/uppdrag/{given.pk}/andra/", fields(org, **wrong))
        assert explained(answer)


def test_an_ended_uppdrag_is_not_changed(org, given, bo, bo_committee_secretary):
    assignments.end(given, by=bo, decision=build.decision(org.committee))
    assert bo_committee_secretary.get(f"/uppdrag/{given.pk}/andra/").status_code == 403


def test_a_stale_save_shows_the_days_and_receivers_that_differ(org, given, bo, bo_committee_secretary):
    assignment_changes.decide(
        given,
        by=bo,
        version=1,
        receivers=[org.office],
        decision=build.decision(org.committee),
        due_on=date(2028, 3, 31),
    )
    answer = bo_committee_secretary.post(f"/uppdrag/{given.pk}/andra/", fields(org, due_on="2028-06-30"))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "2028-03-31" in html
    assert "2028-06-30" in html
    assert "Sparat: Mottagare" not in html
