"""Draft: what somebody has typed and not yet saved."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """Utkast som det skrivits: kept per person and form, so that a lost login or a closed page loses nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", verbose_name="användare")
    key = models.CharField("formulär", max_length=200)
    data = models.JSONField("fält")
    saved_at = models.DateTimeField("sparat", auto_now=True)

    class Meta:
        verbose_name = "formulärutkast"
        verbose_name_plural = "formulärutkast"
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="draft_once_per_form")]

    def __str__(self) -> str:
        return f"{self.key} ({self.user_id})"
