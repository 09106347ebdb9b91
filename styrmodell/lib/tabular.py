"""Tables from files people send in: bytes → text → rows with their numbers, and a sentence when it is no such file."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import join_words, number, slug_words
from styrmodell.lib.texts import text_in, without_padding

MAX_ROWS = 200_000
SEPARATORS = {";": "semikolon", "\t": "tabb", ",": "komma"}
HOW_TO_SAVE = "Spara den som ”CSV UTF-8 (avgränsad med semikolon)” och försök igen."
UTF_16 = f"Filen är sparad som ”Unicode-text” (UTF-16). {HOW_TO_SAVE}"
# What a file begins with when it is something else, whatever its name says.
SIGNATURES = {
    b"PK\x03\x04": "en arbetsbok från Excel",
    b"\xd0\xcf\x11\xe0": "en arbetsbok från Excel",
    b"%PDF": "ett PDF-dokument",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"{\\rtf": "ett textdokument",
    b"#FLAGGA": "en SIE-fil",
    b"<": "en webbsida eller XML",
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class TableError(DomainError):
    """The file is not a table we can read. The text is a Swedish sentence; `row` its row number when it has one."""

    def __init__(self, sentence: str, *, row: int | None = None) -> None:
        super().__init__(f"Rad {row}: {sentence}" if row else sentence)
        self.row = row


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it stands in the file.

    Attributes:
        number: as spreadsheets count, the header being row 1.
        cells: column name → text without surrounding space; "" for an empty cell.
    """

    number: int
    cells: dict[str, str]


def decode(data: bytes) -> str:
    """The text of an uploaded file, come in through `styrmodell.lib.texts`: UTF-8 with or without BOM, else Windows' cp1252.

    Raises:
        TableError: empty, UTF-16, or not text at all.
    """
    data = without_padding(data)
    if not data:
        raise TableError("Filen är tom.")
    start = data.removeprefix(BOM_UTF8).lstrip()
    for signature, what in SIGNATURES.items():
        if start.startswith(signature):
            raise TableError(f"Filen är inte en CSV-fil utan {what}. {HOW_TO_SAVE}")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_like_utf_16(data):
        raise TableError(UTF_16)
    text = _text(data)
    if CONTROL.search(text):
        raise TableError(f"Filen är inte en CSV-fil: den innehåller tecken som inte är text. {HOW_TO_SAVE}")
    return text_in(text)


def _looks_like_utf_16(data: bytes) -> bool:
    """Every second byte of Swedish text in UTF-16 is zero, also when the BOM is missing."""
    start = data[:200]
    return max(start[::2].count(0), start[1::2].count(0)) > len(start) // 4


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass  # saved by an older Excel; every å, ä and ö tells
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise TableError(f"Filens teckenkodning känns inte igen. {HOW_TO_SAVE}") from None


def read(text: str, columns: Sequence[str], *, max_rows: int = MAX_ROWS) -> list[TableRow]:
    """The rows of a table whose first row names the columns, in any order and with any capitals.

    Separated by semicolon, or by tab or comma when the first row is. Empty rows are skipped. Spreadsheets leave out
    empty cells at the end of a row; those are read as empty.

    Args:
        columns: the names the first row must have, all of them and no others; written as `slug_words` writes them.

    Raises:
        TableError: columns are missing, unknown or there twice; a row is broken; there are no rows, or too many.
    """
    first, _, rest = text.partition("\n")
    if re.fullmatch(r'"?sep=.?"?', first.strip(), re.IGNORECASE):  # Excel's own hint, which it does not show as a row
        text = rest
        first = rest.partition("\n")[0]
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(first), strict=True)
    header: list[str] | None = None
    rows: list[TableRow] = []
    number_ = 0
    while (record := _next(records, number_ + 1)) is not None:
        number_ += 1
        cells = [cell.strip() for cell in record]
        if not any(cells):
            continue
        if header is None:
            header = _header(cells, columns)
            continue
        rows.append(_row(number_, cells, header))
        if len(rows) > max_rows:
            raise TableError(f"Filen har mer än {number(max_rows)} rader. Dela upp den.")
    if not rows:
        raise TableError("Filen har inga rader under rubrikraden." if header else "Filen är tom.")
    return rows


def _separator(header: str) -> str:
    """The separator that stands most often in the header; semicolon when none does."""
    return max(SEPARATORS, key=header.count) if any(map(header.count, SEPARATORS)) else ";"


def _next(records: Iterator[list[str]], number_: int) -> list[str] | None:
    """The next record, or None at the end."""
    try:
        return next(records)
    except StopIteration:
        return None
    except csv.Error:
        raise TableError("Raden går inte att läsa. Saknas ett citattecken?", row=number_) from None


def _header(cells: list[str], columns: Sequence[str]) -> list[str]:
    """The column names; empty ones are columns that a spreadsheet wrote out without anything in them."""
    names = [slug_words(cell) for cell in cells]
    expected = f"Första raden ska vara {';'.join(columns)}."
    if missing := [name for name in columns if name not in names]:
        which = "Kolumnen" if len(missing) == 1 else "Kolumnerna"
        raise TableError(f"{which} {_quoted(missing)} saknas. {expected}")
    if unknown := [cell for cell, name in zip(cells, names, strict=True) if cell and name not in columns]:
        which = "Kolumnen" if len(unknown) == 1 else "Kolumnerna"
        raise TableError(f"{which} {_quoted(unknown)} känns inte igen. {expected}")
    if twice := [name for name in columns if names.count(name) > 1]:
        raise TableError(f"Kolumnen {_quoted(twice[:1])} finns flera gånger. {expected}")
    return names


def _quoted(names: Sequence[str]) -> str:
    return join_words([f"”{name[:40]}”" for name in names[:10]])


def _row(number_: int, cells: list[str], header: list[str]) -> TableRow:
    if any(cells[len(header) :]):
        sentence = f"Det finns {len(cells)} celler men {len(header)} kolumner. Står ett skiljetecken inne i en cell?"
        raise TableError(sentence, row=number_)
    padded = [*cells, *[""] * (len(header) - len(cells))]
    named = {name: cell for name, cell in zip(header, padded, strict=False) if name}
    if stray := [cell for name, cell in zip(header, padded, strict=False) if cell and not name]:
        raise TableError(f"”{stray[0][:40]}” står i en kolumn utan rubrik.", row=number_)
    return TableRow(number_, named)
