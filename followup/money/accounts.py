"""The accounts as they stand: a column with its lines, what it is proved against, and the checks of it."""

from typing import Any

from django.db.models import Count, QuerySet

from followup.enums import ColumnKind
from followup.models import (
    AccountColumn,
    AccountFigure,
    AccountLine,
    ExplainedDifference,
    InvestmentAmount,
    InvestmentProject,
    OperatingAmount,
    OperatingForecast,
)
from followup.money.investments import owners
from followup.rules.accounts.check import Check, Explained
from followup.rules.accounts.checks import Beside, checks_of
from followup.rules.accounts.lines import YEAR_END
from followup.rules.accounts.sheet import Sheet
from followup.rules.accounts.told import Amount, nothing_said
from organisation.enums import OrgUnitKind
from styrmodell.lib.exact_sum import ExactSum
from styrmodell.lib.swedish import count_words


def sheet_of(column: AccountColumn) -> Sheet:
    """A column as the rules have it. Two queries; the column is read with its unit."""
    figures = AccountFigure.objects.filter(column=column).select_related("line")
    return Sheet(
        str(column.pk),
        AccountLine.objects.lines(column.year),
        column.unit.kind,
        {row.line.key: row.told for row in figures},
        column.month,
        empty_is_nothing=column.kind == ColumnKind.ELIMINATIONS,
    )


def before(column: AccountColumn) -> Sheet | None:
    """The same unit's accounts when the year before ended; None when there are none. At most three queries."""
    found = AccountColumn.objects.filter(
        unit=column.unit_id, year=column.year - 1, month=YEAR_END, kind=ColumnKind.OUTCOME
    )
    last = found.select_related("unit").first()
    return sheet_of(last) if last else None


def checked(column: AccountColumn) -> tuple[Check, ...]:
    """Every check of a column, what is to be done something about first. At most eight queries."""
    explained = {
        row.check_key: Explained(row.difference, row.text) for row in ExplainedDifference.objects.filter(column=column)
    }
    last = before(column) if column.kind == ColumnKind.OUTCOME else None
    beside = Beside(before=last, operating_net=operating_net(column), invested=invested(column), explained=explained)
    return checks_of(sheet_of(column), beside)


def operating_net(column: AccountColumn) -> Amount | None:
    """What the nämnder's verksamheter come to in the same column of driftredovisningen; None where it has none. A query."""
    if column.unit.kind != OrgUnitKind.MUNICIPALITY:
        return None
    if column.kind == ColumnKind.FORECAST:
        return _summed(OperatingForecast.objects.filter(round=column.round_id), "amount")
    booked = OperatingAmount.objects.filter(year=column.year)
    if column.kind == ColumnKind.BUDGET and not column.is_interim:
        # The whole year's budget stands in every month's ledger; the newest is what has been decided.
        newest = booked.filter(year_budget__isnull=False).order_by("-month").values("month")[:1]
        return _summed(booked.filter(month=newest), "year_budget")
    name = "outcome" if column.kind == ColumnKind.OUTCOME else "budget"
    return _summed(booked.filter(month=column.month), name)


def invested(column: AccountColumn) -> Amount | None:
    """What the unit's investment projects have cost in the same period; None where nothing is said of it. A query."""
    if column.kind != ColumnKind.OUTCOME or column.unit.kind == OrgUnitKind.GROUP:
        return None
    return invested_by(InvestmentProject.objects.filter(owners(column.unit)), column.year, column.month)


def invested_by(projects: QuerySet[InvestmentProject], year: int, month: int) -> Amount | None:
    """What some projects have cost to the end of a month; None where nothing is said of it. A query."""
    rows = InvestmentAmount.objects.filter(project__in=projects, year=year, month=month)
    return _summed(rows, "outcome", ("projekt", "projekt"))


def _summed(rows: QuerySet[Any], name: str, each: tuple[str, str] = ("verksamhet", "verksamheter")) -> Amount | None:
    told = rows.aggregate(total=ExactSum(name), row_count=Count("pk"), known_count=Count(name))
    if not told["known_count"]:
        return None
    if lacking := told["row_count"] - told["known_count"]:
        one, many = each
        number = count_words(lacking, common=one != many)
        return nothing_said(f"belopp för {number} {one if lacking == 1 else many}")
    return Amount(told["total"])
