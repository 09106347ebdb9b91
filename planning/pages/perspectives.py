"""Perspektiv: each cycle's, with the goals that are gathered under them."""

from dataclasses import dataclass

from django.db.models import Count, Max

from planning.enums import NodeKind
from planning.models import Perspective, PlanNode


@dataclass(frozen=True, slots=True)
class PerspectiveLine:
    """Ett perspektiv in the list.

    Attributes:
        goals: how many goals of flerårsplaner have it.
        newest: the year that the newest of these begins; None when there is none.
    """

    perspective: Perspective
    goals: int
    newest: int | None


@dataclass(frozen=True, slots=True)
class Cycle:
    """De perspektiv that hold for the same years."""

    years: str
    lines: tuple[PerspectiveLine, ...]


def cycles() -> list[Cycle]:
    """Every cycle's perspektiv, the newest first. Two queries."""
    goals = PlanNode.objects.kept().filter(kind=NodeKind.GOAL).exclude(perspective=None).order_by()
    counted = goals.values("perspective").annotate(how_many=Count("pk"), newest=Max("plan__first_year"))
    used = {row["perspective"]: (row["how_many"], row["newest"]) for row in counted}
    found: dict[str, list[PerspectiveLine]] = {}
    for one in Perspective.objects.all():
        found.setdefault(one.years, []).append(PerspectiveLine(one, *used.get(one.pk, (0, None))))
    return [Cycle(years, tuple(lines)) for years, lines in found.items()]
