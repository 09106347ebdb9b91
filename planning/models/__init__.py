"""One model a file; import them from here."""

from planning.models.assignment import Assignment, AssignmentReceiver
from planning.models.contribution import Contribution
from planning.models.key_figure import KeyFigure
from planning.models.plan import Plan
from planning.models.plan_edition import EditionLink, EditionNode, PlanEdition, PlanEditionDecision
from planning.models.plan_node import PlanNode
from planning.models.target import Target

__all__ = [
    "Assignment",
    "AssignmentReceiver",
    "Contribution",
    "EditionLink",
    "EditionNode",
    "KeyFigure",
    "Plan",
    "PlanEdition",
    "PlanEditionDecision",
    "PlanNode",
    "Target",
]
