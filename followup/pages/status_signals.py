"""What deviates, from frozen reports: each thing once, with what is said of why, and the way to the text behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from followup.enums import OVER, Attainment, DeviationKind, ReportStatus, WorkState
from followup.models import FrozenDeviation, FrozenState, Report
from followup.money.operating_account import AccountRow, is_over
from followup.pages.status_goals import GoalStatus, first_sentence
from followup.reading.deviations import Thing, about, told_once
from followup.reading.frozen import ANALYSIS, Frozen, UnitGoals, chapter_url
from organisation.unit_words import words_of
from styrmodell.lib.swedish import join_words, money_mkr

SMALL = Decimal(50_000)  # less than 0,1 mkr is no deviation to show
FAR = Decimal("0.01")  # of the budget to date; months are never alike
# The keys of the chapters that name deviations, tell of the account and of fullmäktiges uppdrag.
DEVIATIONS, ACCOUNT, ASSIGNMENTS = "deviations", "operating", "council-assignments"


@dataclass(frozen=True, slots=True)
class Reason:
    """Orsak, and who gives it."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Signal:
    """Något som avviker, with the way to the text behind it.

    Attributes:
        key: a status key, for the look.
        reasons: what nämnden and kommunen say of it, beside each other.
    """

    kind: str
    text: str
    url: str
    key: str
    is_new: bool
    reasons: tuple[Reason, ...] = ()


def signals(
    now: Frozen, earlier: Sequence[Frozen], goals: Sequence[GoalStatus], units: Sequence[UnitGoals]
) -> list[Signal]:
    """Goals that are not met, money, late uppdrag, what else is named, and reports that are not decided. A deviation
    about what is a signal already is its reason, and no signal of its own.
    """
    before = earlier[0] if earlier else None
    written = {about(rows[0]): rows for rows in told_once(now.deviations) if rows[0].kind != DeviationKind.ECONOMY}
    found = _goal_signals(now, goals, written) + _money_signals(now, before, units)
    found += _late_signals(now, before, written) + _written_signals(now, before, written)
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
    if report.status == ReportStatus.STRUCK:
        return f"{report.unit} lämnade aldrig sin rapport, och den är struken: {report.let_off_reason}"
    return f"{report.unit.body_name} har inte beslutat {words_of(report.unit.kind).the} rapport"


Written = dict[Thing, list[FrozenDeviation]]  # those not told yet, by what they are about


def _goal_signals(now: Frozen, goals: Iterable[GoalStatus], written: Written) -> list[Signal]:
    return [
        Signal(
            "Mål",
            f"{goal.code} {goal.name}".strip(),
            goal.url,
            Attainment.NOT_MET.value,
            goal.change != 0,
            _reasons(written.pop(("node", goal.node), ())),
        )
        for goal in goals
        if goal.status and goal.status.key.value == Attainment.NOT_MET
    ]


def _late_signals(now: Frozen, before: Frozen | None, written: Written) -> list[Signal]:
    """Fullmäktiges uppdrag that are reported late, or were to be done within the period and are not; once, whoever has it."""
    earlier = _late(before) if before else {}
    return [
        Signal(
            "Uppdrag",
            _late_words(rows),
            chapter_url(now.report, ASSIGNMENTS),
            WorkState.DELAYED.value,
            task not in earlier,
            (
                *_reasons(written.pop(("assignment", task), ())),
                *(Reason(row.owner, first_sentence(row.text)) for row in rows if row.text),
            ),
        )
        for task, rows in _late(now).items()
    ]


def _late_words(rows: Sequence[FrozenState]) -> str:
    owners = join_words([row.owner for row in rows])
    if any(row.state == WorkState.DELAYED for row in rows):
        return f"”{rows[0].title}” är försenat hos {owners}"
    return f"”{rows[0].title}” skulle ha varit klart {rows[0].due_on} hos {owners}"


def _late(one: Frozen) -> dict[int, list[FrozenState]]:
    """By uppdrag those who have it and are late with it."""
    found: dict[int, list[FrozenState]] = {}
    for row in one.states:
        is_past = row.due_on is not None and row.due_on <= one.round.period_to
        if row.receiver and (row.state == WorkState.DELAYED or (is_past and row.state not in OVER)):
            found.setdefault(row.receiver.assignment_id, []).append(row)
    return found


def _money_signals(now: Frozen, before: Frozen | None, units: Sequence[UnitGoals]) -> list[Signal]:
    """Nämnder that expect a worse year than budget, the largest first; and those whose outcome is far from it already,
    whatever they expect; of a year that is over, those whose outcome was worse. Each leads to where the reason is read.
    """
    ways = OF_A_YEAR if is_over(now.account, now.round) else WHILE_IT_LASTS
    worse: dict[int, tuple[str, bool]] = {}
    for deviation, deviated, words in ways:
        rows = sorted((one for one in now.account.rows if deviation(one) <= -SMALL), key=deviation)
        earlier = {one.unit_id for one in before.account.rows if deviated(one) <= -SMALL} if before else set()
        for one in rows:
            text = f"{one.label} {words.format(money_mkr(-deviation(one), unit=True))}"
            worse.setdefault(one.unit_id, (text, one.unit_id not in earlier))
    told = _told_of_money(now)
    decided = {one.report.unit_id: one for one in units if one.is_decided}
    return [
        Signal(
            "Ekonomi",
            text,
            _reason_url(unit, told.get(unit, ()), now, decided.get(unit)),
            Attainment.NOT_MET.value,
            is_new,
            _reasons(told.get(unit, ())) or _analysed(decided.get(unit)),
        )
        for unit, (text, is_new) in worse.items()
    ]


def _told_of_money(now: Frozen) -> dict[int, list[FrozenDeviation]]:
    """The written deviations about money by the nämnd that they are about."""
    found: dict[int, list[FrozenDeviation]] = {}
    for row in now.deviations:
        board = row.board_id or row.unit_id  # type: ignore[attr-defined]  # annotated where it was read
        if row.kind == DeviationKind.ECONOMY and board:
            found.setdefault(board, []).append(row)
    return found


def _reason_url(unit: int, told: Sequence[FrozenDeviation], now: Frozen, own: UnitGoals | None) -> str:
    """Where the reason is read: the nämnd's deviation, kommunens about it, the nämnd's analysis; else the account, with
    the comments to its forecasts.
    """
    if told and own and any(row.unit_id == unit for row in told):
        return chapter_url(own.report, DEVIATIONS)
    if told:
        return chapter_url(now.report, DEVIATIONS)
    if own:
        return chapter_url(own.report, ANALYSIS if own.analysis else ACCOUNT)
    return chapter_url(now.report, ACCOUNT)


def _analysed(own: UnitGoals | None) -> tuple[Reason, ...]:
    return (Reason(own.report.unit_name, first_sentence(own.analysis)),) if own and own.analysis else ()


def _year(one: AccountRow) -> Decimal:
    return one.amounts.year_deviation or Decimal(0)


def _outcome(one: AccountRow) -> Decimal:
    return one.amounts.deviation or Decimal(0)


def _to_date(one: AccountRow) -> Decimal:
    """The outcome against the budget to date, where it is far from it."""
    deviation, budget = one.amounts.deviation or Decimal(0), abs(one.amounts.budget or Decimal(0))
    return deviation if abs(deviation) >= budget * FAR else Decimal(0)


# What is looked at now, what of the round before it is held against, and what it is in words.
WHILE_IT_LASTS = (
    (_year, _year, "räknar med {} sämre än budget för helåret"),
    (_to_date, _to_date, "har hittills {} sämre utfall än budget"),
)
OF_A_YEAR = ((_outcome, _year, "fick {} sämre utfall än budget för helåret"),)


def _written_signals(now: Frozen, before: Frozen | None, written: Written) -> list[Signal]:
    """What the reports name themselves and no other signal is about; money only when there is no account to compute it from."""
    earlier = {about(row) for row in before.deviations} if before else set()
    money = [rows for rows in told_once(now.deviations) if rows[0].kind == DeviationKind.ECONOMY]
    return [
        Signal(
            "Avvikelse",
            rows[0].title,
            chapter_url(now.report, DEVIATIONS),
            "DELAYED",
            about(rows[0]) not in earlier,
            _reasons(rows),
        )
        for rows in [*(money if now.account.is_empty else ()), *written.values()]
    ]


def _reasons(rows: Iterable[FrozenDeviation]) -> tuple[Reason, ...]:
    """Kommunens first, as it stands in its report; the same words by another are not said again."""
    found: dict[str, Reason] = {}
    for row in rows:
        text = first_sentence(row.cause or row.title)
        found.setdefault(text, Reason(row.unit.name if row.unit else "", text))
    return tuple(found.values())


def unit_url(unit: int, now: Frozen, units: Sequence[UnitGoals]) -> str:
    """The nämnd's own account, in kommunens report when the nämnd has not decided its own."""
    decided = [one.report for one in units if one.is_decided and one.report.unit_id == unit]
    return chapter_url(decided[0] if decided else now.report, ACCOUNT)
