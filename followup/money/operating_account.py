"""The operating account (driftredovisning) as data: rows per verksamhet, totals per nämnd, deviations computed.

Everything is in kronor; rounding to tkr is done where it is shown. Totals are sums of kronor, never of rounded rows, so
rows may differ from the total by 1–2 tkr, as they do in the municipality's own tables.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, FilteredRelation, Q, Value, When
from django.db.models.functions import Abs

from followup.models import ReportingRound
from followup.money.amounts import Amounts, Total, sums_of, total_from
from organisation.enums import WORK_KINDS, OrgUnitKind
from organisation.models import Operation, OrgUnit
from organisation.models.operation import OperationQuerySet
from styrmodell.lib.intervals import within_q

# Where the amounts of a verksamhet stand once they have been joined to it (`with_amounts`).
JOINED = {
    "outcome": "booked__outcome",
    "budget": "booked__budget",
    "forecast": "told__amount",
    "year_budget": "booked__year_budget",
}
READ = (
    *("pk", "unit_id", "code", "name", "unit__name"),
    *JOINED.values(),
    *("booked__pk", "booked__version", "booked__is_example"),
    *("told__pk", "told__version", "told__comment", "told__is_example"),
)
SUMS = sums_of(**JOINED)
TOLD = Q(*((f"{path}__isnull", False) for path in JOINED.values()), _connector=Q.OR)  # some amount has been reported
INVENTED = Q(booked__is_example=True) | Q(told__is_example=True)


@dataclass(frozen=True, slots=True)
class OperatingRow:
    """En verksamhet i driftredovisningen."""

    operation_id: int
    unit_id: int
    code: str
    label: str
    unit_name: str
    amounts: Amounts
    comment: str = ""
    amount_id: int | None = None
    amount_version: int = 0
    forecast_id: int | None = None
    forecast_version: int = 0  # 0: no forecast row yet
    is_example: bool = False

    @property
    def words(self) -> str:
        """As it is told from all others."""
        return operation_words(self.code, self.label, self.unit_name)


@dataclass(frozen=True, slots=True)
class BoardMoney:
    """En nämnds ekonomi: its verksamheter added up."""

    unit_id: int
    code: str
    name: str
    amounts: Total
    is_example: bool = False  # some of it is invented, and so the sum


@dataclass(frozen=True, slots=True)
class Summed:
    """Verksamheter added up.

    Attributes:
        count: how many there are.
        is_example: every one that has amounts is invented.
    """

    total: Total
    count: int
    is_example: bool


def operation_words(code: str, name: str, unit: str) -> str:
    """A verksamhet told from all others: "KN-30 Bibliotek, Kulturnämnden"."""
    return f"{code} {name}, {unit}"


def with_amounts(operations: OperationQuerySet, round_: ReportingRound) -> OperationQuerySet:
    """The verksamheter with their amounts to the end of the round (`booked`) and their forecast in it (`told`)."""
    until = round_.period_to
    return operations.annotate(
        booked=FilteredRelation("amounts", condition=Q(amounts__year=until.year, amounts__month=until.month)),
        told=FilteredRelation("forecasts", condition=Q(forecasts__round=round_)),
    )


def rows_in(operations: OperationQuerySet) -> tuple[OperatingRow, ...]:
    """Verksamheter that have their amounts with them, as rows."""
    return tuple(_row(one) for one in operations.values(*READ))


def deviating_most(operations: OperationQuerySet, most: int) -> OperationQuerySet:
    """Of verksamheter that have their amounts with them those that deviate most: from the year's budget, and after
    them from the period's; in the order of the accounts.
    """
    year, period = Abs(F("told__amount") - F("booked__year_budget")), Abs(F("booked__outcome") - F("booked__budget"))
    by_size = operations.order_by(year.desc(nulls_last=True), period.desc(nulls_last=True), "pk")
    largest = by_size.values_list("pk", flat=True)
    return operations.filter(pk__in=largest[:most])


def sum_of(operations: OperationQuerySet) -> Summed:
    """Verksamheter that have their amounts with them, added up by the database."""
    summed = operations.aggregate(
        **SUMS, told_count=Count("pk", filter=TOLD), invented=Count("pk", filter=TOLD & INVENTED)
    )
    return Summed(total_from(summed), summed["row_count"], 0 < summed["told_count"] == summed["invented"])


def summary_per_board(round_: ReportingRound, within: OrgUnit | None = None) -> tuple[BoardMoney, ...]:
    """One line a nämnd that has verksamheter, in the order of the organisation; money of kommunen itself comes last. Two
    queries, and a row a nämnd.

    Args:
        within: only this part of the organisation; None is all of it.
    """
    units = [unit for unit in owners() if within is None or within.covers(unit)]
    # All verksamheter, in the order they lie in: looked for by their units' places they are read here and there.
    operations = with_amounts(operations_of(None, round_), round_).annotate(owner=owner_of(units))
    summed = operations.order_by().values("owner").annotate(**SUMS, invented=Count("pk", filter=INVENTED))
    found = {row["owner"]: row for row in summed}
    return tuple(
        BoardMoney(unit.pk, unit.code, unit.name, total_from(found[unit.pk]), found[unit.pk]["invented"] > 0)
        for unit in sorted(units, key=lambda unit: unit.kind == OrgUnitKind.MUNICIPALITY)
        if unit.pk in found
    )


def owners() -> list[OrgUnit]:
    """Those whose money a verksamhet's may be: nämnder and bolag, and kommunen and koncernen for their own; in order."""
    return list(OrgUnit.objects.exclude(kind__in=[OrgUnitKind.OFFICE, *WORK_KINDS]).in_order())


def owner_of(units: Sequence[OrgUnit]) -> Case:
    """Whose money a verksamhet's is: the nearest of `owners` at or above its unit."""
    nearest_first = sorted(units, key=lambda unit: -unit.level)
    cases = [When(within_q(unit, path="unit__"), then=Value(unit.pk)) for unit in nearest_first]
    return Case(*cases, output_field=BigIntegerField())


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


def operations_of(unit: OrgUnit | None, round_: ReportingRound) -> OperationQuerySet:
    """Verksamheter of the unit and below that exist on the period's last day, in the order of the accounts."""
    day = round_.period_to
    found = Operation.objects.in_use(since=day, until=day)
    if unit is not None:
        found = found.filter(within_q(unit, path="unit__"))
    return found.order_by("unit__tree_id", "unit__lft", "rank", "code", "pk")


def _row(one: Mapping[str, Any]) -> OperatingRow:
    return OperatingRow(
        operation_id=one["pk"],
        unit_id=one["unit_id"],
        code=one["code"],
        label=one["name"],
        unit_name=one["unit__name"],
        amounts=Amounts(
            outcome=one["booked__outcome"],
            budget=one["booked__budget"],
            forecast=one["told__amount"],
            year_budget=one["booked__year_budget"],
        ),
        comment=one["told__comment"] or "",
        amount_id=one["booked__pk"],
        amount_version=one["booked__version"] or 0,
        forecast_id=one["told__pk"],
        forecast_version=one["told__version"] or 0,
        is_example=bool(one["booked__is_example"] or one["told__is_example"]),
    )
