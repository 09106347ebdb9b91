"""Goal 1: a tree write costs little, and the same however many nodes the table holds."""

from datetime import date

from bench.ground import Ratio, Size, TwoDatabases, seconds_in_turns
from organisation.models import OrgUnit
from planning.enums import NodeKind, PlanKind
from planning.models import KeyFigure, Plan, PlanNode
from planning.services import plan_nodes, plans
from styrmodell.lib import trees


def measure(size: Size) -> list[Ratio]:
    """Add, edit and move through the service against a plain tracked save, with 100 nodes in the table and with very many."""
    board = organisation()
    plans.start(PlanKind.OPERATIONAL, board, 2026, by=None)
    plan = plans.start(PlanKind.OPERATIONAL, board, 2027, by=None)
    nodes = [_direction_with_three(plan, number) for number in range(25)]  # 100 nodes, as a large plan has
    KeyFigure.objects.create(name="Jämförelse", unit_of_measure="antal", direction="NONE")
    both = TwoDatabases()
    both.use("large")
    _fill(board, size.nodes)
    taken = _writes(nodes, both, size.turns)
    large, many = "large", f"{size.nodes:_}".replace("_", " ")
    names = {"add": "lägga till", "edit": "ändra", "move": "flytta"}
    found = [
        Ratio(f"{words} en post / en vanlig spårad sparning", taken[what, "small"] / taken["plain", "small"], 4)
        for what, words in names.items()
    ]
    found += [
        Ratio(f"{words} vid {many} poster i tabellen / vid 100", taken[what, large] / taken[what, "small"], 1.25)
        for what, words in names.items()
    ]
    both.use("small")
    return found


def organisation() -> OrgUnit:
    """A nämnd in a kommun in a koncern: all that the benchmarks need."""
    above = None
    for kind, name in (("GROUP", "Koncern"), ("MUNICIPALITY", "Kommun"), ("COMMITTEE", "Nämnd")):
        unit = OrgUnit(kind=kind, name=name, code=name)
        if above is None:
            unit.save()
        else:
            trees.insert(unit, OrgUnit.objects.get(pk=above.pk))
        above = unit
    return above


def _direction_with_three(plan: Plan, number: int) -> PlanNode:
    direction = plan_nodes.add(plan, by=None, kind=NodeKind.DIRECTION, title=f"Inriktning {number}")
    for part in range(3):
        plan_nodes.add(plan, by=None, kind=NodeKind.PRIORITY, parent=direction, title=f"Prioritering {part}")
    return direction


def _writes(nodes: list[PlanNode], both: TwoDatabases, times: int) -> dict[tuple[str, str], float]:
    """Median seconds of each kind of write in each of the databases, all taken in turns.

    What they are compared with is Django's own saving of a row with history.
    """
    figure = KeyFigure.objects.get()
    turns = iter(range(1_000_000))

    def turn() -> PlanNode:
        return nodes[next(turns) * 7 % len(nodes)]

    def plain() -> None:
        figure.description = f"Text {next(turns)}"
        figure.save(update_fields=["description"])

    works = {
        "plain": plain,
        "add": lambda: plan_nodes.add(nodes[0].plan, by=None, kind=NodeKind.PRIORITY, parent=turn(), title="Ny"),
        "edit": lambda: plan_nodes.edit(turn(), by=None, version=None, title=f"Rubrik {next(turns)}"),
        "move": lambda: plan_nodes.move(turn(), by=None, before=turn()),
    }
    each = {(what, where): work for what, work in works.items() for where in both.names}
    return seconds_in_turns(each, times, before=lambda name: both.use(name[1]))


def _fill(board: OrgUnit, count: int) -> None:
    """Other plans with 1 000 nodes each, written with precomputed columns: only a benchmark may do that."""
    next_tree = PlanNode.objects.order_by("-tree_id").values_list("tree_id", flat=True)[0] + 1
    for number in range(count // 1000):
        year = 3000 + number
        plan = Plan(
            kind=PlanKind.WORK,
            unit=board,
            first_year=year,
            period_from=date(year, 1, 1),
            period_to=date(year, 12, 31),
        )
        plan.save()
        tree = {"plan": plan, "tree_id": next_tree + number}
        root = PlanNode(kind=NodeKind.ROOT, lft=1, rght=2000, level=0, rank=0, **tree)
        PlanNode.objects.bulk_create([root])
        PlanNode.objects.bulk_create(
            PlanNode(
                kind=NodeKind.ACTIVITY,
                title="Fyllnad",
                parent=root,
                lft=2 * place,
                rght=2 * place + 1,
                level=1,
                rank=place * trees.RANK_STEP,
                **tree,
            )
            for place in range(1, 1000)
        )
