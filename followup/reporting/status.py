"""Status, for who has half a minute: the goals, the money, what deviates, who contributes.

All from frozen reports, but for the key figures: their decided values, so that each leads to its series.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from followup.models import Report
from followup.reporting.economy_page import forecast_sentence, largest_deviation
from followup.reporting.frozen import Frozen, UnitGoals, chapter_url, chosen_and_earlier, goal_key, others
from followup.reporting.status_figures import FigureDeviations, figure_deviations
from followup.reporting.status_goals import GoalStatus, change_sentence, goal_sentence, goal_status
from followup.reporting.status_signals import Signal, signals, unit_url
from styrmodell.lib.documents.blocks import GoalRow
from styrmodell.lib.documents.status import Status


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """En nämnds helårsprognos against its budget, for the bars."""

    label: str
    value: Decimal | None
    url: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's assessment of one goal; no status when the unit has not decided its report."""

    unit: str
    status: Status | None
    url: str

    @property
    def key(self) -> str:
        """The status key; empty when there is none."""
        return self.status.key.value if self.status else ""

    @property
    def words(self) -> str:
        """What the mark says: "Socialnämnden: Delvis uppfyllt"."""
        return f"{self.unit}: {self.status.word if self.status else 'ingen bedömning'}"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Ett mål and every unit's assessment of it."""

    goal: GoalStatus
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """Ett uppdrag från fullmäktige hos en mottagare."""

    name: str
    owner: str
    due: date | None
    status: Status | None
    url: str


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Everything the page shows."""

    frozen: Frozen
    conclusion: str
    decision: str
    goals: tuple[GoalStatus, ...]
    money: tuple[MoneyLine, ...]
    signals: tuple[Signal, ...]
    figures: FigureDeviations
    units: tuple[UnitGoals, ...]
    matrix: tuple[MatrixRow, ...]
    assignments: tuple[AssignmentLine, ...]

    @property
    def money_conclusion(self) -> str:
        """Who deviates most, for the picture."""
        return largest_deviation([line for line in self.money if not line.is_total])


def status_page(user: Any, reports: Sequence[Report], chosen: Report) -> StatusPage:
    """The status as kommunens adopted report says it. Five queries, however many units there are."""
    now, *earlier = chosen_and_earlier(reports, chosen)
    units = others(user, now.round)
    goals = tuple(goal_status(row, now, earlier) for row in now.goals)
    sentences = [goal_sentence(goals), change_sentence(goals, earlier), _money_sentence(now)]
    return StatusPage(
        frozen=now,
        conclusion=" ".join(filter(None, sentences)),
        decision=_decision(now),
        goals=goals,
        money=_money(now, units),
        signals=tuple(signals(now, earlier, goals, units)),
        figures=figure_deviations(user, now.round),
        units=tuple(units),
        matrix=tuple(_matrix_row(goal, row, units) for goal, row in zip(goals, now.goals, strict=True)),
        assignments=_assignments(now),
    )


def _money_sentence(now: Frozen) -> str:
    total = now.ledger.total if now.ledger else None
    if total is None:
        return ""
    return forecast_sentence("Nämnderna", total.year_deviation)


def _decision(now: Frozen) -> str:
    """In words: "Kommunfullmäktige 2026-10-26 § 131", as frozen."""
    if not now.document.decisions:
        return ""
    last = now.document.decisions[-1]
    return " ".join(filter(None, [last.body, last.date.isoformat() if last.date else "", last.paragraph]))


def _money(now: Frozen, units: Sequence[UnitGoals]) -> tuple[MoneyLine, ...]:
    if now.ledger is None:
        return ()
    lines = [MoneyLine(row.name, row.year_deviation, unit_url(row.name, now, units)) for row in now.ledger.rows]
    total = now.ledger.total
    return (*lines, *([MoneyLine("Summa", total.year_deviation, "", is_total=True)] if total else []))


def _matrix_row(goal: GoalStatus, row: GoalRow, units: Sequence[UnitGoals]) -> MatrixRow:
    cells = []
    for unit in units:
        status, chapter = unit.goals.get(goal_key(row), (None, ""))
        url = chapter_url(unit.report, chapter) if chapter else ""
        cells.append(Cell(unit.report.unit.name, status, url))
    return MatrixRow(goal, tuple(cells))


def _assignments(now: Frozen) -> tuple[AssignmentLine, ...]:
    anchor, rows = now.assignments
    url = f"{now.report.get_absolute_url()}#{anchor}"
    return tuple(AssignmentLine(row.name, row.owner, row.due, row.status, url) for row in rows)
