"""A section as PDF while one waits, and why there is none."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.services import report_previews, reports
from organisation.desk import files
from styrmodell.lib.documents.errors import TookTooLong
from tests import build_followup
from tests.answers import told
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


def test_the_pdf_comes_at_once_under_a_name_that_says_what_it_is(report, url, bo):
    answer = client_of(bo).get(f"{url}pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert "utkast-vasentliga-handelser-delarsrapport-2-2026-kulturnamnden.pdf" in answer["Content-Disposition"]
    assert not report.files.exists()


def test_why_there_is_no_pdf_is_told_on_the_page(report, url, bo, monkeypatch):
    def too_long(document, **options):
        raise TookTooLong("Det tog för lång tid.")

    monkeypatch.setattr(files, "render_pdf_in_process", too_long)
    client = client_of(bo)
    assert told(client.get(f"{url}pdf/", follow=True)) == ["error"]
    assertContains(client.get(f"{url}pdf/", follow=True), "tar mer än 30 sekunder")
    monkeypatch.setattr(report_previews, "WAIT", 0)
    for _ in range(2):
        assert report_previews.AT_ONCE.acquire(blocking=False)
    try:
        assertContains(client.get(f"{url}pdf/", follow=True), "Flera förhandsvisningar görs just nu")
    finally:
        report_previews.AT_ONCE.release(2)


@pytest.mark.real_pdf
def test_it_is_a_pdf_of_its_own(report, url, bo):
    assert client_of(bo).get(f"{url}pdf/").content.startswith(b"%PDF")
