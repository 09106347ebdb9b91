"""Target: what a key figure should reach, per year."""

from django.db import models

from planning.enums import NodeKind
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked


class Target(models.Model):
    """Målvärde: carried by a nyckeltal node of a plan, one a year; `upper` only for figures that lie between two."""

    node = models.ForeignKey(
        PlanNode,
        models.CASCADE,
        related_name="targets",
        limit_choices_to={"kind": NodeKind.KEY_FIGURE},
        verbose_name="nyckeltal i plan",
    )
    year = models.PositiveSmallIntegerField("år")
    value = models.DecimalField("målvärde", max_digits=18, decimal_places=4)
    upper = models.DecimalField("övre målvärde", max_digits=18, decimal_places=4, null=True, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "målvärde"
        verbose_name_plural = "målvärden"
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["node", "year"], name="target_once_per_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
