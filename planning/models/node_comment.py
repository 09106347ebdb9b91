"""NodeComment: what is said about an item while the plan is written."""

from django.db import models

from organisation.models.comment import Comment
from planning.models.plan_node import PlanNode


class NodeComment(Comment):
    """Kommentar till en post i en plan."""

    node = models.ForeignKey(PlanNode, models.CASCADE, related_name="comments", verbose_name="post i plan")

    class Meta(Comment.Meta):
        verbose_name = "kommentar i plan"
        verbose_name_plural = "kommentarer i plan"
