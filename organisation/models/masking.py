"""Masking: words that are hidden in what has been frozen, and the archive of what stood there."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisation.models.frozen_content import FrozenContent
from organisation.models.made_file import MadeFile
from styrmodell.lib.moment_field import MomentField


class MaskingQuerySet(models.QuerySet["Masking"]):
    """Questions about maskings."""

    def in_force(self) -> "MaskingQuerySet":
        """Those that have not been lifted."""
        return self.filter(lifted_at=None)


class Masking(models.Model):
    """Maskning: words that should never have stood in what was adopted or laid before a body, hidden from every reader.

    It is never changed and never removed: one that is lifted keeps its reason, and says why and by whom.

    Attributes:
        words: what is hidden; shown to controllers alone.
        contents: where: all that has been frozen of the document, and what is frozen of it from then on.
    """

    words = models.CharField("ord", max_length=200)
    reason = models.CharField("skäl", max_length=300)
    contents = models.ManyToManyField(FrozenContent, related_name="maskings", verbose_name="fryst innehåll")
    created_at = MomentField("maskad", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="maskad av"
    )
    lifted_at = models.DateTimeField("hävd", null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hävd av"
    )
    lifted_why = models.CharField("skäl att häva", max_length=300, blank=True)

    objects = MaskingQuerySet.as_manager()

    class Meta:
        verbose_name = "maskning"
        verbose_name_plural = "maskningar"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_why="") | Q(lifted_at__isnull=False) & ~Q(lifted_why=""),
                name="masking_lifted_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Maskning {self.pk}"


class MaskedField(models.Model):
    """Maskat fält: what a field of something frozen said before words in it were masked, which is what the checksums cover.

    What is read is stored masked, so that no page, file, list or search can tell it; this is read by `check_integrity`, and
    to compute anew what is masked.

    Attributes:
        content: None of what lives on, of which several may tell.
        table, row, field: where it stands; the row is the content itself, one of its rows, what stands on it, or what lives on.
        shown: of what lives on, what was stored instead: what says something else now has been written since.
    """

    content = models.ForeignKey(
        FrozenContent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="masked_fields",
        verbose_name="fryst innehåll",
    )
    table = models.CharField("tabell", max_length=60)
    row = models.PositiveBigIntegerField("rad")
    field = models.CharField("fält", max_length=60)
    value = models.JSONField("som det frystes")
    shown = models.JSONField("i stället", null=True, blank=True)

    class Meta:
        verbose_name = "maskat fält"
        verbose_name_plural = "maskade fält"
        constraints = [
            models.UniqueConstraint(fields=["table", "row", "field"], name="masked_field_once"),
            models.CheckConstraint(
                condition=Q(content=None, shown__isnull=False) | Q(content__isnull=False, shown__isnull=True),
                name="masked_field_living_says_what_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.field}"


class WithdrawnFile(MadeFile):
    """Indragen fil: made before words in it were masked; kept for the archive and given to nobody.

    Attributes:
        made_at: when it was made; it was withdrawn at `created_at`.
    """

    frozen = models.ForeignKey(
        FrozenContent, models.PROTECT, related_name="withdrawn_files", verbose_name="fryst innehåll"
    )
    made_at = models.DateTimeField("gjord")

    class Meta:
        verbose_name = "indragen fil"
        verbose_name_plural = "indragna filer"
