"""The editions of a plan with their decisions in words, in one query."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from organisation.decisions.words import OF_MATTER, DecisionLine, lines_in
from organisation.reading.names import of_deciders
from planning.enums import EditionKind
from planning.models import Plan, PlanEdition


@dataclass(frozen=True, slots=True)
class EditionHead:
    """What is said of an edition above its text; `unit` is what the unit was called when it was frozen."""

    pk: int
    plan: int
    content: int
    matter: int
    made_at: datetime
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
    def name_with_day(self) -> str:
        """The same with the day of its last decision: "Utgåva 2, reviderad 2027-02-15"."""
        return f"{self.name} {self.decisions[-1].day}" if self.decisions else self.name

    @property
    def against_working(self) -> str:
        """How the comparison of it with the working text is asked for."""
        return f"?fran=utgava-{self.number}&till=arbetstext"

    @property
    def was_laid(self) -> bool:
        """True when it was decided on a handling, and what the decision changed can be told."""
        return any(line.paper for line in self.decisions)

    @property
    def asked(self) -> str:
        """How an address asks for it."""
        return f"?utgava={self.number}"


def editions_of(plan: Plan) -> tuple[EditionHead, ...]:
    """Every edition, the first one first."""
    return editions_of_plans([plan]).get(plan.pk, ())


def editions_of_plans(plans: Collection[Plan]) -> dict[int, tuple[EditionHead, ...]]:
    """The same of several plans, by their ids."""
    fields = (
        "pk",
        "plan",
        "content",
        "matter",
        "created_at",
        "sha256",
        "content__sha256",
        "content__masked_on",
        "number",
        "kind",
        "in_force_from",
        "unit_then",
        *OF_MATTER,
    )
    rows: dict[int, list[dict[str, Any]]] = {}
    then = of_deciders("matter__decisions__")
    editions = PlanEdition.objects.filter(plan__in=plans).order_by("plan", "number", "matter__decisions__pk")
    for row in editions.annotate(**then).values(*fields, *then):
        rows.setdefault(row["pk"], []).append(row)
    found: dict[int, list[EditionHead]] = {}
    for of_edition in rows.values():
        head = _head(of_edition)
        found.setdefault(head.plan, []).append(head)
    return {plan: tuple(heads) for plan, heads in found.items()}


def _head(rows: Sequence[dict[str, Any]]) -> EditionHead:
    first = rows[0]
    return EditionHead(
        pk=first["pk"],
        plan=first["plan"],
        content=first["content"],
        matter=first["matter"],
        made_at=first["created_at"],
        number=first["number"],
        kind=first["kind"],
        in_force_from=first["in_force_from"],
        unit=first["unit_then"],
        decisions=lines_in(rows),
        sha256=first["sha256"],
        content_sha256=first["content__sha256"],
        masked_on=first["content__masked_on"],
    )
