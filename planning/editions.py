"""The editions of a plan with their decisions in words, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.enums import Outcome
from organisation.models import Decision
from planning.enums import EditionKind
from planning.models import Plan
from styrmodell.lib.swedish import MISSING

OF_DECISION = (
    "body__name",
    "person__name",
    "person__username",
    "date",
    "paragraph",
    "registry_number",
    "outcome",
    "is_example",
)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """Who decided, when and where it is written: "Kulturnämnden antar 2026-11-02, § 45, dnr KN/2026:12"."""

    words: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class EditionHead:
    """What is said of an edition above its text."""

    pk: int
    content: int
    number: int
    kind: str
    in_force_from: date
    decisions: tuple[DecisionLine, ...]

    @property
    def name(self) -> str:
        """As it is called in lists: "Utgåva 2, reviderad"."""
        return f"Utgåva {self.number}, {EditionKind(self.kind).label}"


def editions_of(plan: Plan) -> tuple[EditionHead, ...]:
    """Every edition, the first one first."""
    fields = ("pk", "content", "number", "kind", "in_force_from", *(f"chain__decision__{name}" for name in OF_DECISION))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in plan.editions.order_by("number", "chain__rank", "chain__pk").values(*fields):
        found.setdefault(row["pk"], []).append(row)
    return tuple(_head(rows) for rows in found.values())


def _head(rows: Sequence[dict[str, Any]]) -> EditionHead:
    lines = [_line({name: row[f"chain__decision__{name}"] for name in OF_DECISION}) for row in rows]
    first = rows[0]
    return EditionHead(
        pk=first["pk"],
        content=first["content"],
        number=first["number"],
        kind=first["kind"],
        in_force_from=first["in_force_from"],
        decisions=tuple(line for line in lines if line is not None),
    )


def _line(row: dict[str, Any]) -> DecisionLine | None:
    if row["outcome"] is None:
        return None
    who = row["body__name"] or row["person__name"] or row["person__username"]
    return DecisionLine(_words(row, who, by_body=row["body__name"] is not None), row["is_example"])


def decision_words(decision: Decision) -> str:
    """A decision as it is written above an edition; what the row lacks is said to be missing."""
    row = {name: getattr(decision, name) for name in ("date", "paragraph", "registry_number", "outcome")}
    return _words(row, str(decision.body or decision.person), by_body=decision.body is not None)


def _words(row: dict[str, Any], who: str, *, by_body: bool) -> str:
    when = row["date"].isoformat() if row["date"] else f"datum {MISSING}"
    words = f"{who} {Outcome(row['outcome']).label} {when}"
    if not by_body:
        return words
    return f"{words}, {row['paragraph'] or f'§ {MISSING}'}, dnr {row['registry_number'] or MISSING}"
