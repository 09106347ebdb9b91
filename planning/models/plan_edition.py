"""PlanEdition: a number and a day in force on a plan's frozen content, and the files made from it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from organisation.models import Attachment, FrozenContent, MadeFile, Matter
from organisation.models.made_file import EditionFileQuerySet
from planning.enums import EditionKind
from planning.models.plan import Plan
from styrmodell.lib.moment_field import MomentField


class PlanEditionQuerySet(models.QuerySet["PlanEdition"]):
    """Questions about editions, in the customer's words."""

    def latest_per_plan(self) -> "PlanEditionQuerySet":
        """Each plan's newest edition: what plan pages, linking, search and exports show."""
        newest = self.model._default_manager.filter(plan=OuterRef("plan")).order_by("-number").values("pk")[:1]
        return self.filter(pk=Subquery(newest))

    def in_force(self, *, on: date) -> "PlanEditionQuerySet":
        """What binds on the day: per kind and unit the newest adopted plan that has begun and whose period covers it.

        A styrdokument holds until another of its name does.
        """
        begun = self.model._default_manager.filter(
            plan__kind=OuterRef("plan__kind"),
            plan__unit=OuterRef("plan__unit"),
            plan__name=OuterRef("plan__name"),
            in_force_from__lte=on,
        ).filter(Q(plan__period_to=None) | Q(plan__period_to__gte=on))
        begun = begun.exclude(kind=EditionKind.PRELIMINARY)
        newest = begun.order_by("-plan__period_from", "-number").values("pk")[:1]
        return self.filter(pk=Subquery(newest))


class PlanEdition(models.Model):
    """Utgåva: a number and a day in force on a frozen content (fryst innehåll), with its matter's decisions and its text.

    Attributes:
        unit_then: what the unit was called when its content was frozen.
        attachments: the files that were attached as it was made; its cover lists them.
        cover: what belongs to this edition and not to what was frozen: its number, kind, day and decisions.
        sha256: of the content's checksum, the cover and the text together.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions", verbose_name="plan")
    number = models.PositiveSmallIntegerField("nummer")
    kind = models.CharField("slag", max_length=12, choices=EditionKind)
    in_force_from = models.DateField("gäller från")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="plan_editions", verbose_name="ärende")
    content = models.ForeignKey(
        FrozenContent, models.PROTECT, related_name="plan_editions", verbose_name="fryst innehåll"
    )
    unit_then = models.CharField("enhetens namn", max_length=200, blank=True)
    attachments = models.ManyToManyField(Attachment, related_name="plan_editions", blank=True, verbose_name="bilagor")
    cover = models.JSONField("försättsblad")
    html = models.TextField("text")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = MomentField("skapad", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    objects = PlanEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "planutgåva"
        verbose_name_plural = "planutgåvor"
        ordering = ["plan_id", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_edition_number_once")]

    def __str__(self) -> str:
        return f"{self.plan}, utgåva {self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}?utgava={self.number}"


class PlanFile(MadeFile):
    """Fil gjord av en planutgåva: insert-only, with its own checksum; a working copy has no edition, and is cleared when it
    has lain a while.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files", verbose_name="plan")
    edition = models.ForeignKey(
        PlanEdition, models.PROTECT, null=True, blank=True, related_name="files", verbose_name="utgåva"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="skapad av"
    )

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = "planfil"
        verbose_name_plural = "planfiler"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "media_type"],
                condition=models.Q(edition__isnull=False),
                name="plan_file_once_per_edition",
            ),
        ]
