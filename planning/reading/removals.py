"""What has been taken out of a plan's working text and can be put back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from organisation.reading.names import with_who
from planning.enums import NodeKind
from planning.models import Plan, PlanNode


@dataclass(frozen=True, slots=True)
class Removal:
    """En borttagning: the item, and all that went with it.

    Attributes:
        more: how many others went with it.
        under: what it stood under; empty for the plan itself. `is_under_gone`: that is removed too.
    """

    url: str
    restore_url: str
    word: str
    title: str
    more: int
    under: str
    is_under_gone: bool
    when: datetime
    who: str


def removals(plan: Plan) -> QuerySet[Any]:
    """The removals of a plan, the latest first: the uppermost item of each, for `removal_rows` to tell a page of.

    Only for those who may read the working text.
    """
    gone = PlanNode.objects.filter(plan=plan).exclude(removal_id=None)
    same = PlanNode.objects.filter(plan=plan, removal_id=OuterRef("removal_id")).order_by()
    last = PlanNode.history.filter(id=OuterRef("pk"), removal_id=OuterRef("removal_id"))
    taken_out = with_who(last).order_by("history_date", "history_id")
    return (
        gone.filter(pk=Subquery(same.order_by("lft").values("pk")[:1]))
        .annotate(
            members=Subquery(same.values("removal_id").annotate(number=Count("pk")).values("number")),
            when=Subquery(taken_out.values("history_date")[:1]),
            who=Subquery(taken_out.values("who")[:1]),
            under=F("parent__title"),
            under_removal=F("parent__removal_id"),
        )
        .order_by("-when", "-pk")
        .values("pk", "kind", "title", "members", "when", "who", "under", "under_removal")
    )


def removal_rows(found: Iterable[Any]) -> list[Removal]:
    """A page of them, in words."""
    return [
        Removal(
            url=reverse("planning:node_history", args=[row["pk"]]),
            restore_url=reverse("planning:node_restore", args=[row["pk"]]),
            word=NodeKind(row["kind"]).label,
            title=row["title"],
            more=row["members"] - 1,
            under=row["under"],
            is_under_gone=row["under_removal"] is not None,
            when=row["when"],
            who=row["who"] or "Systemet",
        )
        for row in found
    ]
