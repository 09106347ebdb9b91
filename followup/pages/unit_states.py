"""Läget för en enhets aktiviteter och uppdrag, as it was last told: where one writes it any day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from followup.models import StatusUpdate
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode, PlanEdition
from planning.models.assignment import counts_q, given_q
from styrmodell.lib.clock import today


@dataclass(frozen=True, slots=True)
class TaskState:
    """En aktivitet or an uppdrag and what was last told of it; `update` is None before the first time."""

    title: str
    url: str
    due_on: date | None
    whose: str
    update: StatusUpdate | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class UnitStates:
    """Allt som en enhet skriver läget för: what its plan in force holds, and what it has been given."""

    unit: OrgUnit
    activities: tuple[TaskState, ...]
    assignments: tuple[TaskState, ...]


def build(unit: OrgUnit) -> UnitStates:
    """The page, in four queries."""
    nodes, receivers = _activities(unit), _receivers(unit)
    return UnitStates(unit, tuple(_of_activities(nodes)), tuple(_of_assignments(receivers)))


def _activities(unit: OrgUnit) -> list[FrozenNode]:
    editions = PlanEdition.objects.in_force(on=today()).filter(plan__unit=unit)
    rows = FrozenNode.objects.in_editions(editions).filter(kind=NodeKind.ACTIVITY)
    return list(rows.order_by("node__plan__period_from", "position"))


def _receivers(unit: OrgUnit) -> list[AssignmentReceiver]:
    held = AssignmentReceiver.objects.holding().filter(unit=unit, assignment__ended_by=None)
    rows = held.filter(given_q("assignment__"), counts_q(today(), "assignment__"))
    return list(rows.select_related("assignment__giver").order_by("assignment__due_on", "pk"))


def _newest(field: str, pks: Sequence[int]) -> dict[int, StatusUpdate]:
    """By what they are about; `field` says which kind of thing that is."""
    of_each = StatusUpdate.objects.filter(**{field: OuterRef(field)}).order_by("-date", "-pk").values("pk")
    rows = StatusUpdate.objects.filter(**{f"{field}__in": pks}, pk=Subquery(of_each[:1]))
    return {getattr(row, f"{field}_id"): row for row in rows}


def _of_activities(nodes: Sequence[FrozenNode]) -> list[TaskState]:
    told = _newest("node", [node.node_id for node in nodes])
    return [
        TaskState(
            node.title,
            reverse("followup:activity_status", args=[node.node_id]),
            node.due_on,
            node.responsible,
            told.get(node.node_id),
            node.is_example,
        )
        for node in nodes
    ]


def _of_assignments(receivers: Sequence[AssignmentReceiver]) -> list[TaskState]:
    told = _newest("receiver", [row.pk for row in receivers])
    return [
        TaskState(
            row.assignment.title,
            reverse("followup:assignment_status", args=[row.assignment_id, row.pk]),
            row.assignment.due_on,
            f"Från {row.assignment.giver.name}",
            told.get(row.pk),
            row.assignment.is_example,
        )
        for row in receivers
    ]
