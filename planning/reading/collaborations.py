"""Samverkan seen from the other side: who names a unit, in what, and what the unit has answered.

Of an item its counterpart sees the heading, the adopted one where there is one, and what the row says; never the rest of a text
that is being written (docs/who-may.md).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from organisation.permissions import working_units
from organisation.reach.successors import ended_q, goes_on_for_ids
from organisation.reading.names import frozen_name
from planning.enums import CollaborationAnswer, NodeKind
from planning.models import Collaboration, FrozenNode, Plan

WITH_WHOM = ("node__plan__unit", "unit")


@dataclass(frozen=True, slots=True)
class Asked:
    """En samverkan as the unit that it names sees it.

    Attributes:
        asker: whose plan it stands in; `plan` what that is called.
        heading: of the item.
        answer: a CollaborationAnswer.
    """

    pk: int
    asker: str
    plan: str
    heading: str
    about: str
    unit: str
    answer: str
    answer_text: str

    @property
    def is_answered(self) -> bool:
        """True once the unit has answered what the row says now."""
        return self.answer != CollaborationAnswer.ASKED

    @property
    def answer_word(self) -> str:
        """The answer in words: "ja", "inget svar än"."""
        return CollaborationAnswer(self.answer).label


def as_seen(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Rows with `heading`, what the item is called for this reader, and `asker`, what the unit of its plan is called."""
    newest = FrozenNode.objects.in_newest_edition().filter(node=OuterRef("node")).values("title")[:1]
    return rows.select_related(*WITH_WHOM, "node__plan").annotate(
        heading=Case(
            When(working_units(user, path="node__plan__unit__"), then=F("node__title")),
            default=Coalesce(Subquery(newest), F("node__title")),
        ),
        asker=frozen_name("node__plan__"),
    )


def asked(row: Any) -> Asked:
    """A row that `as_seen` has read."""
    plan = row.node.plan
    return Asked(
        pk=row.pk,
        asker=row.asker,
        plan=str(plan),
        heading=row.heading or capfirst(NodeKind(row.node.kind).label),
        about=row.about,
        unit=row.unit.name,
        answer=row.answer,
        answer_text=row.answer_text,
    )


def answered_before(row: Collaboration) -> Any:
    """What the unit answered last, to what the row said then; None while it stands, or where it has never answered. One query."""
    if row.is_answered:
        return None
    said = row.history.exclude(answer=CollaborationAnswer.ASKED).order_by("-history_date", "-history_id")
    return said.first()


def near_q(plan: Plan) -> Q:
    """Rows of plans whose time is the plan's own, some of it."""
    return Q(node__plan__period_from__lte=plan.period_to, node__plan__period_to__gte=plan.period_from)


def naming(unit: Any) -> Q:
    """Rows that may be the unit's to answer: those that name it, or one that has ended.

    Args:
        unit: its id, or an OuterRef to it.
    """
    return Q(ended_q("unit__")) | Q(unit=unit)


def asked_of(plan: Plan, user: Any) -> tuple[Asked, ...]:
    """Andra samverkar med oss: the rows of other plans of the same time that name the plan's unit, or one that has ended and
    that it goes on for. One query. Only for those who may read the plan's working text.
    """
    if plan.period_to is None:
        return ()
    named = Q(unit=plan.unit_id) | Q(ended_q("unit__"), unit__in=goes_on_for_ids(plan.unit))
    rows = Collaboration.objects.standing().filter(near_q(plan), named).exclude(node__plan=plan)
    in_order = as_seen(rows, user).order_by("node__plan__unit__tree_id", "node__plan__unit__lft", "node__lft", "pk")
    return tuple(map(asked, in_order))
