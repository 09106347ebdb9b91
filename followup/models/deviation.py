"""Deviation: what does not go as decided, and what is done about it."""

from django.db import models

from followup.enums import DeviationKind
from followup.models.report import Report
from organisation.models import Operation
from planning.models import PlanNode
from styrmodell.lib.history import tracked


class Deviation(models.Model):
    """Avvikelse: in a report, with cause; the amount of an economic one is computed from the accounts, never typed."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="deviations", verbose_name="rapport")
    kind = models.CharField("gäller", max_length=12, choices=DeviationKind)
    title = models.CharField("avvikelse", max_length=300)
    cause = models.TextField("orsak", blank=True)
    node = models.ForeignKey(
        PlanNode, models.PROTECT, null=True, blank=True, related_name="deviations", verbose_name="post"
    )
    operation = models.ForeignKey(
        Operation, models.PROTECT, null=True, blank=True, related_name="deviations", verbose_name="verksamhet"
    )
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "avvikelse"
        verbose_name_plural = "avvikelser"
        ordering = ["report_id", "kind", "pk"]

    def __str__(self) -> str:
        return self.title


class Action(models.Model):
    """Åtgärd mot en avvikelse: what, who (a function) and when."""

    deviation = models.ForeignKey(Deviation, models.CASCADE, related_name="actions", verbose_name="avvikelse")
    text = models.CharField("åtgärd", max_length=500)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "åtgärd"
        verbose_name_plural = "åtgärder"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text
