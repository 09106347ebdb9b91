"""Money typed by hand: the full-year forecast of each verksamhet, with a comment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from followup.models import OperatingForecast, ReportingRound
from organisation.models import Operation, OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new


@dataclass(frozen=True, slots=True)
class ForecastInput:
    """What a person wrote for one verksamhet, in kronor.

    Attributes:
        version: the version of the stored forecast that the person saw, 0 when there was none.
    """

    operation_id: int
    amount: Decimal | None
    comment: str
    version: int


class StaleForecasts(DomainError):
    """Somebody else saved some of the same forecasts first.

    Attributes:
        stored: verksamhet's pk → its row as it is now, None when there is none.
    """

    def __init__(self, stored: Mapping[int, OperatingForecast | None]) -> None:
        super().__init__("Någon annan har sparat samma prognoser medan du skrev.")
        self.stored = stored


@transaction.atomic
def save_forecasts(unit: OrgUnit, round_: ReportingRound, inputs: Sequence[ForecastInput], *, by: User | None) -> int:
    """Save the forecasts that differ; all of them or none.

    Returns:
        How many were saved.

    Raises:
        DomainError: a verksamhet does not belong to the unit.
        StaleForecasts: somebody has saved other values since the person saw them.
    """
    operations = {
        operation.pk: operation for operation in Operation.objects.filter(unit__in=OrgUnit.objects.within(unit))
    }
    if any(one.operation_id not in operations for one in inputs):
        raise DomainError("En av verksamheterna hör inte till enheten. Ladda om sidan och försök igen.")
    hold_money(operation.unit_id for operation in operations.values())
    found = OperatingForecast.objects.select_for_update(of=("self",), no_key=True)
    stored = {row.operation_id: row for row in found.filter(operation__in=operations, round=round_)}
    changed = [one for one in inputs if _differs(one, stored.get(one.operation_id))]
    if stale := {one.operation_id for one in changed if _seen(stored.get(one.operation_id)) != one.version}:
        raise StaleForecasts({pk: stored.get(pk) for pk in stale})
    for one in changed:
        _save(one, stored.get(one.operation_id), round_, by)
    return len(changed)


def hold_money(unit_pks: Iterable[int]) -> None:
    """Take turns about the units' money until the transaction ends, so that two cannot make the same row."""
    list(OrgUnit.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=set(unit_pks)).order_by("pk"))


def _seen(row: OperatingForecast | None) -> int:
    return row.version if row else 0


def _differs(one: ForecastInput, row: OperatingForecast | None) -> bool:
    return (one.amount, one.comment) != ((row.amount, row.comment) if row else (None, ""))


def _save(one: ForecastInput, row: OperatingForecast | None, round_: ReportingRound, by: User | None) -> None:
    fields: dict[str, Any] = {"amount": one.amount, "comment": one.comment}
    if row is None:
        save_new(OperatingForecast(operation_id=one.operation_id, round=round_, **fields), by=by)
    else:
        if one.amount != row.amount:  # typed by hand: no file and no invented figure any longer
            fields |= {"is_example": False, "batch": None}
        save_changes(row, fields, by=by)
