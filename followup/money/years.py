"""Flerårsöversikt: what a reader follows through the years, as the accounts of each year ended."""

from followup.enums import AccountKind
from followup.models import Report
from followup.money.account_columns import Column, Slot, read_columns
from followup.money.statement_table import stated
from followup.rules.accounts.sheet import Sheet
from styrmodell.lib.documents.accounts import ColumnRole, RowKind, Statement, StatementColumn, StatementRow
from styrmodell.lib.swedish import join_words

YEARS = 5
# The lines that are followed, account by account.
FOLLOWED = {
    AccountKind.INCOME_STATEMENT: ("net_operating_cost", "tax_revenue", "general_grants", "operating_result", "result"),
    AccountKind.BALANCED_BUDGET: ("balanced_result",),
    AccountKind.BALANCE_SHEET: ("total_assets", "fixed_assets", "equity", "provisions", "liabilities"),
}
RESULTS = ("operating_result", "result", "balanced_result", "equity")


def years_of(report: Report) -> Statement | None:
    """The unit's own accounts of the report's year and the four before it, the newest first; None where nothing is said of
    more than one of them. Three queries.
    """
    newest = report.round.year
    slots = [Slot(str(year), report.unit, year) for year in range(newest, newest - YEARS, -1)]
    found = read_columns(slots)
    columns = [found[slot.slug] for slot in slots if not found[slot.slug].is_empty]
    if len(columns) < 2:
        return None
    sheets = [column.sheet for column in columns]
    rows = tuple(row for account, keys in FOLLOWED.items() for row in _rows(account, keys, sheets))
    lacking = [slot.slug for slot in reversed(slots) if found[slot.slug].is_empty]
    is_example = all(map(_is_example, columns))
    heads = tuple(_head(column, newest, marks=not is_example) for column in columns)
    return Statement(f"{_count(len(columns))} år i sammandrag", heads, rows, note=_note(lacking), is_example=is_example)


def _rows(account: AccountKind, keys: tuple[str, ...], sheets: list[Sheet]) -> list[StatementRow]:
    """An account's heading and its lines, as the newest year names them; those that somebody has said something of."""
    told = [
        StatementRow(
            next(sheet.name(key) for sheet in sheets if sheet.has(key)),
            tuple(stated(sheet, key) for sheet in sheets),
            f"years-{key.replace('_', '-')}",
            kind=RowKind.SUBTOTAL if key in RESULTS else RowKind.LINE,
        )
        for key in keys
        if any(sheet.value(key).amount is not None for sheet in sheets if sheet.has(key))
    ]
    return [StatementRow(HEADINGS[account], kind=RowKind.HEADING), *told] if told else []


HEADINGS = {
    AccountKind.INCOME_STATEMENT: "Resultat",
    AccountKind.BALANCED_BUDGET: "Balanskrav",
    AccountKind.BALANCE_SHEET: "Ställning vid årets slut",
}


def _head(column: Column, newest: int, *, marks: bool) -> StatementColumn:
    year = column.slot.year
    role = ColumnRole.CURRENT if year == newest else ColumnRole.PREVIOUS
    return StatementColumn(str(year), role=role, is_example=marks and _is_example(column))


def _is_example(column: Column) -> bool:
    return all(said.is_example for said in column.figures.values() if not said.told.is_missing)


def _count(years: int) -> str:
    return ("Två", "Tre", "Fyra", "Fem")[years - 2]


def _note(lacking: list[str]) -> str:
    return f"Räkenskaper saknas för {join_words(lacking)}." if lacking else ""
