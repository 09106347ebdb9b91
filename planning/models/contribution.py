"""Contribution: what a node serves, beside where it lives."""

from django.db import models
from django.db.models import F, Q

from planning.enums import ContributionKind
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked


class Contribution(models.Model):
    """Koppling: from a node to a node in the same or a higher plan, also across nämnder, with "så bidrar vi".

    Goals are never copied down; lower levels contribute. Removing is soft, so that history and editions keep it.
    """

    from_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="contributions", verbose_name="från")
    to_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="contributors", verbose_name="till")
    kind = models.CharField("slag", max_length=12, choices=ContributionKind, default=ContributionKind.CONTRIBUTES)
    text = models.TextField("så bidrar vi", blank=True)
    is_removed = models.BooleanField("borttagen", default=False)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "koppling"
        verbose_name_plural = "kopplingar"
        constraints = [
            models.UniqueConstraint(fields=["from_node", "to_node", "kind"], name="contribution_once"),
            models.CheckConstraint(condition=~Q(from_node=F("to_node")), name="contribution_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.from_node} {self.get_kind_display()} {self.to_node}"
