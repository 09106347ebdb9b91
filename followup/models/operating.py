"""The operating account: budget, outcome and forecast per verksamhet."""

from django.db import models
from django.db.models import Q

from followup.models.import_batch import ImportBatch
from followup.models.reporting_round import ReportingRound
from organisation.models import Operation
from styrmodell.lib.history import tracked


class OperatingAmount(models.Model):
    """Driftredovisning, en rad: kr from January to the end of a month, net cost negative. NULL is not reported."""

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="amounts", verbose_name="verksamhet")
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("till och med månad")
    outcome = models.DecimalField("utfall, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    budget = models.DecimalField("budget, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    year_budget = models.DecimalField("årsbudget, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="amounts", verbose_name="inläsning"
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "driftbelopp"
        verbose_name_plural = "driftbelopp"
        constraints = [
            # The period first: a month's sums read its rows beside each other, and so need no index of their own.
            models.UniqueConstraint(fields=["year", "month", "operation"], name="operating_amount_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="operating_amount_month"),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.year}-{self.month:02d}"


class OperatingForecast(models.Model):
    """Helårsprognos för en verksamhet, one per round: a later forecast never overwrites an earlier one."""

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="forecasts", verbose_name="verksamhet")
    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="forecasts", verbose_name="tillfälle")
    amount = models.DecimalField("prognos, kr", max_digits=15, decimal_places=2, null=True, blank=True)
    comment = models.CharField("kommentar", max_length=500, blank=True)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="forecasts", verbose_name="inläsning"
    )
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "driftprognos"
        verbose_name_plural = "driftprognoser"
        constraints = [models.UniqueConstraint(fields=["operation", "round"], name="operating_forecast_once")]

    def __str__(self) -> str:
        return f"{self.operation}, {self.round}"
