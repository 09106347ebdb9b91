"""Money typed by hand: the full-year forecast of each verksamhet, with a comment.

By whoever writes money, all of a page or none; and by a kontor's or an enhet's own writer in its report, each for itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db import transaction

from followup.models import OperatingForecast, Report, ReportingRound
from followup.money.amounts import Amounts
from followup.money.decided import why_not_typed
from followup.money.operating_account import rows_in, with_amounts
from followup.money.own_forecasts import OwnForecasts, own_forecasts
from followup.money.plausible import NOTHING, Case, Remark, plausible, refuse_implausible
from organisation.models import Operation, OrgUnit, User
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_many, save_many_changes
from styrmodell.lib.intervals import within_q

WITHOUT_REASON = "Skriv skälet till prognosen."


@dataclass(frozen=True, slots=True)
class ForecastInput:
    """What a person wrote for one verksamhet, in kronor.

    Attributes:
        version: the version of the stored forecast that the person saw, 0 when there was none.
        accepted: the mark of the remarks on just this one that somebody has seen and said yes to.
    """

    operation_id: int
    amount: Decimal | None
    comment: str
    version: Any
    accepted: str = ""


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
    stored = _stored(units, round_)
    changed = [one for one in inputs if _differs(one, stored.get(one.operation_id))]
    if stale := {one.operation_id for one in changed if _seen(stored.get(one.operation_id)) != one.version}:
        raise StaleForecasts({pk: stored.get(pk) for pk in stale})
    if changed:
        _refuse_locked((units[one.operation_id] for one in changed), round_)
        refuse_implausible([one for judged in _judged(changed, round_).values() for one in judged], accepted=accepted)
    _write(changed, stored, round_, by)
    return len(changed)


@transaction.atomic
def save_own_forecasts(
    report: Report, inputs: Sequence[ForecastInput], *, by: User | None
) -> dict[int, OperatingForecast | DomainError | None]:
    """Save what a kontor's or an enhet's own writer types in its report, in as many queries however many they are. One that is
    refused stops no other.

    Args:
        report: open, and locked by the caller.

    Returns:
        by the verksamhet's pk its row, None when there was nothing to save, or why it was refused: `StaleEdit` when somebody
        else saved first, `Doubtful` when it is odd.
    """
    below = Operation.objects.filter(within_q(report.unit, path="unit__"), pk__in=[one.operation_id for one in inputs])
    hold_money(below.values_list("unit_id", flat=True))
    own = own_forecasts(report)
    stored = _stored([one.operation_id for one in inputs], report.round)
    changed = [one for one in inputs if _differs(one, stored.get(one.operation_id))]
    judged = _judged(changed, report.round)
    outcomes: dict[int, OperatingForecast | DomainError | None] = {
        one.operation_id: stored.get(one.operation_id) for one in inputs
    }
    for one in changed:
        try:
            _refuse_in_report(one, stored.get(one.operation_id), own)
            refuse_implausible(judged.get(one.operation_id, ()), accepted=one.accepted)
        except DomainError as refusal:
            outcomes[one.operation_id] = refusal
    taken = [one for one in changed if not isinstance(outcomes[one.operation_id], DomainError)]
    return outcomes | {row.operation_id: row for row in _write(taken, stored, report.round, by)}


def _refuse_in_report(one: ForecastInput, row: OperatingForecast | None, own: OwnForecasts) -> None:
    """What is not the report's to forecast, what somebody else saved first, and what says nothing of why.

    Raises:
        DomainError: says why.
    """
    if own.locked or one.operation_id not in own.operations:
        raise DomainError(own.locked or "Prognosen är inläst från en fil, eller skrivs i en annan enhets rapport.")
    if row is not None and row.version != one.version:
        raise StaleEdit(row)
    if one.amount is not None and not one.comment.strip():
        raise DomainError(WITHOUT_REASON)


def _stored(operations: Iterable[int], round_: ReportingRound) -> dict[int, OperatingForecast]:
    """The stored forecasts by verksamhet, locked."""
    found = OperatingForecast.objects.select_for_update(of=("self",), no_key=True)
    return {row.operation_id: row for row in found.filter(operation__in=list(operations), round=round_)}


def _write(
    changed: Sequence[ForecastInput],
    stored: Mapping[int, OperatingForecast],
    round_: ReportingRound,
    by: User | None,
) -> list[OperatingForecast]:
    new = [_forecast(one, round_) for one in changed if one.operation_id not in stored]
    save_many(new, by=by)
    kept = [(stored[one.operation_id], one) for one in changed if one.operation_id in stored]
    save_many_changes([(row, _fields(one, row), None) for row, one in kept], by=by)
    return [*new, *(row for row, _ in kept)]


def _refuse_locked(unit_pks: Iterable[int], round_: ReportingRound) -> None:
    """A unit's forecasts are its own body's once that has decided on them.

    Raises:
        DomainError: says why.
    """
    reasons = why_not_typed(OrgUnit.objects.filter(pk__in=set(unit_pks)), round_, on=today())
    if reasons:
        raise DomainError(" ".join(reasons))


def _judged(changed: Sequence[ForecastInput], round_: ReportingRound) -> dict[int, tuple[Remark, ...]]:
    """What the judge says of the amounts that are typed, by verksamhet: each beside its budget and what was expected of it last.
    Two queries, and none where no amount is typed.
    """
    until, typed = round_.period_to, {one.operation_id: one.amount for one in changed if one.amount is not None}
    if not typed:
        return {}
    before: dict[int, OperatingForecast] = {}
    earlier = OperatingForecast.objects.filter(
        operation__in=typed, round__period_to__lt=until, round__period_to__year=until.year
    )
    for one in earlier.select_related("round").order_by("round__period_to", "round_id"):
        before[one.operation_id] = one
    found: dict[int, tuple[Remark, ...]] = {}
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
        found[row.operation_id] = tuple(plausible(case, today=today()))
    return found


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
