"""Rapporten as a file: a PDF stored once, served with its checksum; each only to those who may read the text it is made of."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import ReportEdition, ReportFile
from followup.services import report_files, reports
from organisation.desk import files
from organisation.desk.worker import clear_outdated
from organisation.enums import JobState, Role
from organisation.models import Job
from organisation.models.made_file import KEPT
from styrmodell.lib.clock import now
from styrmodell.lib.documents.errors import DocumentError
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(org):
    build_followup.goals(org.municipality, "I1")
    return build_followup.report(build_followup.round_(), org.committee)


@pytest.fixture
def printer(monkeypatch):
    """A printer that writes the document's status instead of setting pages; the real one is tested with the documents."""
    made = []

    def print_instead(document, **options):
        made.append(document)
        return f"%PDF {document.title} {document.status or 'frozen'} {len(made)}".encode()

    monkeypatch.setattr(files, "render_pdf_in_process", print_instead)
    return made


def kept_pdf(report, edition):
    text = report_files.text_of(report, edition)
    return text.keep(files.make(text, files.PDF), by=None)


def url(report, query=""):
    return reverse("followup:report_file", args=[report.pk, "pdf"]) + query


def test_report_file_is_made_by_a_job_and_served_as_stored(report, bo_committee_secretary, printer):
    response = bo_committee_secretary.post(url(report, "?text=arbetstext"))
    job = Job.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert (job.state, job.result_url) == (JobState.DONE, url(report, "?text=arbetstext"))
    served = bo_committee_secretary.get(job.result_url)
    file = ReportFile.objects.get()
    assert served.content == bytes(file.content)
    assert served["ETag"] == f'"{hashlib.sha256(served.content).hexdigest()}"'
    assert served["Content-Type"] == "application/pdf"
    assert file.file_name == "utkast-delarsrapport-2-2026-kulturnamnden.pdf"
    assert (
        bo_committee_secretary.get(
            url(report, "?text=arbetstext"), headers={"If-None-Match": served["ETag"]}
        ).status_code
        == 304
    )


def test_working_copy_says_utkast_and_is_never_served_to_readers_of_editions(
    report, bo_committee_secretary, reader, printer
):
    bo_committee_secretary.post(url(report, "?text=arbetstext"))
    assert printer[0].status == "Utkast"
    assert reader.get(url(report)).status_code == 404
    build_followup.submitted(report)
    build_followup.decided(report)
    assert reader.get(url(report, "?text=arbetstext")).status_code == 404
    for query in ("", "?utgava=1"):  # the edition has no file yet, and the draft is not shown
        assertRedirects(reader.get(url(report, query)), f"{report.get_absolute_url()}?utgava=1")
    bo_committee_secretary.post(url(report, "?utgava=1"))
    for query in ("", "?utgava=1"):
        assert reader.get(url(report, query)).content.endswith(b"frozen 2")


def test_decision_makes_the_pdf_and_an_edition_has_only_one(report, bo_committee_secretary, printer):
    build_followup.submitted(report)
    sent = {
        "date": "2026-11-20",
        "paragraph": "1",
        "registry_number": "KN/1",
        "outcome": "APPROVES",
        "body": report.unit_id,
    }
    bo_committee_secretary.post(reverse("followup:report_decide", args=[report.pk]), sent)
    assert ReportFile.objects.get().edition.number == 1
    bo_committee_secretary.post(url(report, "?utgava=1"))
    assert len(printer) == 1


def test_handed_over_report_has_the_file_of_what_was_decided(report, reader, printer):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    file = kept_pdf(report, edition)
    reports.hand_over(report, by=None)
    assert reader.get(url(report, "?utgava=1")).content == bytes(file.content)


@pytest.mark.both_databases  # the question is written by hand
def test_published_file_is_fetched_in_one_question_and_is_always_the_newest_editions(report, reader, printer):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert reader.get(url(report)).status_code == 302  # no file of it yet
    file = kept_pdf(report, edition)
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(url(report)).content == bytes(file.content)
    assert len(asked) == 3  # the session, the person and the file
    again = ReportEdition.objects.create(
        report=report, number=2, status=edition.status, content=edition.content, cover=edition.cover, sha256="2"
    )
    assert reader.get(url(report)).status_code == 302
    newer = kept_pdf(report, again)
    assert reader.get(url(report)).content == bytes(newer.content)


def test_handed_over_report_of_a_kontor_is_not_served_outside_its_line(org, printer):
    report = build_followup.report(build_followup.round_(), org.office)
    build_followup.submitted(report)
    kept_pdf(report, report.editions.get())
    within = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert within.get(url(report)).status_code == 200
    outsider = build.client(build.user(Role.SECRETARY, org.other_committee))
    assert outsider.get(url(report)).status_code == 404


def test_whoever_reads_an_edition_may_ask_for_its_pdf(report, reader, printer):
    build_followup.submitted(report)
    build_followup.decided(report)
    assertContains(reader.get(report.get_absolute_url()), "Skapa PDF")
    reader.post(url(report))
    assert ReportFile.objects.get().edition.number == 1
    assertNotContains(reader.get(report.get_absolute_url()), "Skapa PDF")


@pytest.mark.parametrize("form", ["docx", "xlsx", "json"])
def test_each_other_format_is_made_of_the_text_that_is_read(report, bo_committee_secretary, reader, form):
    draft = bo_committee_secretary.get(reverse("followup:report_file", args=[report.pk, form]))
    assert f'attachment; filename="utkast-delarsrapport-2-2026-kulturnamnden.{form}"' == draft["Content-Disposition"]
    assert reader.get(reverse("followup:report_file", args=[report.pk, form])).status_code == 404
    build_followup.submitted(report)
    build_followup.decided(report)
    made = reader.get(reverse("followup:report_file", args=[report.pk, form]))
    assert 'filename="delarsrapport-2-2026-kulturnamnden' in made["Content-Disposition"]


def test_an_edition_that_cannot_be_read_as_data_has_no_files(report, reader):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    content = edition.content
    type(content).objects.filter(pk=content.pk).update(data={**content.data, "schema": 99})
    assert reader.get(reverse("followup:report_file", args=[report.pk, "docx"])).status_code == 404


def test_writer_is_told_when_there_is_no_pdf_yet(report, bo_committee_secretary):
    assertContains(bo_committee_secretary.get(url(report), follow=True), "Välj Skapa PDF")


def test_failed_printing_is_told_on_the_jobs_page(report, bo_committee_secretary, monkeypatch):
    def refuse(document, **options):
        raise DocumentError("Dokumentet tog för lång tid.")

    monkeypatch.setattr(files, "render_pdf_in_process", refuse)
    bo_committee_secretary.post(url(report, "?text=arbetstext"))
    job = Job.objects.get()
    assert (job.state, job.message) == (JobState.FAILED, "Dokumentet tog för lång tid.")
    assert not ReportFile.objects.exists()


def test_a_drafts_pdf_is_cleared_when_it_has_lain_a_while_and_an_editions_never(
    report, bo_committee_secretary, printer
):
    for age in (2 * KEPT, KEPT - timedelta(hours=1)):
        file = kept_pdf(report, None)
        ReportFile.objects.filter(pk=file.pk).update(created_at=now() - age)
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    kept_pdf(report, edition)
    ReportFile.objects.filter(edition=edition).update(created_at=now() - 2 * KEPT)
    clear_outdated()
    assert set(ReportFile.objects.values_list("pk", flat=True)) == {file.pk, edition.files.get().pk}
    ReportFile.objects.filter(pk=file.pk).update(created_at=now() - 2 * KEPT)
    clear_outdated()
    assert (
        bo_committee_secretary.get(url(report, "?text=arbetstext")).status_code == 302
    )  # it is made anew when asked for
    bo_committee_secretary.post(url(report, "?text=arbetstext"))
    assert bo_committee_secretary.get(url(report, "?text=arbetstext")).status_code == 200
