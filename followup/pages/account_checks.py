"""The checks of the accounts as the page tells them: faults first and numbered, each with where to look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from followup.enums import AccountKind, MoneyUnit, Verdict
from followup.pages.account_period import Period
from followup.pages.accounts import (
    BUDGET,
    COMBINED,
    FORECAST,
    OF_COMPANY,
    OF_YEAR,
    OPENING,
    OWN,
    PARTS,
    SAME_MONTH,
    TOGETHER,
    Accounts,
    Part,
)
from followup.rules.accounts.check import Check, WrongSign
from followup.rules.accounts.checks import wrong_signs
from followup.rules.accounts.findings import EXPLAINABLE, Finding, findings
from followup.rules.accounts.group import SHARE_IN, is_of_group, line_of
from followup.rules.accounts.reserve import ReserveCheck, reserve_check
from followup.rules.accounts.sheet import THE, Place, Sheet
from styrmodell.lib.swedish import count_words, join_words, lower_first, money_mkr

WHOSE = {OWN: "Kommunen", OF_COMPANY: "Bolaget", COMBINED: "Koncernen", BUDGET: "Budgeten", FORECAST: "Prognosen"}
Told = Check | WrongSign | ReserveCheck


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
    url, slug = (period.group_url, "") if part == TOGETHER else (period.url, part.slug)
    asked = {"del": slug, "belopp": "" if unit == MoneyUnit.TKR else unit.lower(), "fyll": typed}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"{url}?{said}" if said else url


def check_list(accounts: Accounts, part: Part) -> CheckList:
    """The checks in words; beside kommun, bolag and eliminations only those of them. No query."""
    faults, lines = _Faults(), list[CheckLine]()
    marks: dict[tuple[str, str], int] = {}
    for one in _findings(accounts, part):
        line = _line(accounts, part, one, faults)
        lines.append(line)
        if line.verdict == Verdict.DIFFERS:
            for place in _marked(one.of):
                marks.setdefault((place.sheet, place.line), line.number)
    return CheckList(tuple(lines), marks, _lede(accounts, lines, faults))


def _findings(accounts: Accounts, part: Part) -> tuple[Finding, ...]:
    combined = accounts.columns.get(COMBINED)
    sheet = combined.sheet if combined else None
    if part == TOGETHER:
        return findings(filter(is_of_group, accounts.checks), (), None, sheet)
    columns = [accounts.columns[slug].sheet for slug in (*accounts.of_units, *OF_YEAR) if slug in accounts.columns]
    signs = (sign for one in columns for sign in wrong_signs(one))
    return findings(accounts.checks, signs, reserve_check(accounts.sheet), sheet)


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


def _marked(one: Told) -> Iterable[Place]:
    """The cells that a fault is told of: not each of many that are added."""
    if isinstance(one, WrongSign | ReserveCheck):
        return (one.place,)
    return [side.places[0] for side in (one.here, one.there) if len(side.places) == 1]


def _to_group(accounts: Accounts, part: Part, one: Check) -> tuple[tuple[str, str], ...]:
    """Where the line stands with kommunen, each bolag and eliminations."""
    page = "" if part == TOGETHER else address_in(accounts.period, TOGETHER, accounts.unit)
    return (("Gå till raden i de sammanställda räkenskaperna", f"{page}#rad-{line_of(one)}"),)


def _line(accounts: Accounts, part: Part, finding: Finding, faults: _Faults) -> CheckLine:
    one, verdict = finding.of, finding.verdict
    difference = one.difference if isinstance(one, Check) else None
    number, same_as = faults.next(difference) if verdict == Verdict.DIFFERS else (0, 0)
    return CheckLine(
        number,
        verdict,
        finding.word,
        finding.sentence,
        _whose(finding.sheet),
        tuple(_links(accounts, part, one)) if verdict != Verdict.AGREES else (),
        _explain_url(accounts.period, one) if isinstance(one, Check) and verdict in EXPLAINABLE else "",
        same_as,
    )


def _links(accounts: Accounts, part: Part, one: Told) -> Iterator[tuple[str, str]]:
    """Where to look: both sides; of koncernens lines the line, and where what it lacks is entered."""
    if not isinstance(one, Check):
        yield _link(accounts, part, (one.place,))
        return
    if is_of_group(one) and one.verdict == Verdict.NOT_TRIED:
        for unit in [held.unit for held in accounts.held if held.share is None]:
            if f"{SHARE_IN}{unit.name}" in one.missing:
                yield f"Gå till {unit.name}", unit.get_absolute_url()
    else:
        for side in (one.here,) if is_of_group(one) else (one.here, one.there):
            if side.places and _has_page(accounts, side.places[0]):
                yield _link(accounts, part, side.places)
    if is_of_group(one):
        yield from _to_group(accounts, part, one)


def _whose(slug: str) -> str:
    return "" if slug in (OWN, OF_COMPANY) else WHOSE.get(slug, "")


def _explain_url(period: Period, one: Check) -> str:
    place = [period.year, period.month, one.sheet, slug_of(one)]
    if period.company:
        return reverse("followup:accounts_company_explain", args=[*place[:2], period.company, *place[2:]])
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
        period, label = replace(period, year=sheet.year, month=sheet.month), f"{label} {sheet.year}"
    page = "" if (part, period) == (here, accounts.period) else address_in(period, part, accounts.unit)
    return label, f"{page}#rad-{place.line}"


def _account(sheet: Sheet, place: Place) -> AccountKind:
    return sheet.lines[place.line].account


def _has_page(accounts: Accounts, place: Place) -> bool:
    account = _account(accounts.columns[place.sheet].sheet, place)
    return any(account in part.accounts for part in PARTS)


def whole_forecast(accounts: Accounts) -> str:
    """What the whole counts on for the year: "Strängnäs kommun räknar med ett resultat på 12,0 mkr för helåret."; "" without."""
    column = accounts.columns.get(FORECAST)
    result = column.sheet.value("result") if column else None
    if column is None or result is None or not result.is_whole:
        return ""
    return f"{column.slot.unit.name} räknar med ett resultat på {money_mkr(result.amount, unit=True)} för helåret."


def _lede(accounts: Accounts, lines: list[CheckLine], faults: _Faults) -> str:
    """Where the year has landed, and whether it adds up."""
    sheet = accounts.sheet
    if sheet.is_empty:
        return f"Inga belopp för {accounts.company_name or 'kommunen'} än. Fyll i dem i tabellerna, så prövas de mot varandra."
    result = sheet.value("result")
    landed = f"{sheet.name('result')} är {money_mkr(result.amount, unit=True)}. " if result.is_whole else ""
    if forecast := whole_forecast(accounts):
        landed += f"{forecast} "
    if not faults.count:
        tried = any(line.verdict != Verdict.NOT_TRIED for line in lines)
        return landed + ("Alla kontroller som kan prövas stämmer." if tried else "Inget kan prövas än.")
    same = faults.count > 1 and len(faults.first) == 1 and sum(bool(one.same_as) for one in lines) == faults.count - 1
    tail = f", {'båda' if faults.count == 2 else 'alla'} med samma skillnad" if same else ""
    return f"{landed}{_counted(faults.count)} stämmer inte{tail}."
