"""The editions of a plan with their decisions in words, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.decisions.words import OF_MATTER, DecisionLine, lines_in
from organisation.reading.names import of_deciders
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
    sha256: str
    content_sha256: str
    masked_on: date | None

    @property
    def name(self) -> str:
        """As it is called in lists: "Utgåva 2, reviderad"."""
        return f"Utgåva {self.number}, {EditionKind(self.kind).label}"

    @property
    def asked(self) -> str:
        """How an address asks for it."""
        return f"?utgava={self.number}"


def editions_of(plan: Plan) -> tuple[EditionHead, ...]:
    """Every edition, the first one first."""
    fields = (
        "pk",
        "content",
        "sha256",
        "content__sha256",
        "content__masked_on",
        "number",
        "kind",
        "in_force_from",
        "unit_then",
        *OF_MATTER,
    )
    found: dict[int, list[dict[str, Any]]] = {}
    then = of_deciders("matter__decisions__")
    editions = plan.editions.order_by("number", "matter__decisions__pk").annotate(**then)
    for row in editions.values(*fields, *then):
        found.setdefault(row["pk"], []).append(row)
    return tuple(_head(rows) for rows in found.values())


def _head(rows: Sequence[dict[str, Any]]) -> EditionHead:
    first = rows[0]
    return EditionHead(
        pk=first["pk"],
        content=first["content"],
        number=first["number"],
        kind=first["kind"],
        in_force_from=first["in_force_from"],
        unit=first["unit_then"],
        decisions=lines_in(rows),
        sha256=first["sha256"],
        content_sha256=first["content__sha256"],
        masked_on=first["content__masked_on"],
    )
