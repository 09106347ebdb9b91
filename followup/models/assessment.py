"""Assessment: one report's judgement of one goal or priority."""

from django.conf import settings
from django.db import models

from followup.enums import Attainment, Forecast, Progress
from followup.models.report import Report
from planning.models import PlanNode
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField


class Assessment(models.Model):
    """Bedömning: måluppfyllelse, förflyttning, prognos and the text on the contribution; who set it and when.

    Empty means not answered yet; NOT_ASSESSED is an answer.

    Attributes:
        suggested: what the material below pointed to, where the bedömning is another; `reason` says why, and is kept when it
            is another no longer.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="assessments", verbose_name="rapport")
    node = models.ForeignKey(
        PlanNode, models.PROTECT, related_name="assessments", verbose_name="mål eller prioritering"
    )
    attainment = models.CharField("bedömning", max_length=15, choices=Attainment, blank=True)
    progress = models.CharField("förflyttning", max_length=15, choices=Progress, blank=True)
    forecast = models.CharField("prognos", max_length=15, choices=Forecast, blank=True)
    text = models.TextField("bidrag till måluppfyllelsen", blank=True)
    suggested = models.CharField("förslag ur underlaget", max_length=15, choices=Attainment, blank=True)
    reason = models.CharField("skäl till annan bedömning än förslaget", max_length=500, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="bedömd av"
    )
    set_at = MomentField("bedömd", auto_now=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "bedömning"
        verbose_name_plural = "bedömningar"
        constraints = [models.UniqueConstraint(fields=["report", "node"], name="assessment_once")]

    def __str__(self) -> str:
        return f"{self.node}: {self.get_attainment_display() or 'inte bedömt än'}"
