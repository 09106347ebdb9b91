"""Räkenskaperna of a period as a page: which columns stand beside each other, what they are proved to be, and what is typed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.http import Http404

from followup.enums import AccountKind, ColumnKind, MoneyUnit
from followup.money.account_columns import Column, Slot, read_columns
from followup.money.account_forecasts import Forecasts, forecasts_of
from followup.money.accounts_closed import why_closed
from followup.money.group import Holding, companies_of, holdings, members, slot_of
from followup.money.proved import MadeOf, Tried, prove
from followup.pages.account_period import CLOSING, Period
from followup.rules.accounts.check import Check
from followup.rules.accounts.lines import Line
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import PER
from organisation.models import OrgUnit

OWN, COMBINED = "kommun", "koncern"
OF_COMPANY = "bolag"  # in place of kommunen's where a bolag's own stand
BUDGET, FORECAST = "budget", "prognos"
LAST_FORECAST = f"{FORECAST}-forra"
ELIMINATIONS = "eliminering"
SAME_MONTH, OPENING = "ifjol", "ib"  # after whose they are: of the same months last year, and when it ended
# What is forecast for the year: the result, what it comes to against balanskravet, and the nämnder's part of it.
FORECAST_OF = (AccountKind.INCOME_STATEMENT, AccountKind.BALANCED_BUDGET, AccountKind.BRIDGE)
OF_YEAR = (BUDGET, FORECAST)


@dataclass(frozen=True, slots=True)
class Part:
    """Del av räkenskaperna: the accounts that stand on a page together."""

    slug: str
    name: str
    accounts: tuple[AccountKind, ...]

    @property
    def has_central_finance(self) -> bool:
        """True where nämnderna are told of, and with them what stands centrally."""
        return AccountKind.BRIDGE in self.accounts


PARTS = (
    Part("", "Resultaträkning och balansräkning", (AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET)),
    Part("kassaflode", "Kassaflödesanalys", (AccountKind.CASH_FLOW,)),
    Part("balanskrav", "Balanskrav", (AccountKind.BALANCED_BUDGET,)),
    Part("driftredovisning", "Driftredovisning och finansförvaltning", (AccountKind.BRIDGE,)),
    Part("nyckeltal", "Nyckeltal", ()),
)
# Beside kommunen, each bolag and eliminations: on a page of its own.
TOGETHER = Part("koncern", "Sammanställda räkenskaper", (AccountKind.INCOME_STATEMENT, AccountKind.BALANCE_SHEET))
RATIOS, REQUIREMENT = "nyckeltal", "balanskrav"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Räkenskaperna of a period, of kommunen and of koncernen.

    Attributes:
        columns: by slug, also those that nobody has begun.
        typed: the slugs of those that are filled in here.
        held: the bolag of koncernen, each with its own column.
        readable: the accounts that the reader may read.
        is_written: the reader writes them; False for who only reads what a decided report has told, were it all of them.
    """

    period: Period
    columns: Mapping[str, Column]
    typed: tuple[str, ...]
    unit: MoneyUnit
    checks: tuple[Check, ...] = field(default=())
    held: tuple[Holding, ...] = field(default=())
    readable: frozenset[AccountKind] = frozenset(AccountKind)
    is_written: bool = True

    @property
    def per(self) -> int:
        """How many kronor one of what the amounts are shown in is."""
        return PER[self.unit]

    @property
    def own_slug(self) -> str:
        """The slug of what is told by those whose page it is: kommunen, or a bolag of its own."""
        return own_slug(self.period)

    @property
    def own(self) -> Column:
        """What is told by those whose page it is."""
        return self.columns[self.own_slug]

    @property
    def sheet(self) -> Sheet:
        """What is told by those whose page it is, as a sheet."""
        return self.own.sheet

    @property
    def company_name(self) -> str:
        """The bolag's, when they are its own; "" of kommunens."""
        return self.own.slot.unit.name if self.period.company else ""

    @property
    def is_example(self) -> bool:
        """True when an amount is made up."""
        return any(said.is_example for column in self.columns.values() for said in column.figures.values())

    @property
    def of_units(self) -> tuple[str, ...]:
        """Whose they are: kommunen's, and koncernen's where there is one."""
        return tuple(slug for slug in (self.own_slug, COMBINED) if slug in self.columns)

    def shown(self, account: AccountKind) -> list[Column]:
        """The columns of an account from left to right; of last year and of the budget only those that hold something."""
        found = []
        for slug in self.of_units:
            before = f"{slug}-{OPENING if account in CLOSING else SAME_MONTH}"
            found += [slug, *(_of_year(account) if slug == self.own_slug else ()), before]
        columns = [self.columns[slug] for slug in found if slug in self.columns]
        return [one for one in columns if self._is_shown(one, account)]

    def _is_shown(self, column: Column, account: AccountKind) -> bool:
        rows = [line for line in column.sheet.lines if line.account == account]
        if column.slot.slug in (*self.of_units, *self.typed):
            return any(line.is_asked_of(column.slot.unit.kind) for line in rows)
        return any(not column.sheet.told(line.key).is_missing for line in rows)

    def lines(self, account: AccountKind) -> tuple[Line, ...]:
        """The rows of an account: what some column that is filled in or was is asked for."""
        if account not in self.readable:
            return ()
        sheets = [one.sheet for one in self.shown(account) if one.slot.slug in (*self.of_units, *self.typed)]
        rows = self.sheet.lines
        return tuple(line for line in rows if line.account == account and any(sheet.asks(line) for sheet in sheets))

    def typed_lines(self, slug: str, part: Part) -> list[Line]:
        """The lines that are typed in a column: all but sums that are computed."""
        if not any(slug == one.slot.slug for account in part.accounts for one in self.shown(account)):
            return []
        sheet = self.columns[slug].sheet
        rows = (line for account in part.accounts for line in self.lines(account))
        return [
            line
            for line in rows
            if sheet.asks(line)
            and not line.is_heading
            and not (sheet.parts(line.key) and sheet.told(line.key).is_missing)
        ]


def own_slug(period: Period) -> str:
    """The slug of the column of those whose accounts of a period they are."""
    return OF_COMPANY if period.company else OWN


def accounts_of(
    period: Period,
    own: OrgUnit,
    combined: OrgUnit | None,
    *,
    typed: tuple[str, ...] = (),
    unit: MoneyUnit = MoneyUnit.TKR,
) -> Accounts:
    """Everything that the page of a period tells. Some seven queries.

    Args:
        own: kommunen; or a bolag, which has none that is combined with it.

    Raises:
        Http404: there is no such month.
    """
    if not period.is_real:
        raise Http404("no such month")
    year, month = period.year, period.month
    companies = companies_of(combined, year, month) if combined else []
    slots = _slots(period, own, combined, forecasts_of(own, year, month))
    columns = read_columns([*slots, *(slot_of(company, year, month) for company in companies)])
    found = tuple(slug for slug in typed if slug in columns)
    accounts = Accounts(period, columns, found, unit, held=tuple(holdings(companies, columns, year, month)))
    return replace(accounts, checks=_checks(accounts))


def closed_in(accounts: Accounts) -> dict[str, str]:
    """The columns asked for that are not filled in, since they are decided: slug → why, in a sentence. At most two queries."""
    asked = {slug: accounts.columns[slug].row for slug in accounts.typed}
    why = why_closed(asked.values())
    return {slug: why[row.place] for slug, row in asked.items() if row.place in why}


def still_open(accounts: Accounts, closed: Collection[str]) -> Accounts:
    """Them with only the columns to fill in that are not closed."""
    return replace(accounts, typed=tuple(slug for slug in accounts.typed if slug not in closed))


def _of_year(account: AccountKind) -> tuple[str, ...]:
    """What is told of the whole year beside an account: its budget and its forecasts."""
    if account in CLOSING:
        return ()
    return (BUDGET, FORECAST, LAST_FORECAST) if account in FORECAST_OF else (BUDGET,)


def _slots(period: Period, own: OrgUnit, combined: OrgUnit | None, forecasts: Forecasts) -> list[Slot]:
    year, month = period.year, period.month
    found = [Slot(BUDGET, own, year, kind=ColumnKind.BUDGET)]
    for slug, made in ((FORECAST, forecasts.now), (LAST_FORECAST, forecasts.before)):
        if made is not None:
            found.append(Slot(slug, own, year, kind=ColumnKind.FORECAST, round=made))
    if combined is not None:
        found.append(Slot(ELIMINATIONS, combined, year, month, ColumnKind.ELIMINATIONS))
    for slug, unit in ((own_slug(period), own), (COMBINED, combined)):
        if unit is not None:
            found += [
                Slot(slug, unit, year, month),
                Slot(f"{slug}-{SAME_MONTH}", unit, year - 1, month),
                Slot(f"{slug}-{OPENING}", unit, year - 1),
            ]
    return found


def _checks(accounts: Accounts) -> tuple[Check, ...]:
    """The checks of what is said of the period, and of its budget and its forecast. Two queries."""
    columns = accounts.columns
    taken = columns.get(ELIMINATIONS)
    made_of = MadeOf(members(accounts.sheet, accounts.held), taken.sheet if taken.stored else None) if taken else None
    return prove(_tried(accounts), made_of)


def _tried(accounts: Accounts) -> Iterable[Tried]:
    """The columns in which something is said."""
    columns = accounts.columns
    for slug in (*accounts.of_units, *OF_YEAR):
        column, before = columns.get(slug), columns.get(f"{slug}-{OPENING}")
        if column is not None and column.stored is not None and not column.is_empty:
            yield Tried(column.stored, column.sheet, before.sheet if before and not before.is_empty else None)
