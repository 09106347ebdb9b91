"""What deviations are about, so that what a nämnd and kommunen say of the same thing is told once, side by side."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from followup.models import Deviation, FrozenDeviation

Row = TypeVar("Row", Deviation, FrozenDeviation)
Thing = tuple[str, Hashable]


def about(row: Deviation | FrozenDeviation) -> Thing:
    """Vad en avvikelse gäller: an uppdrag, a goal or another item, a verksamhet; else what it is called where it was written.

    Plans show the same uppdrag in a row each, so an uppdrag is told by itself and not by where it stands.
    """
    if row.node is not None:
        return ("assignment", row.node.assignment_id) if row.node.assignment_id else ("node", row.node_id)
    if row.operation_id:
        return ("operation", row.operation_id)
    unit = row.unit_id if isinstance(row, FrozenDeviation) else row.report.unit_id
    return ("alone", (unit, row.title))


def told_once(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows, those about the same thing together, in the order of the first of each."""
    found: dict[Thing, list[Row]] = {}
    for row in rows:
        found.setdefault(about(row), []).append(row)
    return list(found.values())
