"""The accounts as blocks: what is printed is what was told, missing, zero and not applicable are three things, and rows and
notes lead to each other.
"""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from openpyxl import load_workbook

from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    FinancialNote,
    Reference,
    RowKind,
    SaidIn,
    Stated,
    Statement,
)
from styrmodell.lib.documents.blocks import UnreadablePart
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.parts.amount_tables import stated as cell_of
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.swedish import number
from tests.lib.documents import accounts as sample
from tests.lib.documents.accounts import BALANCE, INCOME, NOTES, PROOFS, RATIOS, REQUIREMENT, column, row

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " "})
AMOUNTS = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=2)
STATED = st.just(NOT_APPLICABLE) | AMOUNTS.map(Stated)


def holding(*blocks):
    return Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", "Kapitlet", blocks),))


def page_of(*blocks):
    return lxml_html.fromstring(body_html(holding(*blocks)))


def words_of(element):
    hidden = element.xpath('.//*[@class="visually-hidden"]')
    for one in hidden:
        one.drop_tree()
    return " ".join(" ".join(element.itertext()).translate(SPACES).split())


def test_a_row_has_a_value_for_each_column_and_a_heading_none():
    columns = (column("2026"), column("2025"))
    Statement("RR", columns, (row("Rubrik", kind=RowKind.HEADING), row("Skatt", 1, 2)))
    for wrong in (row("Skatt", 1), row("Rubrik", 1, 2, kind=RowKind.HEADING), row("Skatt")):
        with pytest.raises(ValueError, match="värde för var och en av 2 kolumner"):
            Statement("RR", columns, (wrong,))
    with pytest.raises(ValueError, match="reserven ska ha ett namn"):
        replace(REQUIREMENT, reserve_names=("resultatreserv",))


def test_two_rows_and_two_notes_are_never_called_the_same():
    for twice in ((INCOME, INCOME), (NOTES[0], NOTES[0])):
        with pytest.raises(ValueError, match="noter eller två rader"):
            holding(*twice)
    with pytest.raises(ValueError, match="länka"):
        holding(Statement("RR", (column("2026"),), (row("Skatt", 1, key="min skatt"),)))


@given(STATED, st.sampled_from(SaidIn), st.integers(0, 2))
def test_an_amount_is_said_in_its_unit_and_missing_zero_and_not_applicable_apart(what, unit, decimals):
    cell = cell_of(what, unit, decimals)
    if what.is_not_applicable:
        assert (cell.text, cell.number) == ("–", None)
    elif what.value is None:
        assert (cell.text, cell.number) == ("saknas", None)
    else:
        assert cell.text == number(what.value / unit.per, decimals)
        assert cell.number * unit.per == what.value


def test_the_unit_is_said_over_the_names_in_every_table():
    for unit, heading in ((SaidIn.KR, "Belopp i kr"), (SaidIn.MKR, "Belopp i mkr")):
        page = page_of(replace(INCOME, unit=unit))
        assert page.xpath("//thead//th")[0].text_content() == heading
    (cell,) = page_of(replace(INCOME, unit=SaidIn.MKR, decimals=1)).xpath('//tr[@id="rad-netto"]/td[3]')
    assert words_of(cell) == "−331,3"


# ---- rows and notes lead to each other -------------------------------------------------------------------------------------


def test_a_row_leads_to_its_notes_and_a_note_back_to_its_rows():
    page = lxml_html.fromstring(body_html(sample.accounts()))
    links = [link.get("href") for link in page.xpath('//tr[@id="rad-resultat"]//a')]
    assert links == ["#not-2", "#not-4"]
    back = page.xpath('//*[@id="not-4"]//p[@class="note-about"]/a')
    assert [(one.text, one.get("href")) for one in back] == [
        ("Resultaträkningen", "#rad-resultat"),
        ("Balansräkningen", "#rad-br-resultat"),
    ]
    places = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath('//a[@class="see"]/@href')} <= places


def test_what_leads_to_something_that_the_document_lacks_is_words_alone():
    about = (Reference("Resultaträkningen", "skatt"),)
    page = page_of(replace(NOTES[0], about=about), replace(INCOME, rows=(row("Skatt", *[1] * 5, notes=(9,)),)))
    assert page.xpath('//a[contains(@class, "see")]') == []
    assert "Resultaträkningen" in page.text_content()
    assert "9" in [cell.text_content() for cell in page.xpath('//td[@data-label="Not"]')]


def test_a_proof_says_both_figures_what_came_of_it_and_where_to_look():
    page = page_of(PROOFS, BALANCE)
    rows = [words_of(line) for line in page.xpath('//table[contains(@class, "proofs")]/tbody/tr')]
    assert rows[0].endswith("6 113. Skillnaden på 1 tkr är avrundning. Balansräkningen Avrundning")
    assert [line.split(" ")[-1] for line in rows] == ["Avrundning", "Stämmer", "prövad"]
    assert page.xpath('//table[contains(@class, "proofs")]//a/@href') == ["#rad-br-resultat"]


# ---- how it is read --------------------------------------------------------------------------------------------------------


def test_every_cell_has_its_headings_and_the_groups_cover_their_columns():
    page = page_of(INCOME)
    groups = [(one.text, one.get("colspan")) for one in page.xpath('//th[@scope="colgroup"]')]
    assert groups == [("Kommunen", "3"), ("Koncernen", "2")]
    assert all(one.get("scope") for one in page.xpath("//th"))
    assert page.xpath('//tr[@id="rad-netto"]/td/@data-label') == [
        *("Not", "Kommunen Budget 2019", "Kommunen 2019", "Kommunen 2018", "Koncernen 2019", "Koncernen 2018")
    ]
    headings = page_of(BALANCE).xpath('//th[@scope="rowgroup"]')
    assert [(one.text, one.get("colspan")) for one in headings] == [
        ("Tillgångar", "3"),
        ("Eget kapital, avsättningar och skulder", "3"),
        ("Panter och ansvarsförbindelser", "3"),
    ]


def test_a_dash_is_said_in_words_to_who_does_not_see_it_and_explained_under_the_table():
    page = page_of(INCOME)
    (cell,) = page.xpath('//th[text()="Extraordinära poster"]/following-sibling::td[@data-label="Kommunen 2019"]')
    assert cell.text_content() == "inte tillämpligt–"
    assert cell.xpath('./span[@aria-hidden="true"]')[0].text == "–"
    explained = "Streck (–) betyder att raden inte är tillämplig, 0 att den är noll."
    assert explained in page.text_content()
    assert explained not in page_of(RATIOS).text_content()


@pytest.mark.parametrize("years", [("2025", "2024", "2023"), ("2023", "2024", "2025")], ids=" ".join)
def test_the_newest_year_of_people_is_this_year_wherever_it_stands(years):
    values = tuple(PersonnelValue(Decimal(year)) for year in years)
    page = page_of(PersonnelTable(years, (PersonnelRow("Anställda", values),)))
    now = page.xpath('//*[self::th or self::td][contains(concat(" ", @class, " "), " current ")]')
    assert [words_of(one) for one in now] == ["2025", "2 025"]


def test_example_data_is_marked_on_its_column_and_once_when_everything_is():
    assert [words_of(one) for one in page_of(INCOME).xpath("//thead/tr[2]/th")][-2:] == [
        *("2019 Exempeldata", "2018 Exempeldata")
    ]
    assert page_of(replace(INCOME, is_example=True)).text_content().count("Exempeldata") == 1
    book = load_workbook(BytesIO(excel_file(holding(INCOME))))
    assert book["Resultaträkning"]["F2"].value == "Koncernen 2019 (exempeldata)"


def test_names_are_moved_in_and_sums_and_headings_are_bold_in_excel_and_word():
    sheet = load_workbook(BytesIO(excel_file(holding(BALANCE))))["Balansräkning"]
    looks = {line[0].value: (line[0].font.bold, line[0].alignment.indent) for line in sheet.iter_rows(min_row=3)}
    assert looks["Tillgångar"] == looks["Omsättningstillgångar"] == (True, 0)
    assert looks["varav maskiner och inventarier"] == looks["Eget kapital vid årets början"] == (False, 1)
    (table,) = docx.Document(BytesIO(word_file(holding(BALANCE)))).tables
    indents = {line.cells[0].text: line.cells[0].paragraphs[0].paragraph_format.left_indent for line in table.rows}
    assert indents["varav maskiner och inventarier"] > 0
    assert indents["Fordringar"] is None


def test_a_year_keeps_the_name_of_its_reserve_and_what_is_to_be_restored_is_said():
    said = words_of(page_of(REQUIREMENT))
    assert "Reserven heter resultatutjämningsreserv (2023) och resultatreserv (2024 och 2025)." in said
    assert "Av underskottet 2023 återstår 1 300 tkr, som ska vara återställt senast 2026." in said
    same = replace(REQUIREMENT, reserve_names=("resultatreserv",) * 3, restorations=())
    assert "Reserven heter" not in words_of(page_of(same))


def test_a_note_may_be_a_text_alone_and_a_statement_without_rows_has_no_table():
    page = page_of(FinancialNote(1, "Redovisningsprinciper", html="<p>Lagen följs.</p>"))
    assert "Lagen följs." in page.text_content()
    assert page.xpath("//table") == []
    assert page_of(Statement("RR", (column("2026"),), ())).xpath("//table") == []


# ---- what is stored --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(3), ids=["columns", "a row's values", "an enumeration"])
def test_a_statement_that_is_not_one_is_told_of_and_takes_no_other_with_it(at):
    data = to_json(holding(INCOME, BALANCE))
    block = data["chapters"][0]["blocks"][0]
    [
        lambda: block.update(columns=[]),
        lambda: block["rows"][0]["values"].pop(),
        lambda: block["columns"][0].update(role="SOMETIMES"),
    ][at]()
    document = read(data)
    assert document.blocks == [UnreadablePart("Statement", "Resultaträkning"), BALANCE]


def test_a_note_that_is_not_one_leaves_the_links_to_it_as_words():
    data = to_json(holding(INCOME, NOTES[0]))
    data["chapters"][0]["blocks"][1].update(block="NoteOfALaterVersion")
    document = read(data)
    assert [type(block) for block in document.blocks] == [Statement, UnreadablePart]
    assert lxml_html.fromstring(body_html(document)).xpath('//td[@data-label="Not"]//a') == []
