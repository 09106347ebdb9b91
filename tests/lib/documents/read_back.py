"""Documents read back from the files that they are written in: the rows of their tables, as each format has them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pypdfium2
from lxml import html as lxml_html
from openpyxl import load_workbook

from styrmodell.lib.documents.accounts import (
    BalanceRequirement,
    FinancialNote,
    Ratios,
    RowKind,
    Stated,
    Statement,
)
from styrmodell.lib.documents.figures import Ledger
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable
from styrmodell.lib.swedish import number

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " "})
OF_PROJECT = ("decided", "estimated", "spent", "budget", "change", "outcome", "forecast", "carried_over")
OF_LEDGER = ("outcome", "budget", "forecast", "year_budget")
Row = tuple[str, list[str]]


def rows_told(document: Document) -> Iterator[Row]:
    """The rows of amounts as they are to be printed, read from the blocks and not by what draws them."""
    for block in document.blocks:
        match block:
            case Statement() | FinancialNote() | BalanceRequirement():
                rows = [row for row in block.rows if row.kind != RowKind.HEADING]
                yield from ((row.name, in_words(row.values, 1000, block.decimals)) for row in rows)
            case Ratios():
                yield from ((row.name, in_words(row.values, 1, row.decimals)) for row in block.rows)
            case InvestmentTable():
                yield from _of_projects(block)
            case PersonnelTable():
                yield from ((row.name, _of_people(row)) for row in block.rows if not row.is_heading)
            case KeyNumbers():
                yield from (
                    (one.name, [number(one.value, one.decimals).translate(SPACES), one.unit]) for one in block.items
                )
            case Ledger():
                yield from _of_verksamheter(block)


def _of_projects(block: InvestmentTable) -> Iterator[Row]:
    """A column is there when some project has an amount in it."""
    told = [name for name in OF_PROJECT if any(getattr(one, name).value is not None for one in block.projects)]
    for one in block.projects:
        yield one.name, in_words([getattr(one, name) for name in told], 1000, block.decimals)


def _of_verksamheter(block: Ledger) -> Iterator[Row]:
    left_out = {"forecast"} if block.is_over else set()
    left_out |= set() if block.has_year_budget else {"year_budget"}
    told = [name for name in OF_LEDGER if name not in left_out]
    for row in filter(None, (*block.rows, block.total)):
        yield row.name, in_words([Stated(getattr(row, name)) for name in told], 1000, 0)


def _of_people(row: PersonnelRow) -> list[str]:
    said = in_words([Stated(one.value) for one in row.values], 1, row.decimals)
    return [one.withheld or words for one, words in zip(row.values, said, strict=True)]


def in_words(values: Iterable[Stated], per: int, decimals: int) -> list[str]:
    """Amounts as they are printed."""
    said = []
    for what in values:
        if what.is_not_applicable:
            said.append("–")
        else:
            said.append("saknas" if what.value is None else number(what.value / per, decimals).translate(SPACES))
    return said


def on_the_page(page: str) -> list[list[str]]:
    """The rows of a page's tables and its key numbers; what only a screen reader says is left out."""
    root = lxml_html.fromstring(page)
    rows = [[_words_of(cell) for cell in line.xpath("./th|./td")] for line in root.xpath("//tbody/tr")]
    numbers = root.xpath('//ul[contains(@class, "key-numbers")]/li')
    return [*rows, *([_words_of(cell) for cell in one.xpath("./p[1]|./p/span")] for one in numbers)]


def _words_of(element: Any) -> str:
    for one in element.xpath('.//*[@class="visually-hidden"]'):
        one.drop_tree()
    return " ".join(" ".join(element.itertext()).translate(SPACES).split())


def in_word(file: bytes) -> list[list[str]]:
    """The rows of a Word file's tables."""
    word = docx.Document(BytesIO(file))
    return [[cell.text.translate(SPACES) for cell in line.cells] for table in word.tables for line in table.rows]


def in_excel(file: bytes) -> list[list[str]]:
    """The rows of a workbook's sheets but the first, numbers as they are shown there."""
    book = load_workbook(BytesIO(file))
    return [[_in_a_sheet(cell) for cell in line] for sheet in book.worksheets[1:] for line in sheet.iter_rows()]


def _in_a_sheet(cell: Any) -> str:
    if isinstance(cell.value, int | float):
        decimals = len(cell.number_format.split(";")[0].partition(".")[2])
        return number(Decimal(str(cell.value)), decimals).translate(SPACES)
    return str(cell.value or "").translate(SPACES)


def on_paper(file: bytes) -> str:
    """All that a PDF says, with one space between words."""
    with pypdfium2.PdfDocument(file) as pdf:
        said = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(said.translate(SPACES).split())


def not_found(told: Iterable[Row], found: Sequence[Sequence[str]]) -> list[Row]:
    """The rows that no row of a file says, figures in their order."""
    by_name: dict[str, list[Sequence[str]]] = {}
    for line in found:
        if line:
            by_name.setdefault(_called(line[0]), []).append(line)
    return [
        (name, figures)
        for name, figures in told
        if not any(_holds(line, figures) for line in by_name.get(_called(name), ()))
    ]


def _called(name: str) -> str:
    return name.partition(",")[0].partition(" Exempeldata")[0].strip()


def _holds(line: Sequence[str], figures: Sequence[str]) -> bool:
    """True when the figures stand in the row in this order."""
    rest = iter(cell.removeprefix("+") for cell in line)
    return all(figure in rest for figure in figures)
