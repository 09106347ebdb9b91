"""ComparisonFile: the PDF of a comparison, known by what it says."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.models.frozen_content import FrozenContent
from organisation.models.made_file import MadeFile

KEPT = timedelta(days=1)  # one of a text that is being written, which soon says something else


class ComparisonFileQuerySet(models.QuerySet["ComparisonFile"]):
    """Questions about files of comparisons."""

    def outdated(self, now: datetime) -> "ComparisonFileQuerySet":
        """Those of a text that is being written, when they have lain long enough to be fetched."""
        return self.filter(Q(before=None) | Q(after=None), created_at__lt=now - KEPT)

    def of(self, content: FrozenContent) -> "ComparisonFileQuerySet":
        """Those that something frozen is one of the two sides of."""
        return self.filter(Q(before=content) | Q(after=content))


class ComparisonFile(MadeFile):
    """Jämförelsens fil: made of a comparison once, insert-only, with its own checksum; made anew when it has been cleared.

    Attributes:
        said_sha256: of all that the comparison says: whatever is changed since is another comparison, with a file of its own.
        before, after: what is frozen of the two; None of a text that is being written.
    """

    said_sha256 = models.CharField("vad den säger, SHA-256", max_length=64)
    before = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="det som stod förut"
    )
    after = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="det som är nytt"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    objects = ComparisonFileQuerySet.as_manager()

    class Meta:
        verbose_name = "jämförelsens fil"
        verbose_name_plural = "jämförelsernas filer"
        constraints = [models.UniqueConstraint(fields=["said_sha256"], name="comparison_file_once")]
