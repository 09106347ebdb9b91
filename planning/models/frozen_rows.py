"""FrozenNode and FrozenLink: a plan's frozen content as plain rows that never change."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisation.models import FrozenContent, OrgUnit
from organisation.models.frozen_content import FrozenRowManager
from planning.enums import ContributionKind, NodeKind
from planning.models.assignment import Assignment
from planning.models.key_figure import KeyFigure
from planning.models.perspective import Perspective
from planning.models.plan_edition import PlanEdition, PlanEditionQuerySet
from planning.models.plan_node import PlanNode


class FrozenPlanManager(FrozenRowManager):
    """Rows of what plans have frozen."""

    def in_editions(self, editions: PlanEditionQuerySet) -> models.QuerySet[Any]:
        """The rows that the editions stand on."""
        return self.in_contents(editions.values("content"))

    def in_newest_edition(self) -> models.QuerySet[Any]:
        """Rows of the editions that no later edition of the same plan has followed."""
        on_it = PlanEdition.objects.filter(content=OuterRef("content"))
        return self._all().filter(Exists(on_it.latest_per_plan()))


class FrozenNode(models.Model):
    """Fryst post: a plain row that points at the node it was taken from, so that links and series keep their object."""

    content = models.ForeignKey(FrozenContent, models.CASCADE, related_name="+", verbose_name="fryst innehåll")
    node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="planpost")
    parent_node = models.ForeignKey(PlanNode, models.PROTECT, null=True, related_name="+", verbose_name="överordnad")
    position = models.PositiveIntegerField("plats")
    depth = models.PositiveSmallIntegerField("nivå")
    kind = models.CharField("slag", max_length=20, choices=NodeKind)
    title = models.CharField("rubrik", max_length=300, blank=True)
    text = models.TextField("text", blank=True)
    code = models.CharField("kod", max_length=10, blank=True)
    comes_last = models.BooleanField("läses efter planens poster", default=False)
    perspective = models.ForeignKey(Perspective, models.PROTECT, null=True, related_name="+", verbose_name="perspektiv")
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
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+", verbose_name="uppdrag")
    key_figure = models.ForeignKey(KeyFigure, models.PROTECT, null=True, related_name="+", verbose_name="nyckeltal")
    targets = models.JSONField("målvärden", default=dict, help_text="år → [värde, övre värde] som text")
    catalogue = models.JSONField(
        "ur katalogen",
        default=dict,
        help_text="Uppdragets dagar, pengar och mottagare, nyckeltalets namn och enhet eller perspektivets namn, som de var när "
        "det frystes.",
    )
    source = models.CharField("källa", max_length=300, blank=True)
    is_example = models.BooleanField("exempeldata", default=False)

    objects = FrozenPlanManager("plan_editions")

    class Meta:
        verbose_name = "fryst post"
        verbose_name_plural = "frysta poster"
        ordering = ["content_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["content", "node"], name="frozen_node_once"),
            models.UniqueConstraint(fields=["content", "position"], name="frozen_node_position"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class FrozenLink(models.Model):
    """Fryst koppling: what is frozen owns its nodes' outgoing links.

    `to_title` and `to_code` are as adopted when it was frozen; both are empty when the target was not adopted.
    """

    content = models.ForeignKey(FrozenContent, models.CASCADE, related_name="+", verbose_name="fryst innehåll")
    from_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="från")
    to_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="till")
    to_unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name="till enhet")
    to_title = models.CharField("till rubrik", max_length=300)
    to_code = models.CharField("till kod", max_length=10, blank=True)
    kind = models.CharField("slag", max_length=12, choices=ContributionKind)
    text = models.TextField("så bidrar vi", blank=True)

    objects = FrozenPlanManager("plan_editions")

    class Meta:
        verbose_name = "fryst koppling"
        verbose_name_plural = "frysta kopplingar"
        constraints = [
            models.UniqueConstraint(fields=["content", "from_node", "to_node", "kind"], name="frozen_link_once"),
            models.CheckConstraint(condition=~Q(from_node=F("to_node")), name="frozen_link_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.from_node_id} → {self.to_title}"
