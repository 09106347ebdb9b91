"""The accounts say the same figures in every format: on the page, on paper, in Word, in Excel and in the data."""

from decimal import Decimal
from functools import cache
from io import BytesIO

import docx
import pytest
from lxml import html as lxml_html
from openpyxl import load_workbook

from styrmodell.lib.documents.accounts import (
    Ratios,
    RowKind,
)
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.render.excel import excel_file
from styrmodell.lib.documents.render.html import body_html, print_html
from styrmodell.lib.documents.render.json import read, to_json
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.swedish import number
from tests.lib.documents import accounts as sample
from tests.lib.documents.accounts import BALANCE, INCOME, INVESTMENTS, NOTES, RATIOS, REQUIREMENT

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " "})


def words_of(element):
    hidden = element.xpath('.//*[@class="visually-hidden"]')
    for one in hidden:
        one.drop_tree()
    return " ".join(" ".join(element.itertext()).translate(SPACES).split())


@cache
def expected():
    """The rows of the document's tables as they are printed, by block, read from the blocks and not by what draws them."""
    rows = []
    for block in (INCOME, BALANCE, *NOTES, REQUIREMENT):
        rows += [(one.name, _words(one.values, 1000, 0)) for one in block.rows if one.kind != RowKind.HEADING]
    rows += [(one.name, _words(one.values, 1, one.decimals)) for one in RATIOS.rows]
    for one in INVESTMENTS.projects:
        amounts = (one.decided, one.estimated, one.spent, one.budget, one.outcome, one.forecast, one.carried_over)
        rows.append((one.name, _words(amounts, 1000, 0)))
    return rows


def _words(values, per, decimals):
    said = []
    for what in values:
        if what.is_not_applicable:
            said.append("–")
        else:
            said.append("saknas" if what.value is None else number(what.value / per, decimals).translate(SPACES))
    return said


def on_the_page():
    page = lxml_html.fromstring(body_html(sample.accounts()))
    return [[words_of(cell) for cell in line.xpath("./th|./td")] for line in page.xpath("//tbody/tr")]


def on_paper():
    page = lxml_html.fromstring(print_html(sample.accounts()))
    return [[words_of(cell) for cell in line.xpath("./th|./td")] for line in page.xpath("//tbody/tr")]


def in_word():
    word = docx.Document(BytesIO(word_file(sample.accounts())))
    return [[cell.text.translate(SPACES) for cell in line.cells] for table in word.tables for line in table.rows]


def in_excel():
    book = load_workbook(BytesIO(excel_file(sample.accounts())))
    return [[_in_a_sheet(cell) for cell in line] for sheet in book.worksheets[1:] for line in sheet.iter_rows()]


def _in_a_sheet(cell):
    if isinstance(cell.value, int | float):
        decimals = len(cell.number_format.split(";")[0].partition(".")[2])
        return number(Decimal(str(cell.value)), decimals).translate(SPACES)
    return str(cell.value or "").translate(SPACES)


def in_the_data():
    """Kronor, read back."""
    document = read(to_json(sample.accounts()))
    rows = []
    for block in document.blocks:
        if isinstance(block, InvestmentTable):
            names = ("decided", "estimated", "spent", "budget", "outcome", "forecast", "carried_over")
            rows += [[one.name, *_words([getattr(one, name) for name in names], 1000, 0)] for one in block.projects]
        elif isinstance(block, Ratios):
            rows += [[one.name, *_words(one.values, 1, one.decimals)] for one in block.rows]
        else:
            rows += [[one.name, *_words(one.values, 1000, 0)] for one in getattr(block, "rows", ())]
    return rows


FORMS = (on_the_page, on_paper, in_word, in_excel, in_the_data)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_format_says_the_same_figures_in_the_same_order(form):
    found = form()
    assert len(expected()) > 40
    for name, figures in expected():
        lines = [
            line for line in found if line and line[0].split(",")[0].split(" Exempeldata")[0] == name.split(",")[0]
        ]
        assert any(_holds(line, figures) for line in lines), (name, figures, lines)


def _holds(line, figures):
    """True when the figures stand in the row in this order."""
    rest = iter(cell.removeprefix("+") for cell in line)
    return all(figure in rest for figure in figures)
