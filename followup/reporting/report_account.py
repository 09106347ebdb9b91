"""The operating account as a report shows it: per verksamhet for a nämnd, per nämnd for kommunen."""

from dataclasses import dataclass, field
from decimal import Decimal

from followup.models import OperatingAmount, Report
from followup.reporting.financial_summary import COLUMN_WORDS, Amounts, Total, operating_table, summary_per_board
from followup.sections import Content, Reporter, asked, reporter_of
from styrmodell.lib.documents.figures import LedgerRow


@dataclass(frozen=True, slots=True)
class Account:
    """Driftredovisning in a report, kr.

    Attributes:
        year_deviations: per verksamhet, forecast against the year's budget; what an economic deviation amounts to.
        partial: the columns, in words, in which some verksamhet has an amount and another has not.
    """

    rows: tuple[LedgerRow, ...] = ()
    total: LedgerRow | None = None
    name_heading: str = "Verksamhet"
    year_deviations: dict[int, Decimal | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when no amount has been reported."""
        amounts = [(row.outcome, row.budget, row.forecast, row.year_budget) for row in self.rows]
        return all(amount is None for row in amounts for amount in row)


def account_of(report: Report) -> Account:
    """The account as it stands now; empty for a reporter that has none. Deviations are computed, never stored."""
    if not any(one.section.content == Content.OPERATING for one in asked(report.unit.kind, report.round.kind)):
        return Account()
    table = operating_table(report.unit, report.round)
    marks = _marks(report)
    deviations = {row.operation_id: row.amounts.forecast_deviation for row in table.rows}
    sources = tuple(dict.fromkeys(source for _, source in marks.values() if source))
    all_examples = bool(marks) and all(is_example for is_example, _ in marks.values())
    if reporter_of(report.unit.kind) == Reporter.MUNICIPALITY:
        boards = summary_per_board(report.round, within=report.unit)
        rows = tuple(_row(board.name, board.amounts, is_example=all_examples) for board in boards)
        heading = "Nämnd"
    else:
        rows = tuple(
            _row(row.label, row.amounts, is_example=_is_example(marks, row.operation_id)) for row in table.rows
        )
        heading = "Verksamhet"
    partial = tuple(COLUMN_WORDS[column] for column in table.total.partial)
    return Account(rows, _row("Summa", table.total) if rows else None, heading, deviations, sources, partial)


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


def _marks(report: Report) -> dict[int, tuple[bool, str]]:
    """Per verksamhet: whether the amounts are example data, and where they come from."""
    unit, until = report.unit, report.round.period_to
    amounts = OperatingAmount.objects.filter(
        operation__unit__tree_id=unit.tree_id,
        operation__unit__lft__gte=unit.lft,
        operation__unit__rght__lte=unit.rght,
        year=until.year,
        month=until.month,
    )
    return {
        pk: (is_example, source)
        for pk, is_example, source in amounts.values_list("operation_id", "is_example", "source")
    }


def _is_example(marks: dict[int, tuple[bool, str]], operation_id: int) -> bool:
    return marks.get(operation_id, (False, ""))[0]
