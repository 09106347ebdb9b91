"""Notes in a report: what the lines of each say of the row that it is about. No query."""

from collections.abc import Collection, Iterator

from django.utils.text import capfirst

from followup.money.report_accounts import ReportAccounts, Standing
from followup.money.statement_table import Table, key_of, stated
from followup.rules.accounts.in_sections import accounts_told
from followup.rules.accounts.sheet import THE
from followup.rules.accounts.told import added
from styrmodell.lib.documents.accounts import FinancialNote, Reference, RowKind, Stated, StatementRow

PRINCIPLES, FIRST_NOTE = 1, 2  # the first note tells how the accounts are made


def notes_of(accounts: ReportAccounts, contents: Collection[str]) -> Iterator[FinancialNote]:
    """The notes that have amounts, in the order of the rows that they are about."""
    for key, number in note_numbers(accounts, contents).items():
        note = _note(accounts, key, number)
        if note is not None:
            yield note


def note_numbers(accounts: ReportAccounts, contents: Collection[str]) -> dict[str, int]:
    """The line that each note is about → its number: of what is said of the period itself, not only of what it is compared with."""
    if accounts.own is None:
        return {}
    told, lines = accounts_told(contents), accounts.own.sheet.lines
    sheets = [accounts.columns[one].sheet for one in (Standing.OWN, Standing.GROUP) if one in accounts.columns]
    about = [
        line.key
        for line in lines
        if line.account in told
        and any(not sheet.told(row.key).is_missing for row in lines.told_of(line.key) for sheet in sheets)
    ]
    return {key: number for number, key in enumerate(about, FIRST_NOTE)}


def _note(accounts: ReportAccounts, key: str, number: int) -> FinancialNote | None:
    own = accounts.own
    assert own is not None  # else there are no numbers
    line = own.sheet.lines[key]
    table = Table(accounts, line.account, {})
    rows = own.sheet.lines.told_of(key)
    table.columns = [
        one
        for one in table.columns
        if one.standing not in (Standing.BUDGET, Standing.FORECAST)
        and any(not one.sheet.told(row.key).is_missing for row in rows)
    ]
    if not table.columns:
        return None
    sheets = [one.sheet for one in table.columns]
    asked = [row for row in rows if any(sheet.asks(row) for sheet in sheets)]
    marks = table.marks(asked)
    drawn = [
        StatementRow(
            row.name_at(own.sheet.month),
            tuple(stated(sheet, row.key) for sheet in sheets),
            key_of(row),
            is_example=row.key in marks.rows,
        )
        for row in asked
    ]
    if len(drawn) > 1:
        sums = tuple(
            Stated(added(sheet.value(row.key) for row in asked if sheet.has(row.key)).amount) for sheet in sheets
        )
        drawn.append(StatementRow("Summa", sums, f"{key_of(line)}-sum", kind=RowKind.TOTAL))
    return FinancialNote(
        number,
        line.name_at(own.sheet.month),
        table.heads(marks),
        tuple(drawn),
        (Reference(capfirst(THE[line.account]), key_of(line)),),
        is_example=marks.whole,
    )
