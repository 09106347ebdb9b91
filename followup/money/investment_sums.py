"""What investment projects come to, nämnd by nämnd: sums of kronor, and what each of them lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count

from followup.models import ReportingRound
from followup.models.investments import InvestmentProjectQuerySet
from followup.money.investments import COLUMN_WORDS, COLUMNS, JOINED, Amounts, Investment, deviation_of, with_amounts
from styrmodell.lib.exact_sum import ExactSum

# What is invested every year has no total of its own and is missing nothing there, and few are moved between years.
MAY_BE_EMPTY = ("decided", "estimated", "spent", "change", "carried_in", "carried_over")


@dataclass(frozen=True, slots=True)
class InvestmentSum:
    """Summan av några projekt. A sum of nothing is None.

    Attributes:
        is_over: the year is, and nothing of it is forecast.
        partial: the columns in which some projects have an amount and others lack one that they should have.
    """

    name: str
    amounts: Amounts
    count: int = 0
    partial: tuple[str, ...] = ()
    unit_id: int = 0
    is_over: bool = False

    @property
    def deviation(self) -> Decimal | None:
        """As of a project; None where the budget or what is used of it is not whole."""
        used = "outcome" if self.is_over else "forecast"
        return None if {"budget", used} & {*self.partial} else deviation_of(self.amounts, is_over=self.is_over)

    @property
    def partial_words(self) -> tuple[str, ...]:
        """The columns that are not whole, in words."""
        return tuple(COLUMN_WORDS[column] for column in self.partial)


def sums_per_unit(projects: InvestmentProjectQuerySet, round_: ReportingRound) -> tuple[InvestmentSum, ...]:
    """What the projects come to, a row a nämnd or bolag in the order of the organisation. One query."""
    sums = {f"{name}_sum": ExactSum(path) for name, path in JOINED.items()}
    counts = {f"{name}_count": Count(path) for name, path in JOINED.items()}
    rows = with_amounts(projects, round_).order_by().values("unit_id", "unit__name", "unit__tree_id", "unit__lft")
    summed: Any = rows.annotate(row_count=Count("pk"), **sums, **counts).order_by("unit__tree_id", "unit__lft")
    return tuple(
        InvestmentSum(
            row["unit__name"],
            {name: row[f"{name}_sum"] for name in COLUMNS},
            row["row_count"],
            tuple(name for name in COLUMNS if _is_partial(name, row[f"{name}_count"], row["row_count"])),
            row["unit_id"],
            is_over=not round_.has_forecasts,
        )
        for row in summed
    )


def sum_of(name: str, projects: Iterable[Investment], unit_id: int = 0) -> InvestmentSum:
    """What some projects come to; says what `sums_per_unit` says of the same."""
    rows = list(projects)
    known = {column: [one.amounts[column] for one in rows if one.amounts[column] is not None] for column in COLUMNS}
    return InvestmentSum(
        name,
        {column: _added(values) for column, values in known.items()},
        len(rows),
        tuple(column for column in COLUMNS if _is_partial(column, len(known[column]), len(rows))),
        unit_id,
        is_over=any(one.is_over for one in rows),
    )


def all_together(sums: Sequence[InvestmentSum]) -> InvestmentSum:
    """What the units' sums come to."""
    partial = {column for one in sums for column in one.partial}
    for column in set(COLUMNS) - set(MAY_BE_EMPTY):
        lacking = [one for one in sums if one.amounts[column] is None]
        partial |= {column} if 0 < len(lacking) < len(sums) else set()
    return InvestmentSum(
        "Summa",
        {column: _added(one.amounts[column] for one in sums) for column in COLUMNS},
        sum(one.count for one in sums),
        tuple(column for column in COLUMNS if column in partial),
        is_over=any(one.is_over for one in sums),
    )


def _added(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _is_partial(column: str, known: int, rows: int) -> bool:
    return column not in MAY_BE_EMPTY and 0 < known < rows
