"""Kommentarer on an item of a plan: where they are kept, and until when (`organisation.services.comments`)."""

from functools import partial

from organisation.services.comments import Commented, clear
from planning.comment_permissions import IS_TALKED_ABOUT
from planning.models import NodeComment, Plan, PlanNode
from planning.permissions import READS
from planning.services.plan_nodes import locked_plan
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError


def about(node: PlanNode) -> Commented:
    """The item as what is commented on, while the plan is being written, is handed in or has come back."""
    return Commented(
        rows=NodeComment.objects.filter(node=node),
        make=partial(NodeComment, node=node),
        readers=READS.people(node.plan, on=today()),
        lock=partial(locked_plan, node.plan),
        refuse=partial(_refuse, node),
    )


def removed_words(node: PlanNode) -> str:
    """What is told of an item that somebody has taken out of the plan."""
    return f"”{node}” togs bort ur planen medan du skrev."


def _refuse(node: PlanNode, plan: Plan) -> None:
    if not PlanNode.objects.content().filter(pk=node.pk).exists():
        raise DomainError(removed_words(node))
    IS_TALKED_ABOUT.demand(plan)


def clear_plan(plan: Plan) -> None:
    """Let go of what is said about a plan whose text is the adopted one. Called under its lock."""
    clear(NodeComment.objects.filter(node__plan=plan))
