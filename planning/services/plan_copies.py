"""Starting a plan from last year's: chosen items are copied and go on, their days move with the plan's year, and links follow
to this year's goals.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from organisation.models import OrgUnit, User
from planning.enums import NodeKind
from planning.item_fields import FIELDS_OF, Widget
from planning.models import Contribution, Perspective, Plan, PlanNode, Target
from planning.reading.stories import stories
from planning.services import continuations, contributions, plan_nodes, plans
from planning.services.assignment_words import say_what_holds
from styrmodell.lib.days import years_later
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many
from styrmodell.lib.intervals import above_q


@transaction.atomic
def start_from(
    last: Plan,
    unit: OrgUnit,
    first_year: int,
    *,
    by: User | None,
    chosen: Collection[int],
    kind: str | None = None,
    also: Sequence[Plan] = (),
) -> Plan:
    """Start the plan that follows `last`, with a copy of the chosen items.

    Args:
        chosen: ids of nodes of last year's plan. Key figures follow the item they stand under.
        also: other plans that it follows too, where units have become one.

    Returns:
        the new plan. Links whose goal has no successor, or several, are not copied; `lost_links` lists them for choice.

    Raises:
        DomainError: the plan exists already, the unit has no such plan, or a chosen item is not to be brought
            along.
    """
    lasts = [last, *also]
    if set(chosen) - set(bringable(*lasts).values_list("pk", flat=True)):
        raise DomainError("Något som du har valt följer inte med: uppdraget är avslutat, eller texten borttagen.")
    plan = plans.start(
        kind or last.kind, unit, first_year, by=by, continues=lasts, is_example=last.is_example, with_sections=False
    )
    copies: dict[int, PlanNode] = {}
    headings: dict[str, PlanNode] = {}
    continued: list[tuple[int, PlanNode]] = []
    rows: list[tuple[PlanNode, PlanNode | None]] = []
    found = _content(lasts)
    namesakes = _namesakes(plan) if any(old.perspective_id for old in found) else {}
    for old in found:
        follows = old.kind == NodeKind.KEY_FIGURE and old.parent_id in copies
        if old.pk in chosen or follows:
            copies[old.pk] = _copy(old, plan, namesakes, years=plan.first_year - old.plan.first_year)
            rows.append((copies[old.pk], _parent(old, copies)))
            continued.append((old.pk, copies[old.pk]))
        elif old.kind == NodeKind.SECTION:
            if old.title not in headings:
                headings[old.title] = _heading(old, plan)
                rows.append((headings[old.title], None))
            continued.append((old.pk, headings[old.title]))
    plan_nodes.add_many(plan, rows, by=by)
    say_what_holds([plan.pk], by=by)
    continuations.join(_by_new(continued), by=by)
    for one in lasts:
        _copy_targets(copies, one, plan, by)
    _copy_links(copies, plan, by)
    return plan


def _content(lasts: Sequence[Plan]) -> list[PlanNode]:
    """Everything in the plans, one plan after the other."""
    nodes = PlanNode.objects.content().filter(plan__in=lasts).order_by("lft")
    related = ("plan", "perspective", "assignment", "key_figure")
    order = {last.pk: place for place, last in enumerate(lasts)}
    return sorted(nodes.select_related(*related), key=lambda node: order[node.plan_id])


def _by_new(continued: Iterable[tuple[int, PlanNode]]) -> dict[int, list[int]]:
    """What each new item goes on from: a heading that several plans had from all of them."""
    found: dict[int, list[int]] = {}
    for old, new in continued:
        found.setdefault(new.pk, []).append(old)
    return found


def bringable(*lasts: Plan) -> QuerySet[PlanNode]:
    """The items of last year's plans that may be brought along, in order; ended uppdrag may not."""
    return PlanNode.objects.content().filter(plan__in=lasts, assignment__ended_by=None).order_by("lft")


def _heading(old: PlanNode, plan: Plan) -> PlanNode:
    """Last year's heading without its text, to be written anew."""
    return PlanNode(
        plan=plan, kind=NodeKind.SECTION, title=old.title, comes_last=old.comes_last, is_example=plan.is_example
    )


def _copy(old: PlanNode, plan: Plan, namesakes: Mapping[str, int], *, years: int) -> PlanNode:
    """One item with its text; its days are so many years later. What an uppdrag is to be done by is its giver's to say."""
    fields = {field.column: getattr(old, field.column) for field in FIELDS_OF[old.kind]}
    days = {field.column for field in FIELDS_OF[old.kind] if field.widget is Widget.DAY}
    fields |= {name: years_later(day, years) for name in days if (day := fields[name])}
    if old.perspective is not None and not old.perspective.holds(plan.first_year):
        fields["perspective_id"] = namesakes.get(old.perspective.name)
    return PlanNode(plan=plan, kind=old.kind, **fields)


def _parent(old: PlanNode, copies: Mapping[int, PlanNode]) -> PlanNode | None:
    parent = copies.get(old.parent_id) if old.parent_id else None
    if old.level > 1 and parent is None and old.kind == NodeKind.KEY_FIGURE:
        raise DomainError("Ett nyckeltal följer med det som det följer upp.")
    return parent


def _namesakes(plan: Plan) -> dict[str, int]:
    """The perspektiv of the new plan's cycle by name; one whose name is gone is chosen anew."""
    return dict(Perspective.objects.of_cycle(plan.first_year).values_list("name", "pk"))


def _copy_targets(copies: Mapping[int, PlanNode], last: Plan, plan: Plan, by: User | None) -> None:
    """Targets for the years that both plans cover; where they share none, each moves with its plan's year."""
    if not any(copy.key_figure_id for copy in copies.values()):
        return
    shares_years = last.covered_years.stop > plan.first_year
    years = 0 if shares_years else plan.first_year - last.first_year
    old = Target.objects.filter(
        node__in=copies, node__plan=last, year__in=[year - years for year in plan.covered_years]
    ).order_by("pk")
    save_many(
        [Target(node=copies[one.node_id], year=one.year + years, value=one.value, upper=one.upper) for one in old],
        by=by,
        reason="Målvärde satt",
    )


def _copy_links(copies: Mapping[int, PlanNode], plan: Plan, by: User | None) -> None:
    links = list(Contribution.objects.filter(from_node__in=copies, is_removed=False).order_by("pk"))
    heirs = successors({link.to_node_id for link in links}, plan)
    found = []
    for link in links:
        copied = copies.get(link.to_node_id)
        targets = [copied] if copied else heirs[link.to_node_id]
        if len(targets) == 1:
            found.append((copies[link.from_node_id], targets[0], link.text))
    contributions.copy_links(found, by=by)  # those that may not be linked are listed for choice


def successors(old: Collection[int], plan: Plan) -> dict[int, list[PlanNode]]:
    """For each old goal what it goes on in in the plans above `plan`, or the goal itself when it stands there.

    Several when it has been split. Two queries.
    """
    told = stories(old)
    above = Plan.objects.filter(above_q(plan)).values("pk")
    reached = {pk for story in told.values() for pk in (story.node, *story.later)}
    kept = PlanNode.objects.kept().filter(pk__in=reached, plan__in=above).select_related("plan").order_by("pk")
    heirs = {node.pk: node for node in kept}
    found = {}
    for pk, story in told.items():
        line = sorted({pk, *story.later})
        found[pk] = [heirs[one] for one in line if one in heirs]
    return found


@dataclass(frozen=True, slots=True)
class LostLink:
    """A link of last year's that was not brought along.

    Attributes:
        item: id of this year's item, which goes on from the one that had it.
        goal: id of what it led to.
    """

    item: int
    goal: int


def lost_links(plan: Plan, *, serves: Mapping[int, Collection[int]] | None = None) -> list[LostLink]:
    """Last year's links that were not brought along: the goal has no successor or several, so somebody has to choose.

    Only of items that serve less than they did: a link that somebody has put in its place is an answer.

    Args:
        serves: which nodes each item serves now, from a caller that has read it already.
    """
    earlier = (
        Contribution.objects.filter(
            is_removed=False,
            from_node__onward__to_node__plan=plan,
            from_node__onward__to_node__removal_id=None,
        )
        .order_by("from_node__plan__first_year", "from_node__lft", "pk")
        .values_list(F("from_node__onward__to_node"), "to_node")
    )
    was = [LostLink(*row) for row in dict.fromkeys(earlier)]  # merged items may have served the same
    if not was:
        return []
    count = Counter(link.item for link in was)
    serves = contributions.targets_of(count) if serves is None else serves
    heirs = successors({link.goal for link in was}, plan)
    lost: list[LostLink] = []
    for link in was:
        now = serves.get(link.item, [])
        if not any(heir.pk in now for heir in heirs[link.goal]) and len(now) < count[link.item]:
            lost.append(link)
    return lost
