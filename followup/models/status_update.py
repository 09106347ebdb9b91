"""StatusUpdate: how something goes, on a day."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from followup.enums import WorkState
from planning.models import AssignmentReceiver, PlanNode
from styrmodell.lib.history import tracked


class StatusUpdate(models.Model):
    """Lägesrapport: dated state of an activity or of an assignment at one receiver; written any time, never overwritten.

    Reports offer the latest one up to their period's last day or, while they are open, the latest of all.
    """

    node = models.ForeignKey(
        PlanNode, models.PROTECT, null=True, blank=True, related_name="status_updates", verbose_name="aktivitet"
    )
    receiver = models.ForeignKey(
        AssignmentReceiver,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_updates",
        verbose_name="uppdrag hos",
    )
    state = models.CharField("läge", max_length=12, choices=WorkState)
    text = models.TextField("vad har hänt", blank=True)
    date = models.DateField("datum")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skriven av"
    )
    written_at = models.DateTimeField("skriven", auto_now_add=True)
    is_example = models.BooleanField("exempeldata", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked()

    class Meta:
        verbose_name = "lägesrapport"
        verbose_name_plural = "lägesrapporter"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(node__isnull=False, receiver=None) | Q(node=None, receiver__isnull=False),
                name="status_update_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.get_state_display()}"
