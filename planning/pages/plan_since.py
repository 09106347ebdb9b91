"""Utdelat efter godkännandet: what has been handed down to a plan's units since its text could be written last.

It stands below the text, outside what is frozen: an edition says what it said when it was decided.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
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
        what: "utdelat 2026-11-23", "nytt mål 2027-05-10: 90 %", "taget tillbaka 2027-05-10".
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
    """What has been handed down, changed and taken back since the text that is shown; None where nothing has. Two queries.

    Args:
        plan: with its unit.
        shown: the rows of the newest edition, or of the text that is handed in.
    """
    if plan.kind not in FIGURES_AT_TOP:
        return None
    said = {row.handed.row: row for row in shown if row.handed is not None}
    of_units = Q(unit__in=covered_units(plan), period_from__year=plan.first_year, taken_back_on=None)
    rows = list(
        HandedDown.objects.filter(of_units | Q(pk__in=said)).select_related("figure", "unit", "giver").order_by("pk")
    )
    changed = [row.pk for row in rows if row.pk in said and not _is_same(row, said[row.pk])]
    found = tuple(_rows(plan, rows, said, _changed_on(changed)))
    heading = "Utdelat efter godkännandet" if is_decided else "Utdelat efter inlämningen"
    return Since(heading, found) if found else None


def _rows(
    plan: Plan, rows: Sequence[HandedDown], said: Mapping[int, Row], changed_on: Mapping[int, date]
) -> Iterator[SinceRow]:
    for row in rows:
        if row.pk not in said:
            what = f"utdelat {row.handed_on}"
        elif row.taken_back_on is not None:
            what = f"taget tillbaka {row.taken_back_on}"
        elif not _is_same(row, said[row.pk]):
            day = changed_on.get(row.pk, row.handed_on)
            what = f"nytt mål {day}: {_target(row)}" if row.target else f"målvärdet borttaget {day}"
        else:
            continue
        unit = "" if row.unit_id == plan.unit_id else row.unit.name
        name = f"{row.figure}, {unit}" if unit else row.figure.name
        url = page_of("followup:key_figure_detail", row.figure_id)
        yield SinceRow(name, url, _target(row), row.giver.name, what, row.is_example and not plan.is_example)


def _is_same(row: HandedDown, shown: Row) -> bool:
    """True when the text says what it is to reach."""
    return shown.targets.get(row.period_from.year) == row.target


def _target(row: HandedDown) -> str:
    figure = row.figure
    facts = Figure(figure.pk, figure.name, figure.unit_of_measure, figure.decimals)
    return target_value(row.target, facts) if row.target else ""


def _changed_on(rows: Collection[int]) -> dict[int, date]:
    """The day on which each got its target. One query; none when there are none."""
    if not rows:
        return {}
    history = HandedDown.history.filter(id__in=rows, history_change_reason=NEW_TARGET).order_by()
    latest = history.values("id").annotate(day=Max("history_date")).values_list("id", "day")
    return {pk: timezone.localtime(day).date() for pk, day in latest}
