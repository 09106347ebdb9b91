"""Cross-references by key: words and a link on the page, a page number on paper, and said where one leads nowhere."""

import json
import re
from dataclasses import replace

import docx
import pytest
from openpyxl import load_workbook

from styrmodell.lib.documents.blocks import Fact, RichText, StatusRow, StatusTable
from styrmodell.lib.documents.formats import written
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.plan_items import PlanItem, PlanItems
from styrmodell.lib.documents.references import lost_references, sign_of, with_references
from styrmodell.lib.documents.render.html import body_html, print_html

PERSONAL = Chapter("personal", "Personal", (RichText("<p>Ja.</p>"),), level=2)
PART = Chapter("fb", "Förvaltningsberättelse")


def document(*blocks, **more):
    chapters = (PART, Chapter("a", "Läget", blocks, level=2, **more), PERSONAL)
    return Document("Årsredovisning", "2025", "Kommunen", "KOMMUN", chapters=chapters, contents_levels=3)


def texts(html):
    return with_references(document(RichText(html))).chapters[1].blocks[0].html


def test_the_sign_is_drawn_as_words_that_lead_there():
    assert texts("<p>Mer sägs senare ({se:personal}).</p>") == (
        '<p>Mer sägs senare (se <a href="#kapitel-personal">avsnitt\xa01.2</a>).</p>'
    )


def test_a_heading_leads_there_as_the_key_does_which_goes_first():
    assert "kapitel-fb" in texts("<p>{SE:FÖRVALTNINGSBERÄTTELSE}</p>")
    assert "kapitel-a" in texts("<p>{se:läget}</p>")
    first = replace(PERSONAL, key="other", title="FB")  # called what another's key is
    there = Document("ÅR", "2025", "K", "K", chapters=(first, PART, Chapter("b", "Mer", (RichText("{se:fb}"),))))
    assert "kapitel-fb" in with_references(there).chapters[2].blocks[0].html


def test_it_begins_a_sentence_as_it_is_written():
    assert texts("{Se: Personal }.") == '<p>Se <a href="#kapitel-personal">avsnitt\xa01.2</a>.</p>'


def test_a_sign_of_which_a_half_is_bold_is_one_all_the_same():
    assert "kapitel-personal" in texts("<p><strong>{se:per</strong>sonal}</p>")


def test_the_words_of_a_lead_and_of_a_note_say_it_without_a_link():
    read = with_references(document(StatusTable((StatusRow("Ett"),), note="Mer: {se:personal}."), lead="{Se:fb}."))
    assert (read.chapters[1].lead, read.chapters[1].blocks[0].note) == ("Se avsnitt\xa01.", "Mer: se avsnitt\xa01.2.")


def test_one_that_leads_nowhere_is_said_where_it_stands_and_listed():
    there = document(RichText("<p>{se:personnel} och {se:personnel}</p>"), lead="{se:ingen}")
    assert "se (hänvisningen ”personnel” leder ingenstans)" in with_references(there).chapters[1].blocks[0].html
    assert lost_references(there) == ["personnel", "ingen"]


def test_what_has_no_sign_is_the_same_document():
    there = document(RichText("<p>{nyckeltal:12} {} {se} {se:}</p>"))
    assert with_references(there) is there
    assert lost_references(there) == []


def test_an_address_or_a_description_with_a_sign_in_it_is_left_as_it_is():
    html = '<p><a href="https://kommun.se/{se:fb}">här</a></p>'
    assert texts(html) == html


def test_a_sign_is_never_read_as_markup():
    assert "<script>" not in body_html(document(RichText("<p>{se:&lt;script&gt;}</p>")))


def test_on_the_page_it_is_a_link_and_on_paper_too():
    there = document(RichText(f"<p>{sign_of('personal')}</p>"))
    for html in (body_html(there), print_html(there)):
        assert 'se <a href="#kapitel-personal">avsnitt\xa01.2</a>' in html
        assert 'id="kapitel-personal"' in html


@pytest.mark.parametrize("place", ["annat", "kapitel-x"])
def test_a_link_of_a_writers_own_that_leads_nowhere_is_no_link_on_paper(place):
    assert f'href="#{place}"' not in print_html(document(RichText(f'<p><a href="#{place}">här</a></p>')))


def test_in_word_it_leads_to_the_heading(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(written(document(RichText(f"<p>{sign_of('personal')}</p>")), "docx"))
    xml = docx.Document(str(path)).element.xml
    name = re.search(r'w:hyperlink w:anchor="(\w+)"[^/]*?>(?:(?!</w:hyperlink>).)*avsnitt\xa01.2', xml, re.DOTALL)[1]
    heading = re.search(rf'w:bookmarkStart [^>]*w:name="{name}"/>(.*?)</w:p>', xml, re.DOTALL)[1]
    assert "1.2 Personal" in heading


def test_excel_says_it_and_json_keeps_the_key(tmp_path):
    path = tmp_path / "a.xlsx"
    there = document(StatusTable((StatusRow("Ett", html=f"<p>{sign_of('personal')}</p>"),)))
    path.write_bytes(written(there, "xlsx"))
    said = [cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert "se avsnitt\xa01.2" in said
    assert "{se:personal}" in json.dumps(json.loads(written(there, "json")))


def test_moved_to_another_place_it_says_the_new_number():
    there = document(RichText(f"<p>{sign_of('personal')}</p>"))
    moved = replace(there, chapters=(there.chapters[0], there.chapters[2], there.chapters[1]))
    assert "avsnitt\xa01.1" in with_references(moved).chapters[2].blocks[0].html


def test_a_plan_whose_items_have_facts_in_formatted_text_is_printed():
    facts = (Fact("Bakgrund", html="<p>Så blev det.</p>"),)
    there = document(PlanItems((PlanItem("1", "Inriktning", facts=facts),)))
    assert "Så blev det." in print_html(there)
