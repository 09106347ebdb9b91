"""A document's tables as an Excel file: a sheet for each, whose numbers are numbers and whose days are days."""

import re
from datetime import datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from styrmodell.lib import richtext
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.parts.model import Cell, Table
from styrmodell.lib.documents.parts.sheets import tables_of
from styrmodell.lib.documents.references import with_references
from styrmodell.lib.documents.strings import seen
from styrmodell.lib.swedish import number

FIRST = "Om dokumentet"
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME, LONGEST_TEXT = 31, 32_767  # what Excel takes
HEAD = 2  # the row of headings
NARROWEST, WIDEST = 10, 60  # characters
BOLD = Font(bold=True)
UNDER_HEAD = Border(bottom=Side(style="thin"))
WRAPPED = Alignment(wrap_text=True, vertical="top")
ON_ONE_LINE = Alignment(vertical="top")
HEAD_OF_FIGURES = Alignment(wrap_text=True, vertical="top", horizontal="right")
DAY_FORMAT = "yyyy-mm-dd"


def excel_file(document: Document) -> bytes:
    """The tables as a .xlsx file, after a first sheet that says what they are from."""
    document = seen(with_references(document))
    book = Workbook()
    about = book.worksheets[0]
    about.title = FIRST
    _about(about, document)
    taken = {FIRST.lower()}
    said = "  ·  ".join(filter(None, (f"{document.title}, {document.unit}", document.mark)))
    for table in tables_of(document):
        if table.rows:
            _write(book.create_sheet(_sheet_name(table.title, taken)), table, said)
    _properties(book, document)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _properties(book: Workbook, document: Document) -> None:
    book.properties.title = f"{document.title}, {document.unit}"
    book.properties.creator = document.unit
    if document.dated:
        book.properties.created = datetime.combine(document.dated, time())


def _about(sheet: Worksheet, document: Document) -> None:
    """What the file is made from."""
    told = [
        ("Dokument", document.title),
        ("Kommun", document.municipality),
        ("Enhet", document.unit),
        ("Status", document.status),
        ("Period", document.period),
        ("Diarienummer", document.registry_number),
        ("Till sammanträde", document.laid_before),
        ("Daterad", document.dated.isoformat() if document.dated else ""),
        ("Utgåva", str(document.edition or "")),
        ("Gäller från", document.in_force_from.isoformat() if document.in_force_from else ""),
        ("Uppgifter", "Påhittade (exempeldata)" if document.is_example else ""),
    ]
    for row, (label, words) in enumerate((pair for pair in told if pair[1]), start=1):
        _words(sheet.cell(row, 1), label).font = BOLD
        _words(sheet.cell(row, 2), words)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, WIDEST


def _write(sheet: Worksheet, table: Table, said: str) -> None:
    """One table: its headings stay in sight and filter the rows below.

    Args:
        said: stands over it: what it is from, so that nobody takes a draft's figures for decided ones.
    """
    above = "  ·  ".join(filter(None, (table.named if table.named != table.title else "", said)))
    _words(sheet.cell(1, 1), above).alignment = ON_ONE_LINE
    for column, words in enumerate(table.columns, start=1):
        head = _words(sheet.cell(HEAD, column), words)
        head.font, head.border = BOLD, UNDER_HEAD
        head.alignment = HEAD_OF_FIGURES if column - 1 in table.figures else WRAPPED
    for at, row in enumerate(table.rows, start=HEAD + 1):
        for column, cell in enumerate(row.cells, start=1):
            made = _cell(sheet.cell(at, column), cell)
            if row.is_sum or row.is_heading:
                made.font = BOLD
        if row.depth:
            sheet.cell(at, 1).alignment = Alignment(wrap_text=True, vertical="top", indent=row.depth)
    for column in sheet.iter_cols(min_row=HEAD):
        letters = max(len(line) for cell in column for line in str(cell.value or "").split("\n"))
        sheet.column_dimensions[column[0].column_letter].width = min(max(letters + 2, NARROWEST), WIDEST)
    sheet.freeze_panes = f"B{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{sheet.dimensions.partition(':')[2]}"
    sheet.print_title_rows = f"1:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _cell(made: ExcelCell, cell: Cell) -> ExcelCell:
    if cell.number is not None:
        made.value, made.number_format = cell.number or 0, _number_format(cell)
        made.alignment = Alignment(vertical="top")
    elif cell.day is not None:
        made.value, made.number_format = cell.day, DAY_FORMAT
        made.alignment = Alignment(vertical="top", horizontal="left")
    else:
        _words(made, _text(cell))
    return made


def _text(cell: Cell) -> str:
    return cell.text or (richtext.plain(cell.html) if cell.html else "")


def _words(made: ExcelCell, words: str) -> ExcelCell:
    """Words stay words: what begins with = is no formula."""
    made.value = words[:LONGEST_TEXT]
    made.data_type = "s"
    made.alignment = WRAPPED
    return made


def _number_format(cell: Cell) -> str:
    """As the number is shown elsewhere. What rounds to zero has no sign; by itself Excel would show "-0"."""
    digits = "#,##0" + (f".{'0' * cell.decimals}" if cell.decimals else "")
    if not number(cell.number, cell.decimals).strip("0,"):
        return f"{digits};{digits}"
    return f"+{digits};-{digits};{digits}" if cell.signed else digits


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes, and that no other sheet has in any case."""
    name = NOT_IN_A_NAME.sub(" ", title).strip() or "Tabell"
    found, count = name[:LONGEST_NAME].strip(), 1
    while found.lower() in taken:
        count += 1
        found = f"{name[: LONGEST_NAME - len(str(count)) - 1].strip()} {count}"
    taken.add(found.lower())
    return found
