"""The figures of a document's tables as CSV, one file a table: the same rows as in Excel, to lie in the PDF.

Separated by semicolon, with decimal comma and in UTF-8 with its mark, so that a Swedish spreadsheet opens it as it is. What is
missing is empty, a dash is not applicable and zero is 0.
"""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from io import StringIO

from styrmodell.lib import richtext
from styrmodell.lib.documents.embedded import Embedded
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.parts.model import Cell, Row, Table
from styrmodell.lib.documents.parts.sheets import tables_of
from styrmodell.lib.documents.references import with_references
from styrmodell.lib.documents.row_keys import row_keys
from styrmodell.lib.documents.strings import seen
from styrmodell.lib.swedish import MINUS, MISSING, NBSP, number, slug_words

KEY = "Radnyckel"
LONGEST_NAME = 60  # of a table, in its file's name
FORMULA = ("=", "+", "-", "@", "\t")  # how words begin that a spreadsheet would compute


def csv_tables(document: Document) -> tuple[Embedded, ...]:
    """A file for each table that has a column of figures, in reading order: "tabell-04-resultatrakning.csv"."""
    found = list(_with_figures(document))
    width = max(2, len(str(len(found))))
    taken: set[str] = set()
    files = []
    for at, table in enumerate(found, start=1):
        name = _name(table, at, width, is_numbered=document.is_long)
        count = 1
        while name in taken:
            count += 1
            name = _name(table, at, width, is_numbered=document.is_long, count=count)
        taken.add(name)
        files.append(Embedded(name, _content(table), _about(table)))
    return tuple(files)


def _with_figures(document: Document) -> Iterator[Table]:
    yield from (table for table in tables_of(seen(with_references(document))) if table.figures and table.rows)


def _about(table: Table) -> str:
    return f"Uppgifterna i {table.named}, som CSV"


def _name(table: Table, at: int, width: int, *, is_numbered: bool, count: int = 1) -> str:
    """By its number in the document: a table's or a figure's, a note's own, or where nothing has numbers its place. What belongs
    to a numbered one together with others is called by both, and one without a number also by whose it is.
    """
    names = (table.part_of, table.title, "" if table.label else table.whose)
    words = "-".join(slug_words(one)[:LONGEST_NAME].strip("-") for one in names if one)
    if table.label:
        kind, _, given = table.label.partition(NBSP)
        first = [slug_words(kind), given.zfill(width)]
    elif words.startswith("not-"):
        _, given, *more = words.split("-")
        first, words = ["not", given.zfill(width)], "-".join(more)
    else:
        first = ["i-texten"] if is_numbered else ["tabell", str(at).zfill(width)]
    last = [str(count)] if count > 1 else []
    return f"{'-'.join(filter(None, [*first, words, *last]))}.csv"


def _content(table: Table) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([KEY, *map(_words, table.columns)])
    writer.writerows([key, *_cells(row)] for key, row in zip(_keys(table.rows), table.rows, strict=True))
    return BOM_UTF8 + text.getvalue().encode()


def _keys(rows: Sequence[Row]) -> list[str]:
    """The rows' own keys; where none has one, what they are known by. A heading has none."""
    if any(row.key for row in rows):
        return [row.key for row in rows]
    heading, named = "", []
    for row in rows:
        name = row.name or row.cells[0].text
        heading = name if row.is_heading else heading
        named.append(("" if row.is_heading or row.is_sum else heading, name))
    return ["" if row.is_heading else key for row, key in zip(rows, row_keys(named), strict=True)]


def _cells(row: Row) -> list[str]:
    return [_figure(cell) if cell.number is not None else _words(_said(cell)) for cell in row.cells]


def _figure(cell: Cell) -> str:
    """As it is shown, with the same decimals, but as a spreadsheet reads it."""
    return number(cell.number, cell.decimals).replace(NBSP, "").replace(MINUS, "-")


def _said(cell: Cell) -> str:
    if cell.day is not None:
        return cell.day.isoformat()
    words = cell.text or (richtext.plain(cell.html) if cell.html else "")
    return "" if words == MISSING else words


def _words(words: str) -> str:
    """Words stay words: what begins with = is no formula."""
    return f"'{words}" if words.startswith(FORMULA) else words.replace(NBSP, " ")
