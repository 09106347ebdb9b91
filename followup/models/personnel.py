"""PersonnelFigure: what is told of a unit's people in a year."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from followup.enums import Withheld
from followup.models.investments import OWNER_KINDS
from followup.rules.personnel import BY_KEY, Said
from organisation.models import OrgUnit
from styrmodell.lib.history import tracked

YEAR_KINDS = OWNER_KINDS  # whose people are told of: kommunen, the nämnder and the bolag


class PersonnelFigure(models.Model):
    """Personaluppgift: one row of a unit's table of a year: sjukfrånvaro in percent, or how many are employed.

    A group of fewer than five has no number here at all: it is withheld, which is neither zero nor missing.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="personnel_figures", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    key = models.CharField("rad", max_length=20)
    value = models.DecimalField("värde", max_digits=9, decimal_places=2, null=True, blank=True)
    withheld = models.CharField("utan tal", max_length=6, choices=Withheld, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "personaluppgift"
        verbose_name_plural = "personaluppgifter"
        ordering = ["unit_id", "year", "key"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "key"], name="personnel_figure_once"),
            models.CheckConstraint(
                condition=Q(withheld="") | Q(value=None), name="personnel_figure_withheld_has_no_value"
            ),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=0), name="personnel_figure_not_negative"),
        ]

    def __str__(self) -> str:
        line = BY_KEY[self.key]
        return f"{self.unit}, {line.label} {self.year}: {self.said.words(line.decimals)}"

    @property
    def said(self) -> Said:
        """It as the rules have it."""
        value = None if self.value is None else Decimal(self.value)
        return Said(value, Withheld(self.withheld) if self.withheld else None)
