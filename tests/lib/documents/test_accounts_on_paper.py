"""The accounts on paper: for the archive and for everybody, no figure broken, no small table divided, heads repeated."""

from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from styrmodell.lib.documents.accounts import ColumnRole, FinancialNote, RowKind, Statement
from styrmodell.lib.documents.investments import InvestmentTable, ProjectGroup
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.accessible import is_claimed
from styrmodell.lib.documents.render.pdf import print_job
from tests import verapdf
from tests.lib.documents.accounts import BALANCE, INCOME, INVESTMENTS, NOTES, YEARS, accounts, column, row
from tests.lib.documents.read_back import rows_told
from tests.lib.documents.word_boxes import broken, colliding, outside, pieces

pytestmark = pytest.mark.one_database


@cache
def printed(*blocks):
    chapters = (Chapter("a", "Räkenskaper", blocks),)
    return weasy.set_pdf(print_job(Document("Delårsrapport 2", "2026", "Kommunen", "K", chapters=chapters)))


@cache
def whole():
    return weasy.set_pdf(print_job(accounts()))


def test_every_block_of_the_accounts_is_for_the_archive_and_for_everybody():
    assert verapdf.failures(whole(), "3a") == []
    assert verapdf.failures(whole(), "ua1") == []
    assert is_claimed(whole())


def test_the_paper_says_the_same_figures_whole_and_inside_the_page():
    figures = [figure for _, row in rows_told(accounts()) for figure in row if figure not in ("–", "saknas")]
    assert len(figures) > 100
    assert broken(whole(), figures) == []
    assert outside(whole()) == []
    assert colliding(whole()) == []


def test_a_row_says_on_which_page_what_it_leads_to_stands():
    said = [piece.text for piece in pieces(whole())]
    assert "Balansräkningen s. 4" in said
    assert any(words.startswith("Resultaträkningen s. 3") for words in said)


BIG = (-123_456_789, 123_456_789, -99_999_999, 0, -1)


def test_the_largest_amounts_of_five_columns_stand_whole():
    statement = replace(INCOME, rows=tuple(row(f"Generella statsbidrag {at}", *BIG) for at in range(6)))
    pdf = printed(statement)
    assert broken(pdf, ["−123 456 789", "123 456 789", "−99 999 999"] * 6) == []
    assert (outside(pdf), colliding(pdf)) == ([], [])


def test_more_than_seven_columns_lie_down():
    columns = tuple(column(f"Bolag {at}", group="Bolagen") for at in range(8))
    wide = Statement("Sammanställda räkenskaper", columns, (row("Intäkter", *range(8)), row("Kostnader", *range(8))))
    for block, lies_down in ((wide, True), (INVESTMENTS, True), (INCOME, False)):
        (width, height), *_ = [page.get_size() for page in pypdfium2.PdfDocument(printed(block))]
        assert (width > height) == lies_down


def test_a_long_table_has_its_heads_on_every_page_and_no_sum_stands_first():
    rows = []
    for at in range(14):
        rows += [row(f"Avdelning {at}", kind=RowKind.HEADING), *(row(f"Rad {at}-{n}", 1, 2) for n in range(4))]
        rows.append(row(f"Summa {at}", 4, 8, kind=RowKind.SUBTOTAL))
    pdf = printed(
        Statement("Balansräkning i detalj", (column("2026", ColumnRole.CURRENT), column("2025")), tuple(rows))
    )
    pages = len(pypdfium2.PdfDocument(pdf))
    assert pages > 1
    found = pieces(pdf)
    assert sum(piece.text == "Belopp i tkr" for piece in found) == pages
    for number in range(1, pages + 1):
        names = [p.text for p in found if p.page == number and p.text.startswith(("Avdelning", "Rad", "Summa"))]
        assert not names[0].startswith("Summa")
        assert not names[-1].startswith("Avdelning")


def test_a_note_is_never_divided():
    notes = tuple(
        FinancialNote(at, f"Not om rad {at}", YEARS, tuple(row(f"Del {at}-{n}", n, n) for n in range(6)))
        for at in range(10, 30)
    )
    found = pieces(printed(*notes))
    for at in range(10, 30):
        about = {p.page for p in found if p.text.startswith((f"Del {at}-", f"Not {at} "))}
        assert len(about) == 1, at


def test_a_long_note_stands_below_its_name_on_the_whole_width():
    long = replace(NOTES[2], rows=tuple(row(f"Del {n}", n, n) for n in range(60)), html="<p>Text.</p>" * 3)
    pdf = printed(long)
    assert (outside(pdf), colliding(pdf)) == ([], [])
    name, first = (next(p for p in pieces(pdf) if p.text.startswith(words)) for words in ("Not 4", "Del 0"))
    assert abs(name.left - first.left) < 1


def test_many_projects_go_on_on_pages_that_lie_down():
    groups = tuple(ProjectGroup(f"Nämnd {at}", INVESTMENTS.projects * 4) for at in range(4))
    pdf = printed(InvestmentTable(groups, "2026"))
    assert verapdf.failures(pdf, "ua1") == []
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    assert len(sizes) > 2
    assert all(width > height for width, height in sizes)
    assert (outside(pdf), colliding(pdf)) == ([], [])


def test_a_balance_sheet_has_room_for_its_longest_name():
    assert colliding(printed(BALANCE)) == []
