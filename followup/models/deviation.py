"""Deviation: what does not go as decided, and what is done about it."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from followup.enums import DeviationKind, ReportStatus
from followup.models.report import NOT_AWAITED, PUBLIC_KINDS, Report
from organisation.models import Operation, OrgUnit
from organisation.permissions import GOES_ON, working_units
from planning.models import PlanNode
from styrmodell.lib.history import tracked

NOT_PROMISED = (ReportStatus.DRAFT, *NOT_AWAITED)


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


class ActionQuerySet(models.QuerySet["Action"]):
    """Questions about actions."""

    def promised(self) -> "ActionQuerySet":
        """Those that have been handed in with their report: what is only being written binds nobody yet."""
        return self.exclude(deviation__report__status__in=NOT_PROMISED)

    def told(self) -> "ActionQuerySet":
        """Those that some decided report of kommunen, a nämnd or a bolag tells of as they stand: not changed since, and
        nothing in them masked.
        """
        rows = apps.get_model("followup", "FrozenAction").objects  # it refers to this model
        as_told = {name: OuterRef(name) for name in ("version", "text", "responsible")}
        by_body = {"content__report_editions__report__unit__kind__in": PUBLIC_KINDS}
        return self.filter(Exists(rows.filter(row=OuterRef("pk"), **as_told, **by_body)))

    def visible_to(self, user: Any) -> "ActionQuerySet":
        """What a decided report tells of for everybody who is logged in; all that has been handed in for the unit's line, and
        for who goes on for a unit that has ended.
        """
        if not user.is_authenticated:
            return self.none()
        path = "deviation__report__unit__"
        lines = working_units(user, path=path) | GOES_ON.q(user, path=path)
        return self.promised().filter(Q(lines) | Q(pk__in=Action.objects.told().values("pk")))


class Action(models.Model):
    """Åtgärd mot en avvikelse: what, who (a function) and when. How it goes is told by its lägesrapporter."""

    deviation = models.ForeignKey(Deviation, models.CASCADE, related_name="actions", verbose_name="avvikelse")
    text = models.CharField("åtgärd", max_length=500)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "åtgärd"
        verbose_name_plural = "åtgärder"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("followup:action_status", args=[self.pk])

    @property
    def is_promised(self) -> bool:
        """True when it has been handed in; the same as `promised`."""
        return self.deviation.report.status not in NOT_PROMISED

    @property
    def unit(self) -> OrgUnit:
        """Whose it is: the unit whose report it stands in."""
        return self.deviation.report.unit
