"""Planen as a file: each text only to those who may read it, a PDF made once by the worker and kept."""

import hashlib
import json
import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisation.desk import files
from organisation.desk.worker import clear_outdated
from organisation.enums import JobState
from organisation.models import Job
from organisation.models.made_file import KEPT
from planning.models import PlanFile
from planning.services import plan_nodes
from planning.services import plans as plan_service
from styrmodell.lib.clock import now
from styrmodell.lib.documents.render.html import print_html
from tests import build

FORMS = ("docx", "xlsx", "json")


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    """A printer that writes the document's status instead of setting pages; the real one is tested with the documents."""
    made = []

    def print_instead(document, **options):
        made.append(document)
        return f"%PDF {document.title} {document.status or 'frozen'} {len(made)}".encode()

    monkeypatch.setattr(files, "render_pdf_in_process", print_instead)
    return made


@pytest.fixture
def plan(plans, written):
    return plans.operational


def url(plan, form, query=""):
    return f"/planer/{plan.pk}/{form}/{query}"


def revised(plan, title):
    """Adopted, and opened again with its first item called something else."""
    build.adopted(plan)
    plan_service.revise(plan, by=None)
    node = plan.nodes.filter(level=1).order_by("lft").first()
    plan_nodes.edit(node, by=None, version=node.version, title=title, text=node.text)


def test_plan_file_is_made_by_a_job_and_served_as_stored(plan, bo_committee_secretary):
    working = url(plan, "pdf", "?text=arbetstext")
    answer = bo_committee_secretary.post(working)
    job = Job.objects.get()
    assert answer["Location"] == job.get_absolute_url()
    assert (job.state, job.result_url) == (JobState.DONE, working)
    served, file = bo_committee_secretary.get(working), PlanFile.objects.get()
    assert served.content == bytes(file.content)
    assert served["ETag"] == f'"{hashlib.sha256(served.content).hexdigest()}"'
    assert file.file_name.startswith("utkast-verksamhetsplan-")
    page = bo_committee_secretary.get(plan.get_absolute_url())
    assertContains(page, f'href="{working}"')
    assertContains(page, "Skapa PDF av utkastet")


def test_a_draft_says_so_and_is_nobodys_who_does_not_read_the_working_text(
    plan, bo_committee_secretary, reader, printer
):
    bo_committee_secretary.post(url(plan, "pdf"))
    assert printer[0].status == "Utkast"
    assert json.loads(bo_committee_secretary.get(url(plan, "json")).content)["status"] == "Utkast"
    for form in ("pdf", *FORMS):
        assert reader.get(url(plan, form)).status_code == 404
        assert reader.post(url(plan, form)).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_readers_get_the_edition_and_writers_both(plan, bo_committee_secretary, reader, form):
    revised(plan, "Ändrad efteråt")
    for query in ("", "?utgava=1"):
        assert "utkast" not in reader.get(url(plan, form, query))["Content-Disposition"]
    for query in ("?text=arbetstext", "?utgava=2", "?utgava=x"):
        assert reader.get(url(plan, form, query)).status_code == 404
    assert "utkast" in bo_committee_secretary.get(url(plan, form))["Content-Disposition"]
    assert "utkast" not in bo_committee_secretary.get(url(plan, form, "?utgava=1"))["Content-Disposition"]


def test_how_an_item_contributes_is_read_in_every_file(plan, bo_committee_secretary, printer):
    document = zipfile.ZipFile(BytesIO(bo_committee_secretary.get(url(plan, "docx")).content)).read("word/document.xml")
    assert "Fler kan komma." in document.decode()
    book = load_workbook(BytesIO(bo_committee_secretary.get(url(plan, "xlsx")).content))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.endswith("Fler kan komma.") for cell in cells)
    assertContains(bo_committee_secretary.get(url(plan, "json")), "Fler kan komma.")
    bo_committee_secretary.post(url(plan, "pdf"))
    assert "Fler kan komma." in print_html(printer[0])


def test_what_is_written_after_the_edition_is_in_the_draft_alone(plan, bo_committee_secretary, reader):
    revised(plan, "Ändrad efteråt")
    assertNotContains(reader.get(url(plan, "json")), "Ändrad efteråt")
    assertContains(bo_committee_secretary.get(url(plan, "json", "?text=arbetstext")), "Ändrad efteråt")


def test_an_edition_has_one_pdf_and_whoever_reads_it_may_ask_for_it(plan, reader, printer):
    build.adopted(plan)
    assertRedirects(reader.get(url(plan, "pdf")), f"{plan.get_absolute_url()}?utgava=1")
    for _ in range(2):
        reader.post(url(plan, "pdf"))
    assert [document.status for document in printer] == [""]
    first = reader.get(url(plan, "pdf"))
    assert (
        first.content
        == reader.get(url(plan, "pdf", "?utgava=1")).content
        == b"%PDF " + printer[0].title.encode() + b" frozen 1"
    )
    assertNotContains(reader.get(plan.get_absolute_url()), "Skapa PDF")


def test_a_later_edition_has_a_file_of_its_own_and_the_older_stays_fetched(plan, reader):
    build.adopted(plan)
    reader.post(url(plan, "pdf"))
    plan_service.revise(plan, by=None)
    build.adopted(plan)
    assert reader.get(url(plan, "pdf")).status_code == 302
    reader.post(url(plan, "pdf"))
    assert [file.edition.number for file in PlanFile.objects.order_by("pk")] == [1, 2]
    assert reader.get(url(plan, "pdf", "?utgava=1")).content.endswith(b"1")
    assertContains(reader.get(plan.get_absolute_url()), f'href="{plan.get_absolute_url()}?utgava=1"')


def test_the_decision_makes_the_pdf(plan, handed_in, bo_committee_secretary):
    sent = {
        "date": "2026-11-20",
        "paragraph": "1",
        "registry_number": "KN/1",
        "outcome": "ADOPTS",
        "body": plan.unit_id,
    }
    bo_committee_secretary.post(f"/planer/{plan.pk}/anta/", sent)
    assert PlanFile.objects.get().edition.number == 1


def test_a_drafts_pdf_is_cleared_when_it_has_lain_a_while_and_an_editions_never(plan, bo_committee_secretary):
    bo_committee_secretary.post(url(plan, "pdf", "?text=arbetstext"))
    build.adopted(plan)
    bo_committee_secretary.post(url(plan, "pdf", "?utgava=1"))
    clear_outdated()
    assert PlanFile.objects.count() == 2
    PlanFile.objects.update(created_at=now() - 2 * KEPT)
    clear_outdated()
    assert PlanFile.objects.get().edition.number == 1
