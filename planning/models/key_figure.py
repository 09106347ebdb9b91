"""KeyFigure: the catalogue of what is measured, and how."""

from django.db import models
from django.urls import reverse

from planning.enums import Direction, MeasureKind, TimeRule, UnitRule
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish_order import SwedishOrder


class KeyFigure(models.Model):
    """Nyckeltal: a definition. Values hang on it, so a series runs unbroken through every year's plan.

    A bedömning has no unit of measure: it is followed up with a step of the scale and a text, and has no targets.
    """

    name = models.CharField("namn", max_length=200, unique=True)
    measure_kind = models.CharField("kallas", max_length=12, choices=MeasureKind, default=MeasureKind.KEY_FIGURE)
    unit_of_measure = models.CharField(
        "måttenhet", max_length=60, blank=True, help_text="Tom för en bedömning, som inte har något värde."
    )
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
            models.CheckConstraint(
                condition=models.Q(measure_kind=MeasureKind.JUDGEMENT) | ~models.Q(unit_of_measure=""),
                name="key_figure_has_unit_of_measure",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("followup:key_figure_detail", args=[self.pk])

    @property
    def is_judged(self) -> bool:
        """True for a bedömning: what has no unit of measure has no values."""
        return not self.unit_of_measure

    @property
    def told_name(self) -> str:
        """What a plan calls it: "Besök", "Bedömning: Bemötande"."""
        return told_name(self.name, self.unit_of_measure)


def told_name(name: str, unit_of_measure: str) -> str:
    """What a plan calls a key figure; of a bedömning that it is one."""
    return name if unit_of_measure else f"Bedömning: {name}"
