"""The story of a plan's item: what it comes from and what it goes on in, year by year, whatever it is called."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from planning.models import NodeContinuation

# Both ways at once and however far: what is split goes on in several, what is merged comes from several. UNION takes
# each step once, so that even a ring, which the service refuses, ends.
WALK = """
WITH RECURSIVE
back (start_id, node_id) AS (
    SELECT to_node_id, from_node_id FROM {table} WHERE to_node_id IN ({ids})
    UNION SELECT back.start_id, row.from_node_id FROM back JOIN {table} row ON row.to_node_id = back.node_id
),
onward (start_id, node_id) AS (
    SELECT from_node_id, to_node_id FROM {table} WHERE from_node_id IN ({ids})
    UNION SELECT onward.start_id, row.to_node_id FROM onward JOIN {table} row ON row.from_node_id = onward.node_id
)
SELECT 0, start_id, node_id FROM back UNION ALL SELECT 1, start_id, node_id FROM onward
"""


@dataclass(frozen=True, slots=True)
class Story:
    """Berättelsen om en post: the ids of the items before it and after it. Siblings of a split are not a part of it."""

    node: int
    earlier: frozenset[int]
    later: frozenset[int]

    @property
    def whole(self) -> frozenset[int]:
        """Every item of the story, the one it is told of among them."""
        return self.earlier | {self.node} | self.later


def stories(nodes: Collection[int]) -> dict[int, Story]:
    """The story of each node, in both directions. One query, however many they are and however long it is.

    Args:
        nodes: ids of nodes; what they say now or said when they were adopted does not matter.
    """
    if not nodes:
        return {}
    ids = sorted(set(nodes))
    found: tuple[dict[int, set[int]], dict[int, set[int]]] = ({pk: set() for pk in ids}, {pk: set() for pk in ids})
    marks = ", ".join(["%s"] * len(ids))
    table = connection.ops.quote_name(NodeContinuation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(table=table, ids=marks), [*ids, *ids])
        for is_onward, start, node in cursor.fetchall():
            found[is_onward][start].add(node)
    earlier, later = found
    return {pk: Story(pk, frozenset(earlier[pk]), frozenset(later[pk])) for pk in ids}
