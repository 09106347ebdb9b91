"""The words of given assignments in the plans that show them: what holds, where the plan proposes nothing else."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef

from organisation.models import User
from planning.models import AssignmentProposal, PlanNode
from planning.models.assignment import given_q
from styrmodell.lib.history import Change, save_many_changes


def say_what_holds(plans: Collection[int], *, by: User | None) -> None:
    """Let the plans' texts follow what has been decided since they were written. Called with the plans locked.

    Args:
        plans: their ids.
    """
    proposed = AssignmentProposal.objects.filter(assignment=OuterRef("assignment"), plan=OuterRef("plan"))
    nodes = PlanNode.objects.kept().filter(given_q("assignment__"), ~Exists(proposed), plan__in=plans)
    nodes = nodes.exclude(title=F("assignment__title"), text=F("assignment__text")).select_related("assignment")
    changes: list[Change] = []
    for node in nodes.order_by("pk"):
        assert node.assignment is not None
        changes.append((node, {"title": node.assignment.title, "text": node.assignment.text}, None))
    save_many_changes(changes, by=by, reason="Som uppdraget lyder")
