"""Where an uppdrag or a key figure stands: in which plans, as the reader may see them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear

from organisation.reading.names import frozen_name
from planning.models import Assignment, FrozenNode, KeyFigure, Plan, PlanNode
from planning.reading.addresses import place_of
from styrmodell.lib.swedish import lower_first

USES_A_PAGE = 20  # a figure that is handed down to everybody stands in thousands of plans
OF_A_PLAN = ("kind", "name", "first_year", "period_from", "period_to")


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a plan."""

    text: str
    url: str
    note: str


def uses_of(thing: Assignment | KeyFigure, user: Any, page: str | None) -> Page[Use]:
    """In the newest editions, and in the working texts that the reader may read; one line a plan and place, the latest
    year first. Two queries, and a page of them is read.
    """
    wanted = {"assignment" if isinstance(thing, Assignment) else "key_figure": thing}
    adopted = FrozenNode.objects.in_newest_edition().filter(**wanted)
    written = PlanNode.objects.content().visible_to(user).filter(**wanted)
    places = PlanNode.objects.filter(Q(pk__in=adopted.values("node")) | Q(pk__in=written.values("pk")))
    frozen = FrozenNode.objects.in_newest_edition().filter(node=OuterRef("pk"), **wanted)
    above = FrozenNode.objects.of(OuterRef("content")).filter(node=OuterRef("parent_node")).values("title")[:1]
    named = places.annotate(
        called=Coalesce(Subquery(frozen.values("title")[:1]), "title"),
        # What it stands under, as the text that is told does: NULL for what stands directly in the plan.
        is_adopted=Subquery(frozen.values("pk")[:1]),
        adopted_above=Subquery(frozen.annotate(above=Subquery(above)).values("above")[:1]),
        year=ExtractYear("plan__period_from"),
        of_unit=frozen_name("plan__"),
    ).order_by("-year", "plan__level", "pk")
    found: Page[Any] = Paginator(named, USES_A_PAGE).get_page(page)
    found.object_list = [_use(row) for row in _rows(found.object_list)]
    return found


def _rows(nodes: Any) -> QuerySet[Any, dict[str, Any]]:
    of_plan = [f"plan__{name}" for name in OF_A_PLAN]
    return nodes.values("pk", "plan_id", "of_unit", "parent__title", "called", "is_adopted", "adopted_above", *of_plan)


def _use(row: dict[str, Any]) -> Use:
    plan = Plan(**{name: row[f"plan__{name}"] for name in OF_A_PLAN})
    above = row["adopted_above"] if row["is_adopted"] else row["parent__title"]
    return Use(
        text=above or row["called"],
        url=place_of(row["plan_id"], row["pk"]),
        note=f"{row['of_unit']}, {lower_first(str(plan))}",
    )
