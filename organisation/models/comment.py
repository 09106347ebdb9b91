"""Comment: what people who work on the same text say to each other about it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from styrmodell.lib.moment_field import MomentField


class Comment(models.Model):
    """Kommentar: a working note on part of a text. Never printed or exported; gone when the text is adopted, unless its
    writer keeps it.

    Attributes:
        answers: the comment that this one answers; None for one that begins a talk, which alone can be closed.
        mentions: who are mentioned in it (@namn) and told in Mitt arbete.
        is_kept: its writer keeps it when the text is adopted.
    """

    text = models.TextField("text")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="skriven av"
    )
    written_at = MomentField("skriven", auto_now_add=True)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies", verbose_name="svar på"
    )
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name="omnämnda")
    closed_at = MomentField("avslutad", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="avslutad av"
    )
    is_kept = models.BooleanField("behålls", default=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(answers=F("id")), name="%(class)s_not_of_itself"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
