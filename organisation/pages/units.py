"""The organisation as a flat list in the tree's order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisation.enums import RESPONSIBLE, OrgUnitKind
from organisation.models import OrgUnit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the list: its depth in the tree, name, address, and a short remark (kind, code, end)."""

    depth: int
    label: str
    url: str
    note: str


def outline(units: Iterable[OrgUnit], *, on: date, out_of_place: bool = False, top_level: int = 0) -> list[UnitRow]:
    """The units as rows.

    Args:
        units: in the tree's order, with parents loaded; with `is_unmanned` where whoever asks is told of it.
        on: units that have ended by this day say so.
        out_of_place: some of the tree only, which a search has found: each stands at the left edge with the unit above it
            as a remark.
        top_level: the level of the tree that stands at the left edge.
    """
    return [
        UnitRow(
            depth=0 if out_of_place else unit.level - top_level,
            label=unit.name,
            url=unit.get_absolute_url(),
            note=_note(unit, on, with_parent=out_of_place),
        )
        for unit in units
    ]


def _note(unit: OrgUnit, on: date, *, with_parent: bool) -> str:
    parts = [unit.get_kind_display(), unit.code]
    if with_parent and unit.parent:
        parts.append(f"under {unit.parent}")
    if unit.valid_from > on:
        parts.append(f"från {unit.valid_from}")
    if unit.valid_to is not None:
        parts.append(f"upphörde {unit.valid_to}" if unit.valid_to < on else f"upphör {unit.valid_to}")
    if getattr(unit, "is_unmanned", False):
        parts.append(
            "saknar ansvarig" if unit.kind == OrgUnitKind.COMPANY else f"saknar {RESPONSIBLE[unit.kind].label}"
        )
    if unit.is_example:
        parts.append("exempel")
    return " · ".join(part for part in parts if part)
