"""PlanNode: everything that stands in a plan's working text."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from mptt.managers import TreeManager
from mptt.models import TreeForeignKey
from mptt.querysets import TreeQuerySet

from organisation.permissions import working_units
from planning.enums import NodeKind
from planning.models.item_text import ItemText
from planning.models.plan import Plan, shared_with_q
from styrmodell.lib.history import tracked
from styrmodell.lib.trees import RankedTree, tree_indexes, tree_interval

# What is read of a kontorsplan that its kontorschef shares while it is written: the headings of these, and nothing else.
SHARED_KINDS = (NodeKind.SECTION, NodeKind.PRIORITY)


def heading_read_q(user: Any, path: str = "") -> Q:
    """A filter for rows whose node's code and heading the user may read as they are being written: of the working texts that
    are theirs to read, and of a kontorsplan that is shared with them. Whoever shows anything else asks `visible_to`.

    Args:
        path: how the row reaches the node ("to_node__"); empty for nodes.
    """
    shared = Q(**{f"{path}kind__in": SHARED_KINDS, f"{path}removal_id": None})
    return working_units(user, path=f"{path}plan__unit__") | shared_with_q(user, path=f"{path}plan__") & shared


class PlanNodeQuerySet(TreeQuerySet):
    """Questions about nodes of working texts."""

    def visible_to(self, user: Any) -> "PlanNodeQuerySet":
        """Nodes of the working texts that the user may read."""
        return self.filter(working_units(user, path="plan__unit__"))

    def with_headings_for(self, user: Any) -> "PlanNodeQuerySet":
        """Nodes whose code and heading the user may read, and perhaps nothing else."""
        return self.filter(heading_read_q(user))

    def kept(self) -> "PlanNodeQuerySet":
        """Nodes that have not been removed."""
        return self.filter(removal_id=None)

    def content(self) -> "PlanNodeQuerySet":
        """Nodes that stand in the text: kept, and not the hidden root."""
        return self.kept().exclude(kind=NodeKind.ROOT)


class PlanNode(ItemText, RankedTree):
    """Post i en plan: mål, uppdrag, inriktning, prioritering, aktivitet, nyckeltal or a section of text.

    One small tree a plan, under one hidden root. Removing is soft: the whole subtree gets one removal id.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="nodes", verbose_name="plan")
    parent = TreeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="överordnad"
    )
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="ursprung",
        help_text="Den första i berättelsen, där det finns exakt en. Tomt för den som själv är först.",
    )
    removal_id = models.UUIDField("borttagning", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField("version", default=1, editable=False)
    history = tracked(tree=True, without=["origin"])

    objects = TreeManager.from_queryset(PlanNodeQuerySet)()

    class Meta:
        verbose_name = "planpost"
        verbose_name_plural = "planposter"
        indexes = tree_indexes("plan_node")
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(parent=None), name="plan_node_one_root"),
            models.CheckConstraint(
                condition=Q(kind=NodeKind.ROOT, parent=None) | (~Q(kind=NodeKind.ROOT) & Q(parent__isnull=False)),
                name="plan_node_only_root_is_parentless",
            ),
            models.CheckConstraint(
                condition=Q(kind=NodeKind.KEY_FIGURE, key_figure__isnull=False)
                | (~Q(kind=NodeKind.KEY_FIGURE) & Q(key_figure=None)),
                name="plan_node_figure_iff_key_figure",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[NodeKind.COUNCIL_ASSIGNMENT, NodeKind.SPECIAL_ASSIGNMENT], assignment__isnull=False
                )
                | (~Q(kind__in=[NodeKind.COUNCIL_ASSIGNMENT, NodeKind.SPECIAL_ASSIGNMENT]) & Q(assignment=None)),
                name="plan_node_assignment_iff_assignment",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="plan_node_due_after_start",
            ),
            tree_interval("plan_node"),
        ]

    def get_absolute_url(self) -> str:
        return f"{reverse('planning:plan_detail', args=[self.plan_id])}#post-{self.pk}"

    @staticmethod
    def new_removal_id() -> uuid.UUID:
        """One id for everything that goes in the same removal, so that it can be undone as one."""
        return uuid.uuid4()
