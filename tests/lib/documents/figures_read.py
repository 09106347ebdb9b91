"""The rows of figures as they are read back from each file that a document is written in."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import zip_longest
from math import isclose
from typing import Any

import docx
import pikepdf
from docx.oxml.ns import qn
from lxml import html as lxml_html
from openpyxl import load_workbook

from styrmodell.lib.swedish import number
from tests.lib.documents import tagged
from tests.lib.documents.pdf_links import tight
from tests.lib.documents.told_lines import SPACES, Line, Told

# What stands in a column of figures: a number, a share, a target between two, or the word for what there is none of.
FIGURE = re.compile(
    r"(minst |högst )?[+−]?\d{1,3}( \d{3})*(,\d+)?( %)?(–\d+(,\d+)?)?"
    r"|–|saknas|inget värde än|färre än \d+|visas inte|ägarandel ej angiven"
)
CSV_NUMBER = re.compile(r"-?\d+(,\d+)?")
NOTES = re.compile(r"\d+(, \d+)*")
MARK = re.compile(r" ?\(?(exempeldata|ex\.)\)?", re.IGNORECASE)
HEADS, FIRST_ROW = 2, 3  # of a sheet
Cells = list[tuple[str, Any]]  # what each cell stands under, and what it says


def lines(rows: Iterable[tuple[str, Cells]], *, figure: re.Pattern[str] = FIGURE) -> list[Line]:
    """The rows that say a figure."""
    found = []
    for name, cells in rows:
        notes = next((words for head, words in cells if head == "Not" and NOTES.fullmatch(words)), "")
        figures = tuple(
            Told(_plain(head), words) if isinstance(words, str) else Told(_plain(head), *words)
            for head, words in cells
            if head not in ("Not", "Sida") and figure.fullmatch(words if isinstance(words, str) else words[0])
        )
        if figures:
            found.append(Line(_plain(name), figures, notes))
    return found


def in_word(file: bytes) -> list[Line]:
    """The tables of a Word file."""
    return lines(_word_rows(file))


def _word_rows(file: bytes) -> Iterator[tuple[str, Cells]]:
    for table in docx.Document(BytesIO(file)).element.body.iter(qn("w:tbl")):
        heads: list[str] = []
        for line in table.iterchildren(qn("w:tr")):
            cells = [
                "\n".join(text_of(part) for part in cell.iter(qn("w:p"))) for cell in line.iterchildren(qn("w:tc"))
            ]
            words = [cell.translate(SPACES) for cell in cells]
            if line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                heads = words
            elif len(words) == len(heads):
                yield _named(heads, words)


def _named(heads: list[str], cells: list[Any]) -> tuple[str, Cells]:
    """A row by its name, which stands after a goal's code where there is one."""
    first = int(heads[0] == "Kod")
    return str(cells[first]), list(zip(heads[first + 1 :], cells[first + 1 :], strict=True))


def text_of(paragraph: Any) -> str:
    """What a paragraph of a Word file says, in links too."""
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
    return "".join(one.text or "" if one.tag == qn("w:t") else signs.get(one.tag, "") for one in paragraph.iter())


def in_excel(file: bytes) -> list[Line]:
    """The sheets of a workbook after the first; a number as it is shown there and as it is."""
    return lines(
        _named(heads, [_shown(cell) for cell in row])
        for sheet in load_workbook(BytesIO(file)).worksheets[1:]
        for heads in [[str(cell.value or "").translate(SPACES) for cell in sheet[HEADS]]]
        for row in sheet.iter_rows(min_row=FIRST_ROW)
    )


def _shown(cell: Any) -> str | tuple[str, Decimal]:
    if isinstance(cell.value, int | float):
        value = Decimal(str(cell.value))
        return excel_words(value, cell.number_format), value
    return str(cell.value or "").translate(SPACES)


def excel_words(value: Decimal, number_format: str) -> str:
    """A number as Excel shows it by the format, which may have a part of its own for what is negative and for zero.

    Without one for the negative, Excel writes their sign itself, also where nothing is left of them but zeros.
    """
    parts = number_format.split(";")
    part = parts[2] if len(parts) > 2 and not value else parts[1] if len(parts) > 1 and value < 0 else parts[0]
    sign = part[: len(part) - len(part.lstrip("+-"))] or ("-" if value < 0 and len(parts) == 1 else "")
    digits = number(abs(value), len(part.partition(".")[2])).translate(SPACES)
    return f"{sign}{digits}".replace("-", "−")


def in_csv(pdf: bytes) -> list[Line]:
    """The files with tables that lie in a PDF; what is empty is missing."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        names = {str(one.filename): one.get_file().read_bytes() for one in file.attachments.values()}
    for name in names:
        if name.endswith(".csv"):
            heads, *rows = csv.reader(StringIO(names[name].decode("utf-8-sig"), newline=""), delimiter=";")
            first = int(heads[0] == "Radnyckel")
            found += lines(
                (row[first], list(zip(heads[first + 1 :], map(_as_printed, row[first + 1 :]), strict=True)))
                for row in rows
            )
    return found


def _as_printed(words: str) -> str:
    if not CSV_NUMBER.fullmatch(words):
        return words
    return number(Decimal(words.replace(",", ".")), len(words.partition(",")[2])).translate(SPACES)


def on_the_page(page: str) -> list[Line]:
    """The tables, key numbers and shares of a page; a cell stands under the head that it says itself."""
    root = lxml_html.fromstring(page)
    for hidden in root.xpath('//*[@class="visually-hidden"]'):
        hidden.drop_tree()
    return lines(_page_rows(root))


def _page_rows(root: Any) -> Iterator[tuple[str, Cells]]:
    lists = "self::ul[contains(@class, 'key-numbers')] or self::div[@class='group-arms']"
    for part in root.xpath(f"//*[self::table or {lists}]"):
        if part.tag == "table":
            heads = [_words(cell) for cell in part.xpath("./thead/tr[1]/th")]
            for line in part.xpath("./tbody/tr"):
                cells = line.xpath("./th|./td")
                names = [cell for cell in cells if cell.tag == "th"] or cells[:1]
                told = [(cell.get("data-label") or head, _words(cell)) for head, cell in _under(heads, cells)]
                yield _words(names[0]), [one for one, cell in zip(told, cells, strict=True) if cell is not names[0]]
        else:
            for one in part.xpath("./li"):
                yield _words(one.xpath("./p[1]")[0]), [("Värde", _words(one.xpath("./p[2]/span[1]")[0]))]
            for one in part.xpath(".//li[span[@class='group-share']]"):
                yield (one.text or "").strip(), [("Ägarandel", _words(one.xpath("./span")[0]))]


def _under(heads: list[str], cells: list[Any]) -> Iterator[tuple[str, Any]]:
    return zip(heads if len(heads) == len(cells) else [""] * len(cells), cells, strict=True)


def _words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).translate(SPACES).split()).replace(" ,", ",")


def on_paper(pdf: bytes) -> list[Line]:
    """The tables of a PDF as their tags tell them to a screen reader. Heads are not told apart there."""
    return lines(_tagged_rows(tagged.rows(pdf)), figure=re.compile(f"{FIGURE.pattern}|{NOTES.pattern}"))


def _tagged_rows(rows: Iterable[list[tuple[str, str]]]) -> Iterator[tuple[str, Cells]]:
    heads: list[str] = []
    for row in rows:
        if all(kind == "TH" for kind, _ in row):
            heads = [words for _, words in row] if len(row) > 1 else heads
            continue
        names = [words for kind, words in row if kind == "TH"] or [row[0][1]]
        cells = [words.replace(" ,", ",") for kind, words in row if kind == "TD"]
        if heads[-1:] == ["Sida"]:
            cells = cells[:-1]
        yield names[0], [("", words) for words in cells]


def _plain(words: str) -> str:
    return " ".join(MARK.sub("", words).split())


def differing(told: list[Line], found: list[Line], *, with_heads: bool) -> list[tuple[Line | None, Line | None]]:
    """The rows of a document and a file that do not say the same: what one says more than the other stands alone."""
    return [
        (here, there)
        for here, there in zip_longest(told, found)
        if here is None or there is None or not _is_same(here, there, with_heads=with_heads)
    ]


def _is_same(told: Line, found: Line, *, with_heads: bool) -> bool:
    """The same name, notes and figures, each under its head; and of a number that a file holds as such the same value."""
    if not tight(found.name).startswith(tight(told.name)) or told.notes != found.notes:
        return False
    if len(told.told) != len(found.told):
        return False
    return all(
        here.words == there.words
        and (not with_heads or not there.head or here.head == there.head)
        and (there.value is None or isclose(here.value, there.value, rel_tol=1e-12))
        for here, there in zip(told.told, found.told, strict=True)
    )
