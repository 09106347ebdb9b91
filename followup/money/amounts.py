"""Amounts in kronor and their sums: what is missing is not zero, and a sum says which of its rows lack an amount."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, F

from styrmodell.lib.documents.figures import difference
from styrmodell.lib.exact_sum import ExactSum

COLUMNS = ("outcome", "budget", "forecast", "year_budget")
COLUMN_WORDS = {"outcome": "utfall", "budget": "budget", "forecast": "prognos", "year_budget": "årsbudget"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """Belopp i kronor, net costs negative; None is not reported, zero is zero."""

    outcome: Decimal | None = None
    budget: Decimal | None = None
    forecast: Decimal | None = None
    year_budget: Decimal | None = None

    @property
    def deviation(self) -> Decimal | None:
        """Avvikelse to date; positive is better than budget."""
        return difference(self.outcome, self.budget)

    @property
    def year_deviation(self) -> Decimal | None:
        """Avvikelse for the whole year; positive is better than budget."""
        return difference(self.forecast, self.year_budget)

    def deviation_told(self, *, is_over: bool) -> Decimal | None:
        """Avvikelse that is told of the year: the forecast's; the outcome's when the year is over and nobody forecasts it."""
        return self.deviation if is_over else self.year_deviation

    @property
    def is_empty(self) -> bool:
        """True when nothing at all has been reported."""
        return all(getattr(self, column) is None for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Total(Amounts):
    """Summa. A sum of nothing is None.

    Attributes:
        deviation_sum, year_deviation_sum: over the rows that have both amounts, so that a row without an outcome
            does not look like money saved.
        partial: the columns in which some rows have an amount and others have not; tables say so.
    """

    deviation_sum: Decimal | None = None
    year_deviation_sum: Decimal | None = None
    partial: tuple[str, ...] = ()

    @property
    def partial_words(self) -> tuple[str, ...]:
        """The columns whose sum lacks some row, in words."""
        return tuple(COLUMN_WORDS[column] for column in self.partial)

    @property
    def deviation(self) -> Decimal | None:
        """Avvikelse to date, over the rows that can be compared."""
        return self.deviation_sum

    @property
    def year_deviation(self) -> Decimal | None:
        """Avvikelse for the whole year, over the rows that can be compared."""
        return self.year_deviation_sum


def total_of(amounts: Iterable[Amounts]) -> Total:
    """Add up rows or totals. A sum of nothing is None; a column that only some rows have is named in `partial`."""
    rows = list(amounts)
    partial = {column for column in COLUMNS if 0 < _known(rows, column) < len(rows)}
    partial.update(column for row in rows if isinstance(row, Total) for column in row.partial)
    return Total(
        **{column: _sum([getattr(row, column) for row in rows]) for column in COLUMNS},
        deviation_sum=_sum([row.deviation for row in rows]),
        year_deviation_sum=_sum([row.year_deviation for row in rows]),
        partial=tuple(column for column in COLUMNS if column in partial),
    )


def sums_of(**columns: str) -> dict[str, Aggregate]:
    """What `total_from` needs, for `aggregate` or `annotate`: rows are added up where they lie, exactly.

    Args:
        columns: for each of COLUMNS the field that holds it.
    """
    outcome, budget, forecast, year_budget = (columns[column] for column in COLUMNS)
    return {
        "row_count": Count("pk"),
        "deviation_sum": ExactSum(F(outcome) - F(budget)),
        "year_deviation_sum": ExactSum(F(forecast) - F(year_budget)),
        **{f"{column}_sum": ExactSum(field) for column, field in columns.items()},
        **{f"{column}_count": Count(field) for column, field in columns.items()},
    }


def total_from(summed: Mapping[str, Any]) -> Total:
    """The total that the database has added up; says what `total_of` says of the same rows."""
    return Total(
        **{column: summed[f"{column}_sum"] for column in COLUMNS},
        deviation_sum=summed["deviation_sum"],
        year_deviation_sum=summed["year_deviation_sum"],
        partial=tuple(column for column in COLUMNS if 0 < summed[f"{column}_count"] < summed["row_count"]),
    )


def _known(rows: Sequence[Amounts], column: str) -> int:
    return sum(getattr(row, column) is not None for row in rows)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
