"""One plan's text as plain rows in reading order: the working text or an edition, one query whatever its size.

Model instances in a page cost three to four times as much as plain rows, so what is shown is read here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planning.enums import NodeKind
from planning.models import EditionNode, Plan, PlanEdition, PlanNode
from planning.models.plan_edition import ITEM_FIELDS

FIGURE = ("pk", "name", "unit_of_measure", "decimals")
ASSIGNMENT = ("pk", "starts_on", "due_on", "funding", "amount", "ended_by_id")
RECEIVER = "assignment__receivers__unit__name"


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure as a plan shows it."""

    pk: int
    name: str
    unit_of_measure: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Task:
    """An uppdrag as a plan shows it: what stands in the catalogue beside the plan's own words."""

    pk: int
    starts_on: date | None
    due_on: date
    funding: str
    amount: Decimal | None
    ended_by_id: int | None
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A post of a plan. `pk` is the node's identity, the same in the working text and in every edition.

    Attributes:
        depth: 0 for what stands directly in the plan.
        targets: year → (value, upper value or None).
        version: what an edit is checked against; 0 in an edition, which cannot be edited.
    """

    pk: int
    parent: int | None
    depth: int
    version: int
    kind: str
    title: str
    text: str
    code: str
    perspective: str
    agenda_goals: list[int]
    environmental: bool
    social: bool
    economic: bool
    wording_missing: bool
    expected_result: str
    collaboration: str
    responsible: str
    starts_on: date | None
    due_on: date | None
    source: str
    is_example: bool
    figure: Figure | None
    task: Task | None
    targets: Mapping[int, tuple[Decimal, Decimal | None]]


def working_rows(plan: Plan) -> tuple[Row, ...]:
    """The working text. Only for those who may read it."""
    nodes = (
        PlanNode.objects.content()
        .filter(plan=plan)
        .order_by("lft", "targets__year", "assignment__receivers__unit__lft")
    )
    own = ("pk", "parent_id", "level", "version", "targets__year", "targets__value", "targets__upper")
    found: dict[int, list[dict[str, Any]]] = {}
    for values in nodes.values(*own, *ITEM_FIELDS, *_joined()):
        found.setdefault(values["pk"], []).append(values)
    return tuple(_working_row(group) for group in found.values())


def _working_row(group: list[dict[str, Any]]) -> Row:
    """One node; it comes once for each of its targets and for each receiver of its uppdrag."""
    first = group[0]
    targets = {
        values["targets__year"]: (values["targets__value"], values["targets__upper"])
        for values in group
        if values["targets__year"] is not None
    }
    depth = first["level"] - 1
    place = {"pk": first["pk"], "parent": first["parent_id"] if depth else None, "depth": depth}
    return _row(group, **place, version=first["version"], targets=targets)


def edition_rows(edition: PlanEdition) -> tuple[Row, ...]:
    """An edition: what was adopted."""
    nodes = EditionNode.objects.filter(edition=edition).order_by("position", "assignment__receivers__unit__lft")
    found: dict[int, list[dict[str, Any]]] = {}
    for values in nodes.values("node_id", "parent_node_id", "depth", "targets", *ITEM_FIELDS, *_joined()):
        found.setdefault(values["node_id"], []).append(values)
    return tuple(_edition_row(group) for group in found.values())


def _edition_row(group: list[dict[str, Any]]) -> Row:
    first = group[0]
    targets = {
        int(year): (Decimal(values[0]), Decimal(values[1]) if len(values) > 1 else None)
        for year, values in sorted(first["targets"].items())
    }
    place = {"pk": first["node_id"], "parent": first["parent_node_id"], "depth": first["depth"]}
    return _row(group, **place, version=0, targets=targets)


def _joined() -> tuple[str, ...]:
    return (*(f"key_figure__{name}" for name in FIGURE), *(f"assignment__{name}" for name in ASSIGNMENT), RECEIVER)


def _row(group: list[dict[str, Any]], **place: Any) -> Row:
    first = group[0]
    figure = task = None
    if first["key_figure__pk"] is not None:
        figure = Figure(**{name: first[f"key_figure__{name}"] for name in FIGURE})
    if first["assignment__pk"] is not None:
        receivers = tuple(dict.fromkeys(values[RECEIVER] for values in group if values[RECEIVER]))
        task = Task(**{name: first[f"assignment__{name}"] for name in ASSIGNMENT}, receivers=receivers)
    return Row(**{name: first[name] for name in ITEM_FIELDS}, figure=figure, task=task, **place)


def below(rows: Iterable[Row]) -> dict[int | None, list[Row]]:
    """The rows by what they stand under; what stands directly in the plan under None."""
    found: dict[int | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row.parent, []).append(row)
    return found


def titled(row: Row) -> str:
    """What a row is called in a sentence: its code or its heading, cut to a line."""
    words = row.title or NodeKind(row.kind).label.capitalize()
    return words if len(words) <= 80 else f"{words[:77]}…"
