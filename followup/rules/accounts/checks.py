"""The accounts prove themselves: every check that a column's own figures and those beside it make possible."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from followup.enums import Sign, Verdict
from followup.rules.accounts.check import Check, Explanations, Side, WrongSign, side
from followup.rules.accounts.sheet import THE, Sheet
from followup.rules.accounts.told import ZERO, Amount, added, nothing_said
from organisation.enums import OrgUnitKind
from styrmodell.lib.swedish import lower_first

# Two lines that are to say the same.
SAME = (
    ("balance", "total_assets", "total_financing"),
    ("result_in_balance", "result", "equity_result"),
    ("result_in_flow", "flow_result", "result"),
    ("result_in_budget", "budget_result", "result"),
    ("bridge", "bridged_net", "net_operating_cost"),
    ("cash", "closing_cash", "cash"),
    ("reserve_in_balance", "reserve_closing", "equity_reserve"),
)
# A line that says what another said when last year ended.
OPENING = (
    ("opening_equity", "opening_equity", "equity"),
    ("opening_cash", "opening_cash", "cash"),
    ("opening_reserve", "reserve_opening", "equity_reserve"),
    ("opening_deficit", "deficit_opening", "deficit_closing"),
)
ORDER = (Verdict.DIFFERS, Verdict.EXPLAINED, Verdict.ROUNDING, Verdict.NOT_TRIED, Verdict.AGREES)


@dataclass(frozen=True, slots=True)
class Beside:
    """Vad en kolumn prövas mot.

    Attributes:
        before: the same unit's accounts when last year ended; None when there are none.
        operating_net: what driftredovisningen comes to for all nämnder, kr; None when it is not told here.
        invested: what investeringsredovisningen's projects have cost in the period, as a positive amount.
        explained: check's key to what is said of its difference.
    """

    before: Sheet | None = None
    operating_net: Amount | None = None
    invested: Amount | None = None
    explained: Explanations = field(default_factory=dict)


def checks_of(sheet: Sheet, beside: Beside) -> tuple[Check, ...]:
    """Every check of a column; what is to be done something about first."""
    made = [
        *_sums(sheet),
        *_same(sheet),
        *_opening(sheet, beside.before),
        *_changes(sheet),
        *_ledgers(sheet, beside),
        *_notes(sheet),
    ]
    told = [replace(one, explained=beside.explained.get(one.key)) for one in made]
    return tuple(sorted(told, key=lambda one: ORDER.index(one.verdict)))


def _check(key: str, sheet: Sheet, here: Side, there: Side) -> Check:
    return Check(key, sheet.key, here, there)


def _sums(sheet: Sheet) -> Iterator[Check]:
    """Every sum that is told as well, against its parts. One that is not told is computed and needs no proof."""
    for line in sheet.lines.sums:
        parts = sheet.parts(line.key)
        if parts and sheet.asks(line) and not sheet.told(line.key).is_missing:
            rows = Side("raderna tillsammans", sheet.summed(line.key), tuple(sheet.place(part.key) for part in parts))
            yield _check(f"sum:{line.key}", sheet, side(sheet, line.key), rows)


def _same(sheet: Sheet) -> Iterator[Check]:
    for key, one, other in SAME:
        if sheet.has(one) and sheet.has(other):
            same_account = sheet.lines[one].account == sheet.lines[other].account
            there = side(sheet, other, sheet.name(other) if same_account else "")
            yield _check(key, sheet, side(sheet, one), there)


def _opening(sheet: Sheet, before: Sheet | None) -> Iterator[Check]:
    for key, opening, closing in OPENING:
        if not sheet.has(opening):
            continue
        year = sheet.year - 1
        if before is not None and before.lines.get(closing):
            there = side(before, closing, f"{before.words(closing)} {before.year}")
        else:
            there = Side(f"{sheet.words(closing)} {year}", nothing_said(f"räkenskaperna för {year}"))
        yield _check(key, sheet, side(sheet, opening), there)


def _changes(sheet: Sheet) -> Iterator[Check]:
    """What the year has changed, from its opening to its close."""
    if sheet.has("opening_equity"):
        there = _together(sheet, "Ingående eget kapital med årets resultat", "opening_equity", "equity_result")
        yield _check("equity_change", sheet, side(sheet, "equity"), there)
    if sheet.has("reserve_opening"):
        name = "ingående reserv med årets reservering och användning"
        used = added([sheet.value("reserve_added"), sheet.value("reserve_used")]).negated()
        places = tuple(map(sheet.place, ("reserve_opening", "reserve_added", "reserve_used")))
        there = Side(name, added([sheet.value("reserve_opening"), used]), places)
        yield _check("reserve_change", sheet, side(sheet, "reserve_closing"), there)
    if sheet.has("deficit_opening"):
        name = "ingående belopp med årets balanskravsresultat"
        there = _together(sheet, name, "deficit_opening", "balanced_result")
        if there.amount.amount is not None and there.amount.amount > 0:  # restored: nothing is left, KL 11:12
            there = replace(there, amount=replace(there.amount, amount=ZERO))
        yield _check("deficit_change", sheet, side(sheet, "deficit_closing"), there)


def _together(sheet: Sheet, name: str, *keys: str) -> Side:
    return Side(name, added(sheet.value(key) for key in keys), tuple(map(sheet.place, keys)))


def _ledgers(sheet: Sheet, beside: Beside) -> Iterator[Check]:
    """Against what is kept elsewhere: driftredovisningen per nämnd and investeringarna per projekt."""
    if sheet.has("boards_net"):
        told = beside.operating_net or nothing_said("nämndernas driftredovisning")
        there = Side("nämndernas driftredovisning", told)
        yield _check("operating_account", sheet, side(sheet, "boards_net"), there)
    if sheet.has("flow_invested") and sheet.unit_kind != OrgUnitKind.GROUP:  # whose projects are kommunens and bolagens
        told = beside.invested or nothing_said("investeringsredovisningen")
        there = Side("investeringsredovisningens utfall", told.negated())
        yield _check("investments", sheet, side(sheet, "flow_invested"), there)


def _notes(sheet: Sheet) -> Iterator[Check]:
    """What the lines of each note come to, against the line that it is about."""
    for line in sheet.lines:
        rows = [row for row in sheet.lines.told_of(line.key) if sheet.asks(row)]
        if rows and sheet.asks(line):
            name = f"Noten till {lower_first(sheet.name(line.key))}"
            note = _together(sheet, name, *(row.key for row in rows))
            yield _check(f"note:{line.key}", sheet, note, side(sheet, line.key))


def wrong_signs(sheet: Sheet) -> tuple[WrongSign, ...]:
    """Amounts that are written with the other sign than their line is."""
    found = []
    for line in sheet.lines:
        told = sheet.told(line.key)
        if not told.amount or line.sign == Sign.EITHER or not sheet.asks(line):
            continue
        if (told.amount < 0) != (line.sign == Sign.MINUS):
            name = f"{sheet.name(line.key)} i {THE[line.account]}"
            is_minus = line.sign == Sign.MINUS
            found.append(WrongSign(name, sheet.value(line.key), sheet.place(line.key), is_minus=is_minus))
    return tuple(found)
