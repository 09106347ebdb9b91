"""HandedDown: a key figure that a unit has been given to follow up."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q

from organisation.models import OrgUnit
from planning.models.key_figure import KeyFigure
from planning.models.plan_node import PlanNode
from styrmodell.lib.history import tracked


class HandedDownQuerySet(models.QuerySet["HandedDown"]):
    """Questions about what has been handed down."""

    def holding(self, *, on: date | OuterRef) -> "HandedDownQuerySet":
        """What counts on a day: handed down by then, of a period that covers it, and not taken back by then.

        Args:
            on: the day, or where the row that is asked about has it.
        """
        kept = Q(taken_back_on=None) | Q(taken_back_on__gt=on)
        return self.filter(kept, handed_on__lte=on, period_from__lte=on, period_to__gte=on)

    def standing(self) -> "HandedDownQuerySet":
        """What has not been taken back."""
        return self.filter(taken_back_on=None)


class HandedDown(models.Model):
    """Utdelat nyckeltal: an obligatory figure of a unit, with what it is to reach (styrmodellen, Planer och uppdrag).

    It counts at once, whatever state the unit's plan is in; its item stands directly under the plan.

    Attributes:
        period_from, period_to: of the unit's plan: a calendar year, or a läsår.
        value, upper: målvärde; both empty where none has been set.
        giver: the kontor or nämnd that handed it down.
        node: its item; None until the plan is being written.
        taken_back_on: the first day on which it no longer counts.
    """

    figure = models.ForeignKey(KeyFigure, models.PROTECT, related_name="handed_down", verbose_name="nyckeltal")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="handed_down", verbose_name="enhet")
    giver = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name="utdelat av enhet")
    period_from = models.DateField("från")
    period_to = models.DateField("till och med")
    value = models.DecimalField("målvärde", max_digits=18, decimal_places=4, null=True, blank=True)
    upper = models.DecimalField("övre målvärde", max_digits=18, decimal_places=4, null=True, blank=True)
    node = models.OneToOneField(
        PlanNode, models.PROTECT, null=True, blank=True, related_name="handed_down", verbose_name="post i planen"
    )
    handed_on = models.DateField("utdelat")
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="utdelat av"
    )
    taken_back_on = models.DateField("taget tillbaka", null=True, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = HandedDownQuerySet.as_manager()

    class Meta:
        verbose_name = "utdelat nyckeltal"
        verbose_name_plural = "utdelade nyckeltal"
        ordering = ["period_from", "unit__lft", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "unit", "period_from"], condition=Q(taken_back_on=None), name="handed_down_once"
            ),
            models.CheckConstraint(condition=Q(period_to__gt=F("period_from")), name="handed_down_ends_after_start"),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(value__isnull=False, upper__gte=F("value")), name="handed_down_interval"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None) | Q(taken_back_on__gte=F("handed_on")),
                name="handed_down_taken_back_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure}, {self.unit}"

    @property
    def target(self) -> Any:
        """The målvärde as `planning.services.key_figures` takes it; None where none has been set."""
        return None if self.value is None else (self.value, self.upper)
