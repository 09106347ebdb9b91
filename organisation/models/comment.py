"""Comment: what people who work on the same text say to each other about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from styrmodell.lib.moment_field import MomentField


class CommentQuerySet(models.QuerySet[Any]):
    """Questions about comments."""

    def of_open_talks(self) -> "CommentQuerySet":
        """Those of talks that nobody has closed."""
        return self.filter(closed_at=None, answers__closed_at=None)

    def waiting_for(self, user: Any) -> "CommentQuerySet":
        """Those of open talks that mention the user, who has said nothing there since; one's own words ask oneself nothing.

        Each has its `talk`: the one that begins it.
        """
        talk = Coalesce("answers", "pk")
        later = self.model._base_manager.annotate(talk=talk).filter(
            talk=OuterRef("talk"), written_by=user.pk, pk__gt=OuterRef("pk")
        )
        mentioned = self.of_open_talks().filter(mentions=user.pk).exclude(written_by=user.pk)
        return mentioned.annotate(talk=talk).filter(~Exists(later))


def open_talks(rows: CommentQuerySet, on: str) -> Coalesce:
    """How many talks nobody has closed, of the row that the outer query is at.

    Args:
        rows: the comments that count.
        on: how a comment reaches that row: "node__plan", "report".
    """
    mine = rows.filter(answers=None, closed_at=None, **{on: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(mine.values(on).annotate(count=Count("pk")).values("count")), 0)


class Comment(models.Model):
    """Kommentar: a working note on part of a text. Never printed or exported, and gone when the text is adopted unless its
    writer keeps it: therefore without a history, which would keep what is to be gone.

    Attributes:
        answers: the comment that this one answers; None for one that begins a talk, which alone can be closed.
        mentions: who are mentioned in it (@namn) and told in Mitt arbete.
        closed_by: None where the talk ended because the text was adopted.
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
    is_example = models.BooleanField("exempeldata", default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(answers=F("id")), name="%(class)s_not_of_itself"),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(answers=None), name="%(class)s_closed_as_a_talk"),
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(closed_at__isnull=False), name="%(class)s_closed_when"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
