"""Job: long work and how far it has come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisation.enums import JobState


class Job(models.Model):
    """Bakgrundsjobb: a PDF or an import that the worker does while the page shows progress.

    `key` names the work ("report-pdf:12"); while it is queued or running there is only one with that key. `about` and
    `about_url` are what it is done for, as it was called then, and its page.
    """

    key = models.CharField("nyckel", max_length=100)
    title = models.CharField("rubrik", max_length=200)
    about = models.CharField("hör till", max_length=200, blank=True)
    about_url = models.CharField("sida den hör till", max_length=300, blank=True)
    task_id = models.CharField("uppgift i kön", max_length=64, blank=True)
    state = models.CharField("läge", max_length=10, choices=JobState, default=JobState.QUEUED)
    percent = models.PositiveSmallIntegerField("procent", default=0)
    message = models.CharField("besked", max_length=500, blank=True)
    result_url = models.CharField("resultat", max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="startat av"
    )
    created_at = models.DateTimeField("startat", auto_now_add=True)
    heartbeat = models.DateTimeField("senaste livstecken", auto_now=True)

    class Meta:
        verbose_name = "bakgrundsjobb"
        verbose_name_plural = "bakgrundsjobb"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state__in=["QUEUED", "RUNNING"]), name="job_once_while_open"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="job_percent"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("job_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """True while the page should keep asking."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)
