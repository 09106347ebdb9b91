"""Så gick det med pengarna: kommunens årsredovisning in everyday words, for whoever may read the text it is made of."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.enums import RoundKind
from followup.models import ReportFile
from followup.services import report_files, reports
from organisation.desk import files
from organisation.models import Job
from tests import build_followup

pytestmark = pytest.mark.django_db
WRITTEN = "?text=arbetstext"


@pytest.fixture
def report(org):
    return build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)


@pytest.fixture
def printer(monkeypatch):
    def print_instead(document, **options):
        return f"%PDF {document.title}".encode()

    monkeypatch.setattr(files, "render_pdf_in_process", print_instead)


def url(report, query="", form=""):
    return f"{report.get_absolute_url()}sa-gick-det/{form}{query}"


def decided(report):
    """The edition that kommunfullmäktige decided on, after kommunstyrelsen."""
    build_followup.decided(build_followup.submitted(report))
    return build_followup.decided(report)


def test_report_popular_shows_the_working_text_to_those_who_write_and_the_edition_to_all(
    report, anna_controller, reader
):
    assert url(report) == reverse("followup:report_popular", args=[report.pk])
    assertContains(anna_controller.get(url(report)), "Ur arbetstexten, som kan ändras")
    assert reader.get(url(report)).status_code == 404
    decided(report)
    page = reader.get(url(report))
    assertContains(page, f"Så gick det med pengarna {report.round.year}")
    assertContains(page, "Ur utgåva 1")
    assertContains(page, "Frågor som brukar komma")
    assert reader.get(url(report, "?utgava=2")).status_code == 404


def test_the_report_leads_to_it_and_back_to_the_same_text(report, anna_controller, reader):
    decided(report)
    assertContains(reader.get(report.get_absolute_url()), url(report, "?utgava=1"))
    assertContains(reader.get(url(report)), f'href="{report.get_absolute_url()}?utgava=1"')
    reports.reopen(report, by=None, comment="Fel.")
    assertContains(anna_controller.get(report.get_absolute_url()), url(report, WRITTEN))


def test_other_reports_are_not_told_so(org, anna_controller):
    annual, interim = build_followup.round_(RoundKind.ANNUAL, 2025), build_followup.round_()
    for other in (build_followup.report(annual, org.committee), build_followup.report(interim, org.municipality)):
        assert anna_controller.get(url(other)).status_code == 404
        assert anna_controller.get(url(other, form="docx/")).status_code == 404
        assertNotContains(anna_controller.get(other.get_absolute_url()), "sa-gick-det")


def test_its_pdf_is_made_by_a_job_and_kept_beside_the_reports_own(report, anna_controller, reader, printer):
    edition = decided(report)
    own = report_files.text_of(report, edition)
    own.keep(files.make(own, files.PDF), by=None)
    assertRedirects(reader.get(url(report, form="pdf/")), url(report, "?utgava=1"))
    response = reader.post(url(report, form="pdf/"))
    job = Job.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert job.result_url == url(report, "?utgava=1", form="pdf/")
    served = reader.get(job.result_url)
    assert served.content == f"%PDF Så gick det med pengarna {report.round.year}".encode()
    assert ReportFile.objects.filter(edition=edition).count() == 2
    assert reader.get(f"{report.get_absolute_url()}pdf/").content == f"%PDF Årsredovisning {report.round.year}".encode()
    reader.post(url(report, form="pdf/"))
    assert Job.objects.count() == 1, "a frozen text has one for ever"


@pytest.mark.parametrize("form", ["docx", "xlsx", "json"])
def test_it_is_fetched_in_the_other_formats(report, anna_controller, form):
    response = anna_controller.get(url(report, form=f"{form}/"))
    assert response.status_code == 200
    assert f"utkast-sa-gick-det-med-pengarna-{report.round.year}" in response["Content-Disposition"]
