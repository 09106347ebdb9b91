"""NodeContinuation and PlanContinuation: what goes on from one year's plan to the next's."""

from django.db import models
from django.db.models import F, Q

from planning.models.plan import Plan
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked


class NodeContinuation(models.Model):
    """Fortsättning: an item goes on in an item of a later year's plan.

    One that is split goes on in several, and one that is merged comes from several; `planning.reading.stories` follows them.
    """

    from_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="onward", verbose_name="från")
    to_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="backward", verbose_name="till")
    history = tracked()

    class Meta:
        verbose_name = "fortsättning"
        verbose_name_plural = "fortsättningar"
        constraints = [
            models.UniqueConstraint(fields=["from_node", "to_node"], name="node_continuation_once"),
            models.CheckConstraint(condition=~Q(from_node=F("to_node")), name="node_continuation_not_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.from_node_id} → {self.to_node_id}"


class PlanContinuation(models.Model):
    """Fortsättning på en plan: it is followed by a later year's; where units have become one it follows several."""

    from_plan = models.ForeignKey(Plan, models.PROTECT, related_name="onward", verbose_name="från")
    to_plan = models.ForeignKey(Plan, models.PROTECT, related_name="backward", verbose_name="till")
    history = tracked()

    class Meta:
        verbose_name = "fortsättning på en plan"
        verbose_name_plural = "fortsättningar på planer"
        constraints = [
            models.UniqueConstraint(fields=["from_plan", "to_plan"], name="plan_continuation_once"),
            models.CheckConstraint(condition=~Q(from_plan=F("to_plan")), name="plan_continuation_not_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.from_plan_id} → {self.to_plan_id}"
