"""What kommunens report says of the nämnder's and bolag's: whose words it holds, and where the ledger has moved since."""

from collections.abc import Callable
from decimal import Decimal

from followup.asking.material import Material
from followup.enums import ReportStatus
from followup.money.amounts import COLUMN_WORDS
from followup.money.changed_above import Changed
from followup.money.since_decided import Moved
from followup.reading.below import ReportBelow, Standing, not_dealt_with
from styrmodell.lib.documents.blocks import listed
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.swedish import NBSP, money_tkr, number

ONE_TKR = 1000
AS_DECIDED = "återges som de beslutades, och innan dess som de lämnades."


def chapters(read: Material) -> list[Chapter]:
    """Who has reported and how far their bodies have come, so that a reader misses nobody; none where nobody is below."""
    blocks: list[Block] = [
        listed((line(one) for one in of_kind), heading)
        for standing, heading, line in GROUPS
        if (of_kind := [one for one in read.reports if one.standing == standing])
    ]
    words = "Texter, bedömningar och prognoser" if read.report.round.has_forecasts else "Texter och bedömningar"
    are_decided = all(one.standing == Standing.DECIDED for one in read.reports)
    lead = f"Alla är beslutade. {words} återges som de beslutades." if are_decided else f"{words} {AS_DECIDED}"
    return [Chapter("reports", "Nämndernas och bolagens rapporter", tuple(blocks), lead=lead)] if blocks else []


def moved(read: Material) -> list[Block]:
    """Where the ledger says something else than a nämnd decided on."""
    lines = [_moved(one) for one in read.money.moved]
    return [listed(lines, "Ändrat sedan nämnderna beslutade")] if lines else []


def changed(read: Material) -> list[Block]:
    """The forecasts that kommunens own bodies made something else than a nämnd decided, with both amounts."""
    lines = [_changed(one) for one in read.money.changed]
    return [listed(lines, "Prognoser som har ändrats efter nämndernas beslut")] if lines else []


def _decided(one: ReportBelow) -> str:
    """ "Kulturnämnden 2026-09-17, § 98", or who decided in its place."""
    name = one.report.unit_name
    is_its_own = not one.decision or name in one.decision
    told = (one.decision or name) if is_its_own else f"{name}: {one.decision}"
    if one.laid is None:
        return told
    decided, laid = _both(one.laid.decided, one.laid.laid)
    what = "prognosens avvikelse från årsbudgeten är" if one.laid.is_deviation else "prognosen är"
    return f"{told}: {what} {decided}, {laid} i det som lades fram"


def _handed_in(one: ReportBelow) -> str:
    return f"{one.report.unit_name}: lämnad, {not_dealt_with(one.report)}"


def _amended(one: ReportBelow) -> str:
    return f"{one.decision}. Ändringarna förs in; här står vad som lades fram."


def _not_handed_in(one: ReportBelow) -> str:
    """The unit, and where its report has been struck also why."""
    is_struck = one.report.status == ReportStatus.STRUCK
    return f"{one.report.unit_name}: {one.report.let_off_reason}" if is_struck else one.report.unit_name


def _let_off(one: ReportBelow) -> str:
    return f"{one.report.unit_name}: {one.report.let_off_reason}"


GROUPS: tuple[tuple[Standing, str, Callable[[ReportBelow], str]], ...] = (
    (Standing.DECIDED, "Så som de beslutades", _decided),
    (Standing.AMENDED, "Beslutade med ändring", _amended),
    (Standing.HANDED_IN, "Lämnade men inte beslutade", _handed_in),
    (Standing.NOT_HANDED_IN, "Har inte lämnat sin rapport", _not_handed_in),
    (Standing.LET_OFF, "Lämnar ingen rapport", _let_off),
)


def _moved(one: Moved) -> str:
    """ "Kulturnämnden: utfall −34 600 tkr nu, −34 500 tkr när nämnden beslutade"."""
    now, then = _both(one.now, one.decided)
    return f"{one.unit}: {COLUMN_WORDS[one.column]} {now} nu, {then} när rapporten beslutades"


def _changed(one: Changed) -> str:
    """ "Kulturskola, Kulturnämnden: prognos −600 tkr, ändrad av KF 2026-11-30, § 120; −450 tkr när rapporten beslutades"."""
    now, then = _both(one.now, one.decided)
    return f"{one.operation}, {one.unit}: prognos {now}, ändrad av {one.who}; {then} när rapporten beslutades"


def _both(now: Decimal | None, then: Decimal | None) -> tuple[str, str]:
    """Two amounts that are not the same, in words that are not."""
    exact = now is not None and then is not None and abs(now - then) < ONE_TKR
    return _amount(now, exact=exact), _amount(then, exact=exact)


def _amount(amount: Decimal | None, *, exact: bool) -> str:
    """In tkr; in kronor where the difference would vanish in the rounding."""
    if amount is None:
        return "inget belopp"
    return f"{number(amount, 2 if amount % 1 else 0)}{NBSP}kr" if exact else money_tkr(amount, unit=True)
