"""What deviates, from frozen reports; every signal leads to the text behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import Attainment, DeviationKind, ReportStatus
from followup.models import FrozenDeviation, Report
from followup.money.operating_account import AccountRow
from followup.pages.status_goals import GoalStatus
from followup.reading.frozen import Frozen, UnitGoals, chapter_url
from styrmodell.lib.swedish import money_mkr

SMALL = Decimal(50_000)  # less than 0,1 mkr is no deviation to show
FAR = Decimal("0.01")  # of the budget to date; months are never alike
DEVIATIONS = "deviations"  # the key of the chapter that names them


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
            _why_not_there(unit.report),
            now.round.get_absolute_url(),
            "",
            is_new=True,
        )
        for unit in units
        if not unit.is_decided
    ]
    return found


def _why_not_there(report: Report) -> str:
    """In a sentence why a nämnd's or a bolag's report is not among those that are decided."""
    if report.status == ReportStatus.LET_OFF:
        return f"{report.unit} är undantagen från uppföljningen: {report.let_off_reason}"
    return f"{report.unit} har inte beslutat sin rapport"


def _money_signals(now: Frozen, before: Frozen | None, units: Sequence[UnitGoals]) -> list[Signal]:
    """Nämnder that expect a worse year than budget, the largest first; and those whose outcome is far from it already,
    whatever they expect.
    """
    ways = ((_year, "räknar med {} sämre än budget för helåret"), (_to_date, "har hittills {} sämre utfall än budget"))
    found: list[Signal] = []
    said: set[int] = set()
    for deviation, words in ways:
        worse = sorted((one for one in now.account.rows if deviation(one) <= -SMALL), key=deviation)
        earlier = {one.unit_id for one in before.account.rows if deviation(one) <= -SMALL} if before else set()
        found += [
            Signal(
                "Ekonomi",
                f"{one.label} {words.format(money_mkr(-deviation(one), unit=True))}",
                unit_url(one.unit_id, now, units),
                Attainment.NOT_MET.value,
                one.unit_id not in earlier,
            )
            for one in worse
            if one.unit_id not in said
        ]
        said |= {one.unit_id for one in worse}
    return found


def _year(one: AccountRow) -> Decimal:
    return one.amounts.year_deviation or Decimal(0)


def _to_date(one: AccountRow) -> Decimal:
    """The outcome against the budget to date, where it is far from it."""
    deviation, budget = one.amounts.deviation or Decimal(0), abs(one.amounts.budget or Decimal(0))
    return deviation if abs(deviation) >= budget * FAR else Decimal(0)


def _written_signals(now: Frozen, before: Frozen | None) -> list[Signal]:
    """What kommunens report itself names; about money only when there is no account to compute it from."""
    earlier = {_what(row) for row in before.deviations} if before else set()
    return [
        Signal("Avvikelse", row.title, chapter_url(now.report, DEVIATIONS), "DELAYED", _what(row) not in earlier)
        for row in sorted(now.deviations, key=lambda row: row.kind != DeviationKind.ECONOMY)
        if row.kind != DeviationKind.ECONOMY or now.account.is_empty
    ]


def _what(row: FrozenDeviation) -> tuple[object, ...]:
    """What a deviation is about: a verksamhet or a post; each report writes its own row, so else by what it is called."""
    about = (row.operation_id, row.node_id)
    return about if any(about) else (row.unit_id, row.title)


def unit_url(unit: int, now: Frozen, units: Sequence[UnitGoals]) -> str:
    """The nämnd's own account, in kommunens report when the nämnd has not decided its own."""
    decided = [one.report for one in units if one.is_decided and one.report.unit_id == unit]
    return chapter_url(decided[0] if decided else now.report, "operating")
