"""Draft: what somebody has typed and not yet saved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from styrmodell.lib.moment_field import MomentField


class Draft(models.Model):
    """Formulärutkast: what was typed and is not saved, kept so that a lost login, a closed page or a refusal loses nothing.

    One without `why` is what a window keeps while somebody types in it, once a form and window; saving there ends it. One
    with `why` is a text that could not be saved, and is there until its writer takes it in or throws it away.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", verbose_name="användare")
    key = models.CharField("formulär", max_length=200)
    window = models.CharField("fönster", max_length=40, blank=True, default="")
    page = models.CharField("sida", max_length=500, blank=True, default="")
    why = models.TextField("orsak", blank=True, default="")
    beginning = models.CharField("början", max_length=100, blank=True, default="")
    data = models.JSONField("fält")
    saved_at = MomentField("sparat", auto_now=True)

    class Meta:
        verbose_name = "formulärutkast"
        verbose_name_plural = "formulärutkast"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key", "window"], condition=Q(why=""), name="draft_once_per_form_and_window"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.user_id})"

    def get_absolute_url(self) -> str:
        """Where its writer reads it, and throws it away."""
        return reverse("organisation:draft_detail", args=[self.pk])
