"""Investments: the projects, what is budgeted and used of each to the end of a month, and what is forecast in a round."""

from typing import Any

from django.db import models
from django.db.models import Q, UniqueConstraint

from followup.enums import OVER, WorkState
from followup.models.reporting_round import ReportingRound
from organisation.enums import BOARD_KINDS, OrgUnitKind
from organisation.models import OrgUnit
from organisation.permissions import working_units
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish_order import SwedishOrder

OWNER_KINDS = (OrgUnitKind.MUNICIPALITY, *BOARD_KINDS, OrgUnitKind.COMPANY)  # whose a project may be


class InvestmentProjectQuerySet(models.QuerySet["InvestmentProject"]):
    """Questions about projects."""

    def visible_to(self, user: Any) -> "InvestmentProjectQuerySet":
        """Those of units whose money the user reads while it is being worked on; others read what a report has told."""
        return self.filter(working_units(user, path="unit__"))

    def in_round(self, round_: ReportingRound) -> "InvestmentProjectQuerySet":
        """Those that a round tells of: begun by then and not over, and of what is over what has an amount in it."""
        told = InvestmentAmount.objects.of_round(round_).values("project")
        forecast = InvestmentForecast.objects.filter(round=round_).values("project")
        is_told = Q(pk__in=told) | Q(pk__in=forecast)
        under_way = Q(first_year__lte=round_.period_to.year) & ~Q(state__in=OVER)
        return self.filter(under_way | is_told)

    def under_way(self) -> "InvestmentProjectQuerySet":
        """Those that are neither done nor ended."""
        return self.exclude(state__in=OVER)

    def in_order(self) -> "InvestmentProjectQuerySet":
        """Nämnd by nämnd as in the organisation, and by their numbers."""
        return self.order_by("unit__tree_id", "unit__lft", "number", SwedishOrder("name"), "pk")


class InvestmentProject(models.Model):
    """Investeringsprojekt: what a nämnd, kommunen or a bolag invests in. Amounts are kr and without minus.

    Attributes:
        first_year: from when on it is told of.
        is_yearly: money of every year, without a total that is decided.
        decided, estimated: what the whole is decided to cost, and what it is thought to; NULL is not reported.
        decided_in: the decision, as people write it: "KF 2024-11-25 § 198".
        ready_quarter: empty when only the year is known.
    """

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="investments", verbose_name="enhet")
    number = models.CharField("projektnummer", max_length=30, blank=True)
    name = models.CharField("namn", max_length=200)
    first_year = models.PositiveSmallIntegerField("första år")
    is_yearly = models.BooleanField("årligt anslag utan beslutad totalutgift", default=False)
    decided = models.DecimalField("beslutad totalutgift, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    decided_on = models.DateField("beslutad den", null=True, blank=True)
    decided_in = models.CharField("beslut", max_length=100, blank=True)
    estimated = models.DecimalField("beräknad totalutgift, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    ready_year = models.PositiveSmallIntegerField("klart, år", null=True, blank=True)
    ready_quarter = models.PositiveSmallIntegerField("klart, kvartal", null=True, blank=True)
    state = models.CharField("läge", max_length=12, choices=WorkState, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = InvestmentProjectQuerySet.as_manager()

    class Meta:
        verbose_name = "investeringsprojekt"
        verbose_name_plural = "investeringsprojekt"
        ordering = ["unit_id", "number", "pk"]
        constraints = [
            UniqueConstraint(fields=["unit", "number"], condition=~Q(number=""), name="investment_project_number_once"),
            models.CheckConstraint(
                condition=Q(is_yearly=False) | Q(decided=None, estimated=None), name="investment_yearly_has_no_total"
            ),
            models.CheckConstraint(
                condition=Q(ready_quarter=None)
                | Q(ready_quarter__gte=1, ready_quarter__lte=4, ready_year__isnull=False),
                name="investment_ready_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()

    @property
    def ready(self) -> str:
        """When it is or will be ready: "kv 2 2027", "2027"; empty when nobody has said."""
        if self.ready_year is None:
            return ""
        return f"kv {self.ready_quarter} {self.ready_year}" if self.ready_quarter else str(self.ready_year)


class InvestmentAmountQuerySet(models.QuerySet["InvestmentAmount"]):
    """Questions about amounts."""

    def of_round(self, round_: ReportingRound) -> "InvestmentAmountQuerySet":
        """Those to the end of the round."""
        return self.filter(year=round_.period_to.year, month=round_.period_to.month)


class InvestmentAmount(models.Model):
    """Investeringsbelopp: kr from January to the end of a month, without minus. NULL is not reported.

    Attributes:
        budget: the year's, with what has been changed; `change` is how much of it that is, and `carried_in` how much came
            from last year's.
        spent: what the whole project has cost so far; empty it is last year's with the outcome of this.
        carried_over: what is proposed to be moved to next year.
    """

    project = models.ForeignKey(InvestmentProject, models.PROTECT, related_name="amounts", verbose_name="projekt")
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("till och med månad")
    budget = models.DecimalField("årsbudget, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    change = models.DecimalField("varav ändring under året, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    carried_in = models.DecimalField(
        "varav ombudgeterat från förra året, kr", max_digits=15, decimal_places=2, null=True, blank=True
    )
    outcome = models.DecimalField("utfall, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField("förbrukat totalt, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    carried_over = models.DecimalField(
        "ombudgeteras till nästa år, kr", max_digits=15, decimal_places=2, null=True, blank=True
    )
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    objects = InvestmentAmountQuerySet.as_manager()

    class Meta:
        verbose_name = "investeringsbelopp"
        verbose_name_plural = "investeringsbelopp"
        constraints = [
            UniqueConstraint(fields=["year", "month", "project"], name="investment_amount_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="investment_amount_month"),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}-{self.month:02d}"


class InvestmentForecast(models.Model):
    """Helårsprognos för ett projekt, one per round: a later forecast never overwrites an earlier one."""

    project = models.ForeignKey(InvestmentProject, models.PROTECT, related_name="forecasts", verbose_name="projekt")
    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="+", verbose_name="tillfälle")
    amount = models.DecimalField("prognos, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "investeringsprognos"
        verbose_name_plural = "investeringsprognoser"
        constraints = [UniqueConstraint(fields=["project", "round"], name="investment_forecast_once")]

    def __str__(self) -> str:
        return f"{self.project}, {self.round}"
