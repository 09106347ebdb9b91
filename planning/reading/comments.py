"""Comments on the items that stand in a plan: those on items that have been taken out are hidden with them."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from organisation.models.comment import CommentQuerySet, open_talks
from planning.models import NodeComment, Plan


def has_comments() -> Exists:
    """True of a plan where something is said about an item that stands in it."""
    return Exists(NodeComment.objects.filter(node__plan=OuterRef("pk"), node__removal_id=None))


def open_in_plan() -> Coalesce:
    """How many open talks there are about items that stand in a plan."""
    return open_talks(NodeComment.objects.filter(node__removal_id=None), "node__plan")


def comments_on(plan: Plan) -> CommentQuerySet:
    """The comments on the items that stand in the plan."""
    return NodeComment.objects.filter(node__plan=plan, node__removal_id=None)
