"""An item as it is stored, by the names of its form, for the page that shows both texts when two have written at once."""

from collections.abc import Iterator
from typing import Any

from planning.forms.plan_nodes import OF_ASSIGNMENT
from planning.item_fields import WRITTEN
from planning.models import PlanNode
from planning.services.assignment_changes import said_in


def stored_item(node: PlanNode) -> dict[str, Any]:
    """Every field that the form of the item may have: its own, its uppdrag's and its targets."""
    stored = {field.column: getattr(node, field.column) for field in WRITTEN}
    if node.assignment is not None:
        said = said_in(node)
        stored |= {name: said[name] for name in ("receivers", *OF_ASSIGNMENT)} | {"assignment_due_on": said["due_on"]}
    return stored | dict(_of_targets(node))


def _of_targets(node: PlanNode) -> Iterator[tuple[str, Any]]:
    """A year without a target has none to show: the form's empty field."""
    for year in node.plan.covered_years:
        yield from ((f"target_{year}", None), (f"upper_{year}", None))
    for target in node.targets.all():
        yield from ((f"target_{target.year}", target.value), (f"upper_{target.year}", target.upper))
