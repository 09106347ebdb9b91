"""What a file of outcomes is read against, fetched in a fixed number of queries."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Subquery

from followup.models import OperatingAmount, OperatingForecast, ReportingRound
from followup.money.importing.comparison import Stored
from followup.money.importing.operating import Catalogue, CatalogueItem, OperatingValues
from followup.money.operating_account import owners
from followup.permissions import may_write_money
from organisation.models import Operation, OrgUnit, User
from styrmodell.lib.intervals import Interval, at_or_above_q


def catalogue_for(codes: Collection[str], by: User | None) -> Catalogue:
    """What rows may name: the enheter, their verksamheter and the rounds, and what this person may write.

    Args:
        codes: of the enheter, as the rows write them.
        by: None is the system, which may write everything.
    """
    units = _called(codes)
    operations: dict[int, list[CatalogueItem]] = {}
    for operation in Operation.objects.filter(unit__in=units).order_by("unit_id", "rank", "code"):
        operations.setdefault(operation.unit_id, []).append(_item(operation))
    rounds: dict[tuple[int, int], list[int]] = {}
    for pk, until in ReportingRound.objects.order_by("pk").values_list("pk", "period_to"):
        rounds.setdefault((until.year, until.month), []).append(pk)
    writable = frozenset(unit.pk for unit in units if by is None or may_write_money(by, unit))
    return Catalogue([_item(unit) for unit in units], operations, rounds, writable)


def _called(codes: Collection[str]) -> list[OrgUnit]:
    """The enheter with one of the codes, in capitals or not; which those are no database says of every letter."""
    wanted = {code.casefold() for code in codes} - {""}
    known = OrgUnit.objects.exclude(code="").values_list("pk", "code")
    return list(OrgUnit.objects.filter(pk__in=[pk for pk, code in known if code.casefold() in wanted]).order_by("pk"))


def _item(row: Any) -> CatalogueItem:
    return CatalogueItem(row.pk, row.code, row.name, row.valid_from, row.valid_to)


def stored_for(rows: Sequence[OperatingValues]) -> Stored:
    """What is stored for the rows' units and periods."""
    units = {row.unit.pk for row in rows}
    months = {(row.year, row.month) for row in rows}
    amounts = OperatingAmount.objects.filter(
        operation__unit__in=units, year__in={year for year, _ in months}, month__in={month for _, month in months}
    )
    forecasts = OperatingForecast.objects.filter(
        operation__unit__in=units, round__in={pk for row in rows for pk in row.rounds}
    )
    return Stored(
        {(row.operation_id, row.year, row.month): row for row in amounts.select_related("operation")},
        {(row.operation_id, row.round_id): row for row in forecasts},
    )


def board_names(rows: Sequence[OperatingValues]) -> dict[int, str]:
    """By unit, the name of the nämnd or bolag that its money is counted as: the nearest at or above it. One query."""
    above = owners().filter(at_or_above_q(Interval.outer())).order_by("-level")
    named = OrgUnit.objects.filter(pk__in={row.unit.pk for row in rows})
    return dict(named.values_list("pk", Subquery(above.values("name")[:1])))
