"""FrozenNode and FrozenLink: a plan's frozen content as plain rows that never change."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisation.models import FrozenContent, OrgUnit
from organisation.models.frozen_content import FrozenRowManager
from planning.enums import ContributionKind
from planning.models.item_text import ItemText
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


class FrozenNode(ItemText):
    """Fryst post: a plain row that points at the node it was taken from, so that links and series keep their object.

    Attributes:
        TELLS_OF: how it leads to what lives on and is read by everybody for what an edition told of it: what is masked here is
            so there.
    """

    TELLS_OF = ("assignment", "assignment__versions")

    content = models.ForeignKey(FrozenContent, models.CASCADE, related_name="+", verbose_name="fryst innehåll")
    node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="planpost")
    parent_node = models.ForeignKey(PlanNode, models.PROTECT, null=True, related_name="+", verbose_name="överordnad")
    position = models.PositiveIntegerField("plats")
    depth = models.PositiveSmallIntegerField("nivå")
    targets = models.JSONField("målvärden", default=dict, help_text="år → [värde, övre värde] som text")
    catalogue = models.JSONField(
        "ur katalogen",
        default=dict,
        help_text="Uppdragets dagar, pengar och mottagare, nyckeltalets namn och enhet eller perspektivets namn, som de var när "
        "det frystes.",
    )

    objects = FrozenPlanManager("plan_editions")

    class Meta:
        verbose_name = "fryst post"
        verbose_name_plural = "frysta poster"
        ordering = ["content_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["content", "node"], name="frozen_node_once"),
            models.UniqueConstraint(fields=["content", "position"], name="frozen_node_position"),
        ]


class FrozenLink(models.Model):
    """Fryst koppling: what is frozen owns its nodes' outgoing links.

    `to_title` and `to_code` are as adopted when it was frozen; both are empty when the target was not adopted. `to_unit_then`
    is what the unit was called then.
    """

    content = models.ForeignKey(FrozenContent, models.CASCADE, related_name="+", verbose_name="fryst innehåll")
    from_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="från")
    to_node = models.ForeignKey(PlanNode, models.PROTECT, related_name="+", verbose_name="till")
    to_unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name="till enhet")
    to_title = models.CharField("till rubrik", max_length=300)
    to_code = models.CharField("till kod", max_length=10, blank=True)
    to_unit_then = models.CharField("till enhet, namn", max_length=200, blank=True)
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
