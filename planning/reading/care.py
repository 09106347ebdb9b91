"""Who takes care of an uppdrag: the plans that are linked to it, and the receivers whose plans are not."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.reading.names import frozen_name
from planning.enums import ContributionKind, PlanKind
from planning.models import Assignment, AssignmentReceiver, Contribution, FrozenLink, Plan, PlanNode
from planning.models.assignment import given_q
from planning.reading.addresses import page_of, place_of
from planning.reading.uses import OF_A_PLAN, Use
from styrmodell.lib.swedish import lower_first
from styrmodell.web.lines import Line

CARING = (PlanKind.OPERATIONAL, PlanKind.BUSINESS, PlanKind.OFFICE)


def caretakers(assignment: Assignment, user: Any) -> tuple[Use, ...]:
    """The plans that take care of it: in their newest editions, and in the working texts that the reader may read; a line a
    plan, the latest year first. Two queries.
    """
    to_it = {"to_node__assignment": assignment, "kind": ContributionKind.TAKES_ON}
    adopted = FrozenLink.objects.in_newest_edition().filter(**to_it)
    kept = PlanNode.objects.content().visible_to(user).values("pk")
    written = Contribution.objects.filter(is_removed=False, from_node__in=kept, **to_it)
    rows = {row["from_node__plan"]: row for row in (*_rows(written), *_rows(adopted))}
    return tuple(
        map(_use, sorted(rows.values(), key=lambda row: (-row["from_node__plan__first_year"], row["of_unit"])))
    )


def _rows(links: QuerySet[Any]) -> Iterable[dict[str, Any]]:
    of_plan = [f"from_node__plan__{name}" for name in OF_A_PLAN]
    told = links.annotate(of_unit=frozen_name("from_node__plan__")).order_by("-pk")
    return told.values("from_node", "from_node__plan", "of_unit", *of_plan)


def _use(row: dict[str, Any]) -> Use:
    plan = Plan(**{name: row[f"from_node__plan__{name}"] for name in OF_A_PLAN})
    text = f"{row['of_unit']}, {lower_first(str(plan))}"
    return Use(text=text, url=place_of(row["from_node__plan"], row["from_node"]), note="")


def without_care(receivers: Q) -> QuerySet[AssignmentReceiver]:
    """Given and running uppdrag at receivers whose plans, also as they are being written, do not take care of them.

    Args:
        receivers: which ones are asked about.
    """
    taken = _links().filter(from_node__plan__unit=OuterRef("unit"))
    return _running(receivers).filter(~Exists(taken)).select_related("assignment__giver", "unit")


def not_taken_on(plan: Plan) -> tuple[Line, ...]:
    """The uppdrag that the plan's unit has, within its years, and nothing in the plan takes care of. One query, none for the
    kinds of plans that take care of none.
    """
    if plan.kind not in CARING:
        return ()
    within = Q(unit=plan.unit_id, assignment__due_on__gte=plan.period_from)
    rows = _running(within).filter(~Exists(_links().filter(from_node__plan=plan)))
    told = rows.values_list("assignment", "assignment__title")
    return tuple(Line(title, page_of("followup:assignment_detail", pk), "ingen tar hand om det") for pk, title in told)


def _links() -> QuerySet[Contribution]:
    return Contribution.objects.filter(
        is_removed=False, from_node__removal_id=None, to_node__assignment=OuterRef("assignment")
    )


def _running(receivers: Q) -> QuerySet[AssignmentReceiver]:
    rows = AssignmentReceiver.objects.holding().filter(receivers, given_q("assignment__"), assignment__ended_by=None)
    return rows.order_by("assignment__due_on", "pk")
