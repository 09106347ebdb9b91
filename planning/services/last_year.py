"""What stands in last year's plans: what may be brought along to this year's, and what its items served."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet, Value

from organisation.models import User
from planning.models import Contribution, Plan, PlanNode
from planning.reading.links import words_told
from planning.reading.stories import stories
from planning.services import contributions
from styrmodell.lib.intervals import above_q, at_or_above_q


def bringable(*lasts: Plan) -> QuerySet[PlanNode]:
    """The items of last year's plans that may be brought along, in order; ended uppdrag may not, and what was handed down for
    that year is handed down anew.
    """
    items = PlanNode.objects.content().filter(plan__in=lasts, assignment__ended_by=None, handed_down=None)
    return items.order_by("lft")


def successors(old: Collection[int], plan: Plan) -> dict[int, list[PlanNode]]:
    """For each old goal what it goes on in in the plans above `plan`, or the goal itself when it stands there.

    Several when it has been split. Two queries.
    """
    return _heirs(old, Plan.objects.filter(above_q(plan)))


def _heirs(old: Collection[int], above: QuerySet[Plan]) -> dict[int, list[PlanNode]]:
    told = stories(old)
    reached = {pk for story in told.values() for pk in (story.node, *story.later)}
    kept = (
        PlanNode.objects.kept()
        .filter(pk__in=reached, plan__in=above.values("pk"))
        .select_related("plan")
        .order_by("pk")
    )
    heirs = {node.pk: node for node in kept}
    found = {}
    for pk, story in told.items():
        line = sorted({pk, *story.later})
        found[pk] = [heirs[one] for one in line if one in heirs]
    return found


@dataclass(frozen=True, slots=True)
class LinkToChoose:
    """A link of last year's that will not go on by itself.

    Attributes:
        item, goal: ids of last year's item and of what it served.
        heirs: ids of what the goal goes on in; none when it has ended, several when it has been split.
    """

    item: int
    goal: int
    heirs: tuple[int, ...]


def links_to_choose(lasts: Sequence[Plan], above: Plan | None, *, by: User) -> list[LinkToChoose]:
    """What has to be chosen about last year's links, before the plan that follows is started. Five queries at most.

    Args:
        above: the plan that the new one is to stand under.
    """
    links = Contribution.objects.filter(from_node__in=bringable(*lasts).order_by(), is_removed=False)
    kept = links.exclude(to_node__plan__in=lasts).order_by("from_node__plan", "from_node__lft", "pk")
    pairs = list(dict.fromkeys(kept.values_list("from_node_id", "to_node_id")))
    if not pairs:
        return []
    over = Plan.objects.filter(at_or_above_q(above)) if above else Plan.objects.none()
    heirs = {goal: [one.pk for one in found] for goal, found in _heirs({goal for _, goal in pairs}, over).items()}
    open_ones = [LinkToChoose(item, goal, tuple(heirs[goal])) for item, goal in pairs if len(heirs[goal]) != 1]
    seen = contributions.seen_by(by, {pk for one in open_ones for pk in one.heirs})
    return [replace(one, heirs=tuple(pk for pk in one.heirs if pk in seen)) for one in open_ones]


@dataclass(frozen=True, slots=True)
class LastLink:
    """A link that last year's item had.

    Attributes:
        item: id of this year's item, which goes on from the one that had it.
        goal: id of what it led to.
        heirs: ids of what that goes on in in the plans above, or itself; several when it has been split.
        text: "så bidrar vi", as last year's plan has it; empty when its working text is not this person's to read.
    """

    item: int
    goal: int
    heirs: tuple[int, ...]
    text: str


def last_links(plan: Plan, user: Any = None) -> list[LastLink]:
    """What the items that this plan's go on from were linked to, a line for each item and goal. Three queries.

    Args:
        user: whose words are told; without, none are.
    """
    earlier = (
        Contribution.objects.filter(
            is_removed=False,
            from_node__onward__to_node__plan=plan,
            from_node__onward__to_node__removal_id=None,
        )
        .annotate(said=words_told(user) if user else Value(""))
        .order_by("from_node__plan__first_year", "from_node__lft", "pk")
        .values_list(F("from_node__onward__to_node"), "to_node", "said")
    )
    said: dict[tuple[int, int], str] = {}
    for item, goal, text in earlier:  # merged items may have served the same
        said[item, goal] = said.get((item, goal)) or text
    heirs = successors({goal for _, goal in said}, plan) if said else {}
    return [LastLink(item, goal, tuple(heir.pk for heir in heirs[goal]), text) for (item, goal), text in said.items()]


def lost_links(
    plan: Plan, *, serves: Mapping[int, Collection[int]] | None = None, last: Sequence[LastLink] | None = None
) -> list[LastLink]:
    """Last year's links that were not brought along: the goal has no successor or several, so somebody has to choose.

    Only of items that serve less than they did: a link that somebody has put in its place is an answer.

    Args:
        serves: which nodes each item serves now, and `last` what they served, from a caller that has read it already.
    """
    was = last_links(plan) if last is None else last
    if not was:
        return []
    count = Counter(link.item for link in was)
    serves = contributions.targets_of(count) if serves is None else serves
    lost: list[LastLink] = []
    for link in was:
        now = serves.get(link.item, [])
        if not any(heir in now for heir in link.heirs) and len(now) < count[link.item]:
            lost.append(link)
    return lost
