"""PlanEdition: what was adopted, as rows that never change."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from organisation.models import Decision, OrgUnit
from planning.enums import ContributionKind, EditionKind, NodeKind
from planning.models.assignment import Assignment
from planning.models.key_figure import KeyFigure
from planning.models.plan import Plan
from planning.models.plan_node import PlanNode

# What an item of a plan says of itself: the same fields in the working text, in an edition and on the page.
ITEM_FIELDS = (
    "kind",
    "title",
    "text",
    "code",
    "comes_last",
    "perspective",
    "agenda_goals",
    "environmental",
    "social",
    "economic",
    "wording_missing",
    "expected_result",
    "collaboration",
    "responsible",
    "starts_on",
    "due_on",
    "source",
    "is_example",
)


class PlanEditionQuerySet(models.QuerySet["PlanEdition"]):
    """Questions about editions, in the customer's words."""

    def latest_per_plan(self) -> "PlanEditionQuerySet":
        """Each plan's newest edition: what plan pages, linking, search and exports show."""
        newest = self.model._default_manager.filter(plan=OuterRef("plan")).order_by("-number").values("pk")[:1]
        return self.filter(pk=Subquery(newest))

    def in_force(self, *, on: date) -> "PlanEditionQuerySet":
        """What binds on the day: per kind and unit the newest adopted plan that has begun and whose period covers it."""
        begun = self.model._default_manager.filter(
            plan__kind=OuterRef("plan__kind"),
            plan__unit=OuterRef("plan__unit"),
            plan__period_to__gte=on,
            in_force_from__lte=on,
        ).exclude(kind=EditionKind.PRELIMINARY)
        newest = begun.order_by("-plan__period_from", "-number").values("pk")[:1]
        return self.filter(pk=Subquery(newest))


class PlanEdition(models.Model):
    """Utgåva: a plan as adopted, with its decision, text, data and checksum."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions", verbose_name="plan")
    number = models.PositiveSmallIntegerField("nummer")
    kind = models.CharField("slag", max_length=12, choices=EditionKind)
    in_force_from = models.DateField("gäller från")
    decisions = models.ManyToManyField(Decision, through="PlanEditionDecision", related_name="plan_editions")
    data = models.JSONField("innehåll")
    html = models.TextField("text")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = models.DateTimeField("skapad", auto_now_add=True)
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


class PlanEditionDecision(models.Model):
    """Beslutskedja för en utgåva."""

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="chain", verbose_name="utgåva")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", verbose_name="beslut")
    rank = models.PositiveSmallIntegerField("ordning", default=0)

    class Meta:
        verbose_name = "beslut om utgåva"
        verbose_name_plural = "beslut om utgåvor"
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "decision"], name="plan_edition_decision_once")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.decision}"


class EditionRowQuerySet(models.QuerySet[Any]):
    """Questions about an edition's rows: its nodes and its links."""

    def in_newest_edition(self) -> "EditionRowQuerySet":
        """Rows of the editions that no later edition of the same plan has followed."""
        later = PlanEdition.objects.filter(plan=OuterRef("edition__plan"), number__gt=OuterRef("edition__number"))
        return self.filter(~Exists(later))


class EditionNode(models.Model):
    """Post i en utgåva: a plain row that points at the node it was, so that links and series keep their object."""

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="nodes", verbose_name="utgåva")
    node = models.ForeignKey(PlanNode, models.PROTECT, related_name="edition_nodes", verbose_name="planpost")
    parent_node = models.ForeignKey(PlanNode, models.PROTECT, null=True, related_name="+", verbose_name="överordnad")
    position = models.PositiveIntegerField("plats")
    depth = models.PositiveSmallIntegerField("nivå")
    kind = models.CharField("slag", max_length=20, choices=NodeKind)
    title = models.CharField("rubrik", max_length=300, blank=True)
    text = models.TextField("text", blank=True)
    code = models.CharField("kod", max_length=10, blank=True)
    comes_last = models.BooleanField("läses efter planens poster", default=False)
    perspective = models.CharField("perspektiv", max_length=10, blank=True)
    agenda_goals = models.JSONField("mål i Agenda 2030", default=list)
    environmental = models.BooleanField("miljömässig hållbarhet", default=False)
    social = models.BooleanField("social hållbarhet", default=False)
    economic = models.BooleanField("ekonomisk hållbarhet", default=False)
    wording_missing = models.BooleanField("lydelse saknas", default=False)
    expected_result = models.TextField("förväntat resultat", blank=True)
    collaboration = models.TextField("samverkan", blank=True)
    responsible = models.CharField("ansvarig", max_length=150, blank=True)
    starts_on = models.DateField("börjar", null=True)
    due_on = models.DateField("klart senast", null=True)
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, related_name="edition_nodes", verbose_name="uppdrag"
    )
    key_figure = models.ForeignKey(
        KeyFigure, models.PROTECT, null=True, related_name="edition_nodes", verbose_name="nyckeltal"
    )
    targets = models.JSONField("målvärden", default=dict, help_text="år → [värde, övre värde] som text")
    catalogue = models.JSONField(
        "ur katalogen",
        default=dict,
        help_text="Uppdragets dagar, pengar och mottagare eller nyckeltalets namn och enhet, som de var när det antogs.",
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        verbose_name = "post i utgåva"
        verbose_name_plural = "poster i utgåvor"
        ordering = ["edition_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "node"], name="edition_node_once"),
            models.UniqueConstraint(fields=["edition", "position"], name="edition_node_position"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class EditionLink(models.Model):
    """Koppling i en utgåva. An edition owns its nodes' outgoing links.

    `to_title` and `to_code` are as adopted when the edition was made; both are empty when the target was not adopted.
    """

    edition = models.ForeignKey(PlanEdition, models.CASCADE, related_name="links", verbose_name="utgåva")
    from_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="edition_links", verbose_name="från")
    to_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="edition_backlinks", verbose_name="till")
    to_unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name="till enhet")
    to_title = models.CharField("till rubrik", max_length=300)
    to_code = models.CharField("till kod", max_length=10, blank=True)
    kind = models.CharField("slag", max_length=12, choices=ContributionKind)
    text = models.TextField("så bidrar vi", blank=True)

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        verbose_name = "koppling i utgåva"
        verbose_name_plural = "kopplingar i utgåvor"
        constraints = [
            models.UniqueConstraint(fields=["edition", "from_node", "to_node", "kind"], name="edition_link_once"),
            models.CheckConstraint(condition=~Q(from_node=F("to_node")), name="edition_link_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.from_node_id} → {self.to_title}"
