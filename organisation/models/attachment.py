"""Attachment: a file that somebody has attached to a decision, a plan or a report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst

from organisation.enums import AttachmentKind
from organisation.models.made_file import MadeFile
from styrmodell.lib.attached.names import FORM_WORDS
from styrmodell.lib.swedish import NBSP, size_words


class Attachment(MadeFile):
    """Bilaga: a file that goes with a decision, or with a document's next handling and edition; never with its content.

    What has been laid before a body or adopted keeps the row and its bytes, whatever is taken away afterwards.

    Attributes:
        sender: who it is from ("Kommunens revisorer"), with its own day and diarienummer; empty where nobody has said.
        pages: how many it has; None of what is no PDF, and of what came before they were counted.
        decision: what it belongs to; None of one that goes with a document.
        removed_at, removed_by: taken away from the decision or the document. One that has been laid before nobody has
            then no bytes left.
    """

    media_type = models.CharField("format", max_length=80)
    kind = models.CharField("slag", max_length=12, choices=AttachmentKind, default=AttachmentKind.OTHER)
    title = models.CharField("rubrik", max_length=150)
    size = models.PositiveIntegerField("storlek")
    sender = models.CharField("från", max_length=120, blank=True)
    dated = models.DateField("daterad", null=True, blank=True)
    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    pages = models.PositiveIntegerField("sidor", null=True, blank=True)
    decision = models.ForeignKey(
        "organisation.Decision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name="beslut",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="bifogad av"
    )
    removed_at = models.DateTimeField("borttagen", null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="borttagen av"
    )

    class Meta:
        verbose_name = "bilaga"
        verbose_name_plural = "bilagor"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False),
                name="attachment_removed_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> str:
        """What it is: "protokollsutdrag, PDF, 3 sidor, 120 kB"."""
        pages = f"{self.pages}{NBSP}{'sida' if self.pages == 1 else 'sidor'}" if self.pages else ""
        told = (self.get_kind_display(), FORM_WORDS[self.media_type], pages, size_words(self.size))
        return ", ".join(filter(None, told))

    @property
    def origin(self) -> str:
        """Who it is from: "Från Kommunens revisorer, 2026-04-07, REV/2026:3"; empty where nothing is said."""
        day = self.dated.isoformat() if self.dated else ""
        told = ", ".join(filter(None, (f"från {self.sender}" if self.sender else "", day, self.registry_number)))
        return capfirst(told)
