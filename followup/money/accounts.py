"""The accounts as they stand: a column with its lines, what it is proved against, and the checks of it."""

from followup.enums import ColumnKind
from followup.models import AccountColumn, AccountFigure, AccountLine
from followup.money.proved import Tried, prove
from followup.rules.accounts.check import Check
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.sheet import Sheet


def sheet_of(column: AccountColumn) -> Sheet:
    """A column as the rules have it. Two queries; the column is read with its unit."""
    figures = AccountFigure.objects.filter(column=column).select_related("line")
    return Sheet(
        str(column.pk),
        AccountLine.objects.lines(column.year),
        column.unit.kind,
        {row.line.key: row.told for row in figures},
        column.month,
        empty_is_nothing=column.kind == ColumnKind.ELIMINATIONS,
    )


def before(column: AccountColumn) -> Sheet | None:
    """The same unit's accounts when the year before ended; None when there are none. At most three queries."""
    found = AccountColumn.objects.filter(
        unit=column.unit_id, year=column.year - 1, month=YEAR_END, kind=ColumnKind.OUTCOME
    )
    last = found.select_related("unit").first()
    return sheet_of(last) if last else None


def checked(column: AccountColumn) -> tuple[Check, ...]:
    """Every check of a column, what is to be done something about first. At most eight queries."""
    last = before(column) if column.kind == ColumnKind.OUTCOME else None
    return prove([Tried(column, sheet_of(column), last)])
