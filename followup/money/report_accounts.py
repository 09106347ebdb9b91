"""What a report tells of the accounts: the unit's own columns, koncernens beside them, and what they are proved to be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q

from followup.enums import AccountKind, ColumnKind, Content
from followup.models import AccountColumn, AccountFigure, AccountLine, Report
from followup.models.accounts import lines_in
from followup.money.proved import Tried, prove
from followup.money.report_group import made_of
from followup.rules.accounts.checks import wrong_signs
from followup.rules.accounts.findings import Finding, findings
from followup.rules.accounts.in_sections import accounts_told, tells_ratios
from followup.rules.accounts.lines import YEAR_END, Lines
from followup.rules.accounts.ratios import EARLIER_YEARS
from followup.rules.accounts.reserve import reserve_check
from followup.rules.accounts.sheet import Sheet
from followup.rules.sections import ACCOUNTS
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
    def invented(self) -> Mapping[str, bool]:
        """Whether it is made up, of each line that something is said of."""
        return {row.line.key: row.is_example for row in self.figures if not row.told.is_missing}

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
        years: of its own and of koncernen, for what is told through the years: the period's column and those in which earlier
            years ended, the newest first.
        findings: what is proved of the accounts that its sections tell of.
        account_of: in which account each line stands, by its key.
    """

    period: str = ""
    place: tuple[int, int] = (0, 0)
    is_begun: bool = False
    columns: Mapping[Standing, ToldColumn] = field(default_factory=dict)
    years: Mapping[Standing, tuple[ToldColumn, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    account_of: Mapping[str, AccountKind] = field(default_factory=dict)

    @property
    def own(self) -> ToldColumn | None:
        """The period's own outcome; None when nothing is said of it."""
        return self.columns.get(Standing.OWN)

    @property
    def told(self) -> Iterable[ToldColumn]:
        """The columns of this year, which are frozen with the report."""
        return (self.columns[one] for one in TOLD if one in self.columns)


def accounts_of_report(report: Report, contents: Collection[str], *, through_years: bool = False) -> ReportAccounts:
    """The accounts that a report tells of; none where it is asked for none. Six queries at most, and one where nothing is
    begun.

    Args:
        contents: what the report's sections hold.
        through_years: read those in which earlier years ended too, where the report tells of them.
    """
    if not set(contents) & set(ACCOUNTS):
        return ReportAccounts()
    round_ = report.round
    tells_years = through_years and tells_ratios(report.unit.kind, contents)
    stored = _stored(report, with_group=Content.CONSOLIDATED in contents, years=EARLIER_YEARS if tells_years else 1)
    standing, beside = _placed(stored, report)
    read = _Read(stored)
    columns = {one: told for one, column in standing.items() if (told := read.told(one, column)) is not None}
    account_of = {line.key: line.account for lines in read.lines.values() for line in lines}
    told_of = accounts_told(contents)
    return ReportAccounts(
        period_words(round_.period_from, round_.period_to),
        (round_.period_to.year, round_.period_to.month),
        is_begun=Standing.OWN in standing,
        columns=columns,
        years=_years(columns, read, stored) if tells_years else {},
        findings=_findings(columns, [(one, read.sheet(str(one.pk), one)) for one in beside], account_of, told_of),
        account_of=account_of,
    )


def _stored(report: Report, *, with_group: bool, years: int) -> list[AccountColumn]:
    """The columns that have been begun; with koncernen those that it is made of. A query.

    Args:
        years: how many years' ends before this one.
    """
    until = report.round.period_to
    year, month = until.year, until.month
    own = Q(unit=report.unit_id)
    group = Q(unit__kind=OrgUnitKind.GROUP) if with_group else Q(pk=None)
    outcomes = Q(year__gte=year - 1, year__lte=year, month=month)
    outcomes |= Q(year__gte=year - years, year__lt=year, month=YEAR_END)
    asked = Q(kind=ColumnKind.OUTCOME) & outcomes & (own | group)
    asked |= own & Q(kind=ColumnKind.BUDGET, year=year, month=YEAR_END)
    asked |= own & Q(kind=ColumnKind.FORECAST, round=report.round_id)
    if with_group:
        asked |= group & Q(kind=ColumnKind.ELIMINATIONS, year=year, month=month)
        asked |= Q(unit__kind=OrgUnitKind.COMPANY, kind=ColumnKind.OUTCOME, year=year, month=month)
    return list(AccountColumn.objects.filter(asked).select_related("unit").order_by("unit_id", "pk"))


def _placed(
    stored: Iterable[AccountColumn], report: Report
) -> tuple[dict[Standing, AccountColumn], list[AccountColumn]]:
    """The columns where they stand in the report, and those that koncernen is made of beside them."""
    until = report.round.period_to
    standing: dict[Standing, AccountColumn] = {}
    beside = []
    for row in stored:
        is_part = row.unit_id != report.unit_id and row.unit.kind == OrgUnitKind.COMPANY
        if is_part or row.kind == ColumnKind.ELIMINATIONS:
            beside.append(row)
        else:
            standing |= dict.fromkeys(_standings(row, until.year, until.month), row)
    return standing, beside


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
        if row.year < year - 1:
            return
        if row.month == month:
            yield Standing.GROUP_BEFORE if is_group else Standing.BEFORE
        if row.month == YEAR_END:
            yield Standing.GROUP_OPENING if is_group else Standing.OPENING


def _years(
    columns: Mapping[Standing, ToldColumn], read: "_Read", stored: Iterable[AccountColumn]
) -> dict[Standing, tuple[ToldColumn, ...]]:
    """The period's columns and those in which earlier years ended, where something is said of the period."""
    found = {}
    for standing, opening in OPENINGS.items():
        now = columns.get(standing)
        if now is not None:
            ends = [one for one in stored if _ended(one, now.stored)]
            told = (read.told(opening, one) for one in sorted(ends, key=lambda one: -one.year))
            found[standing] = (now, *(one for one in told if one is not None))
    return found


def _ended(column: AccountColumn, now: AccountColumn) -> bool:
    """True of a column in which an earlier year of the same unit ended."""
    is_end = column.kind == ColumnKind.OUTCOME and column.month == YEAR_END
    return is_end and column.unit_id == now.unit_id and column.year < now.year


class _Read:
    """What is said in some columns. A query, and one for the lines where something is said."""

    def __init__(self, stored: Sequence[AccountColumn]) -> None:
        rows = list(AccountFigure.objects.filter(column__in=[one.pk for one in stored])) if stored else []
        years = {one.pk: one.year for one in stored}
        said = sorted({years[row.column_id] for row in rows})
        lines = AccountLine.objects.of_years(said) if said else []
        self.lines: Mapping[int, Lines] = lines_in(lines, said)
        place = {line.pk: (at, line) for at, line in enumerate(lines)}
        self.figures: dict[int, list[AccountFigure]] = {}
        for row in sorted(rows, key=lambda one: place[one.line_id][0]):
            row.line = place[row.line_id][1]  # read once, however many columns say something on it
            self.figures.setdefault(row.column_id, []).append(row)

    def sheet(self, key: str, column: AccountColumn) -> Sheet:
        """A column as the rules have it, on the lines of its year."""
        told = {row.line.key: row.told for row in self.figures.get(column.pk, ())}
        lines = self.lines.get(column.year, Lines(column.year, ()))
        empty_is_nothing = column.kind == ColumnKind.ELIMINATIONS
        return Sheet(key, lines, column.unit.kind, told, column.month, empty_is_nothing=empty_is_nothing)

    def told(self, standing: Standing, column: AccountColumn) -> ToldColumn | None:
        """A column where it stands; None of one that says nothing."""
        sheet = self.sheet(standing, column)
        return None if sheet.is_empty else ToldColumn(standing, column, sheet, tuple(self.figures[column.pk]))


def _findings(
    columns: Mapping[Standing, ToldColumn],
    beside: Sequence[tuple[AccountColumn, Sheet]],
    account_of: Mapping[str, AccountKind],
    told_of: Collection[AccountKind],
) -> tuple[Finding, ...]:
    """What is proved of the accounts that are told of. Three queries at most."""
    sheets = {one: column.sheet for one, column in columns.items()}
    own, combined = sheets.get(Standing.OWN), columns.get(Standing.GROUP)
    tried = []
    for one in TOLD:
        if one in columns:
            before = sheets.get(OPENINGS[one]) if one in OPENINGS else None
            tried.append(Tried(columns[one].stored, sheets[one], before))
    parts = made_of(combined.stored.unit, combined.sheet, own, beside) if combined else None
    made = prove(tried, parts)
    checks = [check for check in made if all(account_of[place.line] in told_of for place in check.places)]
    signs = [sign for one in TOLD if one in columns for sign in wrong_signs(sheets[one])]
    return findings(checks, signs, reserve_check(own) if own else None, combined.sheet if combined else None)
