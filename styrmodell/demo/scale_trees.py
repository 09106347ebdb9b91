"""Numbering whole trees anew after rows have been added to them in bulk."""

from collections import defaultdict
from typing import Any

from django.db import connection


def renumber(model: type[Any]) -> None:
    """Give every tree of the model its intervals from parent and rank, which are the truth of it."""
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, parent in model._base_manager.order_by("tree_id", "rank", "pk").values_list("pk", "parent_id"):
        below[parent].append(pk)
    rows: list[tuple[int, int, int, int, int]] = []
    for tree, root in enumerate(below[None], start=1):
        _number(root, below, rows, tree=tree, at=1, level=0)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET lft = %s, rght = %s, tree_id = %s, level = %s WHERE id = %s", rows)


def _number(pk: int, below: Any, rows: list[tuple[int, int, int, int, int]], *, tree: int, at: int, level: int) -> int:
    """Number a node and what lies below it; returns the first number after it."""
    left = at
    for child in below[pk]:
        at = _number(child, below, rows, tree=tree, at=at + 1, level=level + 1) - 1
    rows.append((left, at + 1, tree, level, pk))
    return at + 2
