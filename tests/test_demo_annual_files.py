"""The demo's årsredovisning and årsrapporter for 2025 as files: the same figures and texts in all, and links that lead right."""

import json
from collections import Counter
from functools import cache
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html

from styrmodell.lib.documents.accounts import FinancialNote, note_place, row_place
from styrmodell.lib.documents.figures import BudgetBars, Ledger
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.personnel import PersonnelTable
from styrmodell.lib.documents.references import lost_references
from styrmodell.lib.documents.render.json import read
from tests import verapdf
from tests.exported import exported
from tests.lib.documents import figures_read, pdf_links, tagged, texts_read, told
from tests.lib.documents.pdf_links import tight

pytestmark = [pytest.mark.one_database, pytest.mark.real_pdf]

UNITS = ("KOMMUN", "KN", "SKFAB")
FORMS = {
    "html": ("html", lambda file: figures_read.on_the_page(file.decode())),
    "docx": ("docx", figures_read.in_word),
    "xlsx": ("xlsx", figures_read.in_excel),
    "pdf": ("pdf", figures_read.on_paper),
}
every_unit = pytest.mark.parametrize("unit", UNITS)


def file_of(unit, form):
    return exported(("export_report", unit, "2025-AR"), form)


@cache
def document_of(unit):
    return read(json.loads(file_of(unit, "json")))


def called(document):
    """What stands at each address within the document: a heading, the caption of a table, the name of a row."""
    found = {}
    for section in outline_of(document).sections:
        found[section.chapter.anchor] = section.title
        for block, caption in section.parts:
            if caption:
                found[caption.place] = f"{caption.label} {caption.title}"
            if isinstance(block, FinancialNote):
                found[note_place(block.number)] = block.heading
            found.update(
                {row_place(row.key): row.name for row in getattr(block, "rows", ()) if getattr(row, "key", "")}
            )
    return found


def marked_by(mark):
    """What a bookmark in Word leads to: a paragraph, or the cells of a row that is marked at its first."""
    row = next(mark.iterancestors(qn("w:tr")), None)
    return [*map(figures_read.text_of, [mark.getparent()] if row is None else row.iter(qn("w:p")))]


@every_unit
@pytest.mark.parametrize("form", FORMS)
def test_a_file_says_every_figure_and_no_other(demo, unit, form):
    suffix, read_in = FORMS[form]
    expected = told.expected(document_of(unit), form)
    assert len(expected) > 30
    found = read_in(file_of(unit, suffix))
    assert figures_read.differing(expected, found, with_heads=form != "pdf") == []


@every_unit
def test_the_tables_in_the_pdf_say_every_figure_and_no_other(demo, unit):
    """A bundle of files has no order: their rows are compared by what they say."""

    def by_figures(line):
        return [(one.head, one.words) for one in line.told], line.name

    expected = sorted(told.expected(document_of(unit), "csv"), key=by_figures)
    found = sorted(figures_read.in_csv(file_of(unit, "pdf")), key=by_figures)
    assert figures_read.differing(expected, found, with_heads=True) == []


@every_unit
def test_key_numbers_and_shares_stand_on_paper_beside_their_names(demo, unit):
    said = tight(tagged.words(file_of(unit, "pdf")))
    lines = [row for one in told.told(document_of(unit)) if isinstance(one.block, told.NO_TABLES) for row in one.rows]
    assert [row for row in lines if tight(f"{row.name}{row.told[0].words}") not in said] == []


@every_unit
def test_what_a_picture_draws_of_an_outcome_stands_as_a_number_beside_it(unit, demo):
    for chapter in document_of(unit).chapters:
        drawn = [row for block in chapter.blocks if isinstance(block, BudgetBars) for row in block.rows]
        assert {*drawn} <= {row for block in chapter.blocks if isinstance(block, Ledger) for row in block.rows}


@every_unit
@pytest.mark.parametrize("form", texts_read.READ)
def test_a_file_says_every_text(demo, unit, form):
    """But what a table's rule would tell if it withheld anything, and on page and paper what key numbers are called."""
    document = document_of(unit)
    rules = [block.rule for block in document.blocks if isinstance(block, PersonnelTable) and not block.is_withholding]
    names = [] if form == "docx" else [block.heading for block in document.blocks if isinstance(block, KeyNumbers)]
    lacks = texts_read.not_said(document, form, file_of(unit, form))
    assert [
        one for one in lacks if one not in {*(("rule", rule) for rule in rules), *(("heading", name) for name in names)}
    ] == []


@every_unit
def test_every_page_that_is_said_is_the_one_where_it_stands(demo, unit):
    pdf = file_of(unit, "pdf")
    text = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert [at for at, words in enumerate(text[1:], start=2) if f"Sida {at} av {len(text)}" not in words] == []
    contents = range(1, min(page for place, page in pdf_links.places(pdf).items() if place.startswith("kapitel-")))
    said = [one for one in pdf_links.links(pdf) if pdf_links.says_a_page(one, contents)]
    assert len(said) > 20
    assert pdf_links.misleading(said) == []
    assert pdf_links.elsewhere(pdf, called(document_of(unit))) == []
    assert {*called(document_of(unit))} == {*pdf_links.places(pdf)}


@every_unit
def test_every_link_of_the_page_leads_to_what_it_is_about(demo, unit):
    root = lxml_html.fromstring(file_of(unit, "html").decode())
    ids = Counter(root.xpath("//@id"))
    assert [place for place, count in ids.items() if count > 1] == []
    assert {one[1:] for one in root.xpath("//a/@href") if one.startswith("#")} <= {*ids}
    words = {place: tight("".join(root.get_element_by_id(place).itertext())) for place in called(document_of(unit))}
    assert [(place, name) for place, name in called(document_of(unit)).items() if tight(name) not in words[place]] == []


@every_unit
def test_every_link_in_word_leads_to_what_it_is_about(demo, unit):
    body = docx.Document(BytesIO(file_of(unit, "docx"))).element.body
    marks = {mark.get(qn("w:name")): marked_by(mark) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [(one.get(qn("w:anchor")), one) for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]
    pages = [one.text.split()[1] for one in body.iter(qn("w:instrText")) if one.text.startswith("PAGEREF")]
    assert {*pages, *(name for name, _ in links)} <= {*marks}
    words = [one for marked in marks.values() for one in marked]
    said = [tight(one) for each in words for one in (each, each.replace(". ", " ", 1))]
    names = map(tight, called(document_of(unit)).values())
    assert [one for one in names if not any(each.startswith(one) for each in said)] == []


@every_unit
def test_every_key_that_the_data_leads_to_is_there_once(demo, unit):
    """Of goals to their chapters, of notes and checks to rows, of rows to notes, and of texts to any of them."""
    data = json.loads(file_of(unit, "json"))
    blocks = [block for chapter in data["chapters"] for block in chapter["blocks"]]
    rows = [row for block in blocks for row in block.get("rows", ())]
    own = [row["key"] for row in rows if row.get("key") and "notes" in row]
    chapters = [chapter["key"] for chapter in data["chapters"]]
    for keys in (chapters, [block["key"] for block in blocks], own):
        assert len({*keys}) == len(keys)
    led = [place for block in blocks for one in (block, *block.get("proofs", ())) for place in _places(one)]
    assert {place["row"] for place in led} <= {*own}
    assert {row["chapter"] for row in rows if row.get("chapter")} <= {*chapters}
    numbers = [block["number"] for block in blocks if block["block"] == "FinancialNote"]
    assert {number for row in rows for number in row.get("notes", ())} <= {*numbers}
    assert lost_references(document_of(unit)) == []


def _places(thing):
    return [*thing.get("about", ()), *thing.get("places", ())]


@pytest.mark.parametrize("unit", ["KOMMUN", *(pytest.param(unit, marks=pytest.mark.full) for unit in ("KN", "SKFAB"))])
def test_each_is_pdf_a_and_pdf_ua_in_one_file(demo, unit):
    assert [verapdf.failures(file_of(unit, "pdf"), flavour) for flavour in ("3a", "ua1")] == [[], []]
