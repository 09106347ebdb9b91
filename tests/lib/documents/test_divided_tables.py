"""Tables that go on over pages: what says so over each part, where it ends, and what comes after."""

from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from styrmodell.lib.documents.accounts import FinancialNote, Stated, Statement, StatementColumn
from styrmodell.lib.documents.blocks import RichText, StatusRow, StatusTable
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.pdf import print_job
from tests.lib.documents.accounts import YEARS, row
from tests.lib.documents.parts import DELAYED
from tests.lib.documents.word_boxes import outside, pieces

pytestmark = pytest.mark.one_database
SENTENCE = "Verksamheten har utvecklats som planerat, och invånarna har fått fler vägar in i besluten. "
AFTER = Chapter("b", "Sedan", (RichText(f"<p>{SENTENCE * 60}</p>"),))


def printed(*blocks):
    chapters = (Chapter("del", "Del", level=1), Chapter("a", "Först", blocks, level=2), AFTER)
    pdf = weasy.set_pdf(print_job(Document("Rapport", "2025", "Åsunda", "K", contents_levels=3, chapters=chapters)))
    assert outside(pdf) == []
    return pdf


def going_on(pdf):
    return [(piece.page, piece.text) for piece in pieces(pdf) if piece.text.endswith("forts.")]


def last_page_with(pdf, words):
    return max(piece.page for piece in pieces(pdf) if words in piece.text)


def test_a_note_of_many_rows_says_its_name_over_each_part_and_not_over_what_comes_after():
    pdf = printed(FinancialNote(2, "Lån", YEARS, tuple(row(f"Del {at}", 6412 + at, 6890) for at in range(80))))
    found = going_on(pdf)
    assert {words for _, words in found} == {"Not 2 Lån, forts."}
    assert [page for page, _ in found][-1] == last_page_with(pdf, "Del 79") < last_page_with(pdf, "Verksamheten")


def test_a_last_row_over_several_pages_is_named_on_each_of_them():
    told = f"<p>{SENTENCE * 6}</p>" * 12
    rows = (StatusRow("Kort", html="<p>Ja.</p>", status=DELAYED), StatusRow("Hög", html=f"{told}<p>Slut.</p>"))
    pdf = printed(StatusTable(rows, "Uppdrag"))
    first = next(piece.page for piece in pieces(pdf) if piece.text == "Hög")
    end = last_page_with(pdf, "Slut.")
    assert [page for page, _ in going_on(pdf)] == list(range(first + 1, end + 1))
    assert end > first + 1


def test_a_long_text_after_a_table_that_lies_down_begins_a_page_that_stands():
    columns = tuple(StatementColumn(f"Bolag {at}") for at in range(11))
    amounts = tuple(Stated(Decimal(104_297_000)) for _ in columns)
    wide = Statement("Koncernen", columns, tuple(replace(row(f"Rad {at}"), values=amounts) for at in range(30)))
    pdf = printed(wide, RichText(f"<p>{SENTENCE * 14}</p>", "Kommentar"))
    places = {piece.page for piece in pieces(pdf) if piece.text == "Kommentar"}
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    assert [sizes[page - 1][0] < sizes[page - 1][1] for page in places] == [True]
    assert any(width > height for width, height in sizes)
