"""What the investments of a report come to, as numbers that texts may name. No query."""

import re
from collections.abc import Iterator
from decimal import Decimal

from followup.money.investment_sums import InvestmentSum, sum_of
from followup.money.investments import Investment, Investments
from followup.rules.told_numbers import KRONOR, TableNumber
from styrmodell.lib.swedish import money_tkr

THOUSANDS = -3  # they are printed in tkr
OF_OTHERS = re.compile(r"(?<!\w)(?:kommun)?(?:bolag|koncern|nämnd)", re.IGNORECASE)  # the sums are of all
ALL = ("investeringar", "nettoinvesteringar", "investeringsutgifter", "årets investeringar")
BUDGET = ("investeringsbudget", "årsbudgeten för investeringar", "budgeten för investeringar")
FORECAST = ("investeringsprognos", "prognosen för investeringar")
# What each sum is called in the page that tells of it and in a text, and what of it may be meant.
NUMBERS = (
    ("Investeringar", ALL, ("outcome", "forecast")),
    ("Investeringsbudget", BUDGET, ("budget",)),
    ("Investeringsprognos", FORECAST, ("forecast",)),
)


def investment_numbers(told: Investments, place: str) -> Iterator[TableNumber]:
    """The sums that lack nothing; what a project or a nämnd comes to may be meant as well.

    Args:
        place: where the table is.
    """
    total = sum_of("", told.projects)
    others = frozenset(_every_amount(told, total))
    for key, names, columns in NUMBERS:
        values = [total.amounts[column] for column in columns if column not in total.partial]
        said = tuple((kr, money_tkr(kr, unit=True)) for kr in values if kr is not None)
        if said:
            yield TableNumber(
                key,
                names,
                said,
                decimals=THOUSANDS,
                units=KRONOR,
                needs_unit=True,
                others=others,
                place=place,
                is_whole=True,
                not_with=OF_OTHERS,
            )


def _every_amount(told: Investments, total: InvestmentSum) -> Iterator[Decimal]:
    rows: list[Investment | InvestmentSum] = [*told.projects, total]
    rows += [sum_of(name, told.of_unit(pk)) for pk, name in told.units]
    for row in rows:
        yield from (value for value in (*row.amounts.values(), row.deviation) if value is not None)
