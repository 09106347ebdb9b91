"""What a report tells of the money: the operating account, what its deviations amount to, where the amounts come from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Min, QuerySet

from followup.models import FrozenAmount, OperatingAmount, Report
from followup.money.changed_above import Changed, changed_above, forecasts
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
from followup.money.own_forecasts import TYPING_KINDS, OwnForecasts
from followup.money.since_decided import Moved, moved_since
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
        moved: of kommunens: where the ledger says something else than a nämnd decided on.
        changed: of kommunens: the forecasts that its own bodies have changed since a nämnd decided on them.
        own: of a kontor's or an enhet's: the forecasts that are typed in it.
    """

    account: Account = field(default_factory=Account)
    lines: tuple[OperatingRow, ...] = ()
    deviations: dict[int, Decimal | None] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    changed: tuple[Changed, ...] = ()
    own: OwnForecasts = field(default_factory=OwnForecasts)


def money_of(
    report: Report,
    *,
    decided: Mapping[int, int] | None = None,
    about: Collection[int] = (),
    most: int | None = None,
    with_lines: bool = False,
    own: OwnForecasts | None = None,
) -> ReportMoney:
    """The money as it stands now. Deviations are computed, never stored.

    Args:
        decided: of what kommunens report is made with the frozen contents of the reports that bodies have decided on, each
            with the unit whose report it is; ids. Their forecasts are read from there, but where kommunens own bodies have
            changed them since.
        about: the verksamheter that the report's deviations are about.
        most: how many verksamheter to show; of more than that those that deviate most, and those in `own`.
        with_lines: read every verksamhet, to be frozen; the caller holds the money.
        own: the forecasts that are typed in the report, where its questions are asked.
    """
    decided, own = decided or {}, own or OwnForecasts()
    changed = changed_above(report, decided)
    counting = forecasts(decided, changed) if decided else None
    operations = with_amounts(report.unit, report.round, decided=counting)
    shown = deviating_most(operations, most, also=own.operations) if most else None
    account = account_of(report.unit, report.round, shown, decided=counting)
    over = is_over(account, report.round)
    told = rows_in(operations.filter(pk__in=about)) if about else ()
    return ReportMoney(
        account,
        lines=_lines(report, operations, account, counting) if with_lines else (),
        deviations={row.operation_id: row.amounts.deviation_told(is_over=over) for row in told},
        sources=_sources(report),
        moved=moved_since(account.rows, decided),
        changed=changed,
        own=own,
    )


def _lines(
    report: Report, operations: OperationQuerySet, account: Account, decided: QuerySet[FrozenAmount] | None
) -> tuple[OperatingRow, ...]:
    """Every verksamhet with whose it is, in the order of the account's rows. A kontor or an enhet of whose money nothing has been
    reported has no such chapter, and nothing is kept of it.
    """
    if account.is_empty and report.unit.kind in TYPING_KINDS:
        return ()
    rows = rows_in(operations)
    if report.unit.kind != OrgUnitKind.MUNICIPALITY:
        return tuple(replace(row, unit_id=report.unit.pk, unit_name=report.unit.name) for row in rows)
    whose = dict(operations.order_by().annotate(owner=owner_of(owners())).values_list("pk", "owner"))
    of_board: dict[int, list[OperatingRow]] = {}
    for row in _with_decided_forecasts(rows, decided):
        of_board.setdefault(whose[row.operation_id], []).append(row)
    return tuple(
        replace(row, unit_id=board.unit_id, unit_name=board.label)
        for board in account.rows
        for row in of_board[board.unit_id]
    )


def _with_decided_forecasts(
    rows: Iterable[OperatingRow], decided: QuerySet[FrozenAmount] | None
) -> Iterator[OperatingRow]:
    """A forecast that has been decided on was taken from the row that it was decided from, and in that version."""
    fields = ("operation_id", "forecast_row_id", "forecast_version")
    frozen = () if decided is None else decided.order_by("content_id").values_list(*fields)
    taken_from = {pk: (row, version) for pk, row, version in frozen}
    for row in rows:
        known = (row.forecast_id, row.forecast_version)
        forecast_id, version = taken_from.get(row.operation_id, known)
        yield replace(row, forecast_id=forecast_id, forecast_version=version)


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
