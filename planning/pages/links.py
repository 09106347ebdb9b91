"""The linking page: own items and what they serve, goals and who serves them, and the nämnd's words beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any

from django.db.models import Exists, OuterRef

from organisation.permissions import working_units
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution, FrozenLink, NodeContinuation, Plan, PlanNode
from planning.reading.aims import Aim, aims_of
from planning.reading.links import headings
from planning.rules import NODE_RULES
from planning.services.plan_copies import lost_links
from styrmodell.lib import swedish


@dataclass(frozen=True, slots=True)
class Tick:
    """A box: does this item serve this aim?"""

    aim: Aim
    name: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """A link's own words, so bidrar vi.

    Attributes:
        is_removed: somebody else took the link away meanwhile; saving puts it back.
    """

    pk: int
    version: int
    aim: str
    text: str
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of one plan above."""

    title: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of the plan with its boxes."""

    pk: int
    number: int
    word: str
    title: str
    groups: tuple[Group, ...]
    texts: tuple[Explained, ...]
    lost: str

    @property
    def serves_something(self) -> bool:
        """False for an item that stands out."""
        return any(tick.is_on for tick in self.ticks)

    @property
    def ticks(self) -> Iterable[Tick]:
        """Its boxes, of every plan above."""
        return chain.from_iterable(group.ticks for group in self.groups)


@dataclass(frozen=True, slots=True)
class AimRow:
    """A goal and how many of the items serve it."""

    name: str
    count: int
    count_words: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """The whole page."""

    items: tuple[OwnItem, ...]
    aims: tuple[AimRow, ...]
    seen: str

    @property
    def links(self) -> Iterable[Explained]:
        """The links of every item."""
        return chain.from_iterable(item.texts for item in self.items)

    @property
    def linked(self) -> set[tuple[int, int]]:
        """Every pair that is ticked now."""
        return {(item.pk, tick.aim.pk) for item in self.items for tick in item.ticks if tick.is_on}

    @property
    def offered(self) -> set[tuple[int, int]]:
        """Every pair that may be ticked."""
        return {(item.pk, tick.aim.pk) for item in self.items for tick in item.ticks}


def build(plan: Plan, user: Any, *, written: Mapping[int, str] = MappingProxyType({})) -> LinkPage:
    """Read both sides.

    Args:
        written: link id → words being saved. A link that was taken away while they were written is shown with them.
    """
    aims = aims_of(plan, user)
    rows = Contribution.objects.filter(from_node__plan=plan, from_node__removal_id=None).order_by("pk")
    links = [row for row in rows if not row.is_removed or written.get(row.pk, row.text) != row.text]
    offered = {aim.pk for aim in aims}
    nodes = _own_nodes(plan)
    gone = lost_links(plan, serves=_served(links)) if any(node.goes_on for node in nodes) else []
    elsewhere = {*(link.to_node_id for link in links), *(link.goal for link in gone)} - offered
    called = {aim.pk: aim.name for aim in aims} | headings(elsewhere, user)
    lost: dict[int, list[str]] = {}
    for link in gone:
        lost.setdefault(link.item, []).append(called[link.goal])
    items = tuple(_item(number, node, aims, links, lost, called) for number, node in enumerate(nodes, start=1))
    seen = " ".join(
        f"{link.from_node_id}-{link.to_node_id}" for link in links if link.to_node_id in offered and not link.is_removed
    )
    return LinkPage(items=items, aims=tuple(_aim_rows(plan, aims, links, user)), seen=seen)


def _own_nodes(plan: Plan) -> list[Any]:
    """The items that may serve something, and whether each goes on from an earlier year's."""
    kinds = [kind for kind, rule in NODE_RULES.items() if rule.contributes]
    goes_on = Exists(NodeContinuation.objects.filter(to_node=OuterRef("pk")))
    return list(PlanNode.objects.content().filter(plan=plan, kind__in=kinds).annotate(goes_on=goes_on).order_by("lft"))


def _served(links: Iterable[Contribution]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for link in links:
        if not link.is_removed:
            found.setdefault(link.from_node_id, set()).add(link.to_node_id)
    return found


def _item(
    number: int,
    node: PlanNode,
    aims: Sequence[Aim],
    links: Iterable[Contribution],
    lost: dict[int, list[str]],
    called: dict[int, str],
) -> OwnItem:
    own = {link.to_node_id: link for link in links if link.from_node_id == node.pk}
    groups: dict[str, list[Tick]] = {}
    for aim in aims:
        title = f"{aim.unit}, {PlanKind(aim.plan_kind).label}"
        groups.setdefault(title, []).append(Tick(aim, f"{node.pk}-{aim.pk}", aim.pk in own))
    texts = [
        Explained(link.pk, link.version, called[pk], link.text, is_removed=link.is_removed) for pk, link in own.items()
    ]
    return OwnItem(
        pk=node.pk,
        number=number,
        word=NodeKind(node.kind).label,
        title=str(node),
        groups=tuple(Group(title, tuple(ticks)) for title, ticks in groups.items()),
        texts=tuple(texts),
        lost=swedish.join_words([f"”{title}”" for title in lost.get(node.pk, ())]),
    )


def _aim_rows(plan: Plan, aims: Sequence[Aim], links: Sequence[Contribution], user: Any) -> Iterable[AimRow]:
    notes = _words_above(plan, aims, user)
    for aim in aims:
        count = sum(link.to_node_id == aim.pk for link in links)
        words = f"{swedish.count_words(count, common=True) if count else 'ingen'} bidrar"
        yield AimRow(aim.name, count, words, notes.get(aim.pk, ""))


def _words_above(plan: Plan, aims: Sequence[Aim], user: Any) -> dict[int, str]:
    """For each goal, what the plan directly above does for it: the nämnd's own words beside ours.

    As adopted, and for those who may read the plan above also as it is being written.
    """
    if plan.parent_id is None or plan.kind not in (PlanKind.OFFICE, PlanKind.WORK):
        return {}
    goals = [aim.pk for aim in aims if aim.plan != plan.parent_id]
    titles = {aim.pk: aim.title for aim in aims if aim.plan == plan.parent_id}
    written = Contribution.objects.filter(
        working_units(user, path="from_node__plan__unit__"),
        from_node__in=titles,
        to_node__in=goals,
        is_removed=False,
    )
    frozen = FrozenLink.objects.in_newest_edition().filter(from_node__in=titles, to_node__in=goals)
    pairs = frozen.values_list("to_node_id", "from_node_id").union(written.values_list("to_node_id", "from_node_id"))
    found: dict[int, list[str]] = {}
    for goal, source in pairs:
        found.setdefault(goal, []).append(titles[source])
    return {goal: f"Planen ovanför: {'; '.join(sorted(words, key=swedish.sort_key))}" for goal, words in found.items()}
