"""ComparisonFile: the PDF of a comparison, known by what it says."""

from django.conf import settings
from django.db import models

from organisation.models.made_file import MadeFile


class ComparisonFile(MadeFile):
    """Jämförelsens fil: made of a comparison once, insert-only, with its own checksum.

    Attributes:
        said_sha256: of all that the comparison says: whatever is changed since is another comparison, with a file of its own.
    """

    said_sha256 = models.CharField("vad den säger, SHA-256", max_length=64)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    class Meta:
        verbose_name = "jämförelsens fil"
        verbose_name_plural = "jämförelsernas filer"
        constraints = [models.UniqueConstraint(fields=["said_sha256"], name="comparison_file_once")]
