"""MeetingPaper: a document as it is laid before a body, and the file that is made of it."""

from django.conf import settings
from django.db import models

from organisation.models.attachment import Attachment
from organisation.models.frozen_content import FrozenContent
from organisation.models.made_file import MadeFile
from organisation.models.matter import Matter
from organisation.models.org_unit import OrgUnit
from organisation.models.picture import Picture
from styrmodell.lib.moment_field import MomentField


class MeetingPaper(models.Model):
    """Handling: number, body and meeting day on a frozen content (fryst innehåll), never changed afterwards.

    Attributes:
        number: of the document's handlingar from 1 on, through all its matters.
        is_sent_out: False of one that was made as its decision was registered, with no utskick before.
        cover: what belongs to this handling and not to what was frozen: its number, body and day.
        attachments: the files that were attached as it was made; its cover lists them.
        pictures: those that its text shows, which are seen by whoever reads it.
        sha256: of the content's checksum, the cover and the text together, as an edition's.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers", verbose_name="ärende")
    content = models.ForeignKey(FrozenContent, models.PROTECT, related_name="papers", verbose_name="fryst innehåll")
    body = models.ForeignKey(OrgUnit, models.PROTECT, related_name="papers", verbose_name="organ")
    meeting_on = models.DateField("sammanträdesdatum")
    number = models.PositiveSmallIntegerField("nummer")
    is_sent_out = models.BooleanField("utskickad", default=True)
    cover = models.JSONField("försättsblad")
    html = models.TextField("text")
    attachments = models.ManyToManyField(Attachment, related_name="papers", blank=True, verbose_name="bilagor")
    pictures = models.ManyToManyField(Picture, related_name="papers", blank=True, verbose_name="bilder")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = MomentField("skapad", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    class Meta:
        verbose_name = "handling"
        verbose_name_plural = "handlingar"
        ordering = ["matter_id", "number"]
        constraints = [models.UniqueConstraint(fields=["matter", "number"], name="meeting_paper_number_once")]

    def __str__(self) -> str:
        return f"Handling {self.number}"


class MeetingPaperFile(MadeFile):
    """Fil gjord av en handling: its PDF, insert-only, with its own checksum."""

    paper = models.OneToOneField(MeetingPaper, models.PROTECT, related_name="file", verbose_name="handling")

    class Meta:
        verbose_name = "handlingens fil"
        verbose_name_plural = "handlingarnas filer"
