"""A comparison as PDF and Word: what is gone and new is seen without colour, and told to who does not see it."""

from decimal import Decimal
from functools import cache
from io import BytesIO

import docx
import pypdfium2
import pytest
from PIL import Image

from styrmodell.lib.comparison.compare import compare
from styrmodell.lib.comparison.document import comparison_document
from styrmodell.lib.comparison.model import Item, Look, Side, Value
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.render.pdf import print_job
from styrmodell.lib.documents.render.word.document import word_file
from tests import verapdf
from tests.lib.comparison.random_texts import PICTURE, table_html

pytestmark = pytest.mark.one_database
BUDGET = [["", "2026", "2027"], ["Bibliotek", "−17 850", "−18 000"], ["Skola", "5", "6"]]
LATER = [["", "2027", "2028"], ["Bibliotek", "−18 900", "−18 100"], ["Kultur", "1", "2"], ["Skola", "6", "7"]]


def side(name: str, words: str, budget: list[list[str]], kr: int, points: tuple[str, ...], *more: Item) -> Side:
    text = f"<p>Öppet {words} för <strong>alla</strong>.</p>{table_html(budget)}<ul><li>{words}</li><li>mer</li></ul>"
    values = (
        Value("", Look.RICH, f"{text}<h3>Mer</h3><p>{PICTURE.format(words)}</p>"),
        Value("Bidrar till", Look.LIST, points),
        Value("Utfall", Look.AMOUNT, Decimal(kr)),
        Value("Budget", Look.AMOUNT, Decimal(kr * 2)),
    )
    facts = (Value("Beslut", Look.WORDS, f"KN § {abs(kr) // 100}"),)
    return Side(name, (Item("a", "inriktning", f"Bibliotek {words}", "Inriktningar", "1", values=values), *more), facts)


SAME = Item("s", "avsnitt", "Inledning", "Texter", values=(Value("", Look.RICH, "<p>Som förut</p>"),))
GONE = Item("g", "inriktning", "Konst", "Inriktningar", "2", values=(Value("", Look.RICH, "<p>Ett verk</p>"),))


def document(**how: object) -> Document:
    old = side("Handling 1", "nu", BUDGET, -4100, ("I2 Välfärd",), GONE, SAME)
    new = side("Utgåva 1", "alltid", LATER, -4200, ("I2 Välfärd", "I1 Demokrati"), SAME)
    return comparison_document(compare(old, new), **how)


def picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (30, 15), "#88aa99").save(content, "PNG")
    return content.getvalue()


@cache
def pdf() -> bytes:
    return weasy.set_pdf(print_job(document(shows_all=True), lambda _: picture()))


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_no_fault_in_a_comparison(flavour):
    assert verapdf.failures(pdf(), flavour) == []


def test_the_pdf_says_what_marks_mean():
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf())]
    words = " ".join(" ".join(pages).split())
    assert "borttaget: nu" in words
    assert "tillagt: alltid" in words


def test_only_what_differs_is_told_and_everything_when_asked_for():
    assert [chapter.title for chapter in document().chapters] == ["Beslut och datum", "Inriktningar"]
    assert [chapter.title for chapter in document(shows_all=True).chapters][2:] == ["Texter"]
    assert document(of="Kulturnämnden").unit == "Kulturnämnden"


def test_items_say_what_is_done_with_them_and_their_former_titles():
    first, second = (block.html for block in document().chapters[1].blocks)
    assert first.startswith("<p><em>Ändrad.</em></p><p>Rubrik: Bibliotek <del>nu</del> <ins>alltid</ins></p>")
    assert second == "<p><em>Borttagen.</em></p><p><del>Ett verk</del></p>"


def test_amounts_stand_with_their_difference():
    html = document().chapters[1].blocks[0].html
    assert "<th>Utfall</th><td>−4_100</td><td>−4_200</td><td>−100</td>" in html.replace("\N{NO-BREAK SPACE}", "_")


def test_word_strikes_and_underlines_and_says_it():
    word = docx.Document(BytesIO(word_file(document())))
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    paragraph = next(one.text for one in word.paragraphs if one.text.startswith("Öppet"))
    assert paragraph == "Öppet [borttaget: nu] [tillagt: alltid] för alla."
    assert {run.text for run in runs if run.font.strike} >= {"nu", "Ett verk"}
    assert {run.text for run in runs if run.font.underline} >= {"alltid"}


def test_it_is_stored_and_read_as_every_document():
    assert read(to_json(document())) == document()
