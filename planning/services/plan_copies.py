"""Starting a plan from last year's: chosen items are copied and go on, their days move with the plan's year, and links follow
to this year's goals.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from django.db import transaction

from organisation.models import OrgUnit, User
from planning.enums import NodeKind
from planning.item_fields import FIELDS_OF, Widget
from planning.models import Contribution, Perspective, Plan, PlanNode, Target
from planning.reading.untouched import years_onward
from planning.rules import FIGURES_AT_TOP
from planning.services import collaborations, continuations, contributions, plan_nodes, plans
from planning.services.assignment_words import say_what_holds
from planning.services.last_year import bringable, successors
from styrmodell.lib.days import years_later
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many


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
    picked: Mapping[tuple[int, int], int] = MappingProxyType({}),
) -> Plan:
    """Start the plan that follows `last`, with a copy of the chosen items.

    Args:
        chosen: ids of nodes of last year's plan. Key figures follow the item they stand under.
        also: other plans that it follows too, where units have become one.
        picked: for links whose goal has been split, item and goal of last year → the goal of this year that the item serves.

    Returns:
        the new plan. Links whose goal has no successor, or several, are not copied; `lost_links` lists them for choice.

    Raises:
        DomainError: the plan exists already, the unit has no such plan, a chosen item is not to be brought along, or a goal
            that was picked is none that last year's goes on in.
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
    given = _stands_at_top(plan) if plan.kind in FIGURES_AT_TOP else ()
    namesakes = _namesakes(plan) if any(old.perspective_id for old in found) else {}
    for old in found:
        follows = old.kind == NodeKind.KEY_FIGURE and old.parent_id in copies
        if old.level == 1 and old.key_figure_id in given:
            continue  # handed down for the new year too
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
    _copy_links(copies, plan, by, picked)
    collaborations.copy(dict(continued), by=by)  # also of a heading, which comes along without its text
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


def _stands_at_top(plan: Plan) -> set[int]:
    """The figures that have been handed down for the new plan's year, and stand in it from its start."""
    top = PlanNode.objects.kept().filter(plan=plan, level=1, kind=NodeKind.KEY_FIGURE)
    return {pk for pk in top.values_list("key_figure", flat=True) if pk is not None}


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
    """Targets for the years that both plans cover, or as many years later (`years_onward`)."""
    if not any(copy.key_figure_id for copy in copies.values()):
        return
    years = years_onward(last, plan)
    old = Target.objects.filter(
        node__in=copies, node__plan=last, year__in=[year - years for year in plan.covered_years]
    ).order_by("pk")
    save_many(
        [Target(node=copies[one.node_id], year=one.year + years, value=one.value, upper=one.upper) for one in old],
        by=by,
        reason="Målvärde satt",
    )


def _copy_links(
    copies: Mapping[int, PlanNode], plan: Plan, by: User | None, picked: Mapping[tuple[int, int], int]
) -> None:
    links = list(Contribution.objects.filter(from_node__in=copies, is_removed=False).order_by("pk"))
    heirs = successors({link.to_node_id for link in links}, plan)
    found = []
    for link in links:
        copied = copies.get(link.to_node_id)
        targets = [copied] if copied else heirs[link.to_node_id]
        if len(targets) > 1 and (pick := picked.get((link.from_node_id, link.to_node_id))):
            targets = [target for target in targets if target.pk == pick]
            if not targets:
                raise DomainError("Ett mål som du har valt finns inte längre i årets planer. Välj igen.")
        if len(targets) == 1:
            found.append((copies[link.from_node_id], targets[0], link.text))
    contributions.copy_links(found, by=by)  # those that may not be linked are listed for choice
