"""FrozenContent: what was laid before a body or adopted, as data that never changes; and the way to its rows."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from styrmodell.lib.moment_field import MomentField

BESIDE = frozenset({"report", "answers"})  # what stands in a report's data beside its document


class FrozenContent(models.Model):
    """Fryst innehåll: one immutable thing that editions, meeting papers and decisions stand on.

    Plain rows in planning and followup point at it, each with the live row that it was taken from. Freezing alone
    publishes nothing: it is read through an edition, or by those whose body it has been laid before.

    Attributes:
        sha256: of the data as they were frozen, also when words in them have been masked since.
        masked_on: the day on which words were last masked in it, its rows or what stands on it; what stood there is kept
            (`MaskedField`).
    """

    data = models.JSONField("innehåll")
    schema_version = models.PositiveSmallIntegerField("schema", default=1)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    masked_on = models.DateField("maskat", null=True, blank=True)
    created_at = MomentField("fryst", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="fryst av"
    )

    class Meta:
        verbose_name = "fryst innehåll"
        verbose_name_plural = "fryst innehåll"

    def __str__(self) -> str:
        return f"Fryst innehåll {self.pk}"


class FrozenRowManager(models.Manager[Any]):
    """Rows of what has an edition, and one door to the rest: what is only laid before a body is nobody else's to read.

    Args:
        editions: what the editions are called on the content ("plan_editions").
    """

    def __init__(self, editions: str) -> None:
        super().__init__()
        self.editions = editions

    def get_queryset(self) -> models.QuerySet[Any]:
        """Rows that stand in some edition, whichever document's and however old."""
        has_edition = FrozenContent.objects.filter(pk=OuterRef("content"), **{f"{self.editions}__isnull": False})
        return self._all().filter(Exists(has_edition))

    def of(self, content: Any) -> models.QuerySet[Any]:
        """The rows of one frozen content, decided or not: for who has come to it by an edition or by what it stands on.

        Args:
            content: a FrozenContent, its id, or an OuterRef to it.
        """
        return self._all().filter(content=content)

    def in_contents(self, contents: Any) -> models.QuerySet[Any]:
        """The rows of several contents, by their ids; each has been come to by an edition."""
        return self._all().filter(content__in=contents)

    def _all(self) -> models.QuerySet[Any]:
        return super().get_queryset()
