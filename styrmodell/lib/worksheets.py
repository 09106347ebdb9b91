"""What the sheets of an Excel file hold, cell by cell: words as words, and numbers with the decimals that are shown."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from styrmodell.lib.attached import ooxml
from styrmodell.lib.errors import DomainError
from styrmodell.lib.texts import line_in

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 20, 2000, 60
FURTHEST_ROW = 50_000  # that is looked at, most of them empty
MOST_UNPACKED = 30 * 1024 * 1024
TOO_LARGE = f"Arbetsboken är för stor: högst {MOST_SHEETS} blad med {MOST_ROWS} rader. Dela upp den."
NOT_A_WORKBOOK = "Filen är inte en arbetsbok från Excel (.xlsx)."
EXACT = Context(prec=15)  # what Excel keeps of a number
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]|\*.')
SHOWN_DECIMALS = re.compile(r"[0#?]\.(?P<decimals>0+)")
PER_THOUSAND = re.compile(r"[0#?](?P<commas>,+)(?![0#?,])")
# What openpyxl meets in a workbook that is not as it should be.
BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    LxmlError,
    OSError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is shown.

    Attributes:
        rows: its cells from the first row and column; a number as Decimal with the decimals that it is shown with, "" for
            an empty cell.
    """

    title: str
    rows: tuple[tuple[str | Decimal, ...], ...]


def is_workbook(content: bytes) -> bool:
    """Whether it begins as an Excel file does, of today or before 2007."""
    return content.startswith((ooxml.START, ooxml.OLE_START))


def sheets_in(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx file that are shown, in order. Of a formula its value as it was last worked out.

    Raises:
        DomainError: another kind of file, broken, locked, with macros or too large.
    """
    if content.startswith(ooxml.OLE_START):
        raise DomainError(ooxml.LOCKED)
    if ooxml.form_of(content) != "xlsx":
        raise DomainError(NOT_A_WORKBOOK)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise DomainError(TOO_LARGE)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if len(shown) > MOST_SHEETS:
                raise DomainError(TOO_LARGE)
            return tuple(Sheet(line_in(sheet.title), tuple(_rows(sheet))) for sheet in shown)
        finally:
            book.close()
    except BROKEN as fault:
        raise DomainError(ooxml.BROKEN) from fault


def _rows(sheet: Any) -> Iterator[tuple[str | Decimal, ...]]:
    sheet.reset_dimensions()  # what a program says of its size is often wrong
    empty = filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        found = [_cell(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        while found and found[-1] == "":
            found.pop()
        filled += bool(found)
        if filled > MOST_ROWS or number > FURTHEST_ROW:
            raise DomainError(TOO_LARGE)
        if not found:
            empty += 1  # those after the last are left out: a program may have drawn borders far below it
            continue
        yield from [()] * empty
        empty = 0
        yield tuple(found)


def _cell(value: object, number_format: str) -> str | Decimal:
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, (int, float)):
        return _number(Decimal(str(value)), number_format)
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    return line_in(str(value))


def _number(value: Decimal, number_format: str) -> str | Decimal:
    """A number as it is shown, without losing what is not: in percent as words, in thousands where the cell shows those."""
    shown = QUOTED.sub("", (number_format or "").split(";")[0])
    exact = EXACT.create_decimal(value)
    if not exact.is_finite():
        return str(value)
    if "%" in shown:
        return f"{(exact * 100).normalize():f}".replace(".", ",") + " %"
    if thousands := PER_THOUSAND.search(shown):
        exact = exact.scaleb(-3 * len(thousands["commas"]))
    least = SHOWN_DECIMALS.search(shown)
    normal = exact.normalize()
    decimals = max(-int(normal.as_tuple().exponent), len(least["decimals"]) if least else 0, 0)
    return normal.quantize(Decimal(1).scaleb(-decimals), context=Context(prec=60))
