"""Values of key figures: recorded and corrected, with missing kept apart from zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction

from followup.enums import Attainment, Sex, ValueKind
from followup.models import KeyFigureValue, ReportingRound
from organisation.models import OrgUnit, User
from planning.models import KeyFigure
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import Change, save_many, save_many_changes

LARGEST = Decimal(10) ** 13  # a tenth of what the column holds: SQLite keeps 15 digits and would round above it
# What is known of one value says nothing of the next: where it came from, and what it was divided from.
OF_THE_VALUE: dict[str, Any] = {
    "source": "",
    "fetched_on": None,
    "is_example": False,
    "numerator": None,
    "denominator": None,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Ett värde as somebody tells it, of a bedömning its step and text; `version` is the one they saw."""

    figure: KeyFigure
    value: Decimal | None = None
    is_unavailable: bool = False
    version: int | None = None
    step: str = ""
    text: str = ""

    @property
    def says_something(self) -> bool:
        """True when it is an answer, or the beginning of one."""
        return self.value is not None or self.is_unavailable or bool(self.step or self.text)


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
    step: str = "",
    text: str = "",
    **details: Any,
) -> KeyFigureValue | None:
    """Record or correct a value; a correction keeps the earlier one in the history.

    Args:
        unit: whose value; None for a comparison area, which is then named in `area`.
        value: None with `is_unavailable` is "värde finns inte", without it the answer is taken back.
        version: the version the user saw, 0 when there was no value yet; None when nobody was shown one.
        round_: given for a forecast; without it the value is an outcome.
        step, text: of a bedömning, which has no value.
        details: numerator, denominator, comment, source, fetched_on, is_example; those left out are emptied when the
            value changes, but for the comment.

    Returns:
        The row, None when there was nothing to record.

    Raises:
        DomainError: both a value and "finns inte", a number for a bedömning or a step for something else, or a period
            that ends before it begins.
        StaleEdit: somebody else has recorded another value.
    """
    told = Told(figure, value, is_unavailable, version, step, text)
    (row,) = record_many([told], unit, period, by=by, area=area, round_=round_, sex=sex, **details)
    if isinstance(row, DomainError):
        raise row
    return row


@transaction.atomic
def record_many(
    values: Sequence[Told],
    unit: OrgUnit | None,
    period: tuple[date, date],
    *,
    by: User | None,
    area: str = "",
    round_: ReportingRound | None = None,
    sex: str = Sex.TOTAL,
    **details: Any,
) -> list[KeyFigureValue | DomainError | None]:
    """Record or correct the values of several figures, each once, as `record` does; one that is refused stops no other.
    As many queries for many.

    Returns:
        for each its row, None when there was nothing to record, or why it was refused.
    """
    key: dict[str, Any] = {"unit": unit, "area": area, "round": round_, "sex": sex}
    key |= {"period_from": period[0], "period_to": period[1]}
    key |= {"kind": ValueKind.FORECAST if round_ else ValueKind.OUTCOME}
    held = KeyFigureValue.objects.select_for_update(of=("self",), no_key=True)
    stored = {row.figure_id: row for row in held.filter(figure__in=[one.figure for one in values], **key)}
    recorded: list[KeyFigureValue | DomainError | None] = []
    new, changes = list[KeyFigureValue](), list[Change]()
    for one in values:
        row = stored.get(one.figure.pk)
        try:
            fields = _fields(one, row, period, details)
        except DomainError as refusal:
            recorded.append(refusal)
            continue
        if row is not None:
            changes.append((row, fields, None))
        elif one.says_something:
            row = KeyFigureValue(figure=one.figure, **key, **fields)
            new.append(row)
        recorded.append(row)
    save_many(new, by=by)
    save_many_changes(changes, by=by)
    return recorded


def _fields(
    one: Told, row: KeyFigureValue | None, period: tuple[date, date], details: Mapping[str, Any]
) -> dict[str, Any]:
    """What is to be stored.

    Raises:
        DomainError: it cannot be.
        StaleEdit: the stored row is another than the one that was seen, and would be changed.
    """
    _refuse_impossible(period, one)
    said = {"value": _as_stored(one.value), "is_unavailable": one.is_unavailable, "step": one.step, "text": one.text}
    fields = {**said, **details}
    if row is None:
        return fields
    if any(getattr(row, name) != now for name, now in said.items()):
        fields = OF_THE_VALUE | fields
    if one.version not in (None, row.version) and any(getattr(row, name) != said for name, said in fields.items()):
        raise StaleEdit(row)
    return fields


def _refuse_impossible(period: tuple[date, date], one: Told) -> None:
    if one.figure.is_judged and one.value is not None:
        raise DomainError(f"”{one.figure}” är en bedömning och har inget värde. Välj ett steg i skalan.")
    if not one.figure.is_judged and (one.step or one.text):
        raise DomainError(f"”{one.figure}” följs upp med ett värde och inte med ett steg i skalan.")
    if one.step and one.step not in Attainment.values:
        raise DomainError("Välj ett steg i skalan.")
    if one.is_unavailable and (one.value is not None or one.step):
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
