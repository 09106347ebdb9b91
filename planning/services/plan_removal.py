"""Ta bort planen: one that was begun by mistake goes, as long as nothing in it is adopted and nobody else stands on it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.deletion import ProtectedError
from django.utils.html import escape

from organisation.models import Draft, Matter, TreeLock, User
from organisation.services import attachments
from planning.conditions import IS_BEGUN
from planning.models import (
    Assignment,
    AssignmentProposal,
    Collaboration,
    Contribution,
    NodeContinuation,
    Plan,
    PlanContinuation,
    PlanFile,
    PlanNode,
    Target,
)
from planning.models.assignment import given_q
from planning.models.plan import PlanMatter
from planning.services import handed_items
from planning.services.plan_nodes import locked_plan
from planning.services.plan_places import locked_in_hierarchy
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import signed, update_many
from styrmodell.web.drafts import first_words

REASON = "Planen borttagen"


def why_not_removed(plan: Plan) -> str:
    """Why a plan that is not adopted stays, in a sentence; "" while nobody else stands on it. Four queries."""
    acted = Q(decisions__isnull=False) | Q(papers__isnull=False)
    if Matter.objects.filter(acted, plan_link__plan=plan).exists():
        return "Planen har legat inför beslut och finns därför kvar."
    below = plan.children.select_related("unit").order_by("lft").first()
    if below is not None:
        return f"{below}, {below.unit.name}, står under planen. Ta bort den först."
    serving = Contribution.objects.filter(to_node__plan=plan, is_removed=False).exclude(from_node__plan=plan)
    link = serving.select_related("from_node__plan__unit").order_by("pk").first()
    if link is not None:
        source = link.from_node.plan
        return f"{source}, {source.unit.name}, har kopplat till planen. De kopplingarna ska bort först."
    onward = PlanContinuation.objects.filter(from_plan=plan).select_related("to_plan").first()
    return f"{onward.to_plan} går vidare från planen och står på den." if onward else ""


@transaction.atomic
def remove(plan: Plan, *, by: User) -> bool:
    """Ta bort a plan with all that is written in it; who wrote what stays in the history, and `by` keeps the texts.

    Returns:
        True when something was written in it, which is then kept under Mitt arbete.

    Raises:
        DomainError: handed in or adopted, or somebody else stands on it.
    """
    TreeLock.hold()  # it leaves the tree of plans, where others may be started at the same time
    locked_in_hierarchy(plan)
    current = locked_plan(plan)
    IS_BEGUN.demand(current)
    if refusal := why_not_removed(current):
        raise DomainError(refusal)
    nodes = list(PlanNode.objects.filter(plan=current).order_by("lft"))
    is_kept = _keep_texts(current, nodes, by)
    try:
        _delete(current, nodes, by)
    except ProtectedError as used:
        raise DomainError("Något i planen används i uppföljningen eller av en annan plan, så den finns kvar.") from used
    handed_items.bring_into_area(current.unit, current.first_year, by=by)
    return is_kept


def _keep_texts(plan: Plan, nodes: Iterable[PlanNode], by: User) -> bool:
    """One kept text for the whole plan; a person's limit of unsaved texts is not asked about: nothing may be lost here."""
    written = [node for node in nodes if node.removal_id is None and node.formatted]
    data = {f"text-{node.pk}": f"<p>{escape(node.title)}</p>{node.formatted}" for node in written}
    if data:
        why = f"{plan}, {plan.unit.name}, togs bort av {by}."
        Draft.objects.create(user=by, key=f"plan-removed:{plan.pk}", why=why, data=data, beginning=first_words(data))
    return bool(data)


def _delete(plan: Plan, nodes: list[PlanNode], by: User) -> None:
    only_here = ~Exists(PlanNode.objects.filter(assignment=OuterRef("pk")).exclude(plan=plan))
    shown = [node.assignment_id for node in nodes if node.assignment_id]
    tasks = list(Assignment.objects.filter(~given_q(), only_here, pk__in=shown))
    for rows in (
        Contribution.objects.filter(Q(from_node__plan=plan) | Q(to_node__plan=plan)),
        NodeContinuation.objects.filter(to_node__plan=plan),
        PlanContinuation.objects.filter(to_plan=plan),
        Target.objects.filter(node__plan=plan),
        Collaboration.objects.filter(node__plan=plan),
        AssignmentProposal.objects.filter(plan=plan),
    ):
        for row in rows:
            signed(row, by=by, reason=REASON).delete()
    handed_items.let_go(plan, by=by, reason=REASON)
    removal = PlanNode.new_removal_id()
    for node in nodes:
        node.removal_id = removal
    update_many(nodes, ["removal_id"], by=by, reason=REASON)
    for level in sorted({node.level for node in nodes}, reverse=True):  # what stands below another goes before it
        PlanNode.objects.filter(plan=plan, level=level).delete()
    for task in tasks:
        signed(task, by=by, reason=REASON).delete()
    matters = list(Matter.objects.filter(plan_link__plan=plan).values_list("pk", flat=True))
    PlanFile.objects.filter(plan=plan).delete()  # of drafts: a plan with an edition is not removed
    attachments.delete_all(plan)
    PlanMatter.objects.filter(plan=plan).delete()
    Matter.objects.filter(pk__in=matters).delete()
    signed(Plan.objects.get(pk=plan.pk), by=by, reason=REASON).delete()
