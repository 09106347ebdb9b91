"""Money typed by hand: the full-year forecast of each verksamhet, with a comment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import transaction

from followup.models import OperatingForecast, ReportingRound
from followup.money.amounts import Amounts
from followup.money.decided import why_not_typed
from followup.money.operating_account import rows_in, with_amounts
from followup.money.plausible import NOTHING, Case, Remark, plausible, refuse_implausible
from organisation.models import Operation, OrgUnit, User
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many, save_many_changes
from styrmodell.lib.intervals import within_q


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
def save_forecasts(
    unit: OrgUnit, round_: ReportingRound, inputs: Sequence[ForecastInput], *, by: User | None, accepted: str = ""
) -> int:
    """Save the forecasts that differ; all of them or none.

    Args:
        accepted: the mark of the remarks that somebody has seen and said yes to.

    Returns:
        How many were saved.

    Raises:
        DomainError: a verksamhet does not belong to the unit, or the forecasts are decided or the round is over.
        StaleForecasts: somebody has saved other values since the person saw them.
        Doubtful: some are odd, and nobody has said yes to just that.
    """
    wanted = [one.operation_id for one in inputs]
    operations = Operation.objects.filter(within_q(unit, path="unit__"), pk__in=wanted)
    units = dict(operations.values_list("pk", "unit_id"))
    if any(pk not in units for pk in wanted):
        raise DomainError("En av verksamheterna hör inte till enheten. Ladda om sidan och försök igen.")
    hold_money(units.values())
    found = OperatingForecast.objects.select_for_update(of=("self",), no_key=True)
    stored = {row.operation_id: row for row in found.filter(operation__in=units, round=round_)}
    changed = [one for one in inputs if _differs(one, stored.get(one.operation_id))]
    if stale := {one.operation_id for one in changed if _seen(stored.get(one.operation_id)) != one.version}:
        raise StaleForecasts({pk: stored.get(pk) for pk in stale})
    if changed:
        _refuse_locked((units[one.operation_id] for one in changed), round_)
        refuse_implausible(_judged([one for one in changed if one.amount is not None], round_), accepted=accepted)
    new = [one for one in changed if one.operation_id not in stored]
    save_many([_forecast(one, round_) for one in new], by=by)
    save_many_changes(
        [(row, _fields(one, row), None) for one in changed if (row := stored.get(one.operation_id)) is not None],
        by=by,
    )
    return len(changed)


def _refuse_locked(unit_pks: Iterable[int], round_: ReportingRound) -> None:
    """A unit's forecasts are its own body's once that has decided on them.

    Raises:
        DomainError: says why.
    """
    reasons = why_not_typed(OrgUnit.objects.filter(pk__in=set(unit_pks)), round_, on=today())
    if reasons:
        raise DomainError(" ".join(reasons))


def _judged(changed: Sequence[ForecastInput], round_: ReportingRound) -> tuple[Remark, ...]:
    """What the judge says of the forecasts, each beside its verksamhet's budget and what was expected of it last. Two queries."""
    until, typed = round_.period_to, {one.operation_id: one.amount for one in changed}
    before: dict[int, OperatingForecast] = {}
    earlier = OperatingForecast.objects.filter(
        operation__in=typed, round__period_to__lt=until, round__period_to__year=until.year
    )
    for one in earlier.select_related("round").order_by("round__period_to", "round_id"):
        before[one.operation_id] = one
    found: list[Remark] = []
    for row in rows_in(with_amounts(None, round_).filter(pk__in=typed)):
        last = before.get(row.operation_id)
        case = Case(
            row.label,
            until.year,
            until.month,
            replace(row.amounts, forecast=typed[row.operation_id]),
            row.amounts,
            Amounts(forecast=last.amount) if last else NOTHING,
            last_month=last.round.period_to.month if last else 0,
            per=1000,
        )
        found += plausible(case, today=today())
    return tuple(found)


def hold_money(unit_pks: Iterable[int]) -> None:
    """Take turns about the units' money until the transaction ends, so that two cannot make the same row."""
    held = OrgUnit.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=set(unit_pks))
    list(held.order_by("pk").only("pk"))


def _seen(row: OperatingForecast | None) -> int:
    return row.version if row else 0


def _differs(one: ForecastInput, row: OperatingForecast | None) -> bool:
    return (one.amount, one.comment) != ((row.amount, row.comment) if row else (None, ""))


def _forecast(one: ForecastInput, round_: ReportingRound) -> OperatingForecast:
    return OperatingForecast(operation_id=one.operation_id, round=round_, amount=one.amount, comment=one.comment)


def _fields(one: ForecastInput, row: OperatingForecast) -> dict[str, Any]:
    fields: dict[str, Any] = {"amount": one.amount, "comment": one.comment}
    if one.amount != row.amount:  # typed by hand: no file and no invented figure any longer
        fields |= {"is_example": False, "batch": None}
    return fields
