"""The operating account as a report shows it: per verksamhet for a nämnd, per nämnd for kommunen."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from followup.enums import Reporter
from followup.models import OperatingAmount, Report
from followup.reporting.financial_summary import (
    COLUMN_WORDS,
    Amounts,
    OperatingRow,
    Total,
    operating_table,
    summary_per_board,
    total_of,
)
from followup.sections import reporter_of
from styrmodell.lib.documents.figures import LedgerRow
from styrmodell.lib.intervals import within_q


@dataclass(frozen=True, slots=True)
class AccountLine:
    """En verksamhet as it was read, and whose money it is counted as: the nämnd's in kommunens report."""

    row: OperatingRow
    unit_id: int
    unit_name: str


@dataclass(frozen=True)
class Account:
    """Driftredovisning in a report, kr.

    Attributes:
        lines: every verksamhet that the rows are made of.
        year_deviations: per verksamhet, forecast against the year's budget; what an economic deviation amounts to.
        partial: the columns, in words, in which some verksamhet has an amount and another has not.
    """

    rows: tuple[LedgerRow, ...] = ()
    total: LedgerRow | None = None
    name_heading: str = "Verksamhet"
    lines: tuple[AccountLine, ...] = ()
    year_deviations: dict[int, Decimal | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()

    @cached_property
    def is_example(self) -> bool:
        """True when every row that has amounts is invented: said once then, and not on each row."""
        told = [row.is_example for row in self.rows if not row.is_empty]
        return bool(told) and all(told)

    @cached_property
    def is_empty(self) -> bool:
        """True when no amount has been reported."""
        return all(row.is_empty for row in self.rows)


def account_of(report: Report) -> Account:
    """The account as it stands now. Deviations are computed, never stored."""
    table = operating_table(report.unit, report.round)
    heading, total = "Verksamhet", table.total
    rows = tuple(_row(row.label, row.amounts, is_example=row.is_example) for row in table.rows)
    lines = tuple(AccountLine(row, report.unit.pk, report.unit.name) for row in table.rows)
    if reporter_of(report.unit.kind) == Reporter.MUNICIPALITY:
        boards = summary_per_board(report.round, within=report.unit)
        heading, total = "Nämnd", total_of([board.amounts for board in boards])
        rows = tuple(_row(board.name, board.amounts, is_example=board.is_example) for board in boards)
        lines = tuple(AccountLine(row, board.unit_id, board.name) for board in boards for row in board.rows)
    return Account(
        rows,
        _row("Summa", total) if rows else None,
        heading,
        lines,
        year_deviations={row.operation_id: row.amounts.forecast_deviation for row in table.rows},
        sources=_sources(report),
        partial=tuple(COLUMN_WORDS[column] for column in total.partial),
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


def _sources(report: Report) -> tuple[str, ...]:
    """Where the amounts come from, each source once."""
    unit, until = report.unit, report.round.period_to
    amounts = OperatingAmount.objects.filter(
        within_q(unit, path="operation__unit__"),
        year=until.year,
        month=until.month,
    ).exclude(source="")
    return tuple(dict.fromkeys(amounts.order_by("operation_id").values_list("source", flat=True)))
