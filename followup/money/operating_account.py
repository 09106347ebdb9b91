"""The operating account (driftredovisning) as data: rows per verksamhet or per nämnd, sums, deviations computed.

Everything is in kronor; rounding to tkr is done where it is shown. Totals are sums of kronor, never of rounded rows, so
rows may differ from the total by 1–2 tkr, as they do in the municipality's own tables.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Abs

from followup.models import FrozenAmount, ReportingRound
from followup.money.amounts import Amounts, Total, sums_of, total_from, total_of
from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.models.operation import OperationQuerySet
from organisation.models.org_unit import OrgUnitQuerySet
from styrmodell.lib.intervals import within_q

# Where the amounts of a verksamhet stand once they have been joined to it (`with_amounts`).
JOINED = {
    "outcome": "booked__outcome",
    "budget": "booked__budget",
    "forecast": "expected",
    "year_budget": "booked__year_budget",
}
READ = (
    *("pk", "unit_id", "code", "name", "unit__name"),
    *JOINED.values(),
    *("booked__pk", "booked__version", "booked__is_example"),
    *("told__pk", "told__version", "told__comment", "told__is_example", "told__batch_id", "told__amount"),
)
SUMS = sums_of(**JOINED)
TOLD = Q(*((f"{path}__isnull", False) for path in JOINED.values()), _connector=Q.OR)  # some amount has been reported
INVENTED = Q(booked__is_example=True) | Q(told__is_example=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """En rad i driftredovisningen: a verksamhet, or a nämnd with its verksamheter added up.

    Attributes:
        unit_id: whose it is.
        is_example: it is invented, or some of what it is the sum of.
    """

    label: str
    amounts: Amounts
    unit_id: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingRow(AccountRow):
    """En verksamhet i driftredovisningen, and the stored rows that its amounts and its forecast come from.

    Attributes:
        is_read_in: its forecast came in a file.
    """

    operation_id: int
    code: str
    unit_name: str
    comment: str = ""
    amount_id: int | None = None
    amount_version: int = 0
    forecast_id: int | None = None
    forecast_version: int = 0  # 0: no forecast row yet
    is_read_in: bool = False

    @property
    def words(self) -> str:
        """As it is told from all others."""
        return operation_words(self.code, self.label, self.unit_name)


@dataclass(frozen=True, slots=True)
class Account:
    """Driftredovisning for a unit in a round, as it stands now or as it was frozen.

    Attributes:
        rows: its verksamheter, or those of many that were asked for; kommunens are its nämnder.
        total: the sum of all, whichever are among the rows.
        count: how many there are in all.
        is_example: every row that has amounts is invented: said once then, and not on each row.
    """

    rows: tuple[AccountRow, ...] = ()
    total: Total = Total()  # noqa: RUF009  # frozen
    count: int = 0
    is_example: bool = False
    name_heading: str = "Verksamhet"

    @property
    def is_empty(self) -> bool:
        """True when no amount has been reported."""
        return self.total.is_empty


def is_over(account: Account, round_: ReportingRound) -> bool:
    """True of a whole year that nobody has forecast: nothing of it is left to expect, and what deviates is its outcome."""
    return not round_.has_forecasts and account.total.forecast is None


def operation_words(code: str, name: str, unit: str) -> str:
    """A verksamhet told from all others: "KN-30 Bibliotek, Kulturnämnden"."""
    return f"{code} {name}, {unit}"


def account_of(
    unit: OrgUnit,
    round_: ReportingRound,
    shown: OperationQuerySet | None = None,
    *,
    decided: QuerySet[FrozenAmount] | None = None,
) -> Account:
    """The account as it stands now. Two queries; kommunens is a row a nämnd, whatever there is below.

    Args:
        shown: which of the unit's verksamheter are to be rows, with their amounts; None is all.
        decided: as for `with_amounts`, of kommunen.
    """
    if unit.kind == OrgUnitKind.MUNICIPALITY:
        return account_from(summary_per_board(round_, within=unit, decided=decided))
    operations = with_amounts(unit, round_)
    summed = operations.aggregate(
        **SUMS, told_count=Count("pk", filter=TOLD), invented=Count("pk", filter=TOLD & INVENTED)
    )
    return Account(
        rows_in(operations if shown is None else shown),
        total_from(summed),
        count=summed["row_count"],
        is_example=0 < summed["told_count"] == summed["invented"],
    )


def account_from(boards: Sequence[AccountRow]) -> Account:
    """The account that nämnder make together."""
    told = [board.is_example for board in boards if not board.amounts.is_empty]
    return Account(
        tuple(boards),
        total_of(board.amounts for board in boards),
        count=len(boards),
        is_example=bool(told) and all(told),
        name_heading="Nämnd",
    )


def most_deviating(rows: Iterable[AccountRow], *, is_over: bool = False) -> tuple[AccountRow, Decimal] | None:
    """The row that deviates most from the year's budget, and by how much; None when none does.

    Args:
        is_over: the year is, and its outcome deviates; else its forecast.
    """
    told = [(row, row.amounts.deviation_told(is_over=is_over)) for row in rows]
    deviating = [(row, deviation) for row, deviation in told if deviation]
    return max(deviating, key=lambda one: abs(one[1])) if deviating else None


def operations_of(unit: OrgUnit | None, round_: ReportingRound) -> OperationQuerySet:
    """Verksamheter of the unit and below that exist on the period's last day, in the order of the accounts.

    Args:
        unit: None is everybody's.
    """
    day = round_.period_to
    found = Operation.objects.in_use(since=day, until=day)
    if unit is not None:
        found = found.filter(within_q(unit, path="unit__"))
    return found.order_by("unit__tree_id", "unit__lft", "rank", "code", "pk")


def with_amounts(
    unit: OrgUnit | None, round_: ReportingRound, *, decided: QuerySet[FrozenAmount] | None = None
) -> OperationQuerySet:
    """Those with their amounts to the end of the round (`booked`), their forecast in it (`told`) and the amount of the
    forecast that counts (`expected`).

    Args:
        decided: what has been decided of forecasts (`changed_above.forecasts`). That of a verksamhet that is among them is
            what was decided, whatever has been typed since.
    """
    until = round_.period_to
    found = operations_of(unit, round_).annotate(
        booked=FilteredRelation("amounts", condition=Q(amounts__year=until.year, amounts__month=until.month)),
        told=FilteredRelation("forecasts", condition=Q(forecasts__round=round_)),
    )
    if decided is None:
        return found.annotate(expected=F("told__amount"))
    frozen = decided.filter(operation=OuterRef("pk")).order_by("-content_id")
    as_decided = When(Exists(frozen), then=Subquery(frozen.values("forecast")[:1]))
    return found.annotate(expected=Case(as_decided, default=F("told__amount")))


def rows_in(operations: OperationQuerySet) -> tuple[OperatingRow, ...]:
    """Verksamheter that have their amounts with them, as rows."""
    return tuple(_row(one) for one in operations.values(*READ))


def deviating_most(operations: OperationQuerySet, most: int, also: Collection[int] = ()) -> OperationQuerySet:
    """Of verksamheter that have their amounts with them those that deviate most: from the year's budget, and after
    them from the period's; in the order of the accounts.

    Args:
        also: verksamheter that are among them however little they deviate.
    """
    year, period = Abs(F("expected") - F("booked__year_budget")), Abs(F("booked__outcome") - F("booked__budget"))
    by_size = operations.order_by(year.desc(nulls_last=True), period.desc(nulls_last=True), "pk")
    largest = by_size.values_list("pk", flat=True)
    return operations.filter(Q(pk__in=largest[:most]) | Q(pk__in=also))


def summary_per_board(
    round_: ReportingRound, within: OrgUnit | None = None, *, decided: QuerySet[FrozenAmount] | None = None
) -> tuple[AccountRow, ...]:
    """One line a nämnd that has verksamheter, in the order of the organisation; money of kommunen itself comes last. Two
    queries, and a row a nämnd.

    Args:
        within: only this part of the organisation; None is all of it.
        decided: as for `with_amounts`.
    """
    units = [unit for unit in owners().in_order() if within is None or within.covers(unit)]
    # All verksamheter, in the order they lie in: looked for by their units' places they are read here and there.
    operations = with_amounts(None, round_, decided=decided).annotate(owner=owner_of(units))
    summed = operations.order_by().values("owner").annotate(**SUMS, invented=Count("pk", filter=INVENTED))
    found = {row["owner"]: row for row in summed}
    return tuple(
        board_row(unit.pk, unit.name, found[unit.pk])
        for unit in sorted(units, key=lambda unit: unit.kind == OrgUnitKind.MUNICIPALITY)
        if unit.pk in found
    )


def board_row(unit_id: int, name: str, summed: Mapping[str, Any]) -> AccountRow:
    """A nämnd's verksamheter, added up by the database: `sums_of`, and `invented`, how many are."""
    return AccountRow(label=name, amounts=total_from(summed), unit_id=unit_id, is_example=summed["invented"] > 0)


def owners() -> OrgUnitQuerySet:
    """Those whose money a verksamhet's may be: nämnder and bolag, and kommunen and koncernen for their own."""
    return OrgUnit.objects.exclude(kind__in=[OrgUnitKind.OFFICE, *WORK_KINDS])


def owner_of(units: Sequence[OrgUnit], path: str = "unit__") -> Case:
    """Whose money a verksamhet's is: the nearest of `owners` at or above its unit.

    Args:
        path: how the row reaches the unit.
    """
    # Of those beside each other the largest first: it is asked of every verksamhet in turn.
    nearest_first = sorted(units, key=lambda unit: (-unit.level, unit.lft - unit.rght))
    cases = [When(within_q(unit, path=path), then=Value(unit.pk)) for unit in nearest_first]
    return Case(*cases, output_field=BigIntegerField())


def _row(one: Mapping[str, Any]) -> OperatingRow:
    return OperatingRow(
        label=one["name"],
        amounts=Amounts(**{column: one[path] for column, path in JOINED.items()}),
        unit_id=one["unit_id"],
        is_example=bool(one["booked__is_example"] or one["told__is_example"]),
        operation_id=one["pk"],
        code=one["code"],
        unit_name=one["unit__name"],
        comment=one["told__comment"] or "",
        amount_id=one["booked__pk"],
        amount_version=one["booked__version"] or 0,
        forecast_id=one["told__pk"],
        forecast_version=one["told__version"] or 0,
        is_read_in=one["told__batch_id"] is not None and one["told__amount"] is not None,
    )
