"""KeyFigureValue: what was measured."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from followup.enums import Attainment, Sex, ValueKind
from followup.models.report import FROZEN, PUBLIC_KINDS, Report
from followup.models.reporting_round import ReportingRound
from organisation.models import OrgUnit
from organisation.permissions import working_units
from planning.models import FrozenNode, KeyFigure
from styrmodell.lib.history import tracked
from styrmodell.lib.swedish import period_label


class KeyFigureValueQuerySet(models.QuerySet["KeyFigureValue"]):
    """Questions about values."""

    def published(self) -> "KeyFigureValueQuerySet":
        """What everybody may read: comparisons, and of kommunen, nämnder and bolag what a decided report has told, and
        what is of no period that they report, as the years before the first one.

        A report tells what its sections ask for: a månadsrapport without a section for nyckeltal tells of none.
        """
        return self.filter(_published())

    def outcomes(self) -> "KeyFigureValueQuerySet":
        """What series are made of, in the order of their periods; of two that end the same day the shorter comes first."""
        return self.filter(kind=ValueKind.OUTCOME, sex=Sex.TOTAL).order_by("period_to", "-period_from")

    def visible_to(self, user: Any) -> "KeyFigureValueQuerySet":
        """What is published for everybody who is logged in; all others for their unit's line."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(working_units(user, path="unit__") | _published())


def _published() -> Q:
    """A value that was changed since it was told is not told again until no report of its period is being written."""
    reports = Report.objects.filter(unit=OuterRef("unit")).filter(
        Q(round__period_from=OuterRef("period_from"), round__period_to=OuterRef("period_to"))
        | Q(round=OuterRef("round"))
    )
    being_written = Exists(reports.exclude(status__in=FROZEN))
    as_told = Q(_told(version=OuterRef("version")))
    planned = FrozenNode.objects.filter(key_figure=OuterRef("figure"), node__plan__unit=OuterRef("unit"))
    # Forecasts and values per sex stand in no report, nor does a figure that is in none of the unit's plans.
    asked = Q(Exists(reports), Exists(planned), kind=ValueKind.OUTCOME, sex=Sex.TOTAL)
    settled = ~Q(being_written) & (Q(_told()) | ~asked)
    # The unit's kind first: databases ask from left to right, and thousands of enheter have values.
    return Q(unit=None) | (Q(unit__kind__in=PUBLIC_KINDS) & (as_told | settled))


def _told(**fields: Any) -> Exists:
    """Some decided report of kommunen, a nämnd or a bolag shows the value."""
    rows = apps.get_model("followup", "FrozenValue").objects  # it refers to this model
    editions = apps.get_model("followup", "ReportEdition")._default_manager
    decided = editions.filter(content=OuterRef("content"), report__unit__kind__in=PUBLIC_KINDS)
    return Exists(rows.filter(Exists(decided), row=OuterRef("pk"), **fields))


class KeyFigureValue(models.Model):
    """Värde för ett nyckeltal: a unit's or a comparison area's, for a period, outcome or forecast.

    `value` NULL with `is_unavailable` means "värde finns inte", which is neither zero nor unanswered. What is known of a
    bedömning is no value but a step of the scale, with a text.
    """

    figure = models.ForeignKey(KeyFigure, models.PROTECT, related_name="values", verbose_name="nyckeltal")
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="key_figure_values", verbose_name="enhet"
    )
    area = models.CharField("jämförelse", max_length=40, blank=True, help_text="Till exempel Riket.")
    period_from = models.DateField("från")
    period_to = models.DateField("till och med")
    kind = models.CharField("slag", max_length=10, choices=ValueKind, default=ValueKind.OUTCOME)
    round = models.ForeignKey(
        ReportingRound, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="prognosens tillfälle"
    )
    sex = models.CharField("kön", max_length=10, choices=Sex, default=Sex.TOTAL)
    value = models.DecimalField("värde", max_digits=18, decimal_places=4, null=True, blank=True)
    is_unavailable = models.BooleanField("värde finns inte", default=False)
    step = models.CharField("bedömning", max_length=15, choices=Attainment, blank=True)
    text = models.TextField("kommentar till bedömningen", blank=True)
    numerator = models.DecimalField("täljare", max_digits=18, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField("nämnare", max_digits=18, decimal_places=4, null=True, blank=True)
    comment = models.CharField("kommentar", max_length=500, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    fetched_on = models.DateField("hämtat", null=True, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = KeyFigureValueQuerySet.as_manager()

    class Meta:
        verbose_name = "nyckeltalsvärde"
        verbose_name_plural = "nyckeltalsvärden"
        ordering = ["figure_id", "period_to"]
        constraints = [
            # One constraint a case, since NULLs never collide.
            models.UniqueConstraint(
                fields=["figure", "unit", "period_from", "period_to", "sex"],
                condition=Q(unit__isnull=False, kind=ValueKind.OUTCOME),
                name="value_outcome_of_unit_once",
            ),
            models.UniqueConstraint(
                fields=["figure", "unit", "period_from", "period_to", "sex", "round"],
                condition=Q(unit__isnull=False, kind=ValueKind.FORECAST),
                name="value_forecast_of_unit_once",
            ),
            models.UniqueConstraint(
                fields=["figure", "area", "period_from", "period_to", "sex"],
                condition=Q(unit=None),
                name="value_of_area_once",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, area="") | (Q(unit=None) & ~Q(area="")), name="value_unit_or_area"
            ),
            models.CheckConstraint(
                condition=Q(kind=ValueKind.OUTCOME, round=None) | Q(kind=ValueKind.FORECAST, round__isnull=False),
                name="value_forecast_has_round",
            ),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="value_period"),
            models.CheckConstraint(condition=Q(is_unavailable=False) | Q(value=None), name="value_or_unavailable"),
            models.CheckConstraint(condition=Q(step="", text="") | Q(value=None), name="value_or_step"),
            models.CheckConstraint(condition=Q(is_unavailable=False) | Q(step=""), name="value_step_or_unavailable"),
        ]

    def __str__(self) -> str:
        said = self.get_step_display() if self.step else "saknas" if self.value is None else self.value
        return f"{self.figure} {self.period_to.year}: {said}"

    @property
    def period_label(self) -> str:
        """Its period as the head of a column."""
        return period_label(self.period_from, self.period_to)

    @property
    def is_whole(self) -> bool:
        """True for a calendar year or a läsår."""
        return self.period_to - self.period_from > timedelta(days=360)

    @property
    def is_in_series(self) -> bool:
        """True for an outcome of all, as `outcomes` asks for."""
        return self.kind == ValueKind.OUTCOME and self.sex == Sex.TOTAL
