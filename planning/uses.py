"""Where an uppdrag or a key figure stands: in which plans, as the reader may see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from planning.addresses import place_of
from planning.models import Assignment, FrozenNode, KeyFigure, Plan, PlanNode


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a plan."""

    text: str
    url: str
    note: str


def uses_of(thing: Assignment | KeyFigure, user: Any) -> list[Use]:
    """In the newest editions, and in the working texts that the reader may read; one line a plan and place."""
    name = "assignment" if isinstance(thing, Assignment) else "key_figure"
    above = FrozenNode.objects.of(OuterRef("content")).filter(node=OuterRef("parent_node")).values("title")[:1]
    adopted = _rows(
        FrozenNode.objects.in_newest_edition().filter(**{name: thing}).annotate(above=Subquery(above)),
        "node__plan__", "node_id", "above",
    )  # fmt: skip
    written = _rows(
        PlanNode.objects.content().visible_to(user).filter(**{name: thing}), "plan__", "pk", "parent__title"
    )
    found = {row[0]: row for row in (*written, *adopted)}
    places = sorted(found.values(), key=lambda row: (-row[4].year, row[7], row[0]))
    return [_use(*row) for row in places]


def _rows(nodes: QuerySet[Any], plan: str, pk: str, above: str) -> list[tuple[Any, ...]]:
    names = ("kind", "first_year", "period_from", "period_to", "pk", "level", "unit__name", "name")
    listed = nodes.values_list(pk, "title", f"{plan}{names[0]}", *(f"{plan}{name}" for name in names[1:]), above)
    return list(listed)


def _use(*row: Any) -> Use:
    pk, title, kind, first_year, period_from, period_to, plan_pk, _, unit, name, above = row
    plan = Plan(kind=kind, name=name, first_year=first_year, period_from=period_from, period_to=period_to)
    return Use(text=above or title, url=place_of(plan_pk, pk), note=f"{unit}, {str(plan)[0].lower()}{str(plan)[1:]}")
