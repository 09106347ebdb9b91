"""Deviation bars (avvikelsestaplar): from values to positions, in percent of the drawing's width. Draws nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from the zero line: where it starts, how wide it is, and on which side."""

    start: float
    width: float
    axis: float
    is_worse: bool


def deviation_bars(values: Sequence[Decimal | None]) -> list[Bar | None]:
    """Bars around a common zero line, drawn to the same scale; a missing value has none.

    Args:
        values: deviations against budget; positive is better than budget.
    """
    known = [value for value in values if value is not None]
    lowest, highest = min([*known, Decimal(0)]), max([*known, Decimal(0)])
    span = (highest - lowest) or Decimal(1)
    axis = -lowest / span * 100
    return [None if value is None else _bar(value, axis=axis, span=span) for value in values]


def _bar(value: Decimal, *, axis: Decimal, span: Decimal) -> Bar:
    """One bar; rounded so that the markup stays short."""
    width = abs(value) / span * 100
    start = axis if value >= 0 else axis - width
    return Bar(round(float(start), 2), round(float(width), 2), round(float(axis), 2), value < 0)
