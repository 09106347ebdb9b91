"""What is kept elsewhere and the accounts are held against: driftredovisningen per nämnd and the investments per projekt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from followup.enums import ColumnKind
from followup.models import AccountColumn, InvestmentAmount, InvestmentProject, OperatingAmount, OperatingForecast
from followup.money.investments import owners
from followup.rules.accounts.told import Amount, nothing_said
from organisation.enums import OrgUnitKind
from organisation.models import OrgUnit
from styrmodell.lib.exact_sum import ExactSum
from styrmodell.lib.swedish import count_words

OPERATIONS, PROJECTS = 0, 1  # tell whose sum a row is
EACH = {OPERATIONS: ("verksamhet", "verksamheter"), PROJECTS: ("projekt", "projekt")}


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Det som en kolumn hålls mot.

    Attributes:
        operating_net: what the nämnder's verksamheter come to, kr; None where it has none.
        invested: what the unit's investment projects have cost in the same period; None where nothing is said of it.
    """

    operating_net: Amount | None = None
    invested: Amount | None = None


def ledgers_of(columns: Iterable[AccountColumn]) -> dict[int, Ledgers]:
    """Column's id → what it is held against. One query for all of them; none for columns that are held against nothing."""
    wanted = list(columns)
    sums = [rows for column in wanted for rows in _sums(column)]
    told: dict[tuple[int, int], Amount | None] = {}
    # One alone is asked as it is: a union needs two.
    for of, which, total, rows, known in sums[0].union(*sums[1:], all=True) if sums else ():
        told[of, which] = _amount(which, total, rows, known)
    return {one.pk: Ledgers(told.get((one.pk, OPERATIONS)), told.get((one.pk, PROJECTS))) for one in wanted}


def invested(unit: OrgUnit, year: int, month: int) -> Amount | None:
    """What a unit's investment projects have cost to the end of a month; None where nothing is said of it. A query."""
    return next((_amount(*told) for _, *told in _summed(_invested(unit, year, month), 0, PROJECTS, "outcome")), None)


def _sums(column: AccountColumn) -> Iterator[QuerySet[Any]]:
    if column.unit.kind == OrgUnitKind.MUNICIPALITY:
        yield _operating(column)
    if column.kind == ColumnKind.OUTCOME and column.unit.kind != OrgUnitKind.GROUP:
        yield _summed(_invested(column.unit, column.year, column.month), column.pk, PROJECTS, "outcome")


def _invested(unit: OrgUnit, year: int, month: int) -> QuerySet[Any]:
    projects = InvestmentProject.objects.filter(owners(unit))
    return InvestmentAmount.objects.filter(project__in=projects, year=year, month=month)


def _operating(column: AccountColumn) -> QuerySet[Any]:
    """The same column of driftredovisningen."""
    if column.kind == ColumnKind.FORECAST:
        return _summed(OperatingForecast.objects.filter(round=column.round_id), column.pk, OPERATIONS, "amount")
    booked = OperatingAmount.objects.filter(year=column.year)
    if column.kind == ColumnKind.BUDGET and not column.is_interim:
        # The whole year's budget stands in every month's ledger; the newest is what has been decided.
        newest = booked.filter(year_budget__isnull=False).order_by("-month").values("month")[:1]
        return _summed(booked.filter(month=newest), column.pk, OPERATIONS, "year_budget")
    name = "outcome" if column.kind == ColumnKind.OUTCOME else "budget"
    return _summed(booked.filter(month=column.month), column.pk, OPERATIONS, name)


def _summed(rows: QuerySet[Any], of: int, which: int, name: str) -> QuerySet[Any]:
    whole = IntegerField()
    named = rows.order_by().annotate(of_column=Value(of, whole), of_ledger=Value(which, whole))
    counted = {"total": ExactSum(name), "row_count": Count("pk"), "known_count": Count(name)}
    return named.values("of_column", "of_ledger").annotate(**counted).values_list("of_column", "of_ledger", *counted)


def _amount(which: int, total: Any, rows: int, known: int) -> Amount | None:
    if not known:
        return None
    if lacking := rows - known:
        one, many = EACH[which]
        number = count_words(lacking, common=one != many)
        return nothing_said(f"belopp för {number} {one if lacking == 1 else many}")
    return Amount(total)
