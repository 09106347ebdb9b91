"""An Excel file's sheets: numbers as they are shown without losing what is not, and a sentence when it is no such file."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from styrmodell.lib.errors import DomainError
from styrmodell.lib.worksheets import MOST_ROWS, MOST_SHEETS, is_workbook, sheets_in


def saved(book):
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read_cell(value, number_format="General"):
    book = Workbook()
    cell = book.active.cell(1, 1)
    cell.value, cell.number_format = value, number_format
    (sheet,) = sheets_in(saved(book))
    return sheet.rows[0][0]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (742318, "General", "742318"),
        (742318.45, "#,##0", "742318.45"),
        (742, "#,##0.0", "742.0"),
        (0.1 + 0.2, "General", "0.3"),
        (-1234.5, '_-* #,##0.00\\ "kr"_-', "-1234.50"),
        (742318453, "#,##0,", "742318.453"),
        (3214506000000, "#,##0.0,,", "3214506.0"),
        (1e15, "General", "1000000000000000"),
        (0, '#,##0;-#,##0;"-"', "0"),
    ],
)
def test_a_number_has_the_decimals_that_are_shown_and_more_when_it_needs_them(value, number_format, expected):
    found = read_cell(value, number_format)
    assert isinstance(found, Decimal)
    assert f"{found:f}" == expected


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        ("  Årets\u200b resultat ", "General", "Årets resultat"),
        (0.355, "0.0%", "35,5 %"),
        (date(2019, 12, 31), "yyyy-mm-dd", "2019-12-31"),
        (datetime(2019, 12, 31, 0, 0), "yyyy-mm-dd", "2019-12-31"),  # noqa: DTZ001 - a cell knows no zone
        (True, "General", "SANT"),
        ("#REF!", "General", "#REF!"),
        ("=1+1", "General", ""),  # nobody has worked it out
    ],
)
def test_what_is_no_number_is_words(value, number_format, expected):
    book = Workbook()
    cell = book.active.cell(1, 1)
    cell.value, cell.number_format = value, number_format
    book.active.cell(1, 2).value = "sist"
    (sheet,) = sheets_in(saved(book))
    assert sheet.rows[0] == (expected, "sist")


def test_rows_keep_their_places_and_hidden_sheets_are_left_out():
    book = Workbook()
    book.active.title = "Balans"
    book.active["B3"] = "Kassa och bank"
    book.active["A9"].number_format = "0.0"
    hidden = book.create_sheet("Underlag")
    hidden["A1"] = 1
    hidden.sheet_state = "hidden"
    (sheet,) = sheets_in(saved(book))
    assert (sheet.title, sheet.rows) == ("Balans", ((), (), ("", "Kassa och bank")))


def test_a_workbook_without_anything_in_it_is_read():
    assert [sheet.rows for sheet in sheets_in(saved(Workbook()))] == [()]


def test_what_is_larger_than_any_accounts_is_refused():
    book = Workbook()
    for _ in range(MOST_ROWS + 1):
        book.active.append([1])
    with pytest.raises(DomainError, match="för stor"):
        sheets_in(saved(book))
    many = Workbook()
    for _ in range(MOST_SHEETS):
        many.create_sheet()
    with pytest.raises(DomainError, match="för stor"):
        sheets_in(saved(many))


def test_a_row_far_below_the_others_is_refused_soon():
    book = Workbook()
    book.active["A1048576"] = 1
    with pytest.raises(DomainError, match="för stor"):
        sheets_in(saved(book))


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 100, saved(Workbook())[:-40]])
def test_a_broken_file_is_refused(content):
    assert is_workbook(content)
    with pytest.raises(DomainError):
        sheets_in(content)


def test_an_older_or_locked_file_is_refused():
    content = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600
    assert is_workbook(content)
    with pytest.raises(DomainError, match="lösenord"):
        sheets_in(content)
