"""Tags for the tables of the accounts in documents. They serve both the page and the PDF."""

from collections.abc import Callable
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib.documents import accounts
from styrmodell.lib.documents.accounts import BalanceRequirement, FinancialNote, ProofList, Ratios, Statement
from styrmodell.lib.documents.investments import InvestmentTable
from styrmodell.lib.documents.parts import accounts as told
from styrmodell.lib.documents.parts import amount_tables as tables
from styrmodell.lib.documents.parts.amount_tables import AmountTable, Head, Line
from styrmodell.lib.documents.parts.model import Cell
from styrmodell.lib.documents.personnel import PersonnelTable
from styrmodell.lib.swedish import EN_DASH, MISSING
from styrmodell.templatetags.documents import EXAMPLE, NOT_THERE, judged

register = template.Library()

NOT_APPLICABLE = mark_safe(
    f'<span class="visually-hidden">inte tillämpligt</span><span aria-hidden="true">{EN_DASH}</span>'
)
# A note stands beside its name when it is no larger than this; else below it, on the whole width.
MOST_COLUMNS, MOST_ROWS, MOST_TEXT = 4, 14, 1500

TABLES: dict[type, Callable[[Any], AmountTable]] = {
    Statement: tables.table_of,
    ProofList: tables.proof_table,
    FinancialNote: tables.table_of,
    Ratios: tables.ratio_table,
    BalanceRequirement: tables.table_of,
    InvestmentTable: tables.investment_table,
    PersonnelTable: tables.personnel_table,
}


@register.filter
def amount_table(block: Any) -> AmountTable:
    """A block of the accounts as the table that it is drawn as."""
    return TABLES[type(block)](block)


@register.filter
def cells_under(line: Line, heads: tuple[Head, ...]) -> list[tuple[Head, Cell]]:
    """Each cell of a row with its head."""
    return list(zip(heads, line.cells, strict=True))


@register.simple_tag(takes_context=True)
def table_cell(context: Context, cell: Cell) -> SafeString | str:
    """What a cell says. A dash is said in words to who does not see it."""
    if cell.status:
        return judged(cell.status)
    if cell.text == MISSING:
        return NOT_THERE
    return NOT_APPLICABLE if cell.text == EN_DASH and not context["for_print"] else cell.text


@register.simple_tag(takes_context=True)
def column_mark(context: Context, head: Head) -> str:
    """The tag beside a column, unless the whole table already bears it."""
    return EXAMPLE if head.is_example and not context["is_marked"] else ""


@register.simple_tag(takes_context=True)
def leads_to(context: Context, place: str, words: object, *, with_page: bool = False) -> SafeString | object:
    """Words that lead to a note or a row of the accounts, where the document has it; on paper with its page."""
    if place not in context["places"]:
        return words
    look = "see see-page" if with_page and context["for_print"] else "see"
    return format_html('<a class="{}" href="#{}">{}</a>', look, place, words)


@register.filter
def said_of_balance(block: BalanceRequirement) -> list[str]:
    """What is said under a balanskravsutredning, a sentence each."""
    return list(told.said_of_balance(block))


@register.filter
def row_place(key: str) -> str:
    """The address of a row within the page."""
    return accounts.row_place(key)


@register.filter
def note_place(number: int) -> str:
    """The address of a note within the page."""
    return accounts.note_place(number)


@register.filter
def stands_beside(note: FinancialNote) -> bool:
    """True of a note that has room beside its name. A table that somebody has written takes the whole width."""
    is_small = len(note.columns) <= MOST_COLUMNS and len(note.rows) <= MOST_ROWS and len(note.html) <= MOST_TEXT
    return is_small and "<table" not in note.html
