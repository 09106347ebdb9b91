"""What in a Word file leads elsewhere in it: contents of chapters alone, references with their page, rows and notes both ways."""

from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from styrmodell.lib.documents.accounts import (
    Proof,
    ProofList,
    Reference,
    Stated,
    Statement,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.documents.status import Status
from tests.lib.documents import long_reports


@pytest.fixture(scope="module")
def document():
    return long_reports.annual(committees=2, goals=2, projects=3, notes=3)


@pytest.fixture(scope="module")
def body(document):
    return docx.Document(BytesIO(word_file(document))).element.body


def bookmarks(body):
    """Their names, each with the paragraph that it stands in."""
    return {one.get(qn("w:name")): one.getparent() for one in body.iter(qn("w:bookmarkStart"))}


def words_of(element):
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def instructions(body):
    return [one.text for one in body.iter(qn("w:instrText"))]


def test_every_link_and_every_page_leads_to_a_place_that_is_there_once(body):
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    assert (len({*names}), len({*numbers})) == (len(names), len(names))
    led = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    asked = {said.split()[1] for said in instructions(body) if said.startswith("PAGEREF")}
    assert led >= asked
    assert asked
    assert led <= {*names}


def test_a_reference_in_a_text_is_a_link_followed_by_its_page(body):
    [paragraph] = {one for one in body.iter(qn("w:p")) if "avsnitt\N{NO-BREAK SPACE}1.7, s." in words_of(one)} or [None]
    assert paragraph is not None
    [link] = [one for one in paragraph.iter(qn("w:hyperlink")) if "1.7" in words_of(one)]
    assert f"PAGEREF {link.get(qn('w:anchor'))} \\h" in instructions(paragraph)


def test_a_row_leads_to_its_note_and_the_note_back_with_its_page(body):
    there = bookmarks(body)
    rows = [one for one in body.iter(qn("w:tr")) if words_of(one).startswith("Verksamhetens intäkter")]
    [link] = [one for one in rows[0].iter(qn("w:hyperlink")) if words_of(one) == "2"]
    assert words_of(there[link.get(qn("w:anchor"))]).startswith("Not\N{NO-BREAK SPACE}2")
    back = [one for one in body.iter(qn("w:hyperlink")) if words_of(one) == "Resultaträkningen"]
    assert words_of(there[back[0].get(qn("w:anchor"))]).startswith("Verksamhetens intäkter")
    assert any(said.startswith("PAGEREF") for said in instructions(back[0].getparent()))


def test_contents_of_three_levels_list_chapters_and_no_tables(body, document):
    [asked] = [said for said in instructions(body) if said.startswith("TOC")]
    assert '\\o "1-3"' in asked
    titles = [chapter.title for chapter in document.chapters]
    listed = [one for one in body.iter(qn("w:p")) if one.pPr is not None and one.pPr.pStyle is not None]
    headings = [words_of(one) for one in listed if one.pPr.pStyle.val in ("Heading1", "Heading2", "Heading3")]
    assert len(headings) == len(titles)
    assert not [words for words in headings if words.startswith(("Tabell", "Figur", "Not\N{NO-BREAK SPACE}"))]


def test_tables_figures_and_notes_are_listed_each_with_its_page(body, document):
    outline, there = outline_of(document), bookmarks(body)
    expected = {
        "Tabeller": [(f"{one.label}. {one.listed}", one.title) for one in outline.tables],
        "Figurer": [(f"{one.label}. {one.listed}", one.title) for one in outline.figures],
        "Noter": [(f"Not\N{NO-BREAK SPACE}{one.number}. {one.title}", one.title) for one in outline.notes],
    }
    paragraphs = list(body.iter(qn("w:p")))
    for name, entries in expected.items():
        assert entries
        [at] = [
            at for at, one in enumerate(paragraphs) if words_of(one) == name and one.pPr.pStyle.val == "Mellanrubrik3"
        ]
        for entry, (words, title) in zip(paragraphs[at + 1 :], entries, strict=False):
            [link] = entry.iter(qn("w:hyperlink"))
            assert words_of(link) == words
            place = link.get(qn("w:anchor"))
            assert instructions(entry) == [f"PAGEREF {place} \\h"]
            assert title in words_of(there[place])


def test_a_check_leads_to_the_rows_that_it_compares():
    rows = (StatementRow("Årets resultat", (Stated(Decimal(1000)),), key="resultat"),)
    check = Proof(
        "Resultatet är detsamma.", Status("MET", "Stämmer"), places=(Reference("Resultaträkningen", "resultat"),)
    )
    blocks = (Statement("Resultaträkning", (StatementColumn("2025"),), rows), ProofList((check,)))
    made = Document("R", "2025", "K", "K", chapters=(Chapter("a", "A", blocks),))
    body = docx.Document(BytesIO(word_file(made))).element.body
    [link] = [one for one in body.iter(qn("w:hyperlink")) if words_of(one) == "Resultaträkningen"]
    assert words_of(bookmarks(body)[link.get(qn("w:anchor"))]) == "Årets resultat"
    assert "Resultatet är detsamma.Resultaträkningen s." in words_of(body)
