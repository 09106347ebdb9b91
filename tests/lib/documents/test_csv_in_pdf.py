"""The tables of a document as data in its PDF: the same figures, whole, and called by what they are."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pikepdf
import pytest

from styrmodell.lib.documents.accounts import NOT_APPLICABLE, NOT_STATED, Stated, Statement, StatementColumn
from styrmodell.lib.documents.embedded import SUPPLEMENT, Embedded
from styrmodell.lib.documents.figures import KeyFigureCharts, KeyFigureSeries
from styrmodell.lib.documents.key_numbers import KeyNumber, KeyNumbers
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.csv_tables import csv_tables
from styrmodell.lib.documents.render.pdf import print_job
from tests import verapdf
from tests.lib.documents import accounts as kept
from tests.lib.documents import read_back, samples
from tests.lib.documents.parts import OCTOBER
from tests.lib.documents.test_excel import holding

pytestmark = pytest.mark.one_database
OPINION = Embedded("bilaga-1-revisionsberattelse.pdf", b"%PDF-1.7 as it came", "Revisionsberättelse", SUPPLEMENT)


def long():
    return replace(kept.accounts(), contents_levels=3)


@pytest.fixture(scope="module")
def made():
    return weasy.set_pdf(print_job(long(), files=(OPINION,)))


def inside(pdf):
    """The files in a PDF: name, what is told of it, its relation and its bytes."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return {
            str(one.filename): (str(one.description), str(one.relationship), one.get_file().read_bytes())
            for one in file.attachments.values()
        }


def rows_of(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_figure_of_the_accounts_is_read_back_from_the_files_in_the_pdf(made):
    told = [
        (name, ["" if words == "saknas" else words.replace(" ", "").replace("−", "-") for words in figures])
        for name, figures in read_back.rows_told(long())
    ]
    found = [
        row[1:] if head[0] == "Radnyckel" else row
        for name, (_, _, content) in inside(made).items()
        if name.endswith(".csv")
        for head, *rows in [rows_of(content)]
        for row in rows
    ]
    words = [[name, *(cell.replace(" ", "") for cell in cells)] for name, *cells in found]
    assert len(told) > 40
    assert read_back.not_found(told, words) == []


def test_what_lies_in_the_pdf_is_byte_for_byte_what_was_made(made):
    expected = {one.name: (one.about, f"/{one.relation}", one.content) for one in (*csv_tables(long()), OPINION)}
    assert inside(made) == expected
    assert all(content for _, _, content in expected.values())
    with pikepdf.open(BytesIO(made)) as file:
        assert len(file.Root.AF) == len(expected)


def test_such_a_pdf_is_for_the_archive_and_for_everybody_and_always_the_same(made):
    assert [verapdf.failures(made, flavour) for flavour in ("3a", "ua1")] == [[], []]
    assert weasy.set_pdf(print_job(long(), files=(OPINION,))) == made


def test_a_file_has_the_number_that_its_table_has_in_the_document():
    names = [one.name for one in csv_tables(long())]
    assert "tabell-01-resultatrakning.csv" in names
    assert any(name.startswith("not-02-") for name in names)
    assert len(set(names)) == len(names)


def test_the_tables_of_one_picture_are_called_by_it_and_what_has_no_number_by_whose_it_is():
    numbers = KeyNumbers((KeyNumber("Resultat", Decimal(1)),))
    series = [KeyFigureSeries(name, "procent", ("2025",), (Decimal(1),)) for name in ("Soliditet", "Nöjda")]
    chapters = (
        Chapter("a", "Kulturnämnden", (numbers, KeyFigureCharts(tuple(series), "Tre år"))),
        Chapter("b", "Socialnämnden", (numbers,)),
    )
    files = csv_tables(Document("R", "2026", "K", "K", chapters=chapters, contents_levels=2))
    assert [(one.name, one.about) for one in files] == [
        (
            "i-texten-arets-viktigaste-tal-kulturnamnden.csv",
            "Uppgifterna i Årets viktigaste tal, Kulturnämnden, som CSV",
        ),
        ("figur-01-tre-ar-soliditet.csv", "Uppgifterna i Figur\N{NO-BREAK SPACE}1. Tre år: Soliditet, som CSV"),
        ("figur-01-tre-ar-nojda.csv", "Uppgifterna i Figur\N{NO-BREAK SPACE}1. Tre år: Nöjda, som CSV"),
        (
            "i-texten-arets-viktigaste-tal-socialnamnden.csv",
            "Uppgifterna i Årets viktigaste tal, Socialnämnden, som CSV",
        ),
    ]


def test_in_a_short_document_the_tables_are_counted():
    names = [one.name for one in csv_tables(holding(OCTOBER, OCTOBER))]
    assert [name[:10] for name in names] == ["tabell-01-", "tabell-02-"]


def test_missing_is_empty_not_applicable_a_dash_and_zero_zero():
    values = (*tuple(map(Stated, (0, -1234567, 400))), NOT_STATED, NOT_APPLICABLE)
    rows = (replace(kept.row("=1+1"), key="summa", values=values),)
    block = Statement("Rader", tuple(StatementColumn(name) for name in "abcde"), rows)
    [file] = csv_tables(Document("R", "2026", "K", "K", chapters=(Chapter("a", "A", (block,)),)))
    assert rows_of(file.content) == [
        ["Radnyckel", "Belopp i tkr", *"abcde"],
        ["summa", "'=1+1", "0", "-1235", "0", "", "–"],
    ]


def test_words_alone_are_no_data():
    assert csv_tables(samples.minimal()) == ()
