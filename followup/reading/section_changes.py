"""When and by whom each section of a report was changed last, as its history has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from followup.models import (
    Action,
    Assessment,
    Deviation,
    KeyFigureValue,
    OperatingForecast,
    Report,
    ReportText,
    SectionRow,
    StatusUpdate,
)


@dataclass(frozen=True, slots=True)
class Changed:
    """Ändringen: when, and by whom in words; "" when nobody is known."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the report asks about, by ids.

    Attributes:
        nodes, receivers, followed: activities, assignments and actions of earlier reports, whose state is told.
        actions: those against its own deviations.
        figures, operations: whose values and forecasts are told.
    """

    nodes: frozenset[int]
    receivers: frozenset[int]
    followed: frozenset[int]
    actions: frozenset[int]
    figures: frozenset[int]
    operations: frozenset[int]


Subject = tuple[str, Any]  # "text" and a section's key, "goal" and a node's id …


def last_changes(report: Report, asked: Subjects) -> dict[Subject, Changed]:
    """The last change of everything that is written in the report. One query a kind that it asks about, however much there is."""
    found: dict[Subject, Changed] = {}
    for name, field, rows in _histories(report, asked):
        for row in rows:
            found[name, getattr(row, field)] = Changed(row.history_date, str(row.history_user or ""))
    return found


def _histories(report: Report, asked: Subjects) -> Iterator[tuple[str, str, Iterable[Any]]]:
    """The kinds of what is written: its name, the column that tells what a row is about, and the newest row of each."""
    of_report = Q(report=report.pk)
    yield "text", "key", _newest(ReportText, of_report, "key")
    yield "goal", "node_id", _newest(Assessment, of_report, "node_id")
    yield "deviations", "report_id", _newest(Deviation, of_report, "report_id")
    yield "rows", "kind", _newest(SectionRow, of_report, "kind")
    if asked.actions:
        yield "action", "id", _newest(Action, Q(id__in=asked.actions), "id")
    for field, ids in (("node_id", asked.nodes), ("receiver_id", asked.receivers), ("action_id", asked.followed)):
        if ids:
            yield f"state {field}", field, _newest(StatusUpdate, Q(**{f"{field}__in": ids}), field)
    if asked.figures:
        period = {"period_from": report.round.period_from, "period_to": report.round.period_to}
        values = Q(unit=report.unit_id, figure__in=asked.figures, **period)
        yield "figure", "figure_id", _newest(KeyFigureValue, values, "figure_id")
    if asked.operations:
        forecasts = Q(round=report.round_id, operation__in=asked.operations)
        yield "forecast", "operation_id", _newest(OperatingForecast, forecasts, "operation_id")


def _newest(model: Any, wanted: Q, field: str) -> QuerySet[Any]:
    """Of each that the column tells apart the newest row of history, with who wrote it. One query."""
    newest = model.history.filter(wanted).order_by().values(field).annotate(newest=Max("history_id")).values("newest")
    return model.history.filter(history_id__in=newest).select_related("history_user").order_by()
