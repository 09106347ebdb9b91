"""One plan's text as plain rows in reading order: the working text or an edition, one query whatever its size.

Model instances in a page cost three to four times as much as plain rows, so what is shown is read here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from django.db.models import OuterRef, Subquery
from django.utils.text import capfirst

from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.item_fields import WRITTEN
from planning.models import AssignmentProposal, FrozenNode, Plan, PlanEdition, PlanNode
from planning.models.key_figure import told_name
from planning.reading import handed_facts
from planning.reading.partners import COLUMNS, Partner, kept, partners_in, partners_kept, with_partners

FIGURE = ("pk", "name", "unit_of_measure", "decimals")
ASSIGNMENT = ("pk", "starts_on", "due_on", "funding", "amount", "ended_by_id")
RECEIVER, RELEASED = "assignment__receivers__unit__name", "assignment__receivers__released_by"
# What rules and pages ask for by name; everything else is told as `item_fields` says.
NAMED = ("kind", "title", "text", "code", "comes_last", "wording_missing", "source", "is_example")
WORKING = tuple(dict.fromkeys((*NAMED, *(field.read for field in WRITTEN))))
READ = tuple((field.name, field.read) for field in WRITTEN)
FROZEN = tuple(dict.fromkeys((*NAMED, *(field.name for field in WRITTEN if not field.is_row))))
BESIDE = ("node_id", "parent_node_id", "depth", "targets", "catalogue", "key_figure_id", "assignment_id")
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure as a plan shows it; in an edition as it was when it was adopted."""

    pk: int
    name: str
    unit_of_measure: str
    decimals: int

    @property
    def is_judged(self) -> bool:
        """True for a bedömning, which has no values and no targets."""
        return not self.unit_of_measure

    @property
    def told_name(self) -> str:
        """What the plan calls it."""
        return told_name(self.name, self.unit_of_measure)


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """An uppdrag as a plan shows it: what stands in the catalogue beside the plan's own words.

    In an edition as it was when it was adopted; only that it has been ended since is told there too.
    """

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
        is_proposed: it proposes a change of an uppdrag that is given.
        own: all that is written in its fields, by the names of `item_fields`; another row by its name.
        partners: whom it is done together with.
        handed: of a figure that its unit has been given.
    """

    pk: int
    parent: int | None
    depth: int
    version: int
    kind: str
    title: str
    text: str
    code: str
    comes_last: bool
    wording_missing: bool
    source: str
    is_example: bool
    own: Mapping[str, Any]
    figure: Figure | None
    task: AssignmentFacts | None
    targets: Mapping[int, tuple[Decimal, Decimal | None]]
    is_proposed: bool = False
    partners: tuple[Partner, ...] = ()
    handed: handed_facts.HandedFacts | None = None

    @property
    def figure_name(self) -> str:
        """What its figure is called, with the unit that has been given it where the plan is its area's."""
        name = self.figure.told_name if self.figure else ""
        return f"{name}, {self.handed.unit}" if self.handed and self.handed.unit else name


def working_rows(plan: Plan, *, with_removed: bool = False) -> tuple[Row, ...]:
    """The working text, with what it proposes of given uppdrag. Only for those who may read it.

    Args:
        with_removed: with what has been taken out of it too.
    """
    standing = PlanNode.objects.exclude(kind=NodeKind.ROOT) if with_removed else PlanNode.objects.content()
    proposals = AssignmentProposal.objects.filter(assignment=OuterRef("assignment"), plan=OuterRef("plan"))
    nodes = with_partners(standing.filter(plan=plan)).annotate(proposal=Subquery(proposals.values("pk")))
    nodes = nodes.order_by("lft", "targets__year", "assignment__receivers__unit__lft", "standing__pk")
    own = ("pk", "parent_id", "level", "version", "targets__year", "targets__value", "targets__upper", "proposal")
    joined = (
        *(f"key_figure__{name}" for name in FIGURE),
        *(f"assignment__{name}" for name in ASSIGNMENT),
        *handed_facts.COLUMNS,
        RECEIVER,
        RELEASED,
        *COLUMNS,
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for values in nodes.values(*own, *WORKING, *joined):
        found.setdefault(values["pk"], []).append(values)
    proposed = _proposed({group[0]["proposal"] for group in found.values()} - {None})
    return tuple(_working_row(group, proposed.get(group[0]["proposal"])) for group in found.values())


def _proposed(keys: set[int]) -> dict[int | None, AssignmentFacts]:
    """What the plan's text makes of uppdrag that are given already. No query when it lets all of them be."""
    if not keys:
        return {}
    rows = AssignmentProposal.objects.filter(pk__in=keys).select_related("assignment")
    units = OrgUnit.objects.filter(pk__in={pk for row in rows for pk in row.receivers}).in_order()
    names = {unit.pk: unit.name for unit in units}
    return {
        row.pk: AssignmentFacts(
            row.assignment_id,
            row.starts_on,
            row.due_on,
            row.funding,
            row.amount,
            row.assignment.ended_by_id,
            tuple(name for pk, name in names.items() if pk in row.receivers),
        )
        for row in rows
    }


def _working_row(group: list[dict[str, Any]], proposed: AssignmentFacts | None) -> Row:
    """One node; it comes once for each of its targets, for each receiver of its uppdrag and for each partner."""
    first = group[0]
    targets = {
        values["targets__year"]: (values["targets__value"], values["targets__upper"])
        for values in group
        if values["targets__year"] is not None
    }
    figure, task = None, proposed
    if first["key_figure__pk"] is not None:
        figure = Figure(**{name: first[f"key_figure__{name}"] for name in FIGURE})
    if first["assignment__pk"] is not None and proposed is None:
        holding = [values[RECEIVER] for values in group if values[RECEIVER] and values[RELEASED] is None]
        receivers = tuple(dict.fromkeys(holding))
        task = AssignmentFacts(**{name: first[f"assignment__{name}"] for name in ASSIGNMENT}, receivers=receivers)
    depth = first["level"] - 1
    place = {"pk": first["pk"], "parent": first["parent_id"] if depth else None, "depth": depth}
    words = {name: first[read] for name, read in READ}
    named = {name: first[name] for name in NAMED}
    return Row(
        **named,
        own=words,
        **place,
        version=first["version"],
        figure=figure,
        task=task,
        targets=targets,
        is_proposed=proposed is not None,
        partners=partners_in(group),
        handed=handed_facts.handed_in(first),
    )


def edition_rows(edition: PlanEdition) -> tuple[Row, ...]:
    """An edition: what was adopted. The catalogue may have changed since; the edition has not."""
    return frozen_rows(edition.content_id)


def frozen_rows(content: int) -> tuple[Row, ...]:
    """What was frozen. Only for those who may read it: everybody once an edition stands on it.

    Args:
        content: the id of the frozen content.
    """
    nodes = FrozenNode.objects.of(content).order_by("position")
    return tuple(_frozen_row(values) for values in nodes.values(*BESIDE, "assignment__ended_by_id", *FROZEN))


def row_of(node: FrozenNode) -> Row:
    """A frozen node, saved or not, as a row. Asks the database nothing, and so tells of no uppdrag whether it has ended."""
    return _frozen_row({name: getattr(node, name) for name in (*BESIDE, *FROZEN)} | {"assignment__ended_by_id": None})


def belongings(row: Row) -> dict[str, Any]:
    """What an edition keeps of an item beside its words, as JSON: its targets, and the other rows that it shows as
    they stand: of the catalogue, and with whom it is done."""
    targets = {}
    for year, values in row.targets.items():
        targets[str(year)] = [str(value) for value in values if value is not None]
    catalogue = {field.name: row.own[field.name] for field in WRITTEN if field.is_row and row.own[field.name]}
    if row.figure is not None:
        catalogue |= asdict(row.figure)
    if row.task is not None:
        catalogue |= asdict(row.task)
        del catalogue["ended_by_id"]
        for name in ("starts_on", "due_on", "amount"):
            catalogue[name] = None if catalogue[name] is None else str(catalogue[name])
    return {"targets": targets, "catalogue": catalogue | kept(row.partners) | handed_facts.kept(row.handed)}


def _frozen_row(values: dict[str, Any]) -> Row:
    """The reverse of `belongings`."""
    catalogue = values["catalogue"]
    task = figure = None
    if values["key_figure_id"] is not None:
        figure = _kept(catalogue, Figure)
    if values["assignment_id"] is not None:
        task = facts_of(catalogue, ended_by=values["assignment__ended_by_id"])
    targets = {
        int(year): (Decimal(bounds[0]), Decimal(bounds[1]) if len(bounds) > 1 else None)
        for year, bounds in sorted(values["targets"].items())
    }
    place = {"pk": values["node_id"], "parent": values["parent_node_id"], "depth": values["depth"]}
    words = {field.name: catalogue.get(field.name) if field.is_row else values[field.name] for field in WRITTEN}
    named = {name: values[name] for name in NAMED}
    return Row(
        **named,
        own=words,
        **place,
        version=0,
        figure=figure,
        task=task,
        targets=targets,
        partners=partners_kept(catalogue),
        handed=handed_facts.handed_kept(catalogue),
    )


def facts_of(catalogue: Mapping[str, Any], *, ended_by: int | None = None) -> AssignmentFacts | None:
    """What was frozen of an uppdrag; None when it cannot be read."""
    return _kept({**catalogue, "ended_by_id": ended_by}, AssignmentFacts)


def _kept(data: Mapping[str, Any], kind: type[Kept]) -> Kept | None:
    """What was kept of the catalogue, whatever version kept it: unknown keys are passed by, and what cannot be read at
    all is left out here; the edition's stored text has it."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return None


def below(rows: Iterable[Row]) -> dict[int | None, list[Row]]:
    """The rows by what they stand under; what stands directly in the plan under None."""
    found: dict[int | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row.parent, []).append(row)
    return found


def titled(row: Row) -> str:
    """What a row is called in a sentence: its code or its heading, cut to a line."""
    words = row.title or capfirst(NodeKind(row.kind).label)
    return words if len(words) <= 80 else f"{words[:77]}…"
