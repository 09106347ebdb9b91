"""The operating account as a report shows it: per verksamhet for a nämnd, per nämnd for kommunen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Min

from followup.enums import Reporter
from followup.models import OperatingAmount, Report
from followup.money.amounts import Amounts, Total, total_of
from followup.money.operating_account import (
    BoardMoney,
    OperatingRow,
    deviating_most,
    operations_of,
    owner_of,
    owners,
    rows_in,
    sum_of,
    summary_per_board,
    with_amounts,
)
from followup.rules.sections import reporter_of
from organisation.models.operation import OperationQuerySet
from styrmodell.lib.documents.figures import LedgerRow
from styrmodell.lib.intervals import within_q


@dataclass(frozen=True, slots=True)
class AccountLine:
    """En verksamhet as it was read, and whose money it is counted as: the nämnd's in kommunens report."""

    row: OperatingRow
    unit_id: int
    unit_name: str


@dataclass(frozen=True, slots=True)
class Account:
    """Driftredovisning in a report, kr.

    Attributes:
        is_example: every row that has amounts is invented: said once then, and not on each row.
        left_out: how many rows there are beside those that deviate most.
        lines: every verksamhet that the rows are made of; read only when the report is frozen.
        year_deviations: per verksamhet, forecast against the year's budget; what an economic deviation amounts to.
        partial: the columns, in words, in which some verksamhet has an amount and another has not.
    """

    rows: tuple[LedgerRow, ...] = ()
    total: LedgerRow | None = None
    name_heading: str = "Verksamhet"
    is_example: bool = False
    left_out: int = 0
    lines: tuple[AccountLine, ...] = ()
    year_deviations: dict[int, Decimal | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when no amount has been reported."""
        return self.total is None or self.total.is_empty


def account_of(
    report: Report, *, about: Collection[int] = (), most: int | None = None, with_lines: bool = False
) -> Account:
    """The account as it stands now. Deviations are computed, never stored.

    Args:
        about: the verksamheter that the report's deviations are about.
        most: how many verksamheter to show; of more than that those that deviate most.
        with_lines: read every verksamhet, to be frozen; the caller holds the money.
    """
    operations = with_amounts(operations_of(report.unit, report.round), report.round)
    boards: Sequence[BoardMoney] = ()
    if reporter_of(report.unit.kind) == Reporter.MUNICIPALITY:
        boards = summary_per_board(report.round, within=report.unit)
        account = _per_board(boards)
    else:
        account = _per_operation(operations, most)
    return replace(
        account,
        lines=_lines(report, operations, boards) if with_lines else (),
        year_deviations=_year_deviations(operations, about) if about else {},
        sources=_sources(report),
    )


def _per_board(boards: Sequence[BoardMoney]) -> Account:
    told = [board.is_example for board in boards if not board.amounts.is_empty]
    total = total_of([board.amounts for board in boards])
    return Account(
        tuple(_row(board.name, board.amounts, is_example=board.is_example) for board in boards),
        _row("Summa", total) if boards else None,
        "Nämnd",
        is_example=bool(told) and all(told),
        partial=total.partial_words,
    )


def _per_operation(operations: OperationQuerySet, most: int | None) -> Account:
    summed = sum_of(operations)
    left_out = max(summed.count - most, 0) if most else 0
    rows = rows_in(deviating_most(operations, summed.count - left_out) if left_out else operations)
    return Account(
        tuple(_row(row.label, row.amounts, is_example=row.is_example) for row in rows),
        _row("Summa", summed.total) if rows else None,
        is_example=summed.is_example,
        left_out=left_out,
        partial=summed.total.partial_words,
    )


def _row(name: str, amounts: Amounts, *, is_example: bool = False) -> LedgerRow:
    return LedgerRow(
        name,
        amounts.outcome,
        amounts.budget,
        amounts.forecast,
        amounts.year_budget,
        is_example=is_example,
        is_sum=isinstance(amounts, Total),
        deviation_sum=amounts.deviation if isinstance(amounts, Total) else None,
        year_deviation_sum=amounts.forecast_deviation if isinstance(amounts, Total) else None,
    )


def _lines(report: Report, operations: OperationQuerySet, boards: Sequence[BoardMoney]) -> tuple[AccountLine, ...]:
    """Every verksamhet with whose it is, in the order of the rows."""
    rows = rows_in(operations)
    if not boards:
        return tuple(AccountLine(row, report.unit.pk, report.unit.name) for row in rows)
    whose = dict(operations.order_by().annotate(owner=owner_of(owners())).values_list("pk", "owner"))
    of_board: dict[int, list[OperatingRow]] = {}
    for row in rows:
        of_board.setdefault(whose[row.operation_id], []).append(row)
    return tuple(AccountLine(row, board.unit_id, board.name) for board in boards for row in of_board[board.unit_id])


def _year_deviations(operations: OperationQuerySet, about: Collection[int]) -> dict[int, Decimal | None]:
    return {row.operation_id: row.amounts.forecast_deviation for row in rows_in(operations.filter(pk__in=about))}


def _sources(report: Report) -> tuple[str, ...]:
    """Where the amounts come from, each source once."""
    unit, until = report.unit, report.round.period_to
    amounts = OperatingAmount.objects.filter(
        within_q(unit, path="operation__unit__"),
        year=until.year,
        month=until.month,
    ).exclude(source="")
    named = amounts.values("source").annotate(first=Min("operation_id")).order_by("first", "source")
    return tuple(named.values_list("source", flat=True))
