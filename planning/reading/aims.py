"""What stands in the plans above and may be served: goals, inriktningar, uppdrag."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.models import OrgUnit
from organisation.reading.names import frozen_name
from planning.enums import NodeKind
from planning.models import AssignmentReceiver, FrozenNode, Plan, PlanEdition, PlanNode
from planning.rules import NODE_RULES
from styrmodell.lib.intervals import above_q, at_or_above_q

SHARED = ("kind", "code", "title", "assignment_id")
RECEIVING = [kind for kind, rule in NODE_RULES.items() if rule.receives]


@dataclass(frozen=True, slots=True)
class Aim:
    """Something in a plan above that items may serve."""

    pk: int
    kind: str
    code: str
    title: str
    assignment: int | None
    plan: int
    plan_kind: str
    unit: str

    @property
    def name(self) -> str:
        """As it is called in lists: "I1 Levande demokrati"."""
        return f"{self.code} {self.title}".strip()


def aims_of(plan: Plan, user: Any, *, parent_only: bool = False) -> tuple[Aim, ...]:
    """What the plans above ask for: from each one's newest edition, or from its working text while it has no edition
    and the reader may read it (a nämnd's working plan is linked to by its kontor, and a kontorsplan that is shared by its
    units: docs/who-may.md). The nearest level first.
    """
    if plan.parent_id is None:
        return ()
    above = Q(pk=plan.parent_id) if parent_only else above_q(plan)
    plans = Plan.objects.filter(above).values("pk")
    newest = FrozenNode.objects.in_editions(PlanEdition.objects.filter(plan__in=plans).latest_per_plan())
    has_edition = Exists(PlanEdition.objects.filter(plan=OuterRef("plan")))
    written = PlanNode.objects.content().with_headings_for(user).filter(~has_edition, plan__in=plans)
    adopted = asked_of(newest, plan.unit).order_by()
    adopted_rows = _told(adopted, "node__").values_list("node_id", *SHARED, *_of_plan("node__"), "position")
    written_rows = _told(asked_of(written, plan.unit).order_by(), "").values_list("pk", *SHARED, *_of_plan(""), "lft")
    rows = sorted(adopted_rows.union(written_rows, all=True), key=lambda row: (-row[-2], row[-1]))
    return tuple(Aim(*row[:-2]) for row in rows)


def _of_plan(path: str) -> tuple[str, ...]:
    return (f"{path}plan__pk", f"{path}plan__kind", "of_unit", f"{path}plan__level")


def _told(nodes: QuerySet[Any], path: str) -> QuerySet[Any]:
    return nodes.annotate(of_unit=frozen_name(f"{path}plan__"))


def asked_of(nodes: QuerySet[Any], unit: OrgUnit) -> QuerySet[Any]:
    """Only what may be linked to; of uppdrag only those that run, given to the unit or to what it stands under."""
    given = AssignmentReceiver.objects.holding().filter(
        at_or_above_q(unit, path="unit__"), assignment=OuterRef("assignment")
    )
    asked_of = nodes.filter(~Q(kind=NodeKind.COUNCIL_ASSIGNMENT) | Exists(given), kind__in=RECEIVING)
    return asked_of.filter(assignment__ended_by=None)
