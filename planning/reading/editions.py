"""The editions of a plan with their decisions in words, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.decisions.words import OF_DECISION, DecisionLine, line_of
from organisation.reading.names import decider_name
from planning.enums import EditionKind
from planning.models import Plan


@dataclass(frozen=True, slots=True)
class EditionHead:
    """What is said of an edition above its text; `unit` is what the unit was called when it was frozen."""

    pk: int
    content: int
    number: int
    kind: str
    in_force_from: date
    unit: str
    decisions: tuple[DecisionLine, ...]

    @property
    def name(self) -> str:
        """As it is called in lists: "Utgåva 2, reviderad"."""
        return f"Utgåva {self.number}, {EditionKind(self.kind).label}"


def editions_of(plan: Plan) -> tuple[EditionHead, ...]:
    """Every edition, the first one first."""
    fields = (
        "pk",
        "content",
        "number",
        "kind",
        "in_force_from",
        "unit_then",
        *(f"matter__decisions__{name}" for name in OF_DECISION),
    )
    found: dict[int, list[dict[str, Any]]] = {}
    then = {"called_then": decider_name("matter__decisions__")}
    editions = plan.editions.order_by("number", "matter__decisions__pk").annotate(**then)
    for row in editions.values(*fields, *then):
        found.setdefault(row["pk"], []).append(row)
    return tuple(_head(rows) for rows in found.values())


def _head(rows: Sequence[dict[str, Any]]) -> EditionHead:
    decisions = [
        {name: row[f"matter__decisions__{name}"] for name in OF_DECISION} | {"called_then": row["called_then"]}
        for row in rows
    ]
    first = rows[0]
    return EditionHead(
        pk=first["pk"],
        content=first["content"],
        number=first["number"],
        kind=first["kind"],
        in_force_from=first["in_force_from"],
        unit=first["unit_then"],
        decisions=tuple(line_of(row) for row in decisions if row["outcome"]),
    )
