"""The demo's plans and reports as PDF, with those that `make demo` ends with."""

import json
import re

import pypdfium2
import pytest

from styrmodell.lib.documents.render.json import read
from tests import sampling, verapdf
from tests.exported import ALL, MADE_BY_THE_DEMO, REPORTS, exported, name_of
from tests.lib.documents import read_back
from tests.lib.documents.word_boxes import colliding, filled, outside, pieces

pytestmark = [pytest.mark.one_database, pytest.mark.real_pdf]

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
ANNUAL = ("export_report", "KOMMUN", "2025-AR")
# The longest, and half of the others each day; every block that they are made of is tried each day in tests/lib/documents.
TODAYS = sorted({ANNUAL, *sampling.part((*ALL, *MADE_BY_THE_DEMO), name_of, salt="demo pdfs", share=1 / 2)})
TODAYS_REPORTS = [one for one in REPORTS if one in TODAYS]
# What the five goals were judged to be in delårsrapport 2 2021 (kommunstyrelsen 2021-10-01 § 218).
TRUE_ASSESSMENTS = {"I1": "Helt", "I2": "Delvis", "S1": "Helt", "M1": "Helt", "E1": "Helt"}


def words(pdf: bytes) -> str:
    """All text of the PDF, with one space between words."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.mark.parametrize("command", TODAYS, ids=name_of)
def test_each_is_pdf_a_and_pdf_ua_in_one_file(demo, command):
    pdf = exported(command, "pdf")
    assert verapdf.failures(pdf, "3a") == []
    assert verapdf.failures(pdf, "ua1") == []


def parts_of(command, pdf):
    """The pages on which the parts of a long report begin; a report that is not long has none."""
    if not read(json.loads(exported(command, "json"))).is_long:
        return set()
    with pypdfium2.PdfDocument(pdf) as document:
        return {one.get_dest().get_index() + 1 for one in document.get_toc() if one.level == 0}


@pytest.mark.parametrize("command", [*TODAYS_REPORTS, ANNUAL], ids=name_of)
def test_no_page_is_mostly_white_but_the_last_of_a_part(demo, command):
    pdf = exported(command, "pdf")
    has_cover = not any("Sida 1 av" in piece.text for piece in pieces(pdf))
    pages = list(enumerate(filled(pdf), start=1))[2 if has_cover else 0 : -1]
    parts = parts_of(command, pdf)
    assert [(page, share) for page, share in pages if share < 1 / 3 and page + 1 not in parts] == []
    assert outside(pdf) == []
    assert colliding(pdf) == []


@pytest.mark.parametrize("command", TODAYS_REPORTS or REPORTS[-1:], ids=name_of)
def test_every_chapter_and_row_of_figures_stands_on_paper(demo, command):
    document = read(json.loads(exported(command, "json")))
    with pypdfium2.PdfDocument(exported(command, "pdf")) as pdf:
        outline = [" ".join(one.get_title().split()) for one in pdf.get_toc()]
    assert [one.title for one in document.chapters if not any(one.title in title for title in outline)] == []
    paper = read_back.on_paper(exported(command, "pdf"))
    assert [row for row in read_back.rows_told(document) if not printed(row, paper)] == []


def printed(row, paper):
    """True when the figures of a row stand on the paper beside each other, with at most what is computed between them."""
    computed = r"(?: [+−]?[\d ]+| –| saknas)*? "
    return re.search(computed.join(re.escape(one) for one in row[1]), paper) is not None


def test_october_2021_prints_every_figure_of_the_true_table(demo):
    text = words(exported(("export_report", "KN", "2021-10"), "pdf"))
    for line in TRUE_TABLE.strip().splitlines():
        assert line in text


def test_delårsrapport_2_2021_prints_the_true_assessments(demo):
    text = words(exported(("export_report", "KOMMUN", "2021-DR2"), "pdf"))
    for code, judgement in TRUE_ASSESSMENTS.items():
        after = text.split(f"Mål {code}", 1)[1][:400]
        assert f"{judgement} uppfyllt" in after, (code, after)
