"""Kommentarer beside the items of a plan: read with the working text, and listed where somebody has to go through them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from organisation.pages.comments import Talk, talks_on
from planning.comment_permissions import may_comment_on_plan
from planning.enums import PlanStatus
from planning.models import Plan, PlanNode
from planning.pages.plan_choice import ReadText
from planning.reading.addresses import page_of
from planning.reading.comments import comments_on
from styrmodell.lib.icons import icon
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class Comments:
    """What is said of the items of a working text.

    Attributes:
        talks: item → its open talks; of a decided text those that are kept.
        may_comment: its reader says something too, and finds the way to it at every item.
    """

    talks: Mapping[int, tuple[Talk, ...]]
    may_comment: bool

    def on(self, item: int) -> tuple[Talk, ...]:
        """The talks on an item."""
        return self.talks.get(item, ())

    def link(self, item: int, name: str) -> SafeString:
        """The way to the page where an item is commented on; nothing where there is nothing to do or read.

        Args:
            name: the item as the link reads aloud.
        """
        count = len(self.on(item))
        if not count and not self.may_comment:
            return SafeString("")
        said = f"{count} {'kommentar' if count == 1 else 'kommentarer'} till" if count else "Kommentera"
        seen = f"<b>{count}</b>" if count else ""
        return SafeString(
            f'<a class="icon-button comment-link" href="{page_of("node_comments", item)}" '
            f'aria-label="{said} {escape(name)}">{icon("comment")}{seen}</a>'
        )


def comments_in(plan: Plan, user: Any) -> Comments:
    """What is said in the plan's working text, for who reads it. One query; none where it is known that nothing is said."""
    may_comment = may_comment_on_plan(user, plan)
    talks: dict[int, list[Talk]] = {}
    if plan.has_comments:
        rows = comments_on(plan)
        for item, talk in talks_on(rows.of_open_talks() if may_comment else rows, user, on="node_id"):
            talks.setdefault(item, []).append(talk)
    return Comments({item: tuple(found) for item, found in talks.items()}, may_comment)


def name_of(node: PlanNode) -> str:
    """What an item is called where it does not stand among others: its words, or the figure that it follows up with."""
    return node.key_figure.name if node.key_figure else f"{node.code} {node}".strip()


def open_lines(plan: Plan, user: Any) -> tuple[Line, ...]:
    """The open talks, in the order that they began, each led to its item in the text. Two queries."""
    found = talks_on(comments_on(plan).of_open_talks(), user, on="node_id")
    if not found:
        return ()
    nodes = PlanNode.objects.select_related("key_figure").in_bulk({item for item, _ in found})
    page = f"{plan.get_absolute_url()}?text=arbetstext"
    return tuple(
        Line(talk.first.beginning, f"{page}#post-{item}", f"”{name_of(nodes[item])}”. {talk.note}")
        for item, talk in found
    )


def remarks_on(choice: ReadText, user: Any) -> tuple[Line, ...]:
    """What the plan's page says of comments above the text: the open ones of one that has come back to its writer; of a decided
    one, to who reads the working text, where those are read that were kept.
    """
    plan = choice.plan
    if not choice.reads_working_text or not plan.has_comments:
        return ()
    if choice.edition is None:
        return open_lines(plan, user) if plan.status == PlanStatus.RETURNED else ()
    is_decided = plan.status == PlanStatus.ADOPTED and choice.edition is choice.newest
    return (Line("Kommentarer som har behållits", f"{plan.get_absolute_url()}?text=arbetstext"),) if is_decided else ()
