"""Ordered trees on mptt: `parent` and `rank` are the truth, lft and rght an index that follows from them.

Every function that writes expects its caller to hold the tree's lock and to have loaded both ends inside it
(measured: without that, eight writers corrupt a tree in seconds).
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import count, pairwise
from typing import Any

from django.db import models
from django.db.models import Case, F, When
from mptt.models import MPTTModel

from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import TREE_COLUMNS, save_many, update_many

RANK_STEP = 1024
INTO_ITSELF = "En post kan inte flyttas in under sig själv."


def insert(node: Any, parent: Any, *, before: Any = None) -> None:
    """Save a new node as the last child of `parent`, or just before the sibling `before`."""
    node.rank = _new_rank(_ranks(parent), before)
    # The caller has just loaded the target, under the lock: mptt need not read it once more.
    node.insert_at(before or parent, "left" if before else "last-child", save=True, refresh_target=False)


def insert_many(top: Any, rows: Sequence[tuple[Any, Any]], *, by: Any, reason: str = "") -> None:
    """Save many new nodes and their history, last below `top`: as `insert` one by one, in a few queries a level.

    Args:
        rows: each node with what it is to stand under, `top` or a node before it; in reading order.
    """
    if not rows:
        return
    levels = _placed(top, rows)
    _make_room(top, 2 * len(rows))
    for level in levels:
        for node, parent in level:
            node.parent = parent  # it has been saved by now, and has its number
        save_many([node for node, _ in level], by=by, reason=reason)
        for node, _ in level:
            node._mptt_meta.update_mptt_cached_fields(node)  # else its next save would be taken for a move


def _placed(top: Any, rows: Sequence[tuple[Any, Any]]) -> list[list[tuple[Any, Any]]]:
    """Give each new node its place in the index; they come back a level at a time, since a parent is saved first."""
    below: dict[int, list[Any]] = {}
    for node, parent in rows:
        below.setdefault(id(parent), []).append(node)
    levels: list[list[tuple[Any, Any]]] = []
    edges = count(top.rght)

    def place_below(parent: Any, rank: int) -> None:
        for node in below.get(id(parent), ()):
            rank += RANK_STEP
            node.tree_id, node.level, node.rank = top.tree_id, parent.level + 1, rank
            if parent.level - top.level == len(levels):
                levels.append([])
            levels[parent.level - top.level].append((node, parent))
            node.lft = next(edges)
            place_below(node, 0)
            node.rght = next(edges)

    place_below(top, max(_ranks(top).values(), default=0))
    return levels


def _make_room(top: Any, width: int) -> None:
    """Move what lies after the last place below `top`, and the ends of what holds it."""
    after = type(top)._default_manager.filter(tree_id=top.tree_id, rght__gte=top.rght)
    moved = When(lft__gt=top.rght, then=F("lft") + width)
    lft = Case(moved, default=F("lft"), output_field=models.IntegerField())
    after.update(lft=lft, rght=F("rght") + width)
    top.rght += width


def move(node: Any, parent: Any, *, before: Any = None) -> None:
    """Move a node with everything below it; nothing is written when it stands just there.

    Raises:
        DomainError: the new parent is the node itself or lies below it.
    """
    if is_within(parent, node):
        raise DomainError(INTO_ITSELF)
    ranks = _ranks(parent, without=node)
    low, high = _gap(ranks, before)
    if node.parent_id == parent.pk and low < node.rank and (high is None or node.rank < high):
        return
    node.rank = _new_rank(ranks, before)
    if before is not None:
        before.parent = parent  # the same row, already loaded: mptt would read it once more
    # What `move_to` does, without its two reloads: the caller has just loaded both ends, under the lock.
    type(node)._tree_manager._move_node(node, before or parent, "left" if before else "last-child")
    node.save(update_fields=["parent", "rank"])


def move_many(nodes: Sequence[Any], parent: Any, *, by: Any, reason: str = "") -> None:
    """Move many nodes of one model with everything below them, last below `parent`: as `move` one by one.

    The index of the trees that they stood in and come to is written anew, whole.

    Raises:
        DomainError: the new parent is one of the nodes or lies below it.
    """
    if not nodes:
        return
    if not _line(parent).isdisjoint(node.pk for node in nodes):
        raise DomainError(INTO_ITSELF)
    last = max(_ranks(parent).values(), default=0)
    for number, node in enumerate(nodes, start=1):
        node.parent, node.rank = parent, last + number * RANK_STEP
    update_many(nodes, ["parent", "rank"], by=by, reason=reason)
    _index_anew(type(parent), {parent.tree_id, *(node.tree_id for node in nodes)})


def _index_anew(model: Any, tree_ids: Collection[int]) -> None:
    """Write the index of whole trees as it follows from parent and rank; only the rows that differ."""
    below: dict[int | None, list[Any]] = {}
    rows = model._default_manager.filter(tree_id__in=tree_ids).order_by("tree_id", "rank", "pk")
    for row in rows.only("parent_id", *TREE_COLUMNS):
        below.setdefault(row.parent_id, []).append(row)
    changed = []

    def number(row: Any, tree_id: int, level: int, edge: int) -> int:
        """Give the row and all below it their places, from this edge on; the first edge after them."""
        after = edge + 1
        for child in below.get(row.pk, ()):
            after = number(child, tree_id, level + 1, after)
        place = (edge, after, tree_id, level)
        if tuple(getattr(row, name) for name in TREE_COLUMNS) != place:
            for name, value in zip(TREE_COLUMNS, place, strict=True):
                setattr(row, name, value)
            changed.append(row)
        return after + 1

    for root in below.get(None, ()):
        number(root, root.tree_id, 0, 1)
    model._base_manager.bulk_update(changed, TREE_COLUMNS)


def is_within(node: Any, top: Any) -> bool:
    """True when `node` is `top` or lies below it; follows parent ids, so a broken index cannot fool it."""
    return top.pk in _line(node)


def _line(node: Any) -> set[int]:
    """Ids of the node and of everything that it lies below."""
    seen: set[int] = set()
    step: int | None = node.pk
    parent: int | None = node.parent_id
    while step is not None and step not in seen:
        seen.add(step)
        step = parent
        if step is not None:
            parent = type(node)._default_manager.values_list("parent_id", flat=True).get(pk=step)
    return seen


def _ranks(parent: Any, *, without: Any = None) -> dict[int, int]:
    """The rank of each child, those that a concrete tree calls removed too: they keep their places."""
    children = type(parent)._default_manager.filter(parent_id=parent.pk).order_by()
    return {pk: rank for pk, rank in children.values_list("pk", "rank") if without is None or pk != without.pk}


def _gap(ranks: Mapping[int, int], before: Any) -> tuple[int, int | None]:
    """The ranks on both sides of the place just before `before`, or of the last place: then the second is None."""
    if before is None:
        return max(ranks.values(), default=0), None
    return max((rank for rank in ranks.values() if rank < before.rank), default=0), before.rank


def _new_rank(ranks: Mapping[int, int], before: Any) -> int:
    """A rank between the two; where there is none left, the siblings are numbered anew first."""
    low, high = _gap(ranks, before)
    if high is None:
        return low + RANK_STEP
    if high - low > 1:
        return (low + high) // 2
    _renumber(type(before)._default_manager.filter(pk__in=ranks))
    before.refresh_from_db(fields=["rank"])
    return int(before.rank) - RANK_STEP // 2


def _renumber(siblings: models.QuerySet[Any]) -> None:
    for number, sibling in enumerate(siblings.order_by("rank", "pk"), start=1):
        sibling.rank = number * RANK_STEP
        sibling._change_reason = "Omnumrerad"
        sibling.save(update_fields=["rank"])


def faults(model: type[MPTTModel], label: str) -> list[str]:
    """Compare the index with the parent ids: one Swedish line per fault, none when the trees are whole.

    Finds cycles, orphans, wrong levels, overlapping intervals, shared tree ids and siblings out of order.
    """
    rows = {
        row["pk"]: row
        for row in model._default_manager.order_by().values(
            "pk", "parent_id", "rank", "tree_id", "lft", "rght", "level"
        )
    }
    return [f"{label} {pk}: {fault}" for pk, fault in [*_cycles(rows), *_wrong_index(rows), *_wrong_order(rows)]]


Rows = dict[int, dict[str, Any]]


def _cycles(rows: Rows) -> list[tuple[int, str]]:
    found, safe = [], set()
    for pk in rows:
        path: list[int] = []
        step: int | None = pk
        while step is not None and step not in safe and step not in path:
            path.append(step)
            step = rows[step]["parent_id"] if step in rows else None
        if step in path:
            found.append((pk, "ligger i en ring av överordnade"))
        safe.update(path)
    return found


def _wrong_index(rows: Rows) -> list[tuple[int, str]]:
    found = []
    roots: dict[int, int] = {}
    for pk, row in rows.items():
        if row["lft"] >= row["rght"]:
            found.append((pk, "vänstergränsen är inte mindre än högergränsen"))
        above = rows.get(row["parent_id"])
        if above is None:
            if row["level"] != 0:
                found.append((pk, "rot på fel nivå"))
            if row["tree_id"] in roots:
                found.append((pk, f"delar träd {row['tree_id']} med {roots[row['tree_id']]}"))
            roots[row["tree_id"]] = pk
        elif row["tree_id"] != above["tree_id"] or row["level"] != above["level"] + 1:
            found.append((pk, "fel träd eller nivå mot den överordnade"))
        elif not above["lft"] < row["lft"] < row["rght"] < above["rght"]:
            found.append((pk, "ligger utanför den överordnades gränser"))
    return found


def _wrong_order(rows: Rows) -> list[tuple[int, str]]:
    found = []
    children: dict[int, list[dict[str, Any]]] = {}
    for row in rows.values():
        if row["parent_id"] is not None:
            children.setdefault(row["parent_id"], []).append(row)
    for siblings in children.values():
        siblings.sort(key=lambda row: (row["rank"], row["pk"]))
        for left, right in pairwise(siblings):
            if left["rght"] >= right["lft"]:
                found.append((right["pk"], "överlappar eller står i annan ordning än sitt syskon"))
    return found


class RankedTree(MPTTModel):
    """Base of every ordered tree. A concrete class must repeat `Meta.indexes` (`tree_indexes`)."""

    rank = models.PositiveIntegerField("ordning", default=0, editable=False)

    class Meta:
        abstract = True


def tree_indexes(name: str) -> list[models.Index]:
    """The index mptt reads by; it is invisible to migrations unless the concrete model declares it."""
    return [models.Index(fields=["tree_id", "lft"], name=f"{name}_tree")]


def tree_interval(name: str) -> models.CheckConstraint:
    """A row's interval is never turned round, whatever writes it."""
    return models.CheckConstraint(condition=models.Q(lft__lt=models.F("rght")), name=f"{name}_interval")
