"""A million amounts: the ledger of made-up verksamheter, written by the database itself with a history row for each."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Model

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from styrmodell.lib.clock import now

REASON = "Exempeldata"
# Costs a verksamhet between 0.1 and 1.9 mkr a year: in whole kr every month, always the same. Net cost is negative.
YEAR = "(12 * (8000 + (o.id * 7919) %% 150000))"


def fill(after: int, months: Sequence[tuple[int, int]], rounds: Sequence[ReportingRound]) -> None:
    """Book outcome and budget of each month, and a forecast in each round; everything within four per cent of the budget.

    Args:
        after: verksamheter with a higher id than this get them.
    """
    for year, month in months:
        spread = f"(960 + (o.id * 37 + {year * 11 + month * 5}) %% 81)"
        values = f"{year}, {month}, -{YEAR} * {month} / 12 * {spread} / 1000, -{YEAR} * {month} / 12, -{YEAR}"
        _insert(
            OperatingAmount, ("year", "month", "outcome", "budget", "year_budget", "source"), f"{values}, ''", after
        )
    for round_ in rounds:
        spread = f"(970 + (o.id * 53 + {round_.pk}) %% 61)"
        values = f"{round_.pk}, -{YEAR} * {spread} / 1000, ''"
        _insert(OperatingForecast, ("round_id", "amount", "comment"), values, after)
    for model in (OperatingAmount, OperatingForecast):
        _remember(model, after)


def _insert(model: type[Model], columns: Sequence[str], values: str, after: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} (operation_id, is_example, version, {', '.join(columns)}) "
            f"SELECT o.id, true, 1, {values} FROM organisation_operation o WHERE o.id > %s ORDER BY o.id",
            [after],
        )


def _remember(model: type[Model], after: int) -> None:
    """A history row for each row that was inserted."""
    history = model.history.model._meta.db_table  # type: ignore[attr-defined]  # tracked models have it
    columns = ", ".join(str(field.column) for field in model._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {history} ({columns}, history_date, history_change_reason, history_type) "
            f"SELECT {columns}, %s, %s, '+' FROM {model._meta.db_table} WHERE operation_id > %s ORDER BY id",
            [connection.ops.adapt_datetimefield_value(now()), REASON, after],
        )
