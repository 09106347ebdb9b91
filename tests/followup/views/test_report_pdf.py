"""Rapportens PDF: stored once, served with its checksum and only to those who may read the text it was made of."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains

from followup.models import ReportEdition, ReportFile
from followup.services import report_files, reports
from organisation.enums import JobState, Role
from organisation.models import Job
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

    monkeypatch.setattr(report_files, "render_pdf_in_process", print_instead)
    return made


def url(report, query=""):
    return reverse("followup:report_pdf", args=[report.pk]) + query


def test_report_pdf_is_made_by_a_job_and_served_as_stored(report, bo_committee_secretary, printer):
    response = bo_committee_secretary.post(url(report), {"text": "arbetstext"})
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
    bo_committee_secretary.post(url(report), {"text": "arbetstext"})
    assert printer[0].status == "Utkast"
    assert reader.get(url(report)).status_code == 404
    build_followup.submitted(report)
    build_followup.decided(report)
    for query in ("", "?text=arbetstext", "?utgava=1"):
        assert reader.get(url(report, query)).status_code == 404, (
            "the edition has no file yet, and the draft is not shown"
        )
    bo_committee_secretary.post(url(report), {"utgava": "1"})
    for query in ("", "?text=arbetstext", "?utgava=1"):
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
    bo_committee_secretary.post(url(report), {"utgava": "1"})
    assert len(printer) == 1


def test_handed_over_report_has_the_file_of_what_was_decided(report, reader, printer):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    file = report_files.make_pdf(report, edition, by=None)
    reports.hand_over(report, by=None)
    assert reader.get(url(report, "?utgava=1")).content == bytes(file.content)


@pytest.mark.both_databases  # the question is written by hand
def test_published_file_is_fetched_in_one_question_and_is_always_the_newest_editions(report, reader, printer):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    assert reader.get(url(report)).status_code == 404  # no file of it yet
    file = report_files.make_pdf(report, edition, by=None)
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(url(report)).content == bytes(file.content)
    assert len(asked) == 3  # the session, the person and the file
    again = ReportEdition.objects.create(
        report=report, number=2, status=edition.status, content=edition.content, cover=edition.cover, sha256="2"
    )
    assert reader.get(url(report)).status_code == 404
    newer = report_files.make_pdf(report, again, by=None)
    assert reader.get(url(report)).content == bytes(newer.content)


def test_handed_over_report_of_a_kontor_is_not_served_outside_its_line(org, printer):
    report = build_followup.report(build_followup.round_(), org.office)
    build_followup.submitted(report)
    report_files.make_pdf(report, report.editions.get(), by=None)
    within = build.client(build.user(Role.HEAD_OF_OFFICE, org.office))
    assert within.get(url(report)).status_code == 200
    outsider = build.client(build.user(Role.SECRETARY, org.other_committee))
    assert outsider.get(url(report)).status_code == 404


def test_reader_may_not_make_documents(report, reader, printer):
    build_followup.submitted(report)
    build_followup.decided(report)
    assert reader.post(url(report)).status_code == 403
    assert not printer


def test_writer_is_told_when_there_is_no_pdf_yet(report, bo_committee_secretary):
    assertContains(bo_committee_secretary.get(url(report), follow=True), "Välj Skapa PDF")


def test_failed_printing_is_told_on_the_jobs_page(report, bo_committee_secretary, monkeypatch):
    def refuse(document, **options):
        raise DocumentError("Dokumentet tog för lång tid.")

    monkeypatch.setattr(report_files, "render_pdf_in_process", refuse)
    bo_committee_secretary.post(url(report), {"text": "arbetstext"})
    job = Job.objects.get()
    assert (job.state, job.message) == (JobState.FAILED, "Dokumentet tog för lång tid.")
    assert not ReportFile.objects.exists()
