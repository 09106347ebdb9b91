"""The operating account (driftredovisning) as data: rows per verksamhet, totals per nämnd, deviations computed.

Everything is in kronor; rounding to tkr is done where it is shown. Totals are sums of kronor, never of rounded rows, so
rows may differ from the total by 1–2 tkr, as they do in the municipality's own tables.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import Operation, OrgUnit
from styrmodell.lib.intervals import within_q

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
        return _difference(self.outcome, self.budget)

    @property
    def forecast_deviation(self) -> Decimal | None:
        """Avvikelse for the whole year; positive is better than budget."""
        return _difference(self.forecast, self.year_budget)

    @property
    def is_empty(self) -> bool:
        """True when nothing at all has been reported."""
        return all(getattr(self, column) is None for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Total(Amounts):
    """Summa. A sum of nothing is None.

    Attributes:
        deviation_sum, forecast_deviation_sum: over the rows that have both amounts, so that a row without an outcome
            does not look like money saved.
        partial: the columns in which some rows have an amount and others have not; tables say so.
    """

    deviation_sum: Decimal | None = None
    forecast_deviation_sum: Decimal | None = None
    partial: tuple[str, ...] = ()

    @property
    def deviation(self) -> Decimal | None:
        """Avvikelse to date, over the rows that can be compared."""
        return self.deviation_sum

    @property
    def forecast_deviation(self) -> Decimal | None:
        """Avvikelse for the whole year, over the rows that can be compared."""
        return self.forecast_deviation_sum


@dataclass(frozen=True, slots=True)
class OperatingRow:
    """En verksamhet i driftredovisningen."""

    operation_id: int
    unit_id: int
    code: str
    label: str
    amounts: Amounts
    comment: str = ""
    amount_id: int | None = None
    amount_version: int = 0
    forecast_id: int | None = None
    forecast_version: int = 0  # 0: no forecast row yet
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class OperatingTable:
    """Driftredovisning for one unit in one round."""

    unit: str
    period: str
    rows: tuple[OperatingRow, ...]
    total: Total = field(default_factory=Total)

    @property
    def is_empty(self) -> bool:
        """True when no row has any amount."""
        return all(row.amounts.is_empty for row in self.rows)


@dataclass(frozen=True, slots=True)
class BoardMoney:
    """En nämnds ekonomi: its verksamheter added up."""

    unit_id: int
    code: str
    name: str
    amounts: Total
    is_example: bool = False  # some of it is invented, and so the sum
    rows: tuple[OperatingRow, ...] = ()


def operating_table(unit: OrgUnit, round_: ReportingRound) -> OperatingTable:
    """The unit's verksamheter, with those of the units below it, and their total. Three queries."""
    operations = operations_of(unit, round_)
    rows = tuple(_rows(operations, round_))
    return OperatingTable(unit.name, round_.period, rows, total_of([row.amounts for row in rows]))


def summary_per_board(round_: ReportingRound, within: OrgUnit | None = None) -> tuple[BoardMoney, ...]:
    """One line a nämnd that has verksamheter, in the order of the organisation; money of kommunen itself comes last.

    Args:
        within: only this part of the organisation; None is all of it.
    """
    operations = operations_of(within, round_)
    boards = list(OrgUnit.objects.filter(kind__in=[*BOARD_KINDS, OrgUnitKind.COMPANY]).in_order())
    owners = boards_of([operation.unit for operation in operations], boards)
    rows: dict[OrgUnit, list[OperatingRow]] = {}
    for row in _rows(operations, round_):
        rows.setdefault(owners[row.unit_id], []).append(row)
    units = sorted(rows, key=lambda unit: (unit.kind == OrgUnitKind.MUNICIPALITY, unit.tree_id, unit.lft))
    return tuple(_board(unit, rows[unit]) for unit in units)


def _board(unit: OrgUnit, rows: Sequence[OperatingRow]) -> BoardMoney:
    is_example = any(row.is_example for row in rows)
    return BoardMoney(unit.pk, unit.code, unit.name, total_of([row.amounts for row in rows]), is_example, tuple(rows))


def total_of(amounts: Iterable[Amounts]) -> Total:
    """Add up rows or totals. A sum of nothing is None; a column that only some rows have is named in `partial`."""
    rows = list(amounts)
    partial = {column for column in COLUMNS if 0 < _known(rows, column) < len(rows)}
    partial.update(column for row in rows if isinstance(row, Total) for column in row.partial)
    return Total(
        **{column: _sum([getattr(row, column) for row in rows]) for column in COLUMNS},
        deviation_sum=_sum([row.deviation for row in rows]),
        forecast_deviation_sum=_sum([row.forecast_deviation for row in rows]),
        partial=tuple(column for column in COLUMNS if column in partial),
    )


def boards_of(units: Iterable[OrgUnit], boards: Sequence[OrgUnit]) -> dict[int, OrgUnit]:
    """By unit, the nämnd or bolag whose money it is: the nearest above it, or the unit itself when there is none.

    Args:
        boards: in the order of the organisation.
    """
    found: dict[int, OrgUnit] = {}
    above: list[OrgUnit] = []
    ahead = deque(boards)
    for unit in sorted(units, key=_place):
        while ahead and _place(ahead[0]) <= _place(unit):
            above.append(ahead.popleft())
        while above and not above[-1].covers(unit):
            above.pop()
        found[unit.pk] = above[-1] if above else unit
    return found


def _place(unit: OrgUnit) -> tuple[int, int]:
    return unit.tree_id, unit.lft


def operations_of(unit: OrgUnit | None, round_: ReportingRound) -> list[Operation]:
    """Verksamheter of the unit and below that exist on the period's last day, in the order of the accounts."""
    day = round_.period_to
    found = Operation.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    if unit is not None:
        found = found.filter(within_q(unit, path="unit__"))
    return list(found.select_related("unit").order_by("unit__tree_id", "unit__lft", "rank", "code"))


def _rows(operations: Sequence[Operation], round_: ReportingRound) -> list[OperatingRow]:
    until = round_.period_to
    found = OperatingAmount.objects.filter(operation__in=operations, year=until.year, month=until.month)
    amounts = {row.operation_id: row for row in found}
    found_forecasts = OperatingForecast.objects.filter(operation__in=operations, round=round_)
    forecasts = {row.operation_id: row for row in found_forecasts}
    return [_row(operation, amounts.get(operation.pk), forecasts.get(operation.pk)) for operation in operations]


def _row(operation: Operation, amount: OperatingAmount | None, forecast: OperatingForecast | None) -> OperatingRow:
    return OperatingRow(
        operation_id=operation.pk,
        unit_id=operation.unit_id,
        code=operation.code,
        label=operation.name,
        amounts=Amounts(
            outcome=amount.outcome if amount else None,
            budget=amount.budget if amount else None,
            forecast=forecast.amount if forecast else None,
            year_budget=amount.year_budget if amount else None,
        ),
        comment=forecast.comment if forecast else "",
        amount_id=amount.pk if amount else None,
        amount_version=amount.version if amount else 0,
        forecast_id=forecast.pk if forecast else None,
        forecast_version=forecast.version if forecast else 0,
        is_example=any(stored.is_example for stored in (amount, forecast) if stored),
    )


def _difference(actual: Decimal | None, planned: Decimal | None) -> Decimal | None:
    return None if actual is None or planned is None else actual - planned


def _known(rows: Sequence[Amounts], column: str) -> int:
    return sum(getattr(row, column) is not None for row in rows)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
