"""Worker: who does the long work, and when it was last heard of."""

from django.db import models


class Worker(models.Model):
    """Bakgrundsarbetare: a process that does what is ordered of the background; it says every few seconds that it lives."""

    name = models.CharField("namn", max_length=40, unique=True)
    seen_at = models.DateTimeField("senaste livstecken")

    class Meta:
        verbose_name = "bakgrundsarbetare"
        verbose_name_plural = "bakgrundsarbetare"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
