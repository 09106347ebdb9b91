"""Förhandsvisa ett avsnitt: the working text as it will be printed, for who reads it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.documents.report import build
from followup.enums import RoundKind
from followup.services import reports
from styrmodell.lib.documents.outline import outline_of
from tests import build_followup
from tests.build import client as client_of


@pytest.fixture
def report(org):
    made = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(made, "events", "<p>Hallen invigdes, {se:summary} och {se:ingenstans}.</p>", by=None)
    reports.save_text(made, "summary", "<p>I korthet gick det bra.</p>", by=None)
    return made


@pytest.fixture
def url(report):
    return reverse("followup:report_preview", args=[report.pk, "events"])


def test_the_section_alone_is_shown_and_a_reference_that_leads_nowhere_told(report, url, bo):
    answer = client_of(bo).get(url)
    assertContains(answer, "Hallen invigdes")
    assertContains(answer, "se ”Sammanfattning” och")
    assertNotContains(answer, "I korthet gick det bra.")
    assertContains(answer, "<b>En hänvisning leder ingenstans.</b> <code>{se:ingenstans}</code>")
    assertContains(answer, f'href="{url}pdf/"')


def test_what_is_typed_is_saved_before_it_is_shown(report, url, bo):
    write, client = reverse("followup:report_write", args=[report.pk]), client_of(bo)
    assertContains(client.get(write), 'name="preview" value="events"')
    sent = {"preview": "events", "text-events-text": "<p>Skrivet just nu.</p>", "text-events-version": "1"}
    assertRedirects(client.post(write, sent), url)
    assertContains(client.get(url), "Skrivet just nu.")


def test_an_empty_section_says_so_and_has_no_pdf(report, url, bo):
    empty, client = url.replace("events", "forecast"), client_of(bo)
    assertContains(client.get(empty), "Inget av avsnittet trycks än")
    assertRedirects(client.get(f"{empty}pdf/"), empty)


def test_only_those_who_read_the_working_text_see_it(report, url, reader, eva_other_committee, anna, bo):
    for client in (reader, eva_other_committee):
        assert client.get(url).status_code == client.get(f"{url}pdf/").status_code == 404
    assert client_of(anna).get(url).status_code == 200
    assert client_of(bo).get(url.replace("events", "nothing")).status_code == 404
    assert client_of(bo).post(url).status_code == 405
    build_followup.decided(build_followup.submitted(report))
    assert reader.get(url).status_code == reader.get(f"{url}pdf/").status_code == 403


def test_kommunens_long_report_keeps_its_numbers_in_a_section(org, anna):
    made = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    for key in ("circumstances", "events", "proposals"):
        reports.save_text(made, key, "<p>Så var det.</p>", by=None)
    url, client = reverse("followup:report_preview", args=[made.pk, "events"]), client_of(anna)
    whole = next(one for one in outline_of(build(made)).sections if one.chapter.key == "events")
    assert whole.number > "1.1"
    assertContains(client.get(url), f'<span class="chapter-number">{whole.number}</span> {whole.chapter.title}')
    assertContains(client.get(url.replace("events", "proposals")), "Så var det.")
