"""The demo's plans and reports in Word, Excel and data: nothing of the document is lost, and each program reads what is there.

As PDF they are tried in `test_demo_pdfs`.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from styrmodell.lib.documents.blocks import Proposals
from styrmodell.lib.documents.figures import Ledger
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.json import read
from styrmodell.lib.documents.render.json_keys import export_json
from styrmodell.lib.documents.strings import texts_in
from tests.exported import ALL, REPORTS, Command, exported, name_of
from tests.lib.documents import read_back
from tests.lib.documents.word_words import lost

pytestmark = pytest.mark.one_database
each = pytest.mark.parametrize("command", ALL, ids=name_of)
AMOUNTS = ("outcome", "budget", "forecast", "year_budget")
SECONDS = 300  # that LibreOffice may take
READ_BACK = {
    "html": lambda file: read_back.on_the_page(file.decode()),
    "docx": read_back.in_word,
    "xlsx": read_back.in_excel,
}


def document_of(command: Command) -> Document:
    """What the other formats are of: the exported data, read back."""
    document = read(json.loads(exported(command, "json")))
    assert isinstance(document, Document)
    return document


@each
def test_the_data_is_the_whole_document(demo, command):
    assert export_json(document_of(command)) == json.loads(exported(command, "json"))


@each
def test_the_word_file_holds_every_paragraph(demo, command):
    assert lost(document_of(command), docx.Document(BytesIO(exported(command, "docx")))) == []


@each
def test_the_word_file_has_the_headings_lists_and_tables_of_the_document(demo, command):
    word, document = docx.Document(BytesIO(exported(command, "docx"))), document_of(command)
    headings = [(one.style.name, one.text) for one in word.paragraphs if one.style.name.startswith("Heading")]
    chapters = [text.removesuffix(" (exempeldata)") for style, text in headings if style == "Heading 1"]
    assert chapters == [chapter.title for chapter in document.chapters]
    levels = [int(style[-1]) for style, _ in headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    items = [one for one in word.element.body.iter(qn("w:p")) if one.pPr is not None and one.pPr.numPr is not None]
    assert len(items) == listed(document)
    for table in word.element.body.iter(qn("w:tbl")):
        assert table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
    assert all(shape._inline.docPr.get("descr") for shape in word.inline_shapes)


def listed(document: Document) -> int:
    """How many items its lists have."""
    proposals = sum(len(block.proposals) for block in document.blocks if isinstance(block, Proposals))
    return proposals + sum(text.count("<li>") for text in texts_in(document))


@each
def test_the_word_file_says_on_each_page_whose_it_is_and_what(demo, command):
    word, document = docx.Document(BytesIO(exported(command, "docx"))), document_of(command)
    head = word.sections[0].header.paragraphs[0].text
    assert "Strängnäs kommun" in head
    assert document.registry_number in head
    assert document.mark
    assert document.mark in head


@each
def test_the_workbook_has_equal_sums(demo, command):
    book = load_workbook(BytesIO(exported(command, "xlsx")))
    sums = {tuple(columns_summed(sheet)) for sheet in book.worksheets[1:]}
    for block in document_of(command).blocks:
        if isinstance(block, Ledger):
            own = [sum((getattr(row, name) or Decimal(0) for row in rows_of(block)), Decimal(0)) for name in AMOUNTS]
            assert any(set(map(in_thousands, own)) <= set(found) for found in sums), block.heading


def rows_of(block: Ledger) -> Iterator[object]:
    """What stands in its columns, the sum with it."""
    yield from block.rows
    if block.total:
        yield block.total


def in_thousands(kr: Decimal) -> float:
    """Kronor as a sheet sums them."""
    return round(float(kr / 1000), 3)


def columns_summed(sheet) -> Iterator[float]:
    """What the numbers of each column come to."""
    for column in sheet.iter_cols(min_row=3, values_only=True):
        yield round(sum(value for value in column if isinstance(value, int | float)), 3)


@each
def test_every_sheet_says_what_it_is_of(demo, command):
    book, document = load_workbook(BytesIO(exported(command, "xlsx"))), document_of(command)
    assert len(book.worksheets) > 1
    said = {"  ·  ".join(sheet["A1"].value.split("  ·  ")[-2:]) for sheet in book.worksheets[1:]}
    assert said == {f"{document.title}, {document.unit}  ·  {document.mark}"}


@pytest.mark.parametrize("form", READ_BACK)
@pytest.mark.parametrize("command", REPORTS, ids=name_of)
def test_every_row_of_figures_stands_in_every_format(demo, command, form):
    told = list(read_back.rows_told(document_of(command)))
    assert read_back.not_found(told, READ_BACK[form](exported(command, form))) == []


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="not run: LibreOffice is not on this machine")
def test_every_chapter_of_each_is_read_by_libreoffice(demo, tmp_path):
    names = {f"{number}": command for number, command in enumerate(ALL)}
    for name, command in names.items():
        (tmp_path / f"{name}.docx").write_bytes(exported(command, "docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"  # an own one: another run may have it open
    files = [tmp_path / f"{name}.docx" for name in names]
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    for name, made in names.items():
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            found = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
        assert [one.title for one in document_of(made).chapters if "".join(one.title.split()) not in found] == []
