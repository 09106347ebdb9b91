"""Nyckeltal that have been handed down, in the tests: each step is taken on a day."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.test import override_settings

from organisation.models import OrgUnit
from planning.models import HandedDown, KeyFigure
from styrmodell.lib.history import save_changes, save_new

YEAR = 2026


def hand_down(
    figure: KeyFigure,
    unit: OrgUnit,
    target: str | None = None,
    *,
    giver: OrgUnit | None = None,
    on: date = date(2026, 1, 15),
    year: int = YEAR,
    **fields: Any,
) -> HandedDown:
    """The figure handed down to the unit on a day, for a calendar year."""
    known = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31), "value": target and Decimal(target)}
    above = giver or unit.parent
    assert above is not None
    row = HandedDown(figure=figure, unit=unit, giver=above, handed_on=on, **{**known, **fields})
    with override_settings(TODAY=on.isoformat()):
        save_new(row, by=None)
    return row


def set_target(row: HandedDown, target: str | None, *, on: date) -> None:
    """Another målvärde, set on a day."""
    with override_settings(TODAY=on.isoformat()):
        save_changes(row, {"value": target and Decimal(target)}, by=None)


def take_back(row: HandedDown, *, on: date) -> None:
    """It counts no longer, from the day on."""
    with override_settings(TODAY=on.isoformat()):
        save_changes(row, {"taken_back_on": on}, by=None)
