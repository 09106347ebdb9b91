"""Lines and ratios of a report's accounts as numbers that texts may name: what each is, and what may be meant as well. No query."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from followup.money.report_accounts import ReportAccounts, Standing
from followup.money.statement_table import Table, key_of
from followup.rules.accounts.lines import YEAR_END, Line
from followup.rules.accounts.ratios import ratios_over
from followup.rules.accounts.told import Amount
from followup.rules.told_numbers import EXPECTED, KRONOR, TableNumber, units_of
from styrmodell.lib.documents.accounts import row_place
from styrmodell.lib.swedish import money_tkr, number

OUTCOMES, FORECASTS = (Standing.OWN, Standing.GROUP), (Standing.FORECAST,)
NO_OUTCOMES = (Standing.OWN, Standing.BUDGET, Standing.FORECAST)
OF_OTHERS = re.compile(r"(?<!\w)(?:kommun)?(?:bolag|koncern)", re.IGNORECASE)  # whose ratios are others
LONG_NAME = 10  # letters: a shorter one of one word, as "Skulder", is often something else
THOUSANDS = -3  # they are printed in tkr


def numbers_of(table: Table) -> Iterator[TableNumber]:
    """Each line by the names that it has: what it came to and, where that is forecast, what it is thought to come to.

    Before the year is over "årets resultat" is the forecast's and "periodens resultat" what it has come to.
    """
    for line in table.lines if table.columns else ():
        if line.is_heading:
            continue
        interim, whole = line.name_at(table.month), line.name
        if interim == whole:
            yield from _number(table, line, whole, (*OUTCOMES, *FORECASTS))
        else:
            yield from _number(table, line, interim, OUTCOMES)
            yield from _number(table, line, whole, FORECASTS)


def ratios_of(accounts: ReportAccounts, place: str) -> Iterator[TableNumber]:
    """Ekonomiska nyckeltal by their names; koncernens and those of the year before may be meant as well.

    Args:
        place: where they lead.
    """
    own = accounts.own
    if own is None:
        return
    beside = [one.sheet for standing, one in accounts.columns.items() if standing not in NO_OUTCOMES]
    for newest, *others in ratios_over([own.sheet, *beside]):
        if newest.value is not None:
            rule = newest.rule
            yield TableNumber(
                rule.name,
                (rule.name,),
                ((newest.value, number(newest.value, rule.decimals)),),
                decimals=rule.decimals,
                units=units_of(rule.unit),
                others=frozenset(one.value for one in others if one.value is not None),
                place=place,
                not_with=OF_OTHERS,
            )


def _number(table: Table, line: Line, name: str, standings: Sequence[Standing]) -> Iterator[TableNumber]:
    """It where something is said; beside it what the other columns say, and how far from each other they are."""
    if " " not in name and len(name) < LONG_NAME:
        return
    told = {column.standing: column.sheet.value(line.key) for column in table.columns}
    meant = [told[one] for one in standings if one in told and told[one].is_whole]
    known = [one.amount for one in told.values() if one.amount is not None]
    if not meant:
        return
    is_forecast = any(one in FORECASTS and one in told and told[one].is_whole for one in standings)
    yield TableNumber(
        name,
        (name,),
        tuple((kr, money_tkr(kr, unit=True)) for kr in map(_kr, meant)),
        decimals=THOUSANDS,
        units=KRONOR,
        needs_unit=True,
        others=frozenset([*known, *(one - other for one, other in combinations(known, 2))]),
        place=row_place(key_of(line)),
        slack=max(one.slack for one in meant),
        is_whole=True,
        not_with=None if is_forecast or table.month == YEAR_END else EXPECTED,
    )


def _kr(amount: Amount) -> Decimal:
    return amount.amount or Decimal(0)
