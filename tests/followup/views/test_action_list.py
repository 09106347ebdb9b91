"""Åtgärder: the list."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind, WorkState
from followup.models import Action
from followup.services import status_updates
from organisation.enums import Role
from organisation.models import OrgUnit, UnitSuccession
from tests import build, build_followup
from tests.followup.promised import promised


@pytest.fixture
def made(org):
    """One that a nämnd has decided, and that is late; one of an enhet."""
    first = build_followup.round_(RoundKind.INTERIM_1)
    report = build_followup.report(first, org.committee)
    (decided,) = promised(report, "Anställ en bibliotekarie", due_on=date(2026, 10, 1))
    build_followup.decided(report)
    (of_unit,) = promised(build_followup.report(first, org.unit), "Öppna på lördagar", due_on=date(2027, 3, 1))
    return decided, of_unit


def texts(client, query=""):
    return [row.text for row in client.get(f"/atgarder/{query}").context["page"].object_list]


def test_everybody_reads_what_a_body_has_decided_and_the_line_all_of_it(made, reader, cilla_head_of_office):
    assert texts(reader) == ["Anställ en bibliotekarie"]
    assert texts(cilla_head_of_office) == ["Anställ en bibliotekarie", "Öppna på lördagar"]


def test_the_late_are_marked_and_whoever_writes_how_it_goes_finds_the_page(made, reader, bo_committee_secretary):
    decided, _ = made
    assertContains(bo_committee_secretary.get("/atgarder/"), f'href="{decided.get_absolute_url()}"')
    assertNotContains(reader.get("/atgarder/"), decided.get_absolute_url())
    assertContains(reader.get("/atgarder/"), "förfallen")
    status_updates.write(by=None, action=decided, state=WorkState.DONE, day=date(2026, 10, 2))
    assertNotContains(bo_committee_secretary.get("/atgarder/?lage=alla"), "förfallen")


def test_a_state_is_everybodys_when_a_decided_report_has_told_it(org, made, reader, bo_committee_secretary):
    decided, _ = made
    status_updates.write(by=None, action=decided, state=WorkState.DONE, text="På plats.", day=date(2026, 10, 2))
    assert texts(bo_committee_secretary) == ["Öppna på lördagar"]
    assert texts(reader) == ["Anställ en bibliotekarie"]
    report = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(report)
    build_followup.decided(report)
    assert (texts(reader), texts(reader, "?lage=klara")) == ([], ["Anställ en bibliotekarie"])


def test_what_is_being_changed_is_not_read_by_others(made, reader):
    Action.objects.filter(pk=made[0].pk).update(text="Anställ två", version=2)
    assert texts(reader) == []


def test_who_took_over_finds_what_an_ended_unit_promised(org, made):
    heir = build.unit(org.unit.kind, "Kulturhuset", org.other_office)
    erik = build.user(Role.UNIT_MANAGER, heir, "erik")
    OrgUnit.objects.filter(pk=org.unit.pk).update(valid_to=date(2026, 10, 31))
    UnitSuccession.objects.create(predecessor=org.unit, successor=heir, valid_from=date(2026, 11, 1))
    client = build.client(erik)
    assert texts(client) == ["Anställ en bibliotekarie", "Öppna på lördagar"]
    assert client.get(made[1].get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=lördag", ["Öppna på lördagar"]),
        ("?q=enhetschef", ["Anställ en bibliotekarie", "Öppna på lördagar"]),
        ("?lage=forsenade", ["Anställ en bibliotekarie"]),
        ("?lage=klara", []),
        ("?lage=finnsinte", ["Anställ en bibliotekarie", "Öppna på lördagar"]),
    ],
)
def test_searching_and_choosing(made, cilla_head_of_office, query, found):
    assert texts(cilla_head_of_office, query) == found


def test_one_unit_at_a_time(org, made, cilla_head_of_office):
    assert texts(cilla_head_of_office, f"?enhet={org.unit.pk}") == ["Öppna på lördagar"]


def test_an_empty_list_says_when_there_will_be_something(reader):
    assertContains(reader.get("/atgarder/"), "när rapporten som de står i är inlämnad")
    assertContains(reader.get("/atgarder/?q=x"), "Ingen åtgärd passar sökningen")
    assert reader.post("/atgarder/").status_code == 405
