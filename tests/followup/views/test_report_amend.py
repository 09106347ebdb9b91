"""Ändra or stryk a part of a report's handling."""

import pytest
from pytest_django.asserts import assertContains

from followup.models import Assessment, FrozenState
from organisation.models import Amendment
from tests.answers import explained, said, told
from tests.followup import amending
from tests.followup.amending import amend


@pytest.fixture
def url(amended):
    return f"/rapporter/{amended.pk}/andringar"


def values():
    return [(one.kind, one.what, one.values) for one in Amendment.objects.order_by("pk")]


def test_a_forecast_is_written_in_tkr_beside_the_handlings(url, amended, bo_committee_secretary):
    part = f"{url}/prognos/{amending.operation('KN-40').pk}/"
    page = bo_committee_secretary.get(part)
    assert 'value="−11 374"' in page.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    answer = bo_committee_secretary.post(part, {"forecast": "-11 524", "version": "0"}, follow=True)
    assert told(answer) == ["success"]
    assert values() == [("amount", "CHANGES", {"forecast": "-11524000"})]
    amending.finish(amended)


def test_a_judgement_keeps_what_was_not_changed_of_it(url, amended, bo_committee_secretary):
    row = Assessment.objects.filter(report=amended).first()
    part = f"{url}/bedomning/{row.node_id}/"
    page = said(bo_committee_secretary.get(part))
    assert "Motivering\nSå bidrar vi." in page
    sent = {"attainment": "PARTLY", "progress": "FORWARD", "forecast": "", "text": row.text, "version": "0"}
    bo_committee_secretary.post(part, sent)
    assert values() == [("assessment", "CHANGES", {"attainment": "PARTLY"})]


def test_a_lägesrapport_and_a_text_are_changed(url, amended, bo_committee_secretary):
    receiver = FrozenState.objects.of(amended.matters.get().content).get().receiver_id
    bo_committee_secretary.post(f"{url}/lage/r{receiver}/", {"state": "DELAYED", "text": "Sent.", "version": "0"})
    bo_committee_secretary.post(f"{url}/avsnitt/summary/", {"text": "<p>Nya ord.</p>", "version": "0"})
    bo_committee_secretary.post(f"{url}/avsnitt/proposals/", {"text": "- att godkänna\nlägga till", "version": "0"})
    assert [one[2] for one in values()] == [
        {"state": "DELAYED", "text": "Sent."},
        {"text": "<p>Nya ord.</p>"},
        {"text": "godkänna\nlägga till"},
    ]


@pytest.mark.parametrize("place", ["summary", "proposals"])
def test_what_a_body_decided_has_no_living_numbers(url, amended, bo_committee_secretary, place):
    sent = {"text": "Prognosen är {prognos}.", "version": "0"}
    answer = bo_committee_secretary.post(f"{url}/avsnitt/{place}/", sent)
    assertContains(answer, "följer inte tabellen", status_code=422)
    assert values() == []


def test_a_deviation_is_struck_and_may_be_changed_instead(url, amended, bo_committee_secretary):
    part = f"{url}/avvikelse/1/"
    assert told(bo_committee_secretary.post(part, {"stryk": "1", "version": "0"}, follow=True)) == ["success"]
    assert values() == [("deviation", "STRIKES", {})]
    assert "Det är infört att den här delen utgår" in said(bo_committee_secretary.get(part))
    bo_committee_secretary.post(part, {"title": "Huset är stängt", "cause": "Mögel.", "version": "1"})
    assert values() == [("deviation", "CHANGES", {"cause": "Mögel."})]


def test_a_part_that_says_what_the_handling_says_is_no_change(url, amended, bo_committee_secretary):
    part = f"{url}/atgard/0/"
    sent = {"text": "Färre grupper", "responsible": "Chefen", "due_on": "2026-12-01"}
    bo_committee_secretary.post(part, {**sent, "due_on": "2027-01-31", "version": "0"})
    assert values() == [("action", "CHANGES", {"due_on": "2027-01-31"})]
    bo_committee_secretary.post(part, {**sent, "version": "1"})
    assert values() == []


def test_two_who_put_in_the_same_part_see_each_others_words(url, amended, bo_committee_secretary):
    part = f"{url}/avvikelse/1/"
    amend(amended, "deviation", 1, cause="Mögel.")
    answer = bo_committee_secretary.post(part, {"title": "Huset är stängt", "cause": "Brand.", "version": "0"})
    assert answer.status_code == 409
    assert [words for words in ("Mögel.", "Brand.") if words not in said(answer)] == []
    assert values() == [("deviation", "CHANGES", {"cause": "Mögel."})]


def test_bad_input_is_explained(url, amended, bo_committee_secretary):
    part = f"{url}/prognos/{amending.operation('KN-40').pk}/"
    answer = bo_committee_secretary.post(part, {"forecast": "mycket", "version": "0"})
    assert (answer.status_code, explained(answer)) == (422, {"forecast"})
    answer = bo_committee_secretary.post(f"{url}/avvikelse/0/", {"title": "", "version": "0"})
    assert (answer.status_code, explained(answer)) == (422, {"title"})


@pytest.mark.parametrize("part", ["belopp/1", "avvikelse/77", "avvikelse/ny-1", "avsnitt/finns-inte", "prognos/x"])
def test_there_is_nothing_but_what_the_handling_says(url, part, bo_committee_secretary):
    assert bo_committee_secretary.get(f"{url}/{part}/").status_code == 404


def test_others_put_in_nothing(url, cilla_head_of_office, reader):
    answers = [client.post(f"{url}/avvikelse/1/", {"stryk": "1"}) for client in (cilla_head_of_office, reader)]
    assert [answer.status_code for answer in answers] == [403, 404]
    assert values() == []
