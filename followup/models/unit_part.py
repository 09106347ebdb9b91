"""UnitPart: what kommunens årsredovisning holds of a nämnd's or a bolag's own report, and the texts of it that are shortened."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from followup.enums import PartExtent
from followup.models.report import Report
from organisation.models import FrozenContent
from styrmodell.lib.history import tracked


class UnitPart(models.Model):
    """Del ur årsrapport: a nämnd's or a bolag's report as it was when it was taken in, and how much of it is told.

    All of its chapters are kept, so that which of them are told can be chosen anew without reading the report again.

    Attributes:
        sections: the keys of those that are told when it is förkortad.
        taken: its chapters as data (`documents.unit_parts`); empty where nothing has been taken in.
        content: the frozen content that they were read from; None when its body had not decided, and then
            `source_version` says which hand-in it was.
        told: how far the report had come, in words.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="unit_parts", verbose_name="rapport")
    source = models.ForeignKey(Report, models.PROTECT, related_name="+", verbose_name="ur rapporten")
    extent = models.CharField("omfattning", max_length=10, choices=PartExtent, default=PartExtent.SHORT)
    sections = models.JSONField("avsnitt", default=list)
    taken = models.JSONField("det som togs in", default=dict)
    content = models.ForeignKey(
        FrozenContent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fryst innehåll"
    )
    source_version = models.PositiveIntegerField("rapportens version", default=0)
    told = models.CharField("hur långt rapporten hade kommit", max_length=400, blank=True)
    taken_at = models.DateTimeField("togs in", null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="togs in av"
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked(without=["taken"])

    class Meta:
        verbose_name = "del ur årsrapport"
        verbose_name_plural = "delar ur årsrapporter"
        constraints = [
            models.UniqueConstraint(fields=["report", "source"], name="unit_part_once"),
            models.CheckConstraint(
                condition=Q(extent=PartExtent.LEFT_OUT) | Q(taken_at__isnull=False), name="unit_part_told_is_taken"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} i {self.report}"

    @property
    def is_told(self) -> bool:
        """True when kommunens report holds anything of it."""
        return self.extent != PartExtent.LEFT_OUT


class UnitPartText(models.Model):
    """Förkortad text: what stands in place of one of the report's own texts.

    Attributes:
        place: where it stands: the chapter's key, and of a later text of the chapter its number.
        original: the report's own words that it was made of, as its writer last saw them.
    """

    part = models.ForeignKey(UnitPart, models.CASCADE, related_name="texts", verbose_name="del ur årsrapport")
    place = models.CharField("plats", max_length=80)
    text = models.TextField("text")
    original = models.TextField("texten som förkortades")
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history: Any = tracked()

    class Meta:
        verbose_name = "förkortad text"
        verbose_name_plural = "förkortade texter"
        constraints = [models.UniqueConstraint(fields=["part", "place"], name="unit_part_text_once")]

    def __str__(self) -> str:
        return f"{self.part_id}: {self.place}"
