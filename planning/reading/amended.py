"""What a plan's body made of what was laid before it: the frozen rows with the amendments in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from typing import Any

from django.db.models import QuerySet

from organisation.enums import Amends
from organisation.models import Amendment
from planning.item_fields import WRITTEN, Widget, has_field
from planning.models import FrozenNode, PlanNode

NODE, NEW = "node", "ny-"
DAYS = tuple(field.column for field in WRITTEN if field.widget is Widget.DAY)
COLUMNS = tuple(field.column for field in WRITTEN)
NAMES = tuple(field.name for field in WRITTEN if field.is_row)  # kept by the name of another row, where there is one


class AmendedText:
    """A frozen text and what the amendments make of it.

    Attributes:
        laid: the rows of what the body decided on, by what amendments know them by, in reading order.
        rows: the same with the amendments in and with what was added, unsaved; what was struck is there too.
        stands: what is left of them, each with its new place, in reading order.
    """

    def __init__(
        self, laid: Iterable[FrozenNode], amendments: Iterable[Amendment], added: Mapping[str, int] | None = None
    ) -> None:
        """Put the amendments in. One query for each uppdrag that was added.

        Args:
            laid: the rows of the frozen content that the body decided on, in reading order (`laid_rows`).
            added: ids of the nodes of what it added, by the amendments' subjects; without them it has negative ones.
        """
        self.laid = {str(row.node_id): row for row in laid}
        self.rows = {subject: copy(row) for subject, row in self.laid.items()}
        above = {subject: str(row.parent_node_id or "") for subject, row in self.laid.items()}
        struck = set[str]()
        for number, one in enumerate(of_nodes(amendments), start=1):
            if one.what == Amends.STRIKES:
                struck.add(one.subject)
                continue
            if one.what == Amends.ADDS:
                self.rows[one.subject] = _new(one.values, (added or {}).get(one.subject, -number))
                above[one.subject] = str(one.values.get("parent", ""))
            _put_in(self.rows[one.subject], one.values)
        self.stands = dict(_in_order(self.rows, above, struck))


def laid_rows(content: int) -> QuerySet[FrozenNode]:
    """The items of what a body decided on, in reading order."""
    return FrozenNode.objects.of(content).order_by("position")


def of_nodes(amendments: Iterable[Amendment]) -> Iterator[Amendment]:
    """Those of items, without what was added below something that has been taken away again: it goes with it.

    Args:
        amendments: in the order they were entered.
    """
    there = set[str]()
    for one in amendments:
        under = one.values.get("parent", "")
        if one.kind == NODE and (under in there or not under.startswith(NEW)):
            there.add(one.subject)
            yield one


def _new(values: Mapping[str, Any], node: int) -> FrozenNode:
    """A row of what was added; with its uppdrag, where it is one."""
    row = FrozenNode(kind=values["kind"], node_id=node, key_figure_id=values.get("key_figure_id"))
    if has_field(row.kind, "assignment"):
        is_there = PlanNode.objects.filter(pk=node).values_list("assignment", flat=True).first()
        row.assignment_id = is_there or node
        row.catalogue = {"pk": row.assignment_id}
    return row


def _put_in(row: FrozenNode, values: Mapping[str, Any]) -> None:
    for name, value in columns_in(values).items():
        setattr(row, name, value)
    row.targets = values.get("targets", row.targets)
    kept = {**row.catalogue, **values.get("catalogue", {})}
    row.catalogue = {name: value for name, value in kept.items() if value or name not in NAMES}


def columns_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """An item's own fields among an amendment's values, as the models hold them."""
    found = {name: values[name] for name in COLUMNS if name in values}
    return found | {name: date.fromisoformat(found[name]) for name in DAYS if found.get(name)}


def _in_order(
    rows: Mapping[str, FrozenNode], above: Mapping[str, str], struck: Collection[str]
) -> Iterator[tuple[str, FrozenNode]]:
    """The rows that are left, each with its new place."""
    below: dict[str, list[str]] = {}
    for subject, parent in above.items():
        below.setdefault(parent, []).append(subject)
    waiting: list[tuple[str, int | None, int]] = [(subject, None, 0) for subject in reversed(below.get("", ()))]
    position = 0
    while waiting:
        subject, parent_node, depth = waiting.pop()
        if subject in struck:
            continue
        row = rows[subject]
        row.pk, row._state.adding = None, True
        row.parent_node_id, row.position, row.depth = parent_node, position, depth
        position += 1
        yield subject, row
        waiting.extend((child, row.node_id, depth + 1) for child in reversed(below.get(subject, ())))
