"""What the rows that are carried over come to, unit by unit: sums of kronor, and which of them something lacks in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, DecimalField, ExpressionWrapper, F, Value, When

from followup.money.carry_overs import marks, paths
from followup.rules.carry_overs import TABLES, Carried, CarriedTable
from styrmodell.lib.exact_sum import ExactSum

AMOUNT: Any = DecimalField(max_digits=15, decimal_places=2)


@dataclass(frozen=True, slots=True)
class CarriedSum:
    """Summan av några rader.

    Attributes:
        amounts: by column, kr; None where nobody has said anything.
        partial: the columns that some rows lack.
    """

    table: CarriedTable
    name: str
    amounts: Mapping[str, Decimal | None]
    count: int = 0
    partial: tuple[str, ...] = ()
    unit_id: int = 0

    @property
    def cells(self) -> list[tuple[str, Decimal | None, bool]]:
        """Each column's head, what it comes to and whether something lacks in it."""
        return [(head, self.amounts[name], name in self.partial) for name, head in self.table.columns.items()]

    @property
    def partial_words(self) -> tuple[str, ...]:
        """The columns that are not whole, in words."""
        return tuple(self.table.columns[column].lower() for column in self.partial)


def sums_per_unit(key: Carried, found: Any) -> tuple[CarriedSum, ...]:
    """What a table's rows come to, a row a unit in the order of the organisation. One query.

    Args:
        found: as `stored_rows`.
    """
    table = TABLES[key]
    said = {name: _said(key, name) for name in table.told}
    said[table.result] = _result(table, said)
    sums = {f"{name}_sum": ExactSum(one) for name, one in said.items()}
    counts = {f"{name}_count": Count(one) for name, one in said.items()}
    rows = found.order_by().values("unit_id", "unit__name", "unit__tree_id", "unit__lft")
    summed: Any = rows.annotate(row_count=Count("pk"), **sums, **counts).order_by("unit__tree_id", "unit__lft")
    return tuple(
        CarriedSum(
            table,
            row["unit__name"],
            {name: row[f"{name}_sum"] for name in table.columns},
            row["row_count"],
            tuple(name for name in table.columns if 0 < row[f"{name}_count"] < row["row_count"]),
            row["unit_id"],
        )
        for row in summed
    )


def _said(key: Carried, name: str) -> Any:
    """An amount in a row's sum: nothing where it is missing, zero where it does not apply."""
    mark = marks(key).get(name)
    if mark is None:
        return F(paths(key)[name])
    return Case(When(**{mark: True}, then=Value(Decimal(0))), default=F(paths(key)[name]), output_field=AMOUNT)


def _result(table: CarriedTable, said: dict[str, Any]) -> Any:
    """What is worked out of a row, where nothing that it counts is missing."""
    first, *others = [(said[name], sign) for name, sign in table.signs.items()]
    found = first[0]
    for one, sign in others:
        found = found + one if sign > 0 else found - one
    return ExpressionWrapper(found, output_field=AMOUNT)


def all_together(table: CarriedTable, sums: Sequence[CarriedSum]) -> CarriedSum:
    """What the units' sums come to."""
    partial = {column for one in sums for column in one.partial}
    for column in table.columns:
        lacking = [one for one in sums if one.amounts[column] is None]
        partial |= {column} if 0 < len(lacking) < len(sums) else set()
    known = {
        column: [amount for one in sums if (amount := one.amounts[column]) is not None] for column in table.columns
    }
    return CarriedSum(
        table,
        "Summa",
        {column: sum(values, Decimal(0)) if values else None for column, values in known.items()},
        sum(one.count for one in sums),
        tuple(column for column in table.columns if column in partial),
    )
