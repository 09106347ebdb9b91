"""What may stand where in a plan's tree; asked by `plan_nodes` under the plan's lock."""

from collections.abc import Collection, Iterable, Sequence

from django.utils.text import capfirst

from planning.enums import NodeKind
from planning.models import HandedDown, Perspective, Plan, PlanNode
from planning.rules import allowed_kinds
from styrmodell.lib.errors import DomainError
from styrmodell.lib.intervals import above_q


def refuse_kind(plan: Plan, kind: str, above: PlanNode) -> None:
    """A kind of item stands under certain kinds only.

    Raises:
        DomainError: this one may not stand there.
    """
    if kind not in allowed_kinds(plan.kind, above.kind):
        raise DomainError(f"{capfirst(NodeKind(kind).label)} kan inte stå under {above.get_kind_display()}.")


def nearest_left(plan: Plan, gone: PlanNode | None, kind: str) -> PlanNode:
    """What a kind of item may stand under that is left above something removed. One query.

    Raises:
        DomainError: nothing there may hold it.
    """
    above = PlanNode.objects.kept().filter(above_q(gone)).order_by("-lft") if gone else ()
    found = next((one for one in above if kind in allowed_kinds(plan.kind, one.kind)), None)
    if found is None:
        raise DomainError("Det som stod ovanför är också borttaget. Återställ det först.")
    return found


def refuse_other_cycle(plan: Plan, chosen: Collection[int | None]) -> None:
    """A perspektiv belongs to a cycle, as the plan's first year does.

    Args:
        chosen: ids of perspektiv.

    Raises:
        DomainError: one of them belongs to other years.
    """
    wanted = {pk for pk in chosen if pk is not None}
    if wanted and Perspective.objects.of_cycle(plan.first_year).filter(pk__in=wanted).count() != len(wanted):
        raise DomainError("Perspektivet hör till andra år än planens. Välj ett annat.")


def refuse_handed_down(nodes: Iterable[PlanNode], what: str) -> None:
    """What has been handed down is obligatory below. No query when none of them stands where such figures do.

    Args:
        what: that cannot be done with it: "tas bort".

    Raises:
        DomainError: one of them has been handed down; says by whom.
    """
    figures = [node.pk for node in nodes if _is_at_top(node)]
    standing = HandedDown.objects.standing().filter(node__in=figures).select_related("figure", "giver")
    row = standing.order_by("pk").first() if figures else None
    if row is not None:
        raise DomainError(
            f"”{row.figure}” är utdelat av {row.giver} {row.handed_on} och kan inte {what} här. "
            f"Bara {row.giver} kan ändra det."
        )


def refuse_removal(nodes: Collection[PlanNode]) -> None:
    """The root stays, and what has been handed down.

    Raises:
        DomainError: one of them is such a one.
    """
    if NodeKind.ROOT in {one.kind for one in nodes}:
        raise DomainError("Planens rot kan inte tas bort.")
    refuse_handed_down(nodes, "tas bort")


def refuse_move(node: PlanNode, above: PlanNode) -> None:
    """To another place than below what it stands under.

    Raises:
        DomainError: it has been handed down, or stands there already.
    """
    refuse_handed_down([node], "flyttas")
    refuse_twice([(node, above)])


def refuse_return(nodes: Sequence[PlanNode]) -> None:
    """Of what has been removed: what its giver has taken back does not come back as what it was.

    Raises:
        DomainError: one of them has been taken back, or stands there already; says what to do instead.
    """
    figures = [node.pk for node in nodes if _is_at_top(node)]
    gone = HandedDown.objects.exclude(taken_back_on=None).filter(node__in=figures).select_related("figure", "giver")
    row = gone.order_by("pk").first() if figures else None
    if row is not None:
        raise DomainError(
            f"”{row.figure}” är taget tillbaka av {row.giver} {row.taken_back_on}. "
            "Lägg till det som ett eget nyckeltal i stället."
        )
    refuse_twice([(node, node.parent) for node in nodes])


def _is_at_top(node: PlanNode) -> bool:
    return node.kind == NodeKind.KEY_FIGURE and node.level == 1


def refuse_twice(rows: Sequence[tuple[PlanNode, PlanNode | None]]) -> None:
    """An item is followed up once with a key figure, and a plan shows an uppdrag once. Directly under a verksamhetsområde's
    plan a figure may stand for several units, each named in its heading.

    Args:
        rows: nodes of one plan that do not stand there yet, each with what it is to stand under. Two queries at most.

    Raises:
        DomainError: one of them stands there already, or twice among the rows.
    """
    others = PlanNode.objects.kept().exclude(pk__in=[node.pk for node, _ in rows if node.pk])
    figures = [(node, above) for node, above in rows if node.key_figure_id and above is not None]
    tasks = [node for node, _ in rows if node.assignment_id]
    if figures:
        below = others.filter(parent__in={above.pk for _, above in figures if above.pk}).exclude(key_figure=None)
        standing = below.values_list("parent_id", "key_figure_id", "title", "level")
        followed = {(parent, figure, title if level == 1 else "") for parent, figure, title, level in standing}
        for node, above in figures:
            title = node.title if above.kind == NodeKind.ROOT else ""
            pair = (above.pk or -id(above), node.key_figure_id, title)  # what is not saved yet has no number
            if pair in followed:
                raise DomainError(f"Det följs redan upp med ”{node.key_figure}”.")
            followed.add(pair)
    if tasks:
        shown = set(others.filter(plan=tasks[0].plan_id).values_list("assignment_id", flat=True))
        for node in tasks:
            if node.assignment_id in shown:
                raise DomainError(f"Uppdraget ”{node.assignment}” står redan i planen.")
            shown.add(node.assignment_id)
