"""SectionRow: what stands beside a section's text, one thing a row: a händelse, a risk, a kontrollmoment."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from followup.enums import Consequence, Finding, Probability, RowKind
from followup.models.report import Report
from styrmodell.lib.history import tracked


class SectionRowQuerySet(models.QuerySet["SectionRow"]):
    """Questions about rows."""

    def in_order(self) -> "SectionRowQuerySet":
        """Händelser as they happened, risker the highest first and those that nobody has judged last, then as they came."""
        weight = F("probability") * F("consequence")
        return self.order_by(F("day").asc(nulls_last=True), weight.desc(nulls_last=True), "pk")


class SectionRow(models.Model):
    """Rad i ett avsnitt: a händelse with its day, a risk with how likely and how serious it is, or a kontrollmoment.

    Attributes:
        number: what it is known by among the unit's rows of its kind, from year to year; one that is given is never given anew.
        day: of a händelse the day, or the first of the month where only that is known.
        handling: what is done about a risk, or about what a kontrollmoment showed.
        responsible: who does it: a function.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="section_rows", verbose_name="rapport")
    kind = models.CharField("slag", max_length=8, choices=RowKind)
    number = models.PositiveIntegerField("nummer", editable=False)
    title = models.CharField("vad", max_length=500)
    day = models.DateField("dag", null=True, blank=True)
    is_whole_month = models.BooleanField("bara månaden är känd", default=False)
    probability = models.PositiveSmallIntegerField("sannolikhet", null=True, blank=True, choices=Probability)
    consequence = models.PositiveSmallIntegerField("konsekvens", null=True, blank=True, choices=Consequence)
    finding = models.CharField("resultat", max_length=10, choices=Finding, blank=True)
    handling = models.CharField("hantering", max_length=500, blank=True)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = SectionRowQuerySet.as_manager()

    class Meta:
        verbose_name = "rad i avsnitt"
        verbose_name_plural = "rader i avsnitt"
        constraints = [
            models.UniqueConstraint(fields=["report", "kind", "number"], name="section_row_once"),
            models.CheckConstraint(
                condition=Q(kind=RowKind.EVENT, day__isnull=False) | (~Q(kind=RowKind.EVENT) & Q(day=None)),
                name="section_row_event_has_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=RowKind.RISK) | Q(probability=None, consequence=None),
                name="section_row_risk_is_judged",
            ),
            models.CheckConstraint(
                condition=(Q(probability=None) | Q(probability__range=(1, 4)))
                & (Q(consequence=None) | Q(consequence__range=(1, 4))),
                name="section_row_risk_on_its_scale",
            ),
            models.CheckConstraint(
                condition=Q(kind=RowKind.CONTROL) | Q(finding=""), name="section_row_control_has_finding"
            ),
        ]

    def __str__(self) -> str:
        return self.title
