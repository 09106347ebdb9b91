"""What deviates, from frozen reports; every signal leads to the text behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import Attainment
from followup.reporting.frozen import Frozen, UnitGoals, chapter_url
from followup.reporting.status_goals import GoalStatus
from styrmodell.lib.documents.figures import LedgerRow
from styrmodell.lib.swedish import money_mkr

SMALL = Decimal(50_000)  # less than 0,1 mkr is no deviation to show
MONEY_TABLE = "Avvikelser mot årsbudget"


@dataclass(frozen=True, slots=True)
class Signal:
    """Något som avviker, with the way to the text behind it."""

    kind: str
    text: str
    url: str
    key: str  # a status key, for the look
    is_new: bool


def signals(
    now: Frozen, earlier: Sequence[Frozen], goals: Sequence[GoalStatus], units: Sequence[UnitGoals]
) -> list[Signal]:
    """Goals that are not met, money, what kommunens report names, and reports that are not decided."""
    before = earlier[0] if earlier else None
    found = [
        Signal("Mål", f"{goal.code} {goal.name}".strip(), goal.url, Attainment.NOT_MET.value, goal.change != 0)
        for goal in goals
        if goal.status and goal.status.key.value == Attainment.NOT_MET
    ]
    found += _money_signals(now, before, units)
    found += _written_signals(now, before)
    found += [
        Signal(
            "Rapport",
            f"{unit.report.unit} har inte beslutat sin rapport",
            now.round.get_absolute_url(),
            "",
            is_new=True,
        )
        for unit in units
        if not unit.is_decided
    ]
    return found


def _money_signals(now: Frozen, before: Frozen | None, units: Sequence[UnitGoals]) -> list[Signal]:
    """Nämnder that expect a worse year than budget, the largest first."""
    rows = [row for row in now.ledger.rows if _is_worse(row)] if now.ledger else []
    earlier = {row.name for row in before.ledger.rows if _is_worse(row)} if before and before.ledger else set()
    return [
        Signal(
            "Ekonomi",
            f"{row.name} räknar med {money_mkr(-(row.year_deviation or Decimal(0)), unit=True)} sämre än budget för helåret",
            unit_url(row.name, now, units),
            Attainment.NOT_MET.value,
            row.name not in earlier,
        )
        for row in sorted(rows, key=lambda row: row.year_deviation or Decimal(0))
    ]


def _is_worse(row: LedgerRow) -> bool:
    return row.year_deviation is not None and row.year_deviation <= -SMALL


def _written_signals(now: Frozen, before: Frozen | None) -> list[Signal]:
    """What kommunens report itself names; about money only when there is no account to compute it from."""
    earlier = {row.name for _, table in before.deviations for row in table.rows} if before else set()
    return [
        Signal(
            "Avvikelse",
            row.name,
            f"{now.report.get_absolute_url()}#{chapter.anchor}",
            "DELAYED",
            row.name not in earlier,
        )
        for chapter, table in now.deviations
        if table.heading != MONEY_TABLE or now.ledger is None
        for row in table.rows
    ]


def unit_url(name: str, now: Frozen, units: Sequence[UnitGoals]) -> str:
    """The nämnd's own account, in kommunens report when the nämnd has not decided its own."""
    decided = [unit.report for unit in units if unit.is_decided and unit.report.unit.name == name]
    return chapter_url(decided[0] if decided else now.report, "operating")
