"""What a report tells of the money: the operating account, what its deviations amount to, where the amounts come from."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Min

from followup.models import OperatingAmount, Report
from followup.money.operating_account import (
    Account,
    OperatingRow,
    account_of,
    deviating_most,
    is_over,
    owner_of,
    owners,
    rows_in,
    with_amounts,
)
from organisation.enums import OrgUnitKind
from organisation.models.operation import OperationQuerySet
from styrmodell.lib.intervals import within_q


@dataclass(frozen=True, slots=True)
class ReportMoney:
    """Pengarna i en rapport, kr.

    Attributes:
        lines: every verksamhet that the account is made of, each under the unit whose money it is counted as: the
            nämnd in kommunens report; read only when the report is frozen.
        deviations: per verksamhet what an economic deviation amounts to, positive is better: forecast against the year's
            budget; outcome against it when the year is over.
    """

    account: Account = field(default_factory=Account)
    lines: tuple[OperatingRow, ...] = ()
    deviations: dict[int, Decimal | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


def money_of(
    report: Report, *, about: Collection[int] = (), most: int | None = None, with_lines: bool = False
) -> ReportMoney:
    """The money as it stands now. Deviations are computed, never stored.

    Args:
        about: the verksamheter that the report's deviations are about.
        most: how many verksamheter to show; of more than that those that deviate most.
        with_lines: read every verksamhet, to be frozen; the caller holds the money.
    """
    operations = with_amounts(report.unit, report.round)
    account = account_of(report.unit, report.round, deviating_most(operations, most) if most else None)
    over = is_over(account, report.round)
    told = rows_in(operations.filter(pk__in=about)) if about else ()
    return ReportMoney(
        account,
        lines=_lines(report, operations, account) if with_lines else (),
        deviations={row.operation_id: row.amounts.deviation_told(is_over=over) for row in told},
        sources=_sources(report),
    )


def _lines(report: Report, operations: OperationQuerySet, account: Account) -> tuple[OperatingRow, ...]:
    """Every verksamhet with whose it is, in the order of the account's rows."""
    rows = rows_in(operations)
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return tuple(replace(row, unit_id=report.unit.pk, unit_name=report.unit.name) for row in rows)
    whose = dict(operations.order_by().annotate(owner=owner_of(owners())).values_list("pk", "owner"))
    of_board: dict[int, list[OperatingRow]] = {}
    for row in rows:
        of_board.setdefault(whose[row.operation_id], []).append(row)
    return tuple(
        replace(row, unit_id=board.unit_id, unit_name=board.label)
        for board in account.rows
        for row in of_board[board.unit_id]
    )


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
