"""Amounts of the accounts out of a table: what each row says on which line. Pure; nothing is written.

A table is pasted as it stands in Excel or in a report: names first, the rows in any order, one column or several. Nothing is
guessed: a row that is not recognised is told of, and a line that is said twice differently is left out.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from followup.enums import MoneyUnit
from followup.money.importing.account_names import LineLike, Names
from followup.money.importing.account_pasted import Pasted
from followup.money.importing.account_reader import Reader
from followup.money.importing.account_table import TextRow, blocks_of, rows_of
from followup.money.importing.account_which import decide, placed_rows
from styrmodell.lib.errors import DomainError
from styrmodell.lib.pasted import cells_in
from styrmodell.lib.tabular import TableError, decode
from styrmodell.lib.texts import text_in
from styrmodell.lib.worksheets import is_workbook, sheets_in

APART = re.compile(r" {2,}")
SEPARATORS = "\t;,"
MOST_ROWS = 2000
TOO_MANY = f"Filen har mer än {MOST_ROWS} rader. Dela upp den."

Earlier = Mapping[str, Iterable[str]]
Chosen = Mapping[int, str]


def read_pasted(
    text: str,
    lines: Sequence[LineLike],
    *,
    unit: MoneyUnit,
    unit_holds: bool = False,
    earlier: Earlier | None = None,
    chosen: Chosen | None = None,
) -> Pasted:
    """What a pasted table says.

    Args:
        lines: the year's lines that it may be about.
        unit: what its amounts are in where it does not say so itself.
        unit_holds: somebody has said that they are in `unit`, whatever stands over the table: heads may be wrong.
        earlier: a line's key → what it has been called in other years.
        chosen: a row's id → the key of the line that somebody has chosen for it; empty to leave the row out.

    Raises:
        DomainError: more rows than anybody means to paste.
    """
    return read_rows(rows_of(text_rows(text)), lines, unit=unit, unit_holds=unit_holds, earlier=earlier, chosen=chosen)


def read_file(
    content: bytes,
    lines: Sequence[LineLike],
    *,
    unit: MoneyUnit,
    unit_holds: bool = False,
    earlier: Earlier | None = None,
    chosen: Chosen | None = None,
) -> Pasted:
    """What a workbook (.xlsx) or a CSV file says: every sheet that is shown. As `read_pasted`.

    Raises:
        DomainError: the file is neither, is broken, or is larger than any accounts.
    """
    return read_rows(file_rows(content), lines, unit=unit, unit_holds=unit_holds, earlier=earlier, chosen=chosen)


def read_rows(
    rows: Iterable[TextRow],
    lines: Sequence[LineLike],
    *,
    unit: MoneyUnit,
    unit_holds: bool = False,
    earlier: Earlier | None = None,
    chosen: Chosen | None = None,
) -> Pasted:
    """What rows of cells say; as `read_pasted`."""
    names = Names(lines, earlier or {})
    blocks = blocks_of(rows, names)
    placed = placed_rows(blocks, names, chosen or {})
    decide(placed)
    return Reader(blocks, unit, unit_holds=unit_holds).result(placed, names)


def file_rows(content: bytes) -> list[TextRow]:
    """The rows of a workbook's sheets that are shown, or of a CSV file.

    Raises:
        DomainError: the file is neither, is broken, or is larger than any accounts.
    """
    rows: list[TextRow] = []
    if is_workbook(content):
        for sheet in sheets_in(content):
            rows += rows_of(sheet.rows, sheet.title, after=len(rows))
    else:
        rows += rows_of(csv_rows(decode(content)))
    if sum(not row.is_empty for row in rows) > MOST_ROWS:
        raise DomainError(TOO_MANY)
    return rows


def text_rows(text: str) -> list[list[str]]:
    """The cells of text: between tabs as Excel parts them, else between semicolons, else where there are several spaces."""
    rows = [[" ".join(cell.split()) for cell in cells] for cells in cells_in(text)]
    if any(len(row) > 1 for row in rows):
        return rows
    plain = text_in(text)
    if ";" in plain:
        return [[cell.strip() for cell in line.split(";")] for line in plain.split("\n")]
    return [APART.split(line.strip()) for line in plain.split("\n")]


def csv_rows(text: str) -> list[list[str]]:
    """The cells of a file; parted by what most rows hold."""
    lines = text.split("\n")
    separator = max(SEPARATORS, key=lambda sign: sum(sign in line for line in lines))
    if any(";" in line for line in lines) and separator == ",":
        separator = ";"  # commas stand in amounts and names
    try:
        return [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error:
        raise TableError("Filen går inte att läsa. Saknas ett citattecken?") from None
