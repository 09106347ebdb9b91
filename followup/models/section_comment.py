"""SectionComment: what is said about a section while the report is written."""

from django.db import models

from followup.models.report import Report
from organisation.models.comment import Comment


class SectionComment(Comment):
    """Kommentar till ett avsnitt i en rapport.

    Attributes:
        key: the section's (`ReportSection`), as a text has it.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments", verbose_name="rapport")
    key = models.CharField("avsnitt", max_length=30)

    class Meta(Comment.Meta):
        verbose_name = "kommentar i rapport"
        verbose_name_plural = "kommentarer i rapport"
