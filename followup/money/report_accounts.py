"""What a report tells of the accounts: the unit's own columns, koncernens beside them, and what they are proved to be."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q

from followup.enums import ColumnKind, Content
from followup.models import AccountColumn, AccountFigure, AccountLine, ExplainedDifference, Report
from followup.money.accounts import operating_net
from followup.rules.accounts.check import Check, Explained, WrongSign
from followup.rules.accounts.checks import Beside, checks_of, wrong_signs
from followup.rules.accounts.lines import YEAR_END, Lines
from followup.rules.accounts.sheet import Sheet
from followup.rules.sections import FETCHED
from organisation.enums import OrgUnitKind
from styrmodell.lib.swedish import MONTHS, period_words


class Standing(StrEnum):
    """Where a column stands in a report: of the unit's own or of koncernen, of the period or beside it."""

    OWN = "own"
    BUDGET = "budget"
    FORECAST = "forecast"
    BEFORE = "before"
    OPENING = "opening"
    GROUP = "group"
    GROUP_BEFORE = "group-before"
    GROUP_OPENING = "group-opening"


OF_GROUP = (Standing.GROUP, Standing.GROUP_BEFORE, Standing.GROUP_OPENING)
# What is told of this year; the others only stand beside it.
TOLD = (Standing.OWN, Standing.GROUP, Standing.FORECAST, Standing.BUDGET)
OPENINGS = {Standing.OWN: Standing.OPENING, Standing.GROUP: Standing.GROUP_OPENING}


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """Kolumn som rapporten visar, with something said in it.

    Attributes:
        heading: what stands over it where it does not matter which account it is: "Budget 2026", "jan–aug 2026".
    """

    standing: Standing
    stored: AccountColumn
    sheet: Sheet
    figures: tuple[AccountFigure, ...]

    @property
    def is_example(self) -> bool:
        """True when all that is said in it is made up."""
        return all(row.is_example for row in self.figures if not row.told.is_missing)

    @property
    def heading(self) -> str:
        """Its head, of a period."""
        column = self.stored
        match self.standing:
            case Standing.BUDGET:
                return f"Budget {column.year}"
            case Standing.FORECAST:
                return f"Prognos {column.year}"
        if column.month == YEAR_END:
            return str(column.year)
        months = f"jan–{MONTHS[column.month - 1][:3]}" if column.month > 1 else MONTHS[0][:3]
        return f"{months} {column.year}"

    @property
    def name(self) -> str:
        """It with whose it is, as it is called where rows are compared: "jan–aug 2026, Koncernen"."""
        return f"{self.heading}, koncernen" if self.standing in OF_GROUP else self.heading


@dataclass(frozen=True, slots=True)
class ReportAccounts:
    """Räkenskaperna i en rapport.

    Attributes:
        period: of the round, in words: "januari–augusti 2026".
        is_begun: somebody has begun the period's own accounts; they may be empty.
        columns: those where something is said.
        place: the year and the month of the accounts, for their address.
    """

    period: str = ""
    place: tuple[int, int] = (0, 0)
    is_begun: bool = False
    columns: Mapping[Standing, ToldColumn] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    signs: tuple[WrongSign, ...] = ()

    @property
    def own(self) -> ToldColumn | None:
        """The period's own outcome; None when nothing is said of it."""
        return self.columns.get(Standing.OWN)

    @property
    def told(self) -> Iterable[ToldColumn]:
        """The columns of this year, which are frozen with the report."""
        return (self.columns[one] for one in TOLD if one in self.columns)


def accounts_of_report(report: Report, contents: Collection[str]) -> ReportAccounts:
    """The accounts that a report tells of; none where it is asked for none. Eleven queries at most, and one where nothing is
    begun.

    Args:
        contents: what the report's sections hold.
    """
    if not set(contents) & set(FETCHED):
        return ReportAccounts()
    round_ = report.round
    stored = _stored(report, with_group=Content.CONSOLIDATED in contents)
    columns = _read(stored)
    return ReportAccounts(
        period_words(round_.period_from, round_.period_to),
        (round_.period_to.year, round_.period_to.month),
        is_begun=Standing.OWN in stored,
        columns=columns,
        checks=tuple(_checks(columns)),
        signs=tuple(sign for one in TOLD if one in columns for sign in wrong_signs(columns[one].sheet)),
    )


def _stored(report: Report, *, with_group: bool) -> dict[Standing, AccountColumn]:
    """The columns that have been begun. A query."""
    until = report.round.period_to
    year, month = until.year, until.month
    own = Q(unit=report.unit_id)
    group = Q(unit__kind=OrgUnitKind.GROUP) if with_group else Q(pk=None)
    outcomes = Q(year=year, month=month) | Q(year=year - 1, month__in=(month, YEAR_END))
    asked = Q(kind=ColumnKind.OUTCOME) & outcomes & (own | group)
    asked |= own & Q(kind=ColumnKind.BUDGET, year=year, month=YEAR_END)
    asked |= own & Q(kind=ColumnKind.FORECAST, round=report.round_id)
    found: dict[Standing, AccountColumn] = {}
    for row in AccountColumn.objects.filter(asked).select_related("unit").order_by("unit_id", "pk"):
        for standing in _standings(row, year, month):
            found[standing] = row
    return found


def _standings(row: AccountColumn, year: int, month: int) -> Iterator[Standing]:
    """Where a column stands; last year's whole year is both what a year is compared with and what it opens with."""
    if row.kind == ColumnKind.BUDGET:
        yield Standing.BUDGET
    elif row.kind == ColumnKind.FORECAST:
        yield Standing.FORECAST
    else:
        is_group = row.unit.kind == OrgUnitKind.GROUP
        if row.year == year:
            yield Standing.GROUP if is_group else Standing.OWN
            return
        if row.month == month:
            yield Standing.GROUP_BEFORE if is_group else Standing.BEFORE
        if row.month == YEAR_END:
            yield Standing.GROUP_OPENING if is_group else Standing.OPENING


def _read(stored: Mapping[Standing, AccountColumn]) -> dict[Standing, ToldColumn]:
    """The columns with what is said in them; without those that say nothing. A query, and one for each year."""
    figures: dict[int, list[AccountFigure]] = {}
    if stored:
        rows = AccountFigure.objects.filter(column__in={one.pk for one in stored.values()}).select_related("line")
        for row in rows.order_by("line__rank", "line_id"):
            figures.setdefault(row.column_id, []).append(row)
    said = {standing: one for standing, one in stored.items() if figures.get(one.pk)}
    lines: dict[int, Lines] = {
        year: AccountLine.objects.lines(year) for year in sorted({one.year for one in said.values()})
    }
    found = {}
    for standing, column in said.items():
        rows_told = tuple(figures[column.pk])
        told = {row.line.key: row.told for row in rows_told}
        sheet = Sheet(standing, lines[column.year], column.unit.kind, told, column.month)
        if not sheet.is_empty:
            found[standing] = ToldColumn(standing, column, sheet, rows_told)
    return found


def _checks(columns: Mapping[Standing, ToldColumn]) -> Iterator[Check]:
    """The checks of what was; of budget and forecast those that they hold enough for. One query, and one for each of kommunens."""
    by_column = {columns[one].stored.pk: one for one in TOLD if one in columns}
    explained: dict[int, dict[str, Explained]] = {}
    if by_column:
        for row in ExplainedDifference.objects.filter(column__in=by_column):
            explained.setdefault(row.column_id, {})[row.check_key] = Explained(row.difference, row.text)
    for pk, standing in by_column.items():
        column, before = columns[standing], columns.get(OPENINGS.get(standing, standing))
        beside = Beside(
            before=before.sheet if before and standing in OPENINGS else None,
            operating_net=operating_net(column.stored),
            explained=explained.get(pk, {}),
        )
        for one in checks_of(column.sheet, beside):
            if standing in OPENINGS or one.difference is not None:
                yield one
