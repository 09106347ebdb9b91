"""One model a file; import them from here."""

from planning.models.area_request import AreaRequest
from planning.models.assignment import Assignment, AssignmentReceiver
from planning.models.assignment_proposal import AssignmentProposal
from planning.models.assignment_version import AssignmentVersion
from planning.models.collaboration import Collaboration
from planning.models.continuation import NodeContinuation, PlanContinuation
from planning.models.contribution import Contribution
from planning.models.frozen_rows import FrozenLink, FrozenNode
from planning.models.governing_document import GoverningDocument
from planning.models.handed_down import HandedDown
from planning.models.key_figure import KeyFigure
from planning.models.node_comment import NodeComment
from planning.models.perspective import Perspective
from planning.models.plan import Plan, PlanAttachment, PlanMatter
from planning.models.plan_edition import PlanEdition, PlanFile
from planning.models.plan_node import PlanNode
from planning.models.target import Target

__all__ = [
    "AreaRequest",
    "Assignment",
    "AssignmentProposal",
    "AssignmentReceiver",
    "AssignmentVersion",
    "Collaboration",
    "Contribution",
    "FrozenLink",
    "FrozenNode",
    "GoverningDocument",
    "HandedDown",
    "KeyFigure",
    "NodeComment",
    "NodeContinuation",
    "Perspective",
    "Plan",
    "PlanAttachment",
    "PlanContinuation",
    "PlanEdition",
    "PlanFile",
    "PlanMatter",
    "PlanNode",
    "Target",
]
