"""Plan: one unit's plan for one period; its working text is a tree of nodes."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import capfirst
from mptt.managers import TreeManager
from mptt.models import TreeForeignKey
from mptt.querysets import TreeQuerySet

from organisation.decisions import order
from organisation.decisions.chains import Chain
from organisation.decisions.order import OrderRule
from organisation.models import Attachment, Matter, OrgUnit
from organisation.permissions import handed_in_units, shared_units, working_units
from planning.enums import EditionKind, PlanKind, PlanStatus, status_word
from planning.rules import NAMED, PLAN_RULES
from styrmodell.lib.history import tracked
from styrmodell.lib.trees import RankedTree, tree_indexes
from styrmodell.lib.words import KindField

OPEN = (PlanStatus.DRAFT, PlanStatus.RETURNED)


def _has_edition(path: str) -> Exists:
    editions = apps.get_model("planning", "PlanEdition")._default_manager  # it refers to this model
    return Exists(editions.filter(plan=OuterRef(f"{path}pk")))


def _visible_q(user: Any) -> Q:
    if not user.is_authenticated:
        return Q(pk__in=[])
    handed_in = Q(status=PlanStatus.SUBMITTED) & handed_in_units(user, path="unit__")
    return Q(_has_edition("")) | working_units(user, path="unit__") | handed_in


def shared_plan_q(path: str = "") -> Q:
    """A filter for rows whose plan is shared while it is written: until it is approved, when everybody reads it.

    Args:
        path: how the row reaches the plan ("plan__"); empty for plans.
    """
    return Q(**{f"{path}is_shared": True}) & ~Q(_has_edition(path))


def shared_with_q(user: Any, path: str = "") -> Q:
    """A filter for rows whose plan's headings and priorities its kontorschef shares with the user."""
    return shared_units(user, path=f"{path}unit__") & shared_plan_q(path)


class PlanQuerySet(TreeQuerySet):
    """Questions about plans, in the customer's words."""

    def visible_to(self, user: Any) -> "PlanQuerySet":
        """Adopted plans for every logged-in person; plans being written for those who may read the working text, and a
        flerårsplan that is handed in for those who register KS's and KF's decisions.
        """
        return self.filter(_visible_q(user))

    def with_headings_for(self, user: Any) -> "PlanQuerySet":
        """The visible plans, and the kontorsplaner of which headings and priorities, and nothing else, are shared with the
        user while they are being written.
        """
        return self.filter(_visible_q(user) | shared_with_q(user))

    def with_working_text_for(self, user: Any) -> "PlanQuerySet":
        """Plans whose working text (arbetstext) the user may read."""
        return self.filter(working_units(user, path="unit__"))

    def covering(self, *, year: int) -> "PlanQuerySet":
        """Plans whose period touches the year."""
        return self.between(year, year)

    def between(self, first: int, last: int) -> "PlanQuerySet":
        """Plans whose period touches one of the years; one without a last day holds tills vidare."""
        return self.filter(Q(period_to=None) | Q(period_to__year__gte=first), period_from__year__lte=last)

    def holding(self, *, on: date) -> "PlanQuerySet":
        """Plans whose period covers the day."""
        return self.filter(Q(period_to=None) | Q(period_to__gte=on), period_from__lte=on)


class Plan(RankedTree):
    """Plan: flerårsplan, verksamhetsplan, affärsplan, kontorsplan or arbetsplan, or the text of a styrdokument.

    The plans form the hierarchy of the styrmodell; `status` is that of the working text. What others read are the
    editions (utgåvor).
    """

    kind = KindField("slag", max_length=12, choices=PlanKind)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="plans", verbose_name="enhet")
    name = models.CharField("namn", max_length=200, blank=True)
    first_year = models.PositiveSmallIntegerField("första år")
    period_from = models.DateField("från")
    period_to = models.DateField("till och med", null=True, blank=True)
    status = models.CharField("läge", max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    return_comment = models.TextField("kommentar vid återlämning", blank=True)
    parent = TreeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="överordnad plan"
    )
    registry_number = models.CharField("diarienummer", max_length=40, blank=True)
    decides_on = models.DateField("beslutas", null=True, blank=True, help_text="Dagen då planen ska beslutas.")
    submit_by = models.DateField("lämnas in senast", null=True, blank=True)
    approval_delegated = models.BooleanField(
        "kontorschefen godkänner", default=False, help_text="Kommundirektören har delegerat godkännandet."
    )
    is_shared = models.BooleanField(
        "delas med enheterna",
        default=False,
        help_text="Enheterna läser rubriker och prioriteringar medan kontorsplanen skrivs, och kan koppla till dem.",
    )
    office_drafts = models.BooleanField(
        "kontoret skriver", default=False, help_text="Nämndens kontor skriver på planen. Sekreteraren lämnar in den."
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)
    unit_then = models.CharField("enhetens namn i senaste utgåvan", max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked(tree=True, without=["unit_then"])

    # What `pages.plan.for_page` counts; else true, so that whoever wants to know asks.
    has_decisions = True
    has_editions = True
    has_unsaved = True
    has_papers = True
    has_comments = True
    has_earlier = True
    is_named = True

    objects = TreeManager.from_queryset(PlanQuerySet)()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "planer"
        indexes = tree_indexes("plan")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unit", "first_year"], condition=~Q(kind__in=NAMED), name="plan_once_per_unit_and_year"
            ),
            models.UniqueConstraint(
                fields=["kind", "unit", "name", "first_year"],
                condition=Q(kind__in=NAMED),
                name="plan_once_per_name_and_year",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=NAMED, period_to=None) & ~Q(name="")
                | ~Q(kind__in=NAMED) & Q(period_to__isnull=False, name=""),
                name="plan_has_name_or_last_day",
            ),
            models.CheckConstraint(
                condition=Q(period_to=None) | Q(period_to__gt=F("period_from")), name="plan_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(is_shared=False) | Q(kind=PlanKind.OFFICE), name="plan_shared_is_office"
            ),
            models.CheckConstraint(
                condition=Q(office_drafts=False) | Q(kind=PlanKind.OPERATIONAL), name="plan_drafted_is_operational"
            ),
            models.CheckConstraint(
                condition=~Q(status=PlanStatus.RETURNED) | ~Q(return_comment=""), name="plan_return_has_comment"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{capfirst(self.get_kind_display())} {self.years}"

    def get_absolute_url(self) -> str:
        return reverse("planning:plan_detail", args=[self.pk])

    @property
    def unit_name(self) -> str:
        """Whose it is, as they were called in its newest edition: a new name is not given to what is adopted."""
        return self.unit_then or self.unit.name

    @property
    def years(self) -> str:
        """The period in words: "2027–2029", "2027", for a läsår "2026/27", without a last day "från 2024"."""
        if self.period_to is None:
            return f"från {self.first_year}"
        last = self.period_to.year
        if self.period_from.month != 1:
            return f"{self.first_year}/{last % 100:02d}"
        return str(self.first_year) if last == self.first_year else f"{self.first_year}–{last}"

    @property
    def covered_years(self) -> range:
        """The years that targets may be set for; of a plan without a last day its first."""
        last = self.period_to or self.period_from
        return range(self.period_from.year, last.year + 1)

    @property
    def is_open(self) -> bool:
        """True while the working text may be edited."""
        return self.status in OPEN

    @property
    def is_frozen(self) -> bool:
        """True when it is decided and nobody has opened it since: its newest edition says all that it says."""
        return self.status == PlanStatus.ADOPTED

    @property
    def status_word(self) -> str:
        """The state of the working text: "inlämnad", and "godkänd" for a plan that a person approves."""
        return status_word(self.kind, self.status)

    @property
    def body_decides(self) -> bool:
        """True when a body adopts it with § and diarienummer; else a person approves it."""
        return PLAN_RULES[self.kind].body_decides

    @property
    def chain(self) -> Chain:
        """Who decides about it, in order."""
        return PLAN_RULES[self.kind].chain

    @property
    def rules(self) -> tuple[OrderRule, ...]:
        """What the law asks of the days on which it is decided: a flerårsplan begins with the budget."""
        return order.of_budget(self.first_year) if self.kind == PlanKind.MULTI_YEAR else ()

    def out_of_turn(self, body: OrgUnit, day: date) -> list[OrderRule]:
        """Nobody else decides before: what a plan's own bodies do in turn is its chain."""
        return []

    @property
    def is_published(self) -> bool:
        """True when it has an edition. No query where it has been read with that, as a page does (`has_editions`)."""
        known: bool | None = self.__dict__.get("has_editions")
        return self.editions.exists() if known is None else known

    @property
    def has_been_decided(self) -> bool:
        """True when it has been decided before, otherwise than preliminarily. One query."""
        return self.editions.exclude(kind=EditionKind.PRELIMINARY).exists()

    @property
    def noun(self) -> str:
        """What it is called in a sentence."""
        return "planen"

    @property
    def matters(self) -> models.QuerySet[Matter]:
        """Its matters, the newest last."""
        return Matter.objects.filter(plan_link__plan=self).order_by("pk")

    def in_matter(self, matter: Matter) -> "PlanMatter":
        """The row, not saved, that puts it in a matter."""
        return PlanMatter(plan=self, matter=matter)

    @property
    def attachments(self) -> models.QuerySet[Attachment]:
        """The files that go with its next handling and edition, and those that have been taken away."""
        return Attachment.objects.filter(plan_link__plan=self)

    def attaching(self, attachment: Attachment) -> "PlanAttachment":
        """The row, not saved, that lets a file go with it."""
        return PlanAttachment(plan=self, attachment=attachment)

    @property
    def is_handed_in(self) -> bool:
        """True while it waits for its decision."""
        return self.status == PlanStatus.SUBMITTED


class PlanMatter(models.Model):
    """Planens ärende: one from each hand-in to its adoption or refusal."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="matter_links", verbose_name="plan")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="plan_link", verbose_name="ärende")

    class Meta:
        verbose_name = "planens ärende"
        verbose_name_plural = "planernas ärenden"

    def __str__(self) -> str:
        return f"{self.plan}: {self.matter}"


class PlanAttachment(models.Model):
    """Planens bilaga: a file that goes with its next handling and edition."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="attachment_links", verbose_name="plan")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="plan_link", verbose_name="bilaga")

    class Meta:
        verbose_name = "planens bilaga"
        verbose_name_plural = "planernas bilagor"

    def __str__(self) -> str:
        return f"{self.plan}: {self.attachment}"
