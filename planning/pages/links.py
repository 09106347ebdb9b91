"""The linking page: own items and what they serve, goals and who serves them, and the nämnd's words beside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
from planning.services.last_year import LastLink, last_links, lost_links
from styrmodell.lib import swedish

Pair = tuple[int, int]  # ids of an item and of what it serves


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
class Cell:
    """A box where an item and a goal meet: does it serve it, and how.

    Attributes:
        pair: the item and the goal, and the name of it: "12-34".
        link: the link there is; None where nothing is linked.
        text: so bidrar vi; where nothing is linked, what a tick alone would say: what was said before it was unticked, or
            last year.
        last: what the item was linked with last year, where that is not linked now.
        group: the plan that the goal stands in, where it is the first of it.
    """

    pair: Pair
    name: str
    aim: str
    link: Explained | None
    text: str
    last: LastLink | None
    group: str

    @property
    def is_on(self) -> bool:
        """True for what is linked."""
        return self.link is not None

    @property
    def may_be_taken(self) -> bool:
        """True for a link of last year's that goes on in this goal and no other."""
        return self.last is not None and len(self.last.heirs) == 1


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of the plan with its boxes.

    Attributes:
        beside: its links to what is not offered here, as an uppdrag that has ended.
        lost: what it served last year and has to be chosen anew.
    """

    pk: int
    number: int
    word: str
    title: str
    cells: tuple[Cell, ...]
    beside: tuple[Explained, ...]
    lost: str

    @property
    def serves_something(self) -> bool:
        """False for an item that stands out."""
        return any(cell.is_on for cell in self.cells)

    @property
    def takes(self) -> set[Pair]:
        """What "Ta med" of the item ticks."""
        return {cell.pair for cell in self.cells if cell.may_be_taken}

    @property
    def links(self) -> Iterator[Explained]:
        """Every link of it."""
        yield from (cell.link for cell in self.cells if cell.link is not None)
        yield from self.beside


@dataclass(frozen=True, slots=True)
class AimColumn:
    """A goal and how many of the items serve it."""

    pk: int
    name: str
    count: int
    count_words: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The goals of one plan above."""

    title: str
    aims: tuple[AimColumn, ...]


@dataclass(frozen=True)
class LinkPage:
    """The whole page; the groups nearest level first."""

    items: tuple[OwnItem, ...]
    groups: tuple[Group, ...]

    @property
    def aims(self) -> Iterable[AimColumn]:
        """The goals of every plan above."""
        return chain.from_iterable(group.aims for group in self.groups)

    @property
    def seen(self) -> str:
        """The pairs that are linked, as the page shows them."""
        return " ".join(cell.name for cell in self.cells.values() if cell.link and not cell.link.is_removed)

    @property
    def links(self) -> Iterable[Explained]:
        """The links of every item."""
        return chain.from_iterable(item.links for item in self.items)

    @cached_property
    def cells(self) -> dict[Pair, Cell]:
        """Every box; these pairs may be ticked."""
        return {cell.pair: cell for item in self.items for cell in item.cells}

    @property
    def linked(self) -> set[Pair]:
        """Every pair that is ticked now."""
        return {pair for pair, cell in self.cells.items() if cell.is_on}

    @property
    def takes(self) -> set[Pair]:
        """What "Ta med" of the whole page ticks."""
        return {pair for item in self.items for pair in item.takes}


def build(plan: Plan, user: Any, *, written: Mapping[int, str] = MappingProxyType({})) -> LinkPage:
    """Read both sides.

    Args:
        written: link id → words being saved. A link that was taken away while they were written is shown with them.
    """
    return _Reading(plan, user, written).page()


class _Reading:
    """What the page is put together from."""

    def __init__(self, plan: Plan, user: Any, written: Mapping[int, str]) -> None:
        self.plan, self.user = plan, user
        self.aims = aims_of(plan, user)
        self.nodes = _own_nodes(plan)
        rows = list(Contribution.objects.filter(from_node__plan=plan, from_node__removal_id=None).order_by("pk"))
        self.links = [row for row in rows if not row.is_removed or written.get(row.pk, row.text) != row.text]
        self.linked = {(row.from_node_id, row.to_node_id): row for row in self.links}
        self.before = {(row.from_node_id, row.to_node_id): row.text for row in rows if row.is_removed}
        self.last = last_links(plan, user) if any(node.goes_on for node in self.nodes) else []
        self.was = {(link.item, heir): link for link in self.last for heir in link.heirs}
        self.lost = lost_links(plan, serves=_served(self.links), last=self.last)
        offered = {aim.pk for aim in self.aims}
        elsewhere = {*(link.to_node_id for link in self.links), *(link.goal for link in self.lost)} - offered
        self.called = {aim.pk: aim.name for aim in self.aims} | headings(elsewhere, user)
        self.offered = offered
        self.groups: dict[str, list[Aim]] = {}
        for aim in self.aims:
            self.groups.setdefault(f"{aim.unit}, {PlanKind(aim.plan_kind).label}", []).append(aim)
        self.first = {aims[0].pk: title for title, aims in self.groups.items()}

    def page(self) -> LinkPage:
        """Both sides."""
        items = tuple(self._item(number, node) for number, node in enumerate(self.nodes, start=1))
        return LinkPage(items, tuple(self._groups()))

    def _item(self, number: int, node: PlanNode) -> OwnItem:
        beside = [link for link in self.links if link.from_node_id == node.pk and link.to_node_id not in self.offered]
        lost = [self.called[link.goal] for link in self.lost if link.item == node.pk and not self._may_be_taken(link)]
        return OwnItem(
            pk=node.pk,
            number=number,
            word=NodeKind(node.kind).label,
            title=str(node),
            cells=tuple(self._cell(node.pk, aim) for aims in self.groups.values() for aim in aims),
            beside=tuple(self._explained(link) for link in beside),
            lost=swedish.join_words([f"”{title}”" for title in lost]),
        )

    def _may_be_taken(self, link: LastLink) -> bool:
        return len(link.heirs) == 1 and link.heirs[0] in self.offered

    def _cell(self, item: int, aim: Aim) -> Cell:
        pair = (item, aim.pk)
        row, last = self.linked.get(pair), self.was.get(pair)
        link = self._explained(row) if row else None
        text = link.text if link else self.before.get(pair) or (last.text if last else "")
        return Cell(pair, f"{item}-{aim.pk}", aim.name, link, text, None if link else last, self.first.get(aim.pk, ""))

    def _explained(self, link: Contribution) -> Explained:
        return Explained(link.pk, link.version, self.called[link.to_node_id], link.text, is_removed=link.is_removed)

    def _groups(self) -> Iterator[Group]:
        notes = _words_above(self.plan, self.aims, self.user)
        counts = Counter(link.to_node_id for link in self.links)
        for title, aims in self.groups.items():
            yield Group(title, tuple(_column(aim, counts[aim.pk], notes.get(aim.pk, "")) for aim in aims))


def _column(aim: Aim, count: int, note: str) -> AimColumn:
    words = f"{swedish.count_words(count, common=True) if count else 'ingen'} bidrar"
    return AimColumn(aim.pk, aim.name, count, words, note)


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
