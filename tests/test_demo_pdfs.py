"""The three PDFs that `make demo` ends with, made by the command a user would run."""

from pathlib import Path

import pypdfium2
import pytest
from django.core.management import call_command

from styrmodell.setup.demo_server import PDFS
from tests import verapdf
from tests.lib.documents.word_boxes import colliding, filled, outside, pieces

pytestmark = pytest.mark.one_database

# A report of each kind of reporter, and a month's.
KINDS = (
    ("KOMMUN", "2026-DR2"),
    ("KN", "2026-DR2"),
    ("SKFAB", "2026-DR2"),
    ("KK", "2026-DR2"),
    ("KK-BIB", "2026-DR2"),
    ("KN", "2021-10"),
)
# Kulturnämndens månadsrapport per oktober 2021, tkr, as printed (https://5dok.org/document/yr38x7m8).
TRUE_TABLE = """
Kulturnämnden −539 −536 −3 −643 −643 0
Kulturnämnd gemensamma −1 660 −2 320 660 −2 140 −2 810 670
Bibliotek −12 215 −12 740 525 −15 039 −15 339 300
Kulturskola −9 404 −8 892 −513 −11 374 −10 924 −450
Fritidsgårdar −6 361 −7 015 654 −7 715 −8 555 840
Scen och kulturproduktion −10 691 −11 409 718 −13 557 −13 737 180
Summa −40 871 −42 911 2 040 −50 467 −52 007 1 540
"""
# What the five goals were judged to be in delårsrapport 2 2021 (kommunstyrelsen 2021-10-01 § 218).
TRUE_ASSESSMENTS = {"I1": "Helt", "I2": "Delvis", "S1": "Helt", "M1": "Helt", "E1": "Helt"}


def exported(unit: str, report_round: str, folder: Path) -> Path:
    """The file the command writes."""
    file = folder / f"{unit}-{report_round}.pdf"
    call_command("export_report", unit, report_round, format="pdf", output=str(file))
    return file


def words(file: Path) -> str:
    """All text of the PDF, with one space between words."""
    document = pypdfium2.PdfDocument(file)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.mark.parametrize(("unit", "report_round"), PDFS)
def test_each_is_pdf_a_and_pdf_ua_in_one_file(demo, tmp_path, unit, report_round):
    file = exported(unit, report_round, tmp_path)
    assert verapdf.failures(file, "2a") == []
    assert verapdf.failures(file, "ua1") == []


@pytest.mark.parametrize(("unit", "report_round"), KINDS)
def test_no_page_is_mostly_white_but_the_last_of_a_part(demo, tmp_path, unit, report_round):
    pdf = exported(unit, report_round, tmp_path).read_bytes()
    has_cover = not any("Sida 1 av" in piece.text for piece in pieces(pdf))
    body = filled(pdf)[2 if has_cover else 0 :]
    assert min(body[:-1], default=1) >= 1 / 3
    assert outside(pdf) == []
    assert colliding(pdf) == []


def test_october_2021_prints_every_figure_of_the_true_table(demo, tmp_path):
    text = words(exported("KN", "2021-10", tmp_path))
    for line in TRUE_TABLE.strip().splitlines():
        assert line in text


def test_delårsrapport_2_2021_prints_the_true_assessments(demo, tmp_path):
    text = words(exported("KOMMUN", "2021-DR2", tmp_path))
    for code, judgement in TRUE_ASSESSMENTS.items():
        after = text.split(f"Mål {code}", 1)[1][:400]
        assert f"{judgement} uppfyllt" in after, (code, after)
