"""ReportText: what a report says in a section."""

from django.db import models

from followup.enums import Stewardship
from followup.models.report import Report
from styrmodell.lib.history import tracked


class ReportText(models.Model):
    """Textavsnitt i en rapport: one row a section key (`ReportSection`).

    Attributes:
        step: of god ekonomisk hushållning and of revisorerna what it comes to; empty of other sections.
        source: where what others say stands.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts", verbose_name="rapport")
    key = models.CharField("avsnitt", max_length=30)
    text = models.TextField("text", blank=True)
    step = models.CharField("sammanvägd bedömning", max_length=15, choices=Stewardship, blank=True)
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "rapportavsnitt"
        verbose_name_plural = "rapportavsnitt"
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="report_text_once")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"
