"""Kommentarer på en post i planen: working notes for those who read the working text."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from organisation.requests import LoggedInRequest
from organisation.views.comments import Place, comments_page
from planning.comment_permissions import may_comment_on_plan
from planning.enums import NodeKind
from planning.models import PlanNode
from planning.pages.item_comments import name_of
from planning.permissions import READS
from planning.services.node_comments import about, removed_words
from styrmodell.web.methods import accepts
from styrmodell.web.refused import give_back


@accepts("GET", "POST")
def node_comments(request: LoggedInRequest, pk: int) -> HttpResponse:
    """Read and written by whoever reads the working text, until the plan is decided; then what is kept is read."""
    nodes = PlanNode.objects.filter(READS.q(request.user, path="plan__")).exclude(kind=NodeKind.ROOT)
    node: PlanNode = get_object_or_404(nodes.select_related("plan__unit", "key_figure"), pk=pk)
    place = _place(request, node)
    if node.removal_id is None:
        return comments_page(request, "planning/node_comments.html", place)
    if request.method != "POST":
        raise Http404("taken out of the plan")
    return give_back(request, removed_words(node), node.plan.get_absolute_url(), key=place.key)


def _place(request: LoggedInRequest, node: PlanNode) -> Place:
    plan = node.plan
    return Place(
        about=about(node),
        heading=name_of(node),
        name=f"{plan.unit_name}, {plan}",
        url=reverse("planning:node_comments", args=[node.pk]),
        text_url=f"{plan.get_absolute_url()}?text=arbetstext#post-{node.pk}",
        crumbs=(("Planer", reverse("planning:plan_list")), (str(plan), plan.get_absolute_url())),
        key=f"plan:{plan.pk}/comment:{node.pk}",
        may_comment=may_comment_on_plan(request.user, plan),
    )
