"""What is carried over when a year ends: ombudgetering, balansenheter and öronmärkt eget kapital, per unit and year.

Amounts are kr and without minus. NULL is not reported and zero is zero; what does not apply says so beside it.
"""

from typing import Any

from django.db import models
from django.db.models import Q, UniqueConstraint

from followup.models.investments import InvestmentProject
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.permissions import working_units
from styrmodell.lib.history import tracked

CARRYING_KINDS = (OrgUnitKind.MUNICIPALITY, *BOARD_KINDS)  # who carries over


def said_once(*names: str) -> Q:
    """An amount that does not apply is none."""
    condition = Q()
    for name in names:
        condition &= Q(**{f"{name}_na": False}) | Q(**{name: None})
    return condition


class CarriedQuerySet(models.QuerySet[Any]):
    """Questions about what is carried over, whichever table it stands in."""

    def visible_to(self, user: Any) -> "CarriedQuerySet":
        """That of units whose money the user reads while it is being worked on; others read what a report has told."""
        return self.filter(working_units(user, path="unit__"))


class CarryOver(models.Model):
    """Ombudgetering: what a nämnd or kommunen has left of a year's budget and asks to use in the next.

    Of an investment the project's own amounts of the year tell what is budgeted, used and asked for; only why and what was decided
    stand here.

    Attributes:
        year: the one that ends.
        asked: what is asked for; less than nothing where too much was used and next year is to bear it.
        decided: what was granted; NULL until somebody has decided, zero is a no.
        decided_in: the decision, as people write it: "KF 2024-04-29 § 61".
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="carry_overs", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    project = models.ForeignKey(
        InvestmentProject, models.PROTECT, null=True, related_name="carry_overs", verbose_name="investeringsprojekt"
    )
    name = models.CharField("projekt eller ändamål", max_length=200, blank=True)
    budget = models.DecimalField("budget, kr", max_digits=15, decimal_places=2, null=True)
    budget_na = models.BooleanField("budget är inte tillämplig", default=False)
    outcome = models.DecimalField("utfall, kr", max_digits=15, decimal_places=2, null=True)
    outcome_na = models.BooleanField("utfall är inte tillämpligt", default=False)
    asked = models.DecimalField("begärs, kr", max_digits=15, decimal_places=2, null=True)
    asked_na = models.BooleanField("begäran är inte tillämplig", default=False)
    why = models.CharField("varför", max_length=500, blank=True)
    decided = models.DecimalField("beslutat, kr", max_digits=15, decimal_places=2, null=True)
    decided_na = models.BooleanField("beslutat är inte tillämpligt", default=False)
    decided_in = models.CharField("beslut", max_length=100, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = CarriedQuerySet.as_manager()

    class Meta:
        verbose_name = "ombudgetering"
        verbose_name_plural = "ombudgeteringar"
        constraints = [
            UniqueConstraint(fields=["unit", "year", "name"], condition=Q(project=None), name="carry_over_name_once"),
            UniqueConstraint(
                fields=["year", "project"], condition=Q(project__isnull=False), name="carry_over_project_once"
            ),
            models.CheckConstraint(
                condition=Q(project=None) & ~Q(name="")
                | Q(
                    project__isnull=False,
                    name="",
                    budget=None,
                    outcome=None,
                    asked=None,
                    budget_na=False,
                    outcome_na=False,
                    asked_na=False,
                ),
                name="carry_over_of_project_or_own",
            ),
            models.CheckConstraint(
                condition=said_once("budget", "outcome", "asked", "decided"), name="carry_over_or_not_applicable"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.project)


class BalanceUnit(models.Model):
    """Balansenhet: a verksamhet that keeps its result through the years.

    What it goes out with is what it came in with and the year's result.

    Attributes:
        change: the year's result; minus is a loss.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="balance_units", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    name = models.CharField("balansenhet", max_length=200)
    opening = models.DecimalField("ingående balans, kr", max_digits=15, decimal_places=2, null=True)
    opening_na = models.BooleanField("ingående balans är inte tillämplig", default=False)
    change = models.DecimalField("årets resultat, kr", max_digits=15, decimal_places=2, null=True)
    change_na = models.BooleanField("årets resultat är inte tillämpligt", default=False)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = CarriedQuerySet.as_manager()

    class Meta:
        verbose_name = "balansenhet"
        verbose_name_plural = "balansenheter"
        constraints = [
            UniqueConstraint(fields=["unit", "year", "name"], name="balance_unit_once"),
            models.CheckConstraint(condition=said_once("opening", "change"), name="balance_unit_or_not_applicable"),
        ]

    def __str__(self) -> str:
        return self.name


class EarmarkedEquity(models.Model):
    """Öronmärkt eget kapital: what is set aside within equity for a purpose, and what the year has used of it.

    Attributes:
        used, set_aside: both without minus.
        decided_in: who decided about it, as people write it.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="earmarked", verbose_name="enhet")
    year = models.PositiveSmallIntegerField("år")
    name = models.CharField("ändamål", max_length=200)
    opening = models.DecimalField("ingående balans, kr", max_digits=15, decimal_places=2, null=True)
    opening_na = models.BooleanField("ingående balans är inte tillämplig", default=False)
    used = models.DecimalField("använt, kr", max_digits=15, decimal_places=2, null=True)
    used_na = models.BooleanField("använt är inte tillämpligt", default=False)
    set_aside = models.DecimalField("avsatt, kr", max_digits=15, decimal_places=2, null=True)
    set_aside_na = models.BooleanField("avsatt är inte tillämpligt", default=False)
    decided_in = models.CharField("beslut", max_length=100, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = CarriedQuerySet.as_manager()

    class Meta:
        verbose_name = "öronmärkt eget kapital"
        verbose_name_plural = "öronmärkt eget kapital"
        constraints = [
            UniqueConstraint(fields=["unit", "year", "name"], name="earmarked_equity_once"),
            models.CheckConstraint(
                condition=said_once("opening", "used", "set_aside"), name="earmarked_equity_or_not_applicable"
            ),
        ]

    def __str__(self) -> str:
        return self.name
