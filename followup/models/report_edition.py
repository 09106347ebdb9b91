"""ReportEdition: a report as frozen, and the files made from it."""

from django.conf import settings
from django.db import models

from followup.enums import ReportStatus
from followup.models.report import Report
from organisation.models import Attachment, FrozenContent, MadeFile, Matter
from organisation.models.made_file import EditionFileQuerySet
from styrmodell.lib.moment_field import MomentField


class ReportEdition(models.Model):
    """Rapportutgåva: a number on a frozen content (fryst innehåll), with its cover and its text. Never edited.

    Attributes:
        attachments: the files that were attached as it was made; its cover lists them.
        cover: what belongs to this edition and not to what was frozen: its decisions, diarienummer, day and state.
        sha256: of the content's checksum, the cover and the text together.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions", verbose_name="rapport")
    content = models.ForeignKey(
        FrozenContent, models.PROTECT, related_name="report_editions", verbose_name="fryst innehåll"
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="report_editions", verbose_name="ärende"
    )
    number = models.PositiveSmallIntegerField("nummer")
    status = models.CharField("fryst vid", max_length=12, choices=ReportStatus)
    attachments = models.ManyToManyField(Attachment, related_name="report_editions", blank=True, verbose_name="bilagor")
    cover = models.JSONField("försättsblad")
    html = models.TextField("text")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = MomentField("fryst", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="fryst av"
    )

    class Meta:
        verbose_name = "rapportutgåva"
        verbose_name_plural = "rapportutgåvor"
        ordering = ["report_id", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_edition_number_once")]

    def __str__(self) -> str:
        return f"{self.report}, utgåva {self.number}"


class ReportFile(MadeFile):
    """Fil gjord av en rapportutgåva: insert-only, with its own checksum; a working copy has no edition, and is cleared when it
    has lain a while.

    Attributes:
        is_popular: made for invånare, in everyday words.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="files", verbose_name="rapport")
    edition = models.ForeignKey(
        ReportEdition, models.PROTECT, null=True, blank=True, related_name="files", verbose_name="utgåva"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    is_popular = models.BooleanField("för invånare", default=False)

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = "rapportfil"
        verbose_name_plural = "rapportfiler"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "media_type", "is_popular"],
                condition=models.Q(edition__isnull=False),
                name="report_file_once_per_edition",
            ),
        ]
