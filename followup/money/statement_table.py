"""One of the accounts as a report shows it: which columns stand beside each other, and its rows. No query."""

from calendar import monthrange
from collections.abc import Iterable, Mapping

from django.utils.text import capfirst

from followup.enums import AccountKind, LineKind
from followup.money.example_marks import Marks, marks_in
from followup.money.report_accounts import OF_GROUP, ReportAccounts, Standing, ToldColumn
from followup.rules.accounts.lines import YEAR_END, Line
from followup.rules.accounts.sheet import Sheet, missing_words
from styrmodell.lib.documents.accounts import (
    NOT_APPLICABLE,
    ColumnRole,
    RowKind,
    Stated,
    StatementColumn,
    StatementRow,
)
from styrmodell.lib.swedish import MONTHS

OF_PERIOD = (
    Standing.OWN,
    Standing.BUDGET,
    Standing.FORECAST,
    Standing.BEFORE,
    Standing.GROUP,
    Standing.GROUP_BEFORE,
)
OF_DAY = (Standing.OWN, Standing.OPENING, Standing.GROUP, Standing.GROUP_OPENING)
OF_YEARS = (Standing.OWN, Standing.FORECAST, Standing.OPENING)
BESIDE = {AccountKind.BALANCE_SHEET: OF_DAY, AccountKind.BALANCED_BUDGET: OF_YEARS}
ROLES = {
    Standing.OWN: ColumnRole.CURRENT,
    Standing.GROUP: ColumnRole.CURRENT,
    Standing.BUDGET: ColumnRole.BUDGET,
    Standing.FORECAST: ColumnRole.FORECAST,
}
BRIDGED = "Från driftredovisning till resultaträkning"


class Table:
    """En räkenskap som rapporten visar: its columns and rows, as far as something is said in them.

    Attributes:
        month: to the end of which month the report's own are.
        numbers: the line that a note is about → the note's number.
    """

    def __init__(self, accounts: ReportAccounts, account: AccountKind, numbers: Mapping[str, int]) -> None:
        self.account = account
        self.month = accounts.place[1]
        self.numbers = numbers
        beside = [accounts.columns[one] for one in BESIDE.get(account, OF_PERIOD) if one in accounts.columns]
        self.columns = [one for one in beside if tells(one.sheet, account)]

    @property
    def title(self) -> str:
        """What it is called."""
        return BRIDGED if self.account == AccountKind.BRIDGE else capfirst(self.account.label)

    def marks(self, lines: Iterable[Line]) -> Marks:
        """Where it says that something is made up, as far as it has these lines."""
        return marks_in([column.invented for column in self.columns], {line.key for line in lines})

    def heads(self, marks: Marks) -> tuple[StatementColumn, ...]:
        """Whose each is, where there are those of two."""
        marked = marks.columns or (False,) * len(self.columns)
        are_two = any(one.standing in OF_GROUP for one in self.columns)
        return tuple(
            StatementColumn(
                self._heading(one),
                ("Koncernen" if one.standing in OF_GROUP else "Kommunen") if are_two else "",
                ROLES.get(one.standing, ColumnRole.PREVIOUS),
                is_example=is_example,
            )
            for one, is_example in zip(self.columns, marked, strict=True)
        )

    def _heading(self, column: ToldColumn) -> str:
        """A balansräkning is of a day: "31 aug 2026"; of a whole year it is the year's."""
        year, month = column.stored.year, column.stored.month
        if self.account != AccountKind.BALANCE_SHEET or self.month == YEAR_END:
            return column.heading
        return f"{monthrange(year, month)[1]} {MONTHS[month - 1][:3]} {year}"

    @property
    def lines(self) -> list[Line]:
        """What those whose accounts these are are asked for; a heading only where it has rows."""
        sheets = [one.sheet for one in self.columns if one.standing in (Standing.OWN, Standing.GROUP)]
        sheets = sheets or [one.sheet for one in self.columns]
        rows = [
            one for one in sheets[0].lines if one.account == self.account and any(sheet.asks(one) for sheet in sheets)
        ]
        following = [*rows[1:], None]
        return [
            one
            for one, after in zip(rows, following, strict=True)
            if not one.is_heading or (after and not after.is_heading)
        ]

    def rows(self, marks: Marks) -> tuple[StatementRow, ...]:
        """Its rows, with a value for each column."""
        return tuple(self._row(line, marks) for line in self.lines)

    def _row(self, line: Line, marks: Marks) -> StatementRow:
        name, key = line.name_at(self.month), key_of(line)
        if line.is_heading:
            return StatementRow(name, key=key, kind=RowKind.HEADING)
        values = tuple(stated(column.sheet, line.key) for column in self.columns)
        notes = (self.numbers[line.key],) if line.key in self.numbers else ()
        return StatementRow(name, values, key, self._kind(line), notes, is_example=line.key in marks.rows)

    def _kind(self, line: Line) -> RowKind:
        if line.kind == LineKind.OF_WHICH:
            return RowKind.OF_WHICH
        if not any(column.sheet.parts(line.key) for column in self.columns):
            return RowKind.LINE
        return RowKind.SUBTOTAL if line.part_of else RowKind.TOTAL

    @property
    def partial(self) -> str:
        """Which sums lack something, column by column: they say what is known."""
        return " ".join(filter(None, map(self._partial_in, self.columns)))

    def _partial_in(self, column: ToldColumn) -> str:
        values = {line: column.sheet.value(line.key) for line in self.lines if not line.is_heading}
        names = [
            line.name_at(self.month) for line, value in values.items() if value.missing and value.amount is not None
        ]
        return f"{column.name}: {missing_words(tuple(names))} räknar bara de rader som har belopp." if names else ""


def key_of(line: Line) -> str:
    """A line's key in a document, where addresses have no underscores."""
    return line.key.replace("_", "-")


def tells(sheet: Sheet, account: AccountKind) -> bool:
    """Whether something is said in an account."""
    return any(not sheet.told(line.key).is_missing for line in sheet.lines if line.account == account)


def stated(sheet: Sheet, key: str) -> Stated:
    """A cell: what the line does not say of the unit, or of the year, does not apply."""
    if not sheet.has(key) or sheet.told(key).is_not_applicable:
        return NOT_APPLICABLE
    return Stated(sheet.value(key).amount)
