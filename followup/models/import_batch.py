"""ImportBatch: one file that was read in."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import TruncDate
from django.urls import reverse

from followup.models.reporting_round import ReportingRound
from organisation.models import OrgUnit
from organisation.permissions import WRITES_MONEY
from organisation.reading.names import person_name
from styrmodell.lib.history import tracked
from styrmodell.lib.moment_field import MomentField

AT_ONCE = 2000  # rows; so many take a second or two


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Questions about what has been read in."""

    def visible_to(self, user: Any) -> "ImportBatchQuerySet":
        """One's own, and what is read in by others of units that one may read in amounts of: of all that the file names."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(uploaded_by=user) | Q(confirmed_at__isnull=False) & WRITES_MONEY.q(user, path="unit__"))

    def of_ledgers(self) -> "ImportBatchQuerySet":
        """What holds driftredovisningens amounts."""
        return self.filter(accounts_year=None, investments_in="")

    def of_investments(self, round_: ReportingRound) -> "ImportBatchQuerySet":
        """What holds investments of a round."""
        return self.filter(investments_in=round_.code)

    def of_accounts(self, year: int, month: int) -> "ImportBatchQuerySet":
        """What holds amounts of räkenskaperna to the end of a month."""
        return self.filter(accounts_year=year, accounts_month=month)

    def with_people(self) -> "ImportBatchQuerySet":
        """With `uploader_then` and `undoer_then`, as they were called when they did it; None when nobody is known."""
        days = {f"day_{done}": TruncDate(f"{done}_at") for done in ("uploaded", "undone")}
        return self.alias(**days).annotate(
            uploader_then=person_name("uploaded_by", OuterRef("day_uploaded")),
            undoer_then=person_name("undone_by", OuterRef("day_undone")),
        )


class ImportBatch(models.Model):
    """Inläsning: the file as uploaded, waiting for consent, read in or undone, with counts; by a command it has no uploader.

    Attributes:
        unit: the lowest that holds every enhet that the file names, from when it is read in: who may read in amounts of it
            may read the file.
        content: the file itself; empty for those read in before files were kept.
        text: what it says, until it is read in, so that what was previewed is what is written.
        told: what it said when it was read in: the unit and the period to look at, and the sums as they were shown.
        accounts_year, accounts_month: which räkenskaper it is for; None of a file from the ledger.
        investments_in: the code of the round whose investments it is for; its `content` is the table as it was read.
        seen: what a large file would do, as its page shows it, worked out at `seen_at`; empty until then.
    """

    file_name = models.CharField("filnamn", max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, null=True, related_name="+", verbose_name="enhet")
    content = models.BinaryField("filen", default=b"")
    text = models.TextField("innehåll", blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="uppladdad av"
    )
    uploaded_at = MomentField("uppladdad", auto_now_add=True)
    confirmed_at = models.DateTimeField("inläst", null=True, blank=True)
    new_count = models.PositiveIntegerField("nya", default=0)
    changed_count = models.PositiveIntegerField("ändrade", default=0)
    unchanged_count = models.PositiveIntegerField("oförändrade", default=0)
    told: Any = models.JSONField("summor", default=dict)
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ångrad av"
    )
    accounts_year = models.PositiveSmallIntegerField("räkenskapernas år", null=True, blank=True)
    accounts_month = models.PositiveSmallIntegerField("räkenskapernas månad", null=True, blank=True)
    investments_in = models.CharField("investeringarnas tillfälle", max_length=20, blank=True)
    row_count = models.PositiveIntegerField("rader i filen", default=0)
    seen: Any = models.JSONField("granskning", default=dict, blank=True)
    seen_at = models.DateTimeField("granskad", null=True, blank=True)
    history = tracked(without=["content", "text", "told", "seen"])  # the history would keep every file for ever

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "inläsning"
        verbose_name_plural = "inläsningar"
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accounts_year=None, accounts_month=None)
                | Q(accounts_year__isnull=False, accounts_month__isnull=False, accounts_month__range=(1, 12)),
                name="import_batch_of_a_period",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        if self.accounts_year is not None:
            return reverse("followup:accounts_file_preview", args=[self.accounts_year, self.accounts_month, self.pk])
        if self.investments_in:
            return f"{reverse('followup:investment_read_in')}?tillfalle={self.investments_in}"
        return reverse("followup:import_preview", args=[self.pk])

    @property
    def is_large(self) -> bool:
        """True when whoever reads it in would have to wait: the worker does it then."""
        written = self.new_count + self.changed_count + self.unchanged_count  # by files of before rows were counted
        return max(self.row_count, written) > AT_ONCE
