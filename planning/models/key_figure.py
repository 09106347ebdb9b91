"""KeyFigure: the catalogue of what is measured, and how."""

from django.db import models
from django.urls import reverse

from planning.enums import Direction, MeasureKind, TimeRule, UnitRule
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish_order import SwedishOrder


class KeyFigure(models.Model):
    """Nyckeltal: a definition. Values hang on it, so a series runs unbroken through every year's plan."""

    name = models.CharField("namn", max_length=200, unique=True)
    measure_kind = models.CharField("kallas", max_length=12, choices=MeasureKind, default=MeasureKind.KEY_FIGURE)
    unit_of_measure = models.CharField("måttenhet", max_length=60)
    direction = models.CharField("önskad riktning", max_length=20, choices=Direction)
    decimals = models.PositiveSmallIntegerField("decimaler", default=0)
    time_rule = models.CharField("över tid", max_length=10, choices=TimeRule, default=TimeRule.LATEST)
    unit_rule = models.CharField("över enheter", max_length=10, choices=UnitRule, default=UnitRule.NONE)
    numerator = models.CharField("täljare", max_length=200, blank=True)
    denominator = models.CharField("nämnare", max_length=200, blank=True)
    description = models.TextField("så räknas det", blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    kolada_id = models.CharField("Kolada-id", max_length=10, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "nyckeltal"
        verbose_name_plural = "nyckeltal"
        ordering = [SwedishOrder("name"), "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(decimals__lte=4), name="key_figure_decimals"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("followup:key_figure_detail", args=[self.pk])
