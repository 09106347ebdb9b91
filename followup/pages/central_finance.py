"""Finansförvaltningen: what the nämnder's driftredovisning is without, from their nettokostnader to kommunens result."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import MoneyUnit
from followup.money.account_columns import Column
from followup.money.amounts import Total
from followup.pages.account_checks import whole_forecast
from followup.pages.account_tables import DECIMALS, PARTIAL, in_unit
from followup.pages.accounts import BUDGET, FORECAST, LAST_FORECAST, OWN, Accounts
from followup.pages.money_lines import forecast_sentence
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import PER, Amount, added
from styrmodell.lib.swedish import MISSING, number

BOARDS, RESULT = "boards_net", "result"
# What nobody but kommunen as a whole has: what the bridge adds, and the income statement below verksamhetens nettokostnader.
CENTRAL = (
    "bridge_capital_costs",
    "bridge_depreciation",
    "bridge_payroll",
    "bridge_pensions",
    "bridge_central",
    "tax_revenue",
    "general_grants",
    "financial_income",
    "financial_costs",
    "extraordinary",
)


@dataclass(frozen=True, slots=True)
class FinanceRow:
    """En rad: nämnderna, what stands centrally, or a sum.

    Attributes:
        cells: an amount for each column, and last how much better than budget the forecast is.
        look: as a row of the accounts is drawn.
    """

    name: str
    cells: tuple[str, ...]
    look: str = ""


@dataclass(frozen=True, slots=True)
class CentralFinance:
    """Finansförvaltningen beside nämnderna.

    Attributes:
        sentences: what kommunen, nämnderna and finansförvaltningen count on for the year.
    """

    headings: tuple[str, ...]
    rows: tuple[FinanceRow, ...]
    sentences: tuple[str, ...]

    @property
    def is_partial(self) -> bool:
        """True when a sum lacks something."""
        return any(words.endswith(PARTIAL) for row in self.rows for words in row.cells)


def central_finance(accounts: Accounts) -> CentralFinance | None:
    """Nämnderna, finansförvaltningen and kommunen in outcome, budget and forecast; None without any. No query."""
    slugs = (OWN, BUDGET, FORECAST, LAST_FORECAST)
    columns = [accounts.columns[slug] for slug in slugs if slug in accounts.columns]
    told = [one for one in columns if not one.is_empty]
    if not told:
        return None
    compared = {BUDGET, FORECAST} <= {one.slot.slug for one in told}
    account = accounts.sheet.lines[RESULT].account
    headings = [accounts.period.heading(one.slot, account) for one in told]
    keys = [key for key in _central(accounts.sheet) if any(one.sheet.value(key).amount is not None for one in told)]
    amounts = [
        (_name(accounts, BOARDS), "", [one.sheet.value(BOARDS) for one in told]),
        *((_name(accounts, key), "", [one.sheet.value(key) for one in told]) for key in keys),
        ("Finansförvaltningen", "subtotal", [centrally(one.sheet) for one in told]),
        (_name(accounts, RESULT), "sum", [one.sheet.value(RESULT) for one in told]),
    ]
    rows = [
        FinanceRow(name, _cells(told, said, accounts.unit, compared=compared), look) for name, look, said in amounts
    ]
    return CentralFinance(
        (*headings, *(["Prognos mot budget"] if compared else [])), tuple(rows), tuple(year_sentences(accounts))
    )


def centrally(sheet: Sheet) -> Amount:
    """What finansförvaltningen comes to."""
    return added(sheet.value(key) for key in _central(sheet))


def year_sentences(accounts: Accounts) -> Iterable[str]:
    """What kommunen as a whole counts on for the year, and how nämnderna and finansförvaltningen stand against budget."""
    forecast, budget = accounts.columns.get(FORECAST), accounts.columns.get(BUDGET)
    if forecast is None or forecast.is_empty:
        return
    if said := whole_forecast(accounts):
        yield said
    if budget is not None:
        for who, one, other in (
            ("Nämnderna", forecast.sheet.value(BOARDS), budget.sheet.value(BOARDS)),
            ("Finansförvaltningen", centrally(forecast.sheet), centrally(budget.sheet)),
        ):
            if said := forecast_sentence(who, Total(year_deviation_sum=_beside(one, other))):
                yield said


def _central(sheet: Sheet) -> list[str]:
    """The lines that stand centrally, and the municipality's own ones in the bridge."""
    own = [line.key for line in sheet.parts("bridged_net") if line.key not in (BOARDS, *CENTRAL)]
    return [key for key in (*own, *CENTRAL) if sheet.has(key)]


def _name(accounts: Accounts, key: str) -> str:
    return accounts.sheet.name(key)


def _cells(columns: list[Column], said: list[Amount], unit: MoneyUnit, *, compared: bool) -> tuple[str, ...]:
    words = [in_unit(one, unit) for one in said]
    if not compared:
        return tuple(words)
    by_slug = {column.slot.slug: one for column, one in zip(columns, said, strict=True)}
    better = _beside(by_slug[FORECAST], by_slug[BUDGET])
    return (*words, MISSING if better is None else number(better / PER[unit], DECIMALS[unit], signed=True))


def _beside(one: Amount, other: Amount) -> Decimal | None:
    """How much better one is than another; None when one of them lacks something."""
    if one.amount is None or other.amount is None or not (one.is_whole and other.is_whole):
        return None
    return one.amount - other.amount
