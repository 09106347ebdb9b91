"""What serves what in the plans that a round follows: along links, and within a nämnd's plan also up its tree."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from followup.enums import RoundKind
from followup.models import Report
from organisation.enums import PlanningYear
from planning.enums import NodeKind
from planning.models import FrozenLink, FrozenNode, PlanEdition
from planning.rules import NODE_RULES

STEPS = 4  # activity → prioritering → the nämnd's prioritering → inriktning → mål
MOST_LINKS = 100  # that are followed from one item; a reader of more looks in the round's list
RECEIVING = tuple(kind for kind, rule in NODE_RULES.items() if rule.receives)


@dataclass(slots=True)
class Serving:
    """Vad som tjänar vad.

    Attributes:
        below: by item what serves it straight, in the order of the organisation.
        units: by item whose plan it stands in.
        titles, kinds: by item what it is called in the plan in force, and what kind of item it is.
        uncounted: by item how many links to it were not followed, where there are very many.
    """

    below: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    units: dict[int, int] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    uncounted: dict[int, int] = field(default_factory=dict)
    _reaching: dict[int, set[int]] = field(default_factory=dict)

    def add(self, node: int, to: int) -> None:
        """One serves the other, however often it is said."""
        if node != to and node not in self.below[to]:
            self.below[to].append(node)

    def reaching(self, node: int) -> set[int]:
        """Everything that serves an item, straight or through others."""
        if node not in self._reaching:
            found, left = set[int](), [node]
            while left:
                fresh = [one for one in self.below.get(left.pop(), ()) if one not in found]
                found.update(fresh)
                left += fresh
            self._reaching[node] = found - {node}
        return self._reaching[node]


def serving(report: Report, nodes: Iterable[FrozenNode], reports: QuerySet[Any]) -> Serving:
    """What serves the items that a report asks about, in the plans of its own unit and of those whose reports are read.

    A läsår's arbetsplan serves the kontorsplan of the year it began in: what that goes on in this year is served by it too.
    A query a step, which are few.

    Args:
        nodes: the items that the report follows up.
        reports: those whose words may be offered.
    """
    found = Serving()
    known = {node.node_id: node for node in nodes if node.kind in RECEIVING}
    for node in known.values():
        if node.parent_node_id in known:
            found.add(node.node_id, node.parent_node_id)
    links = _links(report, reports)
    reached, fresh = set(known), set(known)
    for _ in range(STEPS):
        fresh = _follow(links, fresh, found) - reached
        reached |= fresh
        if not fresh:
            break
    return found


def _follow(links: QuerySet[Any], nodes: Collection[int], found: Serving) -> set[int]:
    """Add what serves the items; those of them that others may serve in turn."""
    place = Window(RowNumber(), "to_node", ("from_node__plan__unit__tree_id", "from_node__plan__unit__lft", "pk"))
    meant = Q(to_node__in=nodes) | Q(to_node__onward__to_node__in=nodes)
    rows = links.filter(meant).annotate(
        later=F("to_node__onward__to_node"), place=place, how_many=Window(Count("pk"), "to_node")
    )
    further = set[int]()
    wanted = ("from_node_id", "to_node_id", "later", "title", "kind_of", "from_node__plan__unit_id", "how_many")
    for node, to, later, title, kind, unit, how_many in rows.filter(place__lte=MOST_LINKS).values_list(*wanted):
        for target in (to, later):
            if target in nodes:
                found.add(node, target)
                if how_many > MOST_LINKS:
                    found.uncounted[target] = how_many - MOST_LINKS
        found.units[node], found.titles[node], found.kinds[node] = unit, title or "", kind
        if kind in RECEIVING:
            further.add(node)
    return further


def _links(report: Report, reports: QuerySet[Any]) -> QuerySet[Any]:
    own = FrozenNode.objects.of(OuterRef("content")).filter(node=OuterRef("from_node"))
    plans = Q(from_node__plan__unit=report.unit_id) | Q(from_node__plan__unit__in=reports.values("unit"))
    links = FrozenLink.objects.in_editions(_in_force(report)).filter(plans)
    return links.annotate(title=Subquery(own.values("title")[:1]), kind_of=F("from_node__kind"))


def _in_force(report: Report) -> Any:
    """What binds on the period's last day; in DR2 also the läsår that has ended."""
    last = report.round.period_to
    editions = PlanEdition.objects.in_force(on=last)
    if report.round.kind == RoundKind.INTERIM_2:
        ended = PlanEdition.objects.in_force(on=date(report.round.year, 6, 30))
        editions |= ended.filter(plan__unit__planning_year=PlanningYear.SCHOOL)
    return editions


def is_activity(kind: str) -> bool:
    """True of what has a state and no judgement."""
    return kind == NodeKind.ACTIVITY
