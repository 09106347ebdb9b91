"""AssignmentProposal: a change of a given assignment that waits for its giver's decision."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.permissions import working_units
from planning.models.assignment import Assignment
from planning.models.assignment_content import AssignmentContent, days_and_money_fit
from planning.models.plan import Plan
from styrmodell.lib.history import tracked


class AssignmentProposalQuerySet(models.QuerySet["AssignmentProposal"]):
    """Questions about proposed changes."""

    def visible_to(self, user: Any) -> "AssignmentProposalQuerySet":
        """A text being written: for those who read the giver's, or that of the plan that proposes it."""
        if not user.is_authenticated:
            return self.none()
        of_plan = working_units(user, path="plan__unit__")
        return self.filter(Q(working_units(user, path="assignment__giver__"), plan=None) | of_plan)


class AssignmentProposal(AssignmentContent):
    """Föreslagen ändring av ett givet uppdrag: what it would say. Everybody else reads what holds until it is decided.

    Attributes:
        plan: where the change stands in a plan's text and is decided with it; None for one that is decided by itself.
        receivers: ids of the units.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="proposals", verbose_name="uppdrag")
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="assignment_proposals", verbose_name="plan"
    )
    receivers: models.JSONField = models.JSONField("mottagare", default=list, help_text="enheternas id")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="föreslagen av"
    )
    proposed_on = models.DateField("föreslagen")
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = AssignmentProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "föreslagen ändring av uppdrag"
        verbose_name_plural = "föreslagna ändringar av uppdrag"
        ordering = ["assignment_id", "proposed_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "plan"], name="assignment_proposal_once_a_plan"),
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(plan=None), name="assignment_proposal_once_by_itself"
            ),
            *days_and_money_fit("assignment_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, föreslagen {self.proposed_on}"
