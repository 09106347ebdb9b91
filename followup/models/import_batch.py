"""ImportBatch: one file that was read in."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from styrmodell.lib.history import tracked


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Questions about what has been read in."""

    def visible_to(self, user: Any) -> "ImportBatchQuerySet":
        """One's own files only: a file may hold the money of units that others may not write."""
        return self.filter(uploaded_by=user) if user.is_authenticated else self.none()


class ImportBatch(models.Model):
    """Inläsning: the file as uploaded, waiting for consent, read in or undone, with counts; by a command it has no uploader.

    Attributes:
        content: the file itself; empty for those read in before files were kept.
        text: what it says, until it is read in, so that what was previewed is what is written.
        told: what it said when it was read in: the unit and the period to look at, and the sums as they were shown.
    """

    file_name = models.CharField("filnamn", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField("filen", default=b"")
    text = models.TextField("innehåll", blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="uppladdad av"
    )
    uploaded_at = models.DateTimeField("uppladdad", auto_now_add=True)
    confirmed_at = models.DateTimeField("inläst", null=True, blank=True)
    new_count = models.PositiveIntegerField("nya", default=0)
    changed_count = models.PositiveIntegerField("ändrade", default=0)
    unchanged_count = models.PositiveIntegerField("oförändrade", default=0)
    told: Any = models.JSONField("summor", default=dict)
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ångrad av"
    )
    history = tracked(without=["content", "text", "told"])  # the history would keep every file for ever

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "inläsning"
        verbose_name_plural = "inläsningar"
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("followup:import_preview", args=[self.pk])
