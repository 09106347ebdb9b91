"""Status, for who has half a minute: the goals, the money, what deviates, who contributes.

All from frozen reports, but for the key figures: their decided values, so that each leads to its series.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from followup.models import FrozenState, Report
from followup.money.operating_account import is_over
from followup.pages.money_lines import MoneyLine, forecast_sentence, largest_deviation, outcome_sentence, picture
from followup.pages.status_figures import FigureDeviations, figure_deviations
from followup.pages.status_goals import GoalStatus, TrailStep, change_sentence, goal_sentence, goal_status
from followup.pages.status_signals import ASSIGNMENTS, DEVIATIONS, Signal, signals, unit_url
from followup.reading.frozen import Frozen, UnitGoals, chapter_url, read
from followup.reading.scales import work_status
from followup.rules.sections import STEWARDSHIP
from planning.reading.stories import stories
from styrmodell.lib.documents.status import Status


@dataclass(frozen=True, slots=True)
class MatrixCell:
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
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """Ett uppdrag från fullmäktige hos en mottagare, or an action of an earlier report."""

    name: str
    owner: str
    due: date | None
    status: Status | None
    url: str


@dataclass(frozen=True, slots=True)
class StewardshipLine:
    """God ekonomisk hushållning: the sammanvägda bedömning, and those of the reports before, the newest first."""

    status: Status
    before: tuple[TrailStep, ...]
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
    actions: tuple[AssignmentLine, ...]
    stewardship: StewardshipLine | None

    @property
    def money_conclusion(self) -> str:
        """Who deviates most, for the picture."""
        return largest_deviation(self.frozen.account.rows, is_over=self.is_over)

    @property
    def is_over(self) -> bool:
        """True when the year is: its outcome is told, where a forecast was."""
        return is_over(self.frozen.account, self.frozen.round)


def status_page(user: Any, reports: Sequence[Report], chosen: Report) -> StatusPage:
    """The status as kommunens adopted report says it. Eight queries, however many units there are."""
    now, earlier, units = read(reports, chosen)
    told = {pk: story.whole for pk, story in stories(now.goals).items()}
    goals = tuple(goal_status(goal, told[goal.node], now, earlier) for goal in now.goals.values())
    sentences = [
        goal_sentence(goals),
        change_sentence(goals, earlier),
        _money_sentence(now),
    ]
    return StatusPage(
        frozen=now,
        conclusion=" ".join(filter(None, sentences)),
        decision=now.decision,
        goals=goals,
        money=_money(now, units),
        signals=tuple(signals(now, earlier, goals, units)),
        figures=figure_deviations(user, now.round),
        units=tuple(units),
        matrix=tuple(_matrix_row(goal, told[goal.node], units) for goal in goals),
        assignments=_lines(now, now.states, ASSIGNMENTS),
        actions=_lines(now, now.actions, DEVIATIONS),
        stewardship=_stewardship(now, earlier),
    )


def _stewardship(now: Frozen, earlier: Sequence[Frozen]) -> StewardshipLine | None:
    """None where the report says nothing of it."""
    if now.stewardship is None:
        return None
    before = tuple(TrailStep(str(one.round), one.stewardship) for one in earlier if one.stewardship)
    return StewardshipLine(now.stewardship, before, chapter_url(now.report, STEWARDSHIP.replace("_", "-")))


def _money_sentence(now: Frozen) -> str:
    if is_over(now.account, now.round):
        return outcome_sentence("Nämndernas", now.account.total)
    return forecast_sentence("Nämnderna", now.account.total)


def _money(now: Frozen, units: Sequence[UnitGoals]) -> tuple[MoneyLine, ...]:
    over = is_over(now.account, now.round)
    lines = [MoneyLine(row, unit_url(row.unit_id, now, units), is_over=over) for row in now.account.rows]
    return tuple(lines) if now.account.is_empty else picture(lines, now.account.total, is_over=over)


def _matrix_row(goal: GoalStatus, story: Collection[int], units: Sequence[UnitGoals]) -> MatrixRow:
    cells = []
    for unit in units:
        found = next((unit.goals[node] for node in (goal.node, *sorted(story)) if node in unit.goals), None)
        url = chapter_url(unit.report, found.chapter) if found else ""
        cells.append(MatrixCell(unit.report.unit_name, found.status if found else None, url))
    return MatrixRow(goal, tuple(cells))


def _lines(now: Frozen, states: Sequence[FrozenState], chapter: str) -> tuple[AssignmentLine, ...]:
    url = chapter_url(now.report, chapter)
    return tuple(
        AssignmentLine(row.title, row.owner, row.due_on, work_status(row.state) if row.state else None, url)
        for row in states
    )
