"""Fyll i rapporten: händelser, risker and kontrollmoment, each in a click beside the text of their section."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind, RowKind
from followup.models import Action, Deviation, SectionRow
from followup.services import section_rows
from styrmodell.web.acts import KEY
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.committee)


@pytest.fixture
def url(report):
    return reverse("followup:report_write", args=[report.pk])


def sent(prefix, **fields):
    return {f"{prefix}-{name}": value for name, value in {"version": "0", **fields}.items()}


def test_rows_are_added_changed_and_taken_away(bo_committee_secretary, url):
    page = bo_committee_secretary.get(url)
    assertContains(page, "Lägg till en händelse")
    assertContains(page, "Lägg till ett kontrollmoment")
    assertNotContains(page, "Ta med förra årets")
    event = sent("row-new-event", when="14 mars", title="Skolan invigdes")
    risk = sent("row-new-risk", title="Räntan", probability="3", consequence="4", handling="Bind", responsible="Chefen")
    control = sent("row-new-control", title="Attest", finding="NO_REMARK", handling="", responsible="")
    assertRedirects(bo_committee_secretary.post(url, event | risk | control), url)
    rows = {row.kind: row for row in SectionRow.objects.all()}
    assert (rows["EVENT"].day, rows["EVENT"].is_whole_month) == (date(2025, 3, 14), False)
    assert (rows["RISK"].probability, rows["RISK"].responsible) == (3, "Chefen")
    page = bo_committee_secretary.get(url)
    for words in ("14 mars: Skolan invigdes", "Räntan: 12 hög", "Attest: utan anmärkning"):
        assertContains(page, words)
    changed = sent(f"row-{rows['EVENT'].pk}", when="mars", title="Skolan invigdes", version="1")
    gone = sent(f"row-{rows['RISK'].pk}", title="", version="1", is_removed="on")
    assertRedirects(bo_committee_secretary.post(url, changed | gone), url)
    assert SectionRow.objects.get(kind=RowKind.EVENT).is_whole_month
    assert not SectionRow.objects.filter(kind=RowKind.RISK).exists()


def test_what_cannot_be_read_is_said_beside_its_field_and_stays_there(bo_committee_secretary, url):
    answer = bo_committee_secretary.post(url, sent("row-new-event", when="i våras", title="Skolan"))
    assertContains(answer, "Skriv en dag eller en månad", status_code=422)
    assertContains(answer, 'value="i våras"', status_code=422)
    answer = bo_committee_secretary.post(url, sent("row-new-event", when="31 december 2024", title="Skolan"))
    assertContains(answer, "Händelsen är före 2025-01-01", status_code=422)
    answer = bo_committee_secretary.post(url, sent("row-new-risk", title="", handling="Något"))
    assertContains(answer, "Skriv vad risken är.", status_code=422)
    assert not SectionRow.objects.exists()


def test_what_is_saved_beside_something_wrong_is_added_once_however_often_it_is_sent(bo_committee_secretary, url):
    wrong = sent("row-new-event", when="i våras", title="Skolan")
    risk = sent("row-new-risk", title="Räntan", probability="3", consequence="4", handling="Bind", responsible="")
    deviation = sent("deviation-new", title="Färre kurser", kind="OTHER", cause="")
    action = sent("deviation-new-action", text="Fler lärare", responsible="", due_on="")
    for _ in range(2):
        answer = bo_committee_secretary.post(url, {**wrong, **risk, **deviation, **action, KEY: "a"})
        assertContains(answer, 'value="i våras"', status_code=422)
        assert [row.title for row in SectionRow.objects.all()] == ["Räntan"]
        assert [row.text for row in Action.objects.filter(deviation=Deviation.objects.get())] == ["Fler lärare"]


def test_somebody_elses_save_shows_both(bo_committee_secretary, report, url):
    row = section_rows.add(report, RowKind.EVENT, by=None, title="Skolan", day=date(2025, 3, 14))
    section_rows.edit(row, by=build.user(None, name="Anna"), day=date(2025, 4, 1), is_whole_month=True)
    mine = sent(f"row-{row.pk}", when="maj", title="Skolan", version="1")
    answer = bo_committee_secretary.post(url, mine)
    for words in ("Anna sparade något annat", "april", 'value="maj"'):
        assertContains(answer, words, status_code=409)
    removed = sent(f"row-{row.pk}", when="14 mars", title="Skolan", version="1", is_removed="on")
    assert bo_committee_secretary.post(url, removed).status_code == 409
    assert SectionRow.objects.get().day == date(2025, 4, 1)


def test_last_years_risks_are_begun_with_and_their_events_are_not(org, bo_committee_secretary, report, url):
    before = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2024), org.committee)
    section_rows.add(before, RowKind.RISK, by=None, title="Räntan", probability=3, consequence=4)
    section_rows.add(before, RowKind.EVENT, by=None, title="Skolan", day=date(2024, 3, 14))
    build_followup.decided(build_followup.submitted(before))
    page = bo_committee_secretary.get(url)
    assertContains(page, "Ta med förra årets risker")
    assertNotContains(page, "Ta med förra årets händelser")
    assertRedirects(bo_committee_secretary.post(url, {"take_rows": "RISK"}), f"{url}#row-new-risk")
    assert SectionRow.objects.get(report=report).title == "Räntan"
    assertNotContains(bo_committee_secretary.get(url), "Ta med förra årets risker")
    assert bo_committee_secretary.post(url, {"take_rows": "EVENT"}).status_code == 422
