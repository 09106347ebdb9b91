"""Deviations as a report tells them: its own and those of the level below, what is said of the same thing told once."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q

from followup.models import Deviation, FrozenAction, FrozenDeviation, Report
from followup.reading.actions import coming_back, with_actions
from followup.reading.below import ReportBelow, Standing

Thing = tuple[str, Hashable]


@dataclass(frozen=True, slots=True)
class ToldAction:
    """Åtgärd mot en avvikelse; `row_id` is the live row, None when it has been removed since."""

    text: str
    responsible: str
    due_on: date | None
    row_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class ToldDeviation:
    """Avvikelse: a report's own, live, or one from the level below, as it stands or as its body decided it.

    Attributes:
        unit_name: what the one who wrote it was called; for one that a body has not dealt with followed by that.
        is_own: of the report itself.
        row_id: the live row, None when it has been removed since its body decided.
    """

    unit_id: int
    unit_name: str
    is_own: bool
    kind: str
    title: str
    cause: str
    node: Any
    operation_id: int | None
    row_id: int | None
    version: int
    is_example: bool
    actions: tuple[ToldAction, ...] = ()

    @property
    def node_id(self) -> int | None:
        """The item that it is about."""
        return self.node.pk if self.node else None


Row = TypeVar("Row", ToldDeviation, FrozenDeviation)


def about(row: ToldDeviation | FrozenDeviation) -> Thing:
    """Vad en avvikelse gäller: an uppdrag, a goal or another item, a verksamhet; else what it is called where it was written.

    Plans show the same uppdrag in a row each, so an uppdrag is told by itself and not by where it stands.
    """
    if row.node is not None:
        return ("assignment", row.node.assignment_id) if row.node.assignment_id else ("node", row.node_id)
    if row.operation_id:
        return ("operation", row.operation_id)
    return ("alone", (row.unit_id, row.title))


def told_once(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows, those about the same thing together, in the order of the first of each."""
    found: dict[Thing, list[Row]] = {}
    for row in rows:
        found.setdefault(about(row), []).append(row)
    return list(found.values())


def live_deviations(
    report: Report, below: Sequence[ReportBelow], *, until: date | None = None
) -> tuple[Deviation, ...]:
    """The report's own as they stand, those of the level below that no body has dealt with, and those of earlier rounds with
    actions that come back. Two queries.

    Args:
        until: the day after which a status update is not this report's.
    """
    handed_in = [one.report.pk for one in below if one.standing == Standing.HANDED_IN]
    back = coming_back(report, until=until).order_by().values("deviation")
    rows = Deviation.objects.filter(Q(report=report) | Q(report__in=handed_in) | Q(pk__in=back))
    rows = rows.select_related("operation__unit", "report__unit", "report__round", "node")
    return tuple(with_actions(rows, report, until=until).order_by("kind", "pk"))


def told(live: Iterable[Deviation], below: Sequence[ReportBelow]) -> tuple[ToldDeviation, ...]:
    """The report's own deviations, then those of the level below in its order. Two queries where something is decided.

    Args:
        live: of the report's own round, as `live_deviations` gives them.
    """
    by_report = {one.report.pk: one for one in below}
    decided = {one.content: one for one in below if one.content is not None}
    rows = [_as_it_stands(row, by_report.get(row.report_id)) for row in live]
    rows += _as_decided(decided) if decided else ()
    places = {one.report.unit_id: place for place, one in enumerate(below)}
    return tuple(sorted(rows, key=lambda one: -1 if one.is_own else places[one.unit_id]))


def _as_it_stands(row: Deviation, below: ReportBelow | None) -> ToldDeviation:
    return ToldDeviation(
        unit_id=row.report.unit_id,
        unit_name=below.whose if below else row.report.unit_name,
        is_own=below is None,
        kind=row.kind,
        title=row.title,
        cause=row.cause,
        node=row.node,
        operation_id=row.operation_id,
        row_id=row.pk,
        version=row.version,
        is_example=row.is_example,
        actions=tuple(
            ToldAction(one.text, one.responsible, one.due_on, one.pk, one.version) for one in row.actions.all()
        ),
    )


def _as_decided(decided: Mapping[int, ReportBelow]) -> Iterator[ToldDeviation]:
    actions: dict[tuple[int, int], list[ToldAction]] = {}
    for row in FrozenAction.objects.in_contents(decided).order_by("position"):
        told = ToldAction(row.text, row.responsible, row.due_on, row.row_id, row.version)
        actions.setdefault((row.content_id, row.deviation), []).append(told)
    for row in FrozenDeviation.objects.in_contents(decided).select_related("node").order_by("position"):
        below = decided[row.content_id]
        yield ToldDeviation(
            unit_id=below.report.unit_id,
            unit_name=below.whose,
            is_own=False,
            kind=row.kind,
            title=row.title,
            cause=row.cause,
            node=row.node,
            operation_id=row.operation_id,
            row_id=row.row_id,
            version=row.version,
            is_example=row.is_example,
            actions=tuple(actions.get((row.content_id, row.position), ())),
        )
