"""A document's tables as an Excel file: numbers to go on reckoning with, the same as on the page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from styrmodell.lib.documents.blocks import DecisionRow, RichText
from styrmodell.lib.documents.figures import BudgetBars, Ledger, LedgerRow
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render.excel import excel_file
from tests.lib.documents import samples
from tests.lib.documents.parts import OCTOBER


def opened(document):
    """The file as Excel opens it."""
    return load_workbook(BytesIO(excel_file(document)))


def holding(*blocks, title="Kapitlet"):
    """A document with one chapter."""
    return Document("Rapport", "2026", "Kommunen", "K", chapters=(Chapter("a", title, blocks),))


def rows_of(sheet):
    """What stands in each row, from a table's headings on."""
    first = 1 if sheet.title == "Om dokumentet" else 2
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def test_the_first_sheet_says_what_the_tables_are_from():
    about = dict(rows_of(opened(samples.full())["Om dokumentet"]))
    assert about["Dokument"] == "Delårsrapport 2 2021"
    assert about["Enhet"] == "Strängnäs kommun"
    assert about["Diarienummer"] == "KS/2021:40-042"
    assert about["Uppgifter"] == "Påhittade (exempeldata)"


def test_sheets_of_tables_of_one_name_say_whose_each_is():
    sheets = [sheet for sheet in opened(samples.full()) if sheet.title.startswith("Bedömning i korthet")]
    assert len(sheets) > 1
    assert sheets[0]["A1"].value.startswith("Bedömning i korthet, I1 Levande demokrati  ·  ")
    assert len({sheet["A1"].value for sheet in sheets}) == len(sheets)


@pytest.mark.parametrize(
    ("also", "mark"),
    [
        ({"status": "Utkast"}, "Utkast"),
        ({"status": "Handling 2", "laid_before": "Kulturnämnden 2026-09-22"}, "Handling 2, Kulturnämnden 2026-09-22"),
        ({"status": "", "edition": 3}, "Utgåva 3"),
    ],
)
def test_every_sheet_says_what_it_is_from_above_its_headings(also, mark):
    document = replace(samples.full(), **also)
    tables = opened(document).worksheets[1:]
    assert len(tables) > 5
    for sheet in tables:
        *_, said, marked = sheet["A1"].value.split("  ·  ")
        assert (said, marked) == (f"{document.title}, {document.unit}", mark)
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B3", "$1:$2")
        assert sheet.auto_filter.ref.startswith("A2:")


def test_amounts_are_numbers_with_the_same_sums_as_in_the_document():
    sheet = opened(holding(OCTOBER)).worksheets[1]
    columns = list(zip(*rows_of(sheet)[1:], strict=True))
    for column, name in ((1, "outcome"), (2, "budget"), (4, "forecast"), (5, "year_budget")):
        amounts = [getattr(row, name) for row in (*OCTOBER.rows, OCTOBER.total)]
        assert [Decimal(str(value)) * 1000 for value in columns[column]] == amounts
    assert sheet.cell(3, 2).number_format == "#,##0"


def test_a_year_that_is_over_has_no_column_for_its_end():
    block = Ledger((LedgerRow("Bibliotek", Decimal(-1000), Decimal(-2000), None, Decimal(-2000)),), period="2025")
    assert rows_of(opened(holding(block)).worksheets[1]) == [
        ["Verksamhet", "Utfall 2025", "Budget 2025", "Avvikelse 2025"],
        ["Bibliotek", -1, -2, 1],
    ]
    bars = BudgetBars(block.rows, period="2025")
    assert rows_of(opened(holding(bars)).worksheets[1]) == [
        ["Verksamhet", "Årsbudget, tkr", "Utfall 2025, tkr", "Utfall mot budget, tkr"],
        ["Bibliotek", -2, -1, 1],
    ]


def test_what_is_missing_is_a_word_and_never_zero():
    sheet = opened(holding(Ledger((LedgerRow("Bibliotek", Decimal(0)),), heading="Drift")))["Drift"]
    assert rows_of(sheet)[1] == ["Bibliotek", 0, *["saknas"] * 5]


def test_days_are_days():
    sheet = opened(replace(samples.minimal(), decisions=(DecisionRow("KN", samples.DECISIONS[0].date, "§ 12 a"),)))
    [head, row] = rows_of(sheet["Beslutsgång"])
    assert dict(zip(head, row, strict=True))["Datum"].date() == date(2021, 10, 1)


def test_words_that_look_like_a_formula_stay_words():
    text = "<table><tr><th>=1+1</th><th>@a</th></tr><tr><td>=HYPERLINK(1)</td><td>+2</td></tr></table>"
    sheet = opened(holding(RichText(text)))["Kapitlet"]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n"}
    assert sheet.cell(3, 1).value == "=HYPERLINK(1)"
    assert sheet.cell(3, 1).data_type == "s"


def test_a_table_in_a_text_is_a_sheet_with_one_row_of_headings_and_its_figures_as_numbers():
    text = (
        '<table><thead><tr><th rowspan="2">Nämnd</th><th colspan="2">2026</th></tr><tr><th>Budget</th><th>Utfall</th></tr>'
        '</thead><tbody><tr><td rowspan="2">KN</td><td>−1 643,5</td><td>−539</td></tr><tr><td>1</td><td></td></tr></tbody></table>'
    )
    sheet = opened(holding(RichText(text)))["Kapitlet"]
    assert rows_of(sheet) == [
        ["Nämnd", "2026 Budget", "2026 Utfall"],
        ["KN", -1643.5, -539],
        [None, 1, None],
    ]


def test_a_plans_items_are_rows():
    sheet = opened(samples.plan())["Inriktning"]
    [head, first, *_] = rows_of(sheet)
    told = dict(zip(head, first, strict=True))
    assert told["Nummer"] == "1"
    assert told["Rubrik"] == "Kultur för alla barn"
    assert "Skapande skola" in told["Text"]
    assert told["Bidrar till"] == "I1 Levande demokrati"


def test_sheets_have_names_that_excel_takes():
    block = Ledger((LedgerRow("Bibliotek", Decimal(1)),), heading="Drift: [år] 2026/2027? och en mycket lång rubrik")
    names = opened(holding(block, replace(block, heading=block.heading.upper()), block)).sheetnames
    assert len({name.lower() for name in names}) == len(names) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_document_without_tables_still_opens():
    assert opened(samples.minimal()).sheetnames == ["Om dokumentet"]
