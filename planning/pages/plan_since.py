"""Utdelat efter godkännandet: what has been handed down to a plan's units since its text could be written last.

It stands below the text, outside what is frozen: an edition says what it said when it was decided.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from planning.models import HandedDown, Plan
from planning.reading.addresses import page_of
from planning.reading.covered import covered_units
from planning.reading.facts import target_value
from planning.reading.tree import Figure, Row
from planning.rules import FIGURES_AT_TOP
from planning.services.handing_down import NEW_TARGET


@dataclass(frozen=True, slots=True)
class SinceRow:
    """One figure: what it is to reach, who handed it down, and what has come of it since.

    Attributes:
        what: "utdelat 2026-11-23", "utdelat 2026-11-23, nytt mål 2027-05-10: 90 %", "taget tillbaka 2027-05-10".
    """

    name: str
    url: str
    target: str
    giver: str
    what: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class Since:
    """The heading, which says since when, and the rows."""

    heading: str
    rows: tuple[SinceRow, ...]


def since(plan: Plan, shown: Sequence[Row], *, is_decided: bool) -> Since | None:
    """What has been handed down, changed and taken back since the text that is shown; None where nothing has. One query.

    Args:
        plan: with its unit.
        shown: the rows of the newest edition, or of the text that is handed in.
    """
    if plan.kind not in FIGURES_AT_TOP:
        return None
    said = {row.handed.row: row for row in shown if row.handed is not None}
    of_units = Q(unit__in=covered_units(plan), period_from__year=plan.first_year, taken_back_on=None)
    aimed = HandedDown.history.filter(id=OuterRef("pk"), history_change_reason=NEW_TARGET).order_by("-history_id")
    rows = HandedDown.objects.filter(of_units | Q(pk__in=said)).select_related("figure", "unit", "giver")
    found = tuple(_rows(plan, rows.annotate(aimed_at=Subquery(aimed.values("history_date")[:1])).order_by("pk"), said))
    heading = "Utdelat efter godkännandet" if is_decided else "Utdelat efter inlämningen"
    return Since(heading, found) if found else None


def _rows(plan: Plan, rows: Iterable[Any], said: Mapping[int, Row]) -> Iterator[SinceRow]:
    for row in rows:
        what = ", ".join(_events(row, said.get(row.pk)))
        if not what:
            continue
        unit = "" if row.unit_id == plan.unit_id else row.unit.name
        name = f"{row.figure}, {unit}" if unit else row.figure.name
        url = page_of("followup:key_figure_detail", row.figure_id)
        yield SinceRow(name, url, _target(row), row.giver.name, what, row.is_example and not plan.is_example)


def _events(row: Any, shown: Row | None) -> Iterator[str]:
    """What has happened to it since the text; of its targets the last.

    Args:
        row: a `HandedDown`, with the moment when it got another target.
        shown: as the text says it; None where the text has it not.
    """
    if shown is None:
        yield f"utdelat {row.handed_on}"
    if row.taken_back_on is not None:
        yield f"taget tillbaka {row.taken_back_on}"
    elif _has_new_target(row, shown):
        day = timezone.localtime(row.aimed_at).date() if row.aimed_at else row.handed_on
        yield f"nytt mål {day}: {_target(row)}" if row.target else f"målvärdet borttaget {day}"


def _has_new_target(row: Any, shown: Row | None) -> bool:
    """True when the text says that it is to reach something else, or it has got another target since it was handed down."""
    if shown is None:
        return row.aimed_at is not None
    return shown.targets.get(row.period_from.year) != row.target


def _target(row: HandedDown) -> str:
    figure = row.figure
    facts = Figure(figure.pk, figure.name, figure.unit_of_measure, figure.decimals)
    return target_value(row.target, facts) if row.target else ""
