"""Ordered trees on mptt: `parent` and `rank` are the truth, lft and rght an index that follows from them.

Every function that writes expects its caller to hold the tree's lock and to have loaded both ends inside it
(measured: without that, eight writers corrupt a tree in seconds).
"""

from collections.abc import Mapping, Sequence
from itertools import count, pairwise
from typing import Any

from django.db import models
from mptt.models import MPTTModel

from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_many

RANK_STEP = 1024


def insert(node: Any, parent: Any, *, before: Any = None) -> None:
    """Save a new node as the last child of `parent`, or just before the sibling `before`."""
    node.rank = _new_rank(_ranks(parent), before)
    # The caller has just loaded the target, under the lock: mptt need not read it once more.
    node.insert_at(before or parent, "left" if before else "last-child", save=True, refresh_target=False)


def fill(root: Any, rows: Sequence[tuple[Any, Any]], *, by: Any, reason: str = "") -> None:
    """Save many new nodes below a root that has nothing below it yet: two queries a level, however many they are.

    Args:
        rows: each node with what it is to stand under, the root or a node before it; in reading order.
    """
    below: dict[int, list[Any]] = {}
    for node, parent in rows:
        below.setdefault(id(parent), []).append(node)
    levels: list[list[tuple[Any, Any]]] = []
    edges = count(root.lft + 1)

    def place(node: Any, parent: Any, number: int) -> None:
        node.tree_id, node.level, node.rank = root.tree_id, parent.level + 1, number * RANK_STEP
        node.lft = next(edges)
        if node.level - root.level > len(levels):
            levels.append([])
        levels[node.level - root.level - 1].append((node, parent))
        place_below(node)
        node.rght = next(edges)

    def place_below(parent: Any) -> None:
        for number, node in enumerate(below.get(id(parent), ()), start=1):
            place(node, parent, number)

    place_below(root)
    for level in levels:
        for node, parent in level:
            node.parent = parent  # it has been saved by now, and has its number
        save_many([node for node, _ in level], by=by, reason=reason)
    type(root)._default_manager.filter(pk=root.pk).update(rght=next(edges))


def move(node: Any, parent: Any, *, before: Any = None) -> None:
    """Move a node with everything below it; nothing is written when it stands just there.

    Raises:
        DomainError: the new parent is the node itself or lies below it.
    """
    if is_within(parent, node):
        raise DomainError("En post kan inte flyttas in under sig själv.")
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


def is_within(node: Any, top: Any) -> bool:
    """True when `node` is `top` or lies below it; follows parent ids, so a broken index cannot fool it."""
    seen: set[int] = set()
    step: int | None = node.pk
    parent: int | None = node.parent_id
    while step is not None and step not in seen:
        if step == top.pk:
            return True
        seen.add(step)
        step = parent
        if step is not None:
            parent = type(node)._default_manager.values_list("parent_id", flat=True).get(pk=step)
    return False


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
