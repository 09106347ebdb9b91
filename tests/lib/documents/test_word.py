"""A document as a Word file: what a secretary goes on writing in holds every word, and Word knows what each thing is."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from styrmodell.lib.documents.blocks import Fact, GoalStrip, RichText
from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.word.document import word_file
from tests.lib.documents import samples
from tests.lib.documents.accounts import accounts
from tests.lib.documents.hostile import hostile
from tests.lib.documents.leaflets import leaflet
from tests.lib.documents.word_words import lost, words_of

ROUNDED = 10_000  # a hundredth of a millimetre, in the units that Word measures by
MAKERS = [samples.full, samples.monthly, samples.plan, samples.minimal, accounts, leaflet, hostile]


def opened(document, **also):
    """The file as Word opens it."""
    return docx.Document(BytesIO(word_file(document, **also)))


def with_text(html):
    """A document with one text."""
    return Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "Kapitlet", (RichText(html),)),))


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_no_word_of_the_document_is_lost(make):
    document = make()
    assert lost(document, opened(document)) == []


def test_headings_are_headings_in_the_order_of_the_document():
    word = opened(samples.full())
    headings = [
        (one.style.name, one.text) for one in word.paragraphs if one.style.name.startswith(("Heading", "Title"))
    ]
    chapters = [words for style, words in headings if style == "Heading 1"]
    assert [words.removesuffix(" (exempeldata)") for words in chapters] == [
        one.title for one in samples.full().chapters
    ]
    assert headings[0] == ("Title", "Delårsrapport 2 2021")
    levels = [int(style[-1]) for style, _ in headings[1:]]
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is skipped"


def test_every_table_has_a_name_and_a_head_that_is_repeated_and_rows_that_are_not_divided():
    tables = opened(samples.full()).element.body.findall(qn("w:tbl"))
    assert len(tables) > 10
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))


@pytest.mark.parametrize(("count", "is_kept"), [(19, True), (20, False)])
def test_a_table_of_twenty_lines_with_its_head_stands_on_one_page_and_a_longer_one_may_go_on(count, is_kept):
    rows = "".join(f"<tr><td>Rad {row}</td><td>1</td></tr>" for row in range(count))
    html = f"<table><thead><tr><th>Vad</th><th>Antal</th></tr></thead><tbody>{rows}</tbody></table>"
    [table] = opened(with_text(html)).tables
    *before, last = [[one.paragraph_format.keep_with_next for one in row.cells[0].paragraphs] for row in table.rows]
    assert before == [[is_kept or None]] * count
    assert last == [None]


def test_the_contents_are_a_field_that_already_names_the_chapters():
    word = opened(samples.full())
    assert any('TOC \\o "1-2"' in (one.text or "") for one in word.element.body.iter(qn("w:instrText")))
    places = {one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))}
    entries = [(one.get(qn("w:anchor")), words_of(one)) for one in word.element.body.iter(qn("w:hyperlink"))]
    within = [(place, words) for place, words in entries if place]
    assert [words for _, words in within] == [chapter.label for chapter in samples.full().chapters]
    assert {place for place, _ in within} == places


def test_each_page_says_whose_it_is_its_diarienummer_and_that_it_is_a_draft():
    report = opened(samples.full()).sections[0]
    assert "Strängnäs kommun" in report.header.paragraphs[0].text
    assert "KS/2021:40-042" in report.header.paragraphs[0].text
    assert "Delårsrapport 2 2021" in report.footer.paragraphs[0].text
    draft = opened(samples.monthly()).sections[0].header.paragraphs[0].text
    assert "Strängnäs kommun" in draft
    assert "Utkast" in draft


def test_each_page_of_a_handling_says_whom_it_is_laid_before_and_when():
    laid = replace(samples.plan(), status="Handling 1", laid_before="Kulturnämnden 2026-09-22")
    assert "Handling 1, Kulturnämnden 2026-09-22" in opened(laid).sections[0].header.paragraphs[0].text


def test_the_file_is_in_swedish_and_knows_what_it_is_called():
    word = opened(samples.full())
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    assert word.core_properties.title == "Delårsrapport 2 2021, Strängnäs kommun"
    assert word.core_properties.language == "sv-SE"


def test_lists_count_as_they_do_on_the_page():
    word = opened(
        with_text(
            '<ol><li>ett</li><li>två<ul><li>under</li></ul></li></ol><p>Mellan.</p><ol start="3" type="a"><li>c</li></ol>'
            "<ul><li>punkt</li></ul><ol><li>börjar om</li></ol>"
        )
    )
    numbering = word.part.numbering_part.element
    lists = {
        one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val")) for one in numbering.iter(qn("w:num"))
    }
    kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.iter(qn("w:abstractNum"))}

    def told(paragraph):
        place = paragraph._p.pPr.numPr
        level = kinds[lists[str(place.numId.val)]].findall(qn("w:lvl"))[place.ilvl.val]
        form, start = level.find(qn("w:numFmt")), level.find(qn("w:start"))
        return paragraph.text, form.get(qn("w:val")), int(start.get(qn("w:val"))), place.ilvl.val, place.numId.val

    items = [told(one) for one in word.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]
    assert [one[:4] for one in items] == [
        ("ett", "decimal", 1, 0),
        ("två", "decimal", 1, 0),
        ("under", "bullet", 1, 1),
        ("c", "lowerLetter", 3, 0),
        ("punkt", "bullet", 1, 0),
        ("börjar om", "decimal", 1, 0),
    ]
    assert items[0][4] == items[1][4] != items[5][4], "a new list counts anew"


def test_what_marks_mean_is_kept():
    word = opened(
        with_text("<p>643<sup>1</sup>, CO<sub>2</sub>, <s>struket</s>, <strong>fet</strong> <em>kursiv</em></p>")
    )
    runs = {run.text.strip(" ,"): run for paragraph in word.paragraphs for run in paragraph.runs}
    assert runs["1"].font.superscript
    assert runs["2"].font.subscript
    assert runs["struket"].font.strike
    assert runs["fet"].bold
    assert runs["kursiv"].italic


def test_links_lead_out_and_pages_of_ours_are_only_words():
    word = opened(with_text('<p><a href="https://www.strangnas.se/">ute</a> <a href="/planer/1/">inne</a></p>'))
    links = {words_of(one): one.get(qn("r:id")) for one in word.element.body.iter(qn("w:hyperlink"))}
    assert list(links) == ["ute"]
    assert word.part.rels[links["ute"]].target_ref == "https://www.strangnas.se/"
    assert "inne" in words_of(word.element.body)


def test_a_picture_has_its_description_and_fits_the_page():
    picture = BytesIO()
    Image.new("RGB", (4000, 200), "teal").save(picture, "PNG")
    address = "/media/0e1f2a3b-0000-4000-8000-000000000001.png"
    document = with_text(f'<p><img src="{address}" alt="Biblioteket en höstkväll"></p>')
    word = opened(document, pictures={address: picture.getvalue()}.get)
    [shape] = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "Biblioteket en höstkväll"
    assert shape.width <= word.sections[0].page_width - 2 * word.sections[0].left_margin + ROUNDED
    assert "[Bilden finns inte: Biblioteket en höstkväll]" in words_of(opened(document).element.body)


def test_cells_that_cover_others_do_so_in_word():
    word = opened(
        with_text(
            '<table><thead><tr><th rowspan="2">Nämnd</th><th colspan="2">2026</th></tr><tr><th>Budget</th><th>Utfall</th></tr>'
            "</thead><tbody><tr><td>KN</td><td>−643</td><td>−539</td></tr></tbody></table>"
        )
    )
    [table] = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Nämnd", "2026", "2026"],
        ["Nämnd", "Budget", "Utfall"],
        ["KN", "−643", "−539"],
    ]
    heads = table._tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")
    assert len(heads) == 2


def test_a_short_document_has_no_contents():
    word = opened(samples.minimal())
    assert not list(word.element.body.iter(qn("w:instrText")))


def test_signs_that_no_file_may_hold_do_not_stop_it():
    document = replace(samples.minimal(), unit="Nämnd\x0b\x00två", chapters=(Chapter("a", "A\x1fb", (RichText("c"),)),))
    assert "A" in words_of(opened(document).element.body)


def test_a_table_of_many_large_amounts_is_set_smaller_so_that_no_number_is_broken():
    amounts = map(Decimal, (-1_163_000_000, -860_315_000, -387_666_000, -2_594_354_000))
    wide = Ledger((LedgerRow("Miljö- och samhällsbyggnadsnämnden", *amounts),), period="jan–apr 2026")
    assert _styles_of_table(wide) == {"Tabelltext liten", "Tabellhuvud litet"}
    assert _styles_of_table(GoalStrip((Fact("Läge", "klart"),))) == {"Tabelltext", "Tabellhuvud"}


def _styles_of_table(block):
    word = opened(Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "A", (block,)),)))
    return {one.style.name for row in word.tables[0].rows for cell in row.cells for one in cell.paragraphs}
