"""Uppdrag: the list."""

from datetime import date
from urllib.parse import urlencode

import pytest

from followup.enums import WorkState
from followup.services import status_updates
from planning.models import Assignment, AssignmentReceiver
from tests import build
from tests.planning.views import hostile


@pytest.fixture
def given(org):
    """One from KF by decision, one overdue, one ended, one still being written."""

    def give(giver, title, *receivers, **fields):
        decided = build.decision(giver)
        decided.save()
        return build.assignment(giver, title, *receivers, decision=decided, **fields)

    ended = build.decision(org.council)
    ended.save()
    return {
        "running": give(org.council, "Bygg ut", org.committee),
        "overdue": give(org.council, "Försenat", org.company, due_on=date(2026, 1, 1)),
        "ended": give(org.council, "Avslutat", org.committee, ended_by=ended),
        "written": build.assignment(org.committee, "Skrivs än", org.office),
    }


def titles(client, query=""):
    return [assignment.title for assignment in client.get(f"/uppdrag/{query}").context["page"].object_list]


def test_running_uppdrag_by_day_the_late_ones_marked(given, reader):
    assert titles(reader) == ["Försenat", "Bygg ut"]
    assert "förfallet" in reader.get("/uppdrag/").content.decode()


def marked(client):
    html = client.get("/uppdrag/").content.decode()
    return "förfallet" in html, titles(client, "?lage=forsenade")


@pytest.mark.parametrize("state", [WorkState.DONE, WorkState.CANCELLED])
def test_what_is_done_at_every_receiver_is_never_overdue(org, given, reader, state):
    task = given["overdue"]
    first, second = task.receivers.get(), AssignmentReceiver.objects.create(assignment=task, unit=org.committee)
    status_updates.write(by=None, receiver=first, state=state, day=date(2026, 2, 1))
    assert marked(reader) == (True, ["Försenat"])
    status_updates.write(by=None, receiver=second, state=state, day=date(2026, 2, 1))
    assert marked(reader) == (False, [])
    status_updates.write(by=None, receiver=second, state=WorkState.ON_TRACK, day=date(2026, 3, 1))
    assert marked(reader) == (True, ["Försenat"])


def test_what_does_not_count_yet_says_from_when(org, given, reader):
    Assignment.objects.filter(pk=given["running"].pk).update(starts_on=date(2027, 6, 1))
    assert "gäller från" in reader.get("/uppdrag/").content.decode()


def test_what_is_being_written_is_seen_by_its_writers(given, bo_committee_secretary):
    assert "Skrivs än" in titles(bo_committee_secretary)


def test_the_list_is_chosen_by_state_giver_receiver_and_words(org, given, reader):
    assert titles(reader, "?lage=avslutade") == ["Avslutat"]
    assert titles(reader, "?lage=forsenade") == ["Försenat"]
    assert len(titles(reader, "?lage=alla")) == 3
    assert titles(reader, f"?mottagare={org.company.pk}") == ["Försenat"]
    assert len(titles(reader, f"?givare={org.council.pk}")) == 2
    assert titles(reader, "?q=bygg") == ["Bygg ut"]


@pytest.mark.both_databases
@pytest.mark.parametrize("words", ["lärande & utveckling", "LA\u0308RANDE &", "nattbibliotek i\xa0centrum"])
def test_words_are_sought_as_they_are_read(org, reader, given, words):
    text = "<p>Om lärande &amp; utveckling:</p><p><strong>Natt</strong>bibliotek<br>i centrum</p>"
    Assignment.objects.filter(title="Bygg ut").update(text=text)
    assert titles(reader, f"?{urlencode({'q': words})}") == ["Bygg ut"]


@pytest.mark.parametrize("words", ["strong", "<p>", "amp;", "lärandeutveckling"])
def test_what_only_the_markup_says_is_not_found(org, reader, given, words):
    Assignment.objects.update(text="<p>Lärande &amp; <strong>stöd</strong></p><p>utveckling</p>")
    assert titles(reader, f"?{urlencode({'q': words})}") == []


@pytest.mark.both_databases
@pytest.mark.parametrize("value", [*hostile.TITLES, *hostile.IDS])
def test_the_list_survives_any_search(given, reader, value):
    for name in ("q", "givare", "mottagare", "lage", "page"):
        assert reader.get("/uppdrag/", {name: value}).status_code == 200


def test_an_empty_list_says_why(org, reader):
    assert "Inga pågående uppdrag" in reader.get("/uppdrag/").content.decode()
    assert "Inget uppdrag passar" in reader.get("/uppdrag/?q=zzz").content.decode()


def test_the_number_of_queries_does_not_grow(org, given, anna_controller, django_assert_num_queries):
    with django_assert_num_queries(9):
        anna_controller.get("/uppdrag/")
    for _ in range(20):
        build.assignment(org.committee, "", org.office, org.unit)
    with django_assert_num_queries(9):
        anna_controller.get("/uppdrag/")
