"""A file that has been read in, as data: its sums as they were consented to, the rows it wrote, and where they are shown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from followup.models import ImportBatch, OperatingAmount, OperatingForecast, ReportingRound
from followup.money.importing.comparison import BoardTotal, total_in
from followup.money.importing.shown import ROWS_SHOWN
from followup.pages.economy import address_of, units_with_money


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """En verksamhet i en period, as the file had it."""

    operation: str
    code: str
    period: str
    outcome: Decimal | None = None
    budget: Decimal | None = None
    year_budget: Decimal | None = None
    forecast: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """Vad inläsningen gjorde.

    Attributes:
        count: how many verksamheter and periods it wrote amounts of; `rows` are the first of them.
        forecasts: how many forecasts it wrote.
        url: the economy page of what was read in; "" when there is nothing of it to read.
        is_undoable: it wrote something and has not been undone; whether it may be is asked when it is.
    """

    totals: tuple[BoardTotal, ...]
    rows: tuple[WrittenRow, ...]
    count: int
    forecasts: int
    url: str
    is_undoable: bool


def imported_page(batch: ImportBatch, user: Any) -> ImportedPage:
    """What a file that was read in said and did. Six queries."""
    # Rows that another file's undoing gave back to this one have its number too, but not its reason.
    by_it = Q(batch_id=batch.pk, history_change_reason__startswith=f"Inläsning {batch.pk},")
    written = OperatingAmount.history.filter(by_it)
    told = OperatingForecast.history.filter(by_it)
    count, forecasts = written.count(), told.count()
    return ImportedPage(
        tuple(map(total_in, batch.told.get("totals", ()))),
        _rows(written, told),
        count,
        forecasts,
        _address(batch, user),
        is_undoable=batch.undone_at is None and count + forecasts > 0,
    )


def _rows(written: Any, told: Any) -> tuple[WrittenRow, ...]:
    """The first rows in the order of the file, each with its forecast."""
    names = ("operation__name", "operation__code", "year", "month", "outcome", "budget", "year_budget", "operation_id")
    rows = list(written.order_by("history_id").values_list(*names)[:ROWS_SHOWN])
    about = Q(operation__in={row[-1] for row in rows})
    forecasts = {
        (operation, until.year, until.month): amount
        for operation, until, amount in told.filter(about).values_list("operation_id", "round__period_to", "amount")
    }
    return tuple(
        WrittenRow(name, code, f"{year}-{month:02d}", outcome, budget, of_year, forecasts.get((operation, year, month)))
        for name, code, year, month, outcome, budget, of_year, operation in rows
    )


def _address(batch: ImportBatch, user: Any) -> str:
    """The economy page of the unit and the period that the file was about."""
    told: dict[str, Any] = batch.told
    if not told or not units_with_money(user).filter(pk=told["unit"]).exists():
        return ""
    ends_then = ReportingRound.objects.filter(period_to__year=told["year"], period_to__month=told["month"])
    round_ = ends_then.first()
    return address_of(told["unit"], round_) if round_ else ""
