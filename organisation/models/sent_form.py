"""SentForm: a form that has done what it was sent for."""

from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """Insänt formulär: what it was, where it led and what was said, so that the same one sent twice is one act.

    `key` is the page's, by which one that is gone back to asks what came of its form. Kept for a day. Whoever chooses a
    password by a link in a mail is nobody yet.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="sent_forms",
        verbose_name="användare",
    )
    fingerprint = models.CharField("fingeravtryck", max_length=64)
    key = models.CharField("nyckel", max_length=40, blank=True)
    led_to = models.CharField("ledde till", max_length=2000)
    said = models.TextField("besked", blank=True)
    sent_at = models.DateTimeField("skickat", auto_now_add=True)

    class Meta:
        verbose_name = "insänt formulär"
        verbose_name_plural = "insända formulär"
        constraints = [models.UniqueConstraint(fields=["fingerprint"], name="sent_form_once")]

    def __str__(self) -> str:
        return f"{self.led_to} ({self.user_id})"
