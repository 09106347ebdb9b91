"""Hänvisa till ett annat ställe: what may be referred to, and that what leads nowhere is told of when it is saved."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.services import reports
from tests import build_followup
from tests.answers import told
from tests.build import client as client_of


@pytest.fixture
def report(org):
    made = build_followup.report(build_followup.round_(), org.committee)
    reports.save_text(made, "summary", "<p>I korthet gick det bra.</p>", by=None)
    return made


@pytest.fixture
def url(report):
    return reverse("followup:report_references", args=[report.pk])


@pytest.fixture
def write(report):
    return reverse("followup:report_write", args=[report.pk])


def test_what_is_in_the_report_is_listed_with_what_is_written(report, url, write, bo):
    client = client_of(bo)
    answer = client.get(url)
    assertContains(answer, '<code class="sign">{se:sammanfattning}</code>')
    assertContains(answer, "se ”Sammanfattning”")
    assertNotContains(answer, "{se:events}")
    assertContains(client.get(url, {"q": "SAMMAN"}), "{se:sammanfattning}")
    assertContains(client.get(url, {"q": "zq"}), "Inget ställe heter så")
    assertContains(client.get(write), f'hx-get="{url}"')


def test_kommunens_tables_and_sections_are_read_with_their_numbers(org, anna):
    made = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    reports.save_text(made, "events", "<p>Så var det.</p>", by=None)
    answer = client_of(anna).get(reverse("followup:report_references", args=[made.pk]))
    assertContains(answer, 'data-reference="{se:förvaltningsberättelse}"')
    assertContains(answer, "se avsnitt\xa01")


def test_a_reference_that_leads_nowhere_is_told_of_and_stops_nothing(report, write, bo):
    client = client_of(bo)
    sent = {"text-events-text": "<p>Mer i {se:summary} och {se:kassaflode}.</p>", "text-events-version": "0"}
    answer = client.post(write, sent, follow=True)
    assert told(answer) == ["success", "warning"]
    assertContains(answer, "{se:kassaflode} leder ingenstans i rapporten")
    assert "kassaflode" in report.texts.get(key="events").text
    sent = {"text-events-text": "<p>Mer i {se:summary}.</p>", "text-events-version": "1"}
    assert told(client.post(write, sent, follow=True)) == ["success"]


def test_only_those_who_read_the_working_text_see_them(report, url, reader, eva_other_committee, anna):
    for client in (reader, eva_other_committee):
        assert client.get(url).status_code == 404
    assert client_of(anna).get(url).status_code == 200
    build_followup.decided(build_followup.submitted(report))
    assert reader.get(url).status_code == 403
