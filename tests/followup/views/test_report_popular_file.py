"""Så gick det med pengarna as a file: its PDF is kept once, beside the report's own."""

import pytest
from pytest_django.asserts import assertRedirects

from followup.documents import popular
from followup.enums import RoundKind
from followup.models import ReportFile
from followup.services import report_files
from organisation.desk import files
from organisation.models import Job
from tests import build_followup

pytestmark = pytest.mark.django_db


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
    build_followup.decided(build_followup.submitted(report))
    return build_followup.decided(report)


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
    assert served.content == f"%PDF {popular.KIND} {report.round.year}".encode()
    assert ReportFile.objects.filter(edition=edition).count() == 2
    assert reader.get(f"{report.get_absolute_url()}pdf/").content == f"%PDF Årsredovisning {report.round.year}".encode()
    reader.post(url(report, form="pdf/"))
    assert Job.objects.count() == 1, "a frozen text has one for ever"


@pytest.mark.parametrize("form", ["docx", "xlsx", "json"])
def test_it_is_fetched_in_the_other_formats(report, anna_controller, form):
    response = anna_controller.get(url(report, form=f"{form}/"))
    assert response.status_code == 200
    assert f"utkast-sa-gick-det-med-pengarna-{report.round.year}" in response["Content-Disposition"]
