"""What every file that is made of a text and kept has in common."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models

from styrmodell.lib.moment_field import MomentField

KEPT = timedelta(days=7)  # a draft's, which somebody may have been sent the address of


class EditionFileQuerySet(models.QuerySet[Any]):
    """Questions about files made of editions, and of the text that is being written."""

    def outdated(self, now: datetime) -> "EditionFileQuerySet":
        """Those of a text that is being written, when they have lain long enough to be fetched."""
        return self.filter(edition=None, created_at__lt=now - KEPT)


class MadeFile(models.Model):
    """Gjord fil: its name, its bytes and their checksum; inserted once and never changed."""

    media_type = models.CharField("format", max_length=40, default="application/pdf")
    file_name = models.CharField("filnamn", max_length=150)
    content = models.BinaryField("innehåll")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = MomentField("skapad", auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name
