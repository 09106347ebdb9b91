"""The checks of the accounts as the page tells them: faults first and numbered, each with where to look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from followup.enums import AccountKind, MoneyUnit, Verdict
from followup.pages.accounts import BUDGET, COMBINED, OPENING, OWN, PARTS, SAME_MONTH, Accounts, Part, Period
from followup.rules.accounts.check import Check, WrongSign
from followup.rules.accounts.checks import ORDER, wrong_signs
from followup.rules.accounts.sheet import THE, Place, Sheet
from styrmodell.lib.swedish import count_words, join_words, lower_first, money_mkr

WHOSE = {OWN: "Kommunen", COMBINED: "Koncernen", BUDGET: "Budgeten"}
WRONG_SIGN = "Fel tecken"
EXPLAINABLE = (Verdict.DIFFERS, Verdict.EXPLAINED)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """En kontroll på sidan.

    Attributes:
        number: of a fault, as it is called at the cells; 0 of what is none.
        whose: "Koncernen" where it is not kommunen's.
        links: label and address of both sides.
        same_as: the fault whose difference is the same; 0 when there is none before it.
    """

    number: int
    verdict: Verdict
    word: str
    sentence: str
    whose: str
    links: tuple[tuple[str, str], ...]
    explain_url: str = ""
    same_as: int = 0


@dataclass(frozen=True, slots=True)
class CheckList:
    """Alla kontroller av räkenskaperna på en sida.

    Attributes:
        marks: column's slug and line's key → the number of the fault that is told of it.
    """

    lines: tuple[CheckLine, ...]
    marks: Mapping[tuple[str, str], int]
    lede: str

    def of(self, *verdicts: Verdict) -> list[CheckLine]:
        """Those with some verdicts, in order."""
        return [line for line in self.lines if line.verdict in verdicts]

    @property
    def told(self) -> list[CheckLine]:
        """Those that are read at once: what does not agree, or agrees because it is explained or rounded."""
        return self.of(Verdict.DIFFERS, Verdict.EXPLAINED, Verdict.ROUNDING)

    @property
    def folded(self) -> list[tuple[str, list[CheckLine]]]:
        """Those that are counted, and read by whoever asks for them."""
        untried, agreeing = self.of(Verdict.NOT_TRIED), self.of(Verdict.AGREES)
        found = []
        if agreeing:
            found.append((f"{_counted(len(agreeing))} stämmer", agreeing))
        if untried:
            found.append((f"{_counted(len(untried))} kan inte prövas än", untried))
        return found

    @property
    def summary(self) -> str:
        """How many faults there are, for the bar: "Två fel och en avrundning."; "" without any."""
        faults, rounded = len(self.of(Verdict.DIFFERS)), len(self.of(Verdict.ROUNDING))
        words = [f"{count_words(faults)} fel"] if faults else []
        if rounded:
            words.append(f"{count_words(rounded, common=True)} {'avrundning' if rounded == 1 else 'avrundningar'}")
        said = join_words(words)
        return f"{said[:1].upper()}{said[1:]}." if said else ""


def _counted(count: int) -> str:
    words = count_words(count, common=True)
    return f"{words[:1].upper()}{words[1:]} {'kontroll' if count == 1 else 'kontroller'}"


def address_in(period: Period, part: Part, unit: MoneyUnit = MoneyUnit.TKR, *, typed: str = "") -> str:
    """Where a part of a period's accounts stands; with what amounts are shown in, and what is filled in."""
    asked = {"del": part.slug, "belopp": "" if unit == MoneyUnit.TKR else unit.lower(), "fyll": typed}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"{period.url}?{said}" if said else period.url


def check_list(accounts: Accounts, part: Part) -> CheckList:
    """The checks in words. No query."""
    faults, lines = _Faults(), list[CheckLine]()
    marks: dict[tuple[str, str], int] = {}
    signs = [sign for slug in (OWN, COMBINED, BUDGET) for sign in _signs(accounts, slug)]
    ordered = sorted(accounts.checks, key=lambda one: ORDER.index(one.verdict))
    wrong: list[Check | WrongSign] = [check for check in ordered if check.verdict == Verdict.DIFFERS]
    for one in [*wrong, *signs]:
        line = _line(accounts, part, one, faults)
        lines.append(line)
        for place in _marked(one):
            marks.setdefault((place.sheet, place.line), line.number)
    lines += [_line(accounts, part, check, faults) for check in ordered if check.verdict != Verdict.DIFFERS]
    return CheckList(tuple(lines), marks, _lede(accounts, lines, faults))


class _Faults:
    """Numbers faults, and finds those that differ by as much."""

    def __init__(self) -> None:
        self.first: dict[Decimal, int] = {}
        self.count = 0

    def next(self, difference: Decimal | None) -> tuple[int, int]:
        """A fault's number, and that of the first that differs by as much."""
        self.count += 1
        if difference is None:
            return self.count, 0
        first = self.first.setdefault(abs(difference), self.count)
        return self.count, 0 if first == self.count else first


def _signs(accounts: Accounts, slug: str) -> Iterable[WrongSign]:
    return wrong_signs(accounts.columns[slug].sheet) if slug in accounts.columns else ()


def _marked(one: Check | WrongSign) -> Iterable[Place]:
    """The cells that a fault is told of: not each of many that are added."""
    if isinstance(one, WrongSign):
        return (one.place,)
    return [side.places[0] for side in (one.here, one.there) if len(side.places) == 1]


def _line(accounts: Accounts, part: Part, one: Check | WrongSign, faults: _Faults) -> CheckLine:
    if isinstance(one, WrongSign):
        number, _ = faults.next(None)
        links = (_link(accounts, part, (one.place,)),)
        return CheckLine(number, Verdict.DIFFERS, WRONG_SIGN, one.sentence, _whose(one.place.sheet), links)
    number, same_as = faults.next(one.difference) if one.verdict == Verdict.DIFFERS else (0, 0)
    places = [side.places for side in (one.here, one.there) if side.places and _has_page(accounts, side.places[0])]
    return CheckLine(
        number,
        one.verdict,
        "",
        one.sentence,
        _whose(one.sheet),
        tuple(_link(accounts, part, found) for found in places) if one.verdict != Verdict.AGREES else (),
        _explain_url(accounts.period, one) if one.verdict in EXPLAINABLE else "",
        same_as,
    )


def _whose(slug: str) -> str:
    return "" if slug == OWN else WHOSE.get(slug, "")


def _explain_url(period: Period, one: Check) -> str:
    place = [period.year, period.month, one.sheet, slug_of(one)]
    return reverse("followup:accounts_explain", args=place)


def slug_of(one: Check) -> str:
    """A check's key in an address."""
    return one.key.replace(":", "-")


def _link(accounts: Accounts, here: Part, places: tuple[Place, ...]) -> tuple[str, str]:
    """Where a side stands: on this page, in another part of the accounts, or in last year's; of many rows the first."""
    place = places[0]
    sheet = accounts.columns[place.sheet].sheet
    words = lower_first(sheet.words(place.line)) if len(places) == 1 else f"raderna i {THE[_account(sheet, place)]}"
    label = f"Gå till {words}"
    part = next(one for one in PARTS if _account(sheet, place) in one.accounts)
    period = accounts.period
    if place.sheet.endswith((f"-{OPENING}", f"-{SAME_MONTH}")):
        period, label = Period(sheet.year, sheet.month), f"{label} {sheet.year}"
    page = "" if (part, period) == (here, accounts.period) else address_in(period, part, accounts.unit)
    return label, f"{page}#rad-{place.line}"


def _account(sheet: Sheet, place: Place) -> AccountKind:
    return sheet.lines[place.line].account


def _has_page(accounts: Accounts, place: Place) -> bool:
    account = _account(accounts.columns[place.sheet].sheet, place)
    return any(account in part.accounts for part in PARTS)


def _lede(accounts: Accounts, lines: list[CheckLine], faults: _Faults) -> str:
    """Where the year has landed, and whether it adds up."""
    sheet = accounts.columns[OWN].sheet
    if sheet.is_empty:
        return "Inga belopp för kommunen än. Fyll i dem i tabellerna, så prövas de mot varandra."
    result = sheet.value("result")
    landed = f"{sheet.name('result')} är {money_mkr(result.amount, unit=True)}. " if result.is_whole else ""
    if not faults.count:
        tried = any(line.verdict != Verdict.NOT_TRIED for line in lines)
        return landed + ("Alla kontroller som kan prövas stämmer." if tried else "Inget kan prövas än.")
    same = faults.count > 1 and len(faults.first) == 1 and sum(bool(one.same_as) for one in lines) == faults.count - 1
    tail = f", {'båda' if faults.count == 2 else 'alla'} med samma skillnad" if same else ""
    return f"{landed}{_counted(faults.count)} stämmer inte{tail}."
