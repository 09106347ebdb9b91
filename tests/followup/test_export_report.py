"""`export_report`: one report as a file, or a clear word about why not."""

import json
from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from followup.services import report_decisions, report_files, reports
from organisation.desk.files import Made
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.documents.render.json_keys import export_json
from tests import build, build_followup

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    org = build.org()
    build_followup.goals(org.municipality, "I1")
    return build_followup.report(build_followup.round_(), org.committee)


def export(tmp_path, form, unit="KN", round_="2026-DR2", **also):
    file = tmp_path / f"rapport.{form}"
    call_command("export_report", unit, round_, format=form, output=str(file), **also)
    return file.read_bytes()


def test_open_report_is_exported_as_utkast(report, tmp_path, capsys):
    reports.save_text(report, "summary", "<p>Ännu inte klar.</p>", by=None)
    data = json.loads(export(tmp_path, "json"))
    assert (data["status"], data["unit_code"]) == ("Utkast", "KN")
    assert "utkast" in capsys.readouterr().out


def test_a_handling_is_exported_as_it_was_sent_out(report, tmp_path):
    build_followup.submitted(report)
    report_decisions.send_out(report, body=report.unit, meeting_on=date(2026, 12, 1), by=None)
    assert json.loads(export(tmp_path, "json", handling=1))["status"] == "Handling 1"


def test_frozen_report_is_exported_from_its_edition(report, tmp_path):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    reports.ReportText.objects.filter(report=report).update(text="<p>Ändrad efteråt.</p>")
    exported = json.loads(export(tmp_path, "json", unit="kn"))
    assert exported == export_json(read(edition.content.data, edition.cover))
    assert "Ändrad efteråt." not in export(tmp_path, "html").decode()


def test_stored_pdf_of_an_edition_is_what_is_written(report, tmp_path):
    build_followup.submitted(report)
    edition = build_followup.decided(report)
    report_files.text_of(report, edition).keep(Made("r.pdf", "application/pdf", b"%PDF-lagrad"), by=None)
    assert export(tmp_path, "pdf") == b"%PDF-lagrad"


@pytest.mark.parametrize(
    ("unit", "round_", "sentence"),
    [
        ("XX", "2026-DR2", "ingen enhet med koden XX"),
        ("KN", "2026-DR7", "inget uppföljningstillfälle 2026-DR7"),
        ("BUN", "2026-DR2", "har ingen rapport i Delårsrapport 2 2026"),
    ],
)
def test_what_does_not_exist_is_said_in_swedish(report, tmp_path, unit, round_, sentence):
    with pytest.raises(CommandError, match=sentence):
        export(tmp_path, "json", unit, round_)


def test_an_older_edition_is_exported_by_its_number(report, tmp_path):
    build_followup.submitted(report)
    first = build_followup.decided(report)
    reports.reopen(report, by=None, comment="Rätta.")
    reports.save_text(report, "summary", "<p>Rättad.</p>", by=None)
    build_followup.submitted(report)
    build_followup.decided(report, paragraph="§ 99")
    assert json.loads(export(tmp_path, "json", edition=1)) == export_json(read(first.content.data, first.cover))
    with pytest.raises(CommandError, match="har ingen utgåva 7"):
        export(tmp_path, "json", edition=7)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_word_and_excel_open_what_is_exported(report, tmp_path, form):
    reports.save_text(report, "summary", "<p>Ännu inte klar.</p>", by=None)
    content = BytesIO(export(tmp_path, form))
    if form == "docx":
        assert "Ännu inte klar." in [one.text for one in docx.Document(content).paragraphs]
    else:
        assert "Om dokumentet" in load_workbook(content).sheetnames


def test_folder_that_does_not_exist_is_explained(report, tmp_path):
    with pytest.raises(CommandError, match="gick inte att skriva"):
        export(tmp_path / "ingenstans", "json")


def test_report_that_is_written_anew_and_handed_in_is_exported_as_utkast(report, tmp_path):
    build_followup.submitted(report)
    build_followup.decided(report)
    reports.reopen(report, by=None, comment="Rätta.")
    reports.save_text(report, "summary", "<p>Rättad.</p>", by=None)
    reports.submit(report, by=None)
    assert json.loads(export(tmp_path, "json"))["status"] == "Utkast"
    assert "Rättad." in export(tmp_path, "html").decode()


def test_report_of_a_closed_unit_is_found_although_its_successor_has_the_same_code(report, tmp_path):
    closed = report.unit
    closed.valid_to = date(2026, 9, 30)
    closed.save()
    build.unit("COMMITTEE", "Kultur- och fritidsnämnden", closed.parent, code="KN", valid_from=date(2026, 10, 1))
    assert json.loads(export(tmp_path, "json"))["unit"] == "Kulturnämnden"


@pytest.mark.parametrize(
    ("name", "begins"), [("rapport.json", b"{"), ("RAPPORT.XLSX", b"PK"), ("rapport.text", b"%PDF")]
)
def test_a_file_is_of_the_kind_that_its_name_says_and_else_pdf(report, tmp_path, name, begins):
    file = tmp_path / name
    call_command("export_report", "KN", "2026-DR2", output=str(file))
    assert file.read_bytes().startswith(begins)
