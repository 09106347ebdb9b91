"""What serves what in the plans that a round follows: along links, and within a nämnd's plan also up its tree."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q

from followup.enums import Reporter, RoundKind
from followup.models import Report
from followup.reading.below import everything_below
from followup.rules.sections import reporter_of
from organisation.enums import PlanningYear
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import FrozenLink, FrozenNode, PlanEdition
from planning.rules import NODE_RULES
from styrmodell.lib.intervals import within_q

MOST_LINKS = 100  # whose words are read for one item; a reader of more looks in the round's list
RECEIVING = tuple(kind for kind, rule in NODE_RULES.items() if rule.receives)


@dataclass(slots=True)
class Serving:
    """Vad som tjänar vad.

    Attributes:
        below: by item what serves it straight, in the order of the organisation.
        units, kinds: by item whose plan it stands in, and what kind of item it is.
    """

    below: defaultdict[int, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    _reaching: dict[int, set[int]] = field(default_factory=dict)

    def add(self, node: int, to: int) -> None:
        """One serves the other, however often it is said."""
        if node != to:
            self.below[to][node] = None

    def reaching(self, node: int) -> set[int]:
        """Everything that serves an item, straight or through others."""
        if node not in self._reaching:
            self._reaching[node] = self._from([node], None) - {node}
        return self._reaching[node]

    def first(self, node: int) -> list[int]:
        """What serves it straight; where there is very much the first of it."""
        return list(self.below.get(node, ()))[:MOST_LINKS]

    def left_out(self, node: int) -> int:
        """How much serves it straight beside that."""
        return max(0, len(self.below.get(node, ())) - MOST_LINKS)

    def read_for(self, nodes: Iterable[int]) -> set[int]:
        """What serves the items, straight or through others; of very much at one item the first."""
        return self._from(nodes, MOST_LINKS)

    def _from(self, nodes: Iterable[int], most: int | None) -> set[int]:
        found, left = set[int](), list(nodes)
        while left:
            fresh = [one for one in list(self.below.get(left.pop(), ()))[:most] if one not in found]
            found.update(fresh)
            left += fresh
        return found


def serving(report: Report, nodes: Iterable[FrozenNode]) -> Serving:
    """What serves the items that a report asks about, in the plans in force of its own unit, of what lies below it, and of those
    whose words are told or stand in it. Kommunens reads no further than what its nämnder and bolag say of its goals.

    A läsår's arbetsplan serves the kontorsplan of the year it began in: what that goes on in this year is served by it too.
    One query, and none where nothing is asked about that can be served.

    Args:
        nodes: the items that the report follows up.
    """
    found = Serving()
    known = {node.node_id: node for node in nodes if node.kind in RECEIVING}
    if not known or reporter_of(report.unit.kind) == Reporter.MUNICIPALITY:
        return found
    for node in known.values():
        if node.parent_node_id in known:
            found.add(node.node_id, node.parent_node_id)
    links = FrozenLink.objects.in_editions(_in_force(report)).annotate(later=F("to_node__onward__to_node"))
    rows = links.order_by("from_node__plan__unit__tree_id", "from_node__plan__unit__lft", "pk")
    wanted = ("from_node", "to_node", "later", "from_node__kind", "from_node__plan__unit")
    for node, to, later, kind, unit in rows.values_list(*wanted):
        found.add(node, to)
        if later is not None:
            found.add(node, later)
        found.units[node], found.kinds[node] = unit, kind
    return found


def titles(report: Report, nodes: Collection[int]) -> dict[int, str]:
    """What items are called in the plans in force that are read for the report. One query, none for no items."""
    rows = FrozenNode.objects.in_editions(_in_force(report)).filter(node__in=nodes)
    return {node: title or "" for node, title in rows.values_list("node", "title")} if nodes else {}


def _in_force(report: Report) -> Any:
    """What binds on the period's last day; in DR2 also the läsår that has ended."""
    told = Q(pk__in=everything_below(report).values("unit")) | Q(pk__in=report.inserted_texts.values("source__unit"))
    units = OrgUnit.objects.filter(within_q(report.unit) | told).order_by()
    editions = PlanEdition.objects.in_force(on=report.round.period_to)
    if report.round.kind == RoundKind.INTERIM_2:
        ended = PlanEdition.objects.in_force(on=date(report.round.year, 6, 30))
        editions |= ended.filter(plan__unit__planning_year=PlanningYear.SCHOOL)
    return editions.filter(plan__unit__in=units.values("pk"))


def is_activity(kind: str) -> bool:
    """True of what has a state and no judgement."""
    return kind == NodeKind.ACTIVITY
