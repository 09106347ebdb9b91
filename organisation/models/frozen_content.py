"""FrozenContent: what was laid before a body or adopted, as data that never changes."""

from django.conf import settings
from django.db import models


class FrozenContent(models.Model):
    """Fryst innehåll: one immutable thing that editions, meeting papers and decisions stand on.

    Plain rows in planning and followup point at it, each with the live row that it was taken from. Freezing alone
    publishes nothing: it is read through an edition, or by those whose body it has been laid before.
    """

    data = models.JSONField("innehåll")
    schema_version = models.PositiveSmallIntegerField("schema", default=1)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    created_at = models.DateTimeField("fryst", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="fryst av"
    )

    class Meta:
        verbose_name = "fryst innehåll"
        verbose_name_plural = "fryst innehåll"

    def __str__(self) -> str:
        return f"Fryst innehåll {self.pk}"
