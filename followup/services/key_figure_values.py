"""Values of key figures: recorded and corrected, with missing kept apart from zero."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction

from followup.enums import Sex, ValueKind
from followup.models import KeyFigureValue, ReportingRound
from organisation.models import OrgUnit, User
from planning.models import KeyFigure
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new

LARGEST = Decimal(10) ** 13  # a tenth of what the column holds: SQLite keeps 15 digits and would round above it
# What is known of one value says nothing of the next: where it came from, and what it was divided from.
OF_THE_VALUE: dict[str, Any] = {
    "source": "",
    "fetched_on": None,
    "is_example": False,
    "numerator": None,
    "denominator": None,
}


@transaction.atomic
def record(
    figure: KeyFigure,
    unit: OrgUnit | None,
    period: tuple[date, date],
    *,
    by: User | None,
    value: Decimal | None = None,
    is_unavailable: bool = False,
    version: int | None = None,
    area: str = "",
    round_: ReportingRound | None = None,
    sex: str = Sex.TOTAL,
    **details: Any,
) -> KeyFigureValue | None:
    """Record or correct a value; a correction keeps the earlier one in the history.

    Args:
        unit: whose value; None for a comparison area, which is then named in `area`.
        value: None with `is_unavailable` is "värde finns inte", without it the answer is taken back.
        version: the version the user saw, 0 when there was no value yet; None when nobody was shown one.
        round_: given for a forecast; without it the value is an outcome.
        details: numerator, denominator, comment, source, fetched_on, is_example; those left out are emptied when the
            value changes, but for the comment.

    Returns:
        The row, None when there was nothing to record.

    Raises:
        DomainError: both a value and "finns inte", or a period that ends before it begins.
        StaleEdit: somebody else has recorded another value.
    """
    _refuse_impossible(period, value, is_unavailable=is_unavailable)
    key: dict[str, Any] = {"figure": figure, "unit": unit, "area": area, "round": round_, "sex": sex}
    key |= {"period_from": period[0], "period_to": period[1]}
    key |= {"kind": ValueKind.FORECAST if round_ else ValueKind.OUTCOME}
    fields = {"value": _as_stored(value), "is_unavailable": is_unavailable, **details}
    row = KeyFigureValue.objects.select_for_update(of=("self",), no_key=True).filter(**key).first()
    if row is not None:
        if (row.value, row.is_unavailable) != (fields["value"], is_unavailable):
            fields = OF_THE_VALUE | fields
        save_changes(row, fields, by=by, version=version)
        return row
    if value is None and not is_unavailable:
        return None
    row = KeyFigureValue(**key, **fields)
    save_new(row, by=by)
    return row


def _refuse_impossible(period: tuple[date, date], value: Decimal | None, *, is_unavailable: bool) -> None:
    if is_unavailable and value is not None:
        raise DomainError("Ange antingen ett värde eller att värdet inte finns.")
    if period[1] < period[0]:
        raise DomainError("Perioden måste sluta efter att den har börjat.")


def _as_stored(value: Decimal | None) -> Decimal | None:
    """The value with the column's four decimals, so that 2.1 and 2.1000 are the same.

    Raises:
        DomainError: more digits than can be stored.
    """
    if value is None:
        return None
    stored = value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    if abs(stored) >= LARGEST:
        raise DomainError("Talet är för stort.")
    return stored
