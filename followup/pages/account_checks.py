"""The checks of the accounts as the page tells them: faults first and numbered, each with where to look."""

from collections.abc import Iterable, Mapping
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
    OF_YEAR,
    OPENING,
    OWN,
    PARTS,
    SAME_MONTH,
    TOGETHER,
    Accounts,
    Part,
)
from followup.rules.accounts.causes import Cause, causes
from followup.rules.accounts.check import Check, WrongSign
from followup.rules.accounts.checks import ORDER, wrong_signs
from followup.rules.accounts.group import SHARE_IN, is_of_group, line_of
from followup.rules.accounts.reserve import ReserveCheck, reserve_check
from followup.rules.accounts.sheet import THE, Place, Sheet, missing_words
from styrmodell.lib.swedish import count_words, join_words, lower_first, money_mkr

WHOSE = {OWN: "Kommunen", COMBINED: "Koncernen", BUDGET: "Budgeten", FORECAST: "Prognosen"}
WRONG_SIGN = "Fel tecken"
ONLY_SO_MUCH = "För mycket"  # what is at most, not the same
Told = Check | WrongSign | ReserveCheck
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
    url, slug = (period.group_url, "") if part == TOGETHER else (period.url, part.slug)
    asked = {"del": slug, "belopp": "" if unit == MoneyUnit.TKR else unit.lower(), "fyll": typed}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"{url}?{said}" if said else url


def check_list(accounts: Accounts, part: Part) -> CheckList:
    """The checks in words; beside kommun, bolag and eliminations only those of them. No query."""
    faults, lines = _Faults(), list[CheckLine]()
    marks: dict[tuple[str, str], int] = {}
    signs = [sign for slug in (OWN, COMBINED, *OF_YEAR) for sign in _signs(accounts, slug) if part != TOGETHER]
    found = {one.check.key: one for one in causes(filter(is_of_group, accounts.checks), accounts.sheet.lines)}
    reserve = reserve_check(accounts.sheet) if part != TOGETHER else None
    told: list[Check | ReserveCheck] = [reserve] if reserve else []
    told += [one for one in accounts.checks if one.key in found or not (is_of_group(one) or part == TOGETHER)]
    ordered = sorted(told, key=lambda one: ORDER.index(one.verdict))
    wrong: list[Told] = [check for check in ordered if check.verdict == Verdict.DIFFERS]
    for one in [*wrong, *signs]:
        line = _line(accounts, part, one, faults, _follows(accounts, found, one))
        lines.append(line)
        for place in _marked(one):
            marks.setdefault((place.sheet, place.line), line.number)
    rest = [check for check in ordered if check.verdict != Verdict.DIFFERS]
    lacking = [one for one in rest if isinstance(one, Check) and is_of_group(one) and one.verdict == Verdict.NOT_TRIED]
    lines += [_line(accounts, part, one, faults, _follows(accounts, found, one)) for one in rest if one not in lacking]
    lines += _lacking(accounts, part, lacking)
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


def _marked(one: Told) -> Iterable[Place]:
    """The cells that a fault is told of: not each of many that are added."""
    if isinstance(one, WrongSign | ReserveCheck):
        return (one.place,)
    return [side.places[0] for side in (one.here, one.there) if len(side.places) == 1]


def _follows(accounts: Accounts, found: Mapping[str, Cause], one: Told) -> str:
    """The sums that differ since this line does, in a sentence; "" for what nothing follows from."""
    keys = found[one.key].follows if isinstance(one, Check) and one.key in found else ()
    if not isinstance(one, Check) or not keys or one.verdict not in EXPLAINABLE:
        return ""
    names = join_words([lower_first(accounts.columns[COMBINED].sheet.name(key)) for key in keys])
    return f" Skillnaden följer med till {names}."


def _lacking(accounts: Accounts, part: Part, checks: Iterable[Check]) -> Iterable[CheckLine]:
    """The lines of the koncern that lack the same: told once, with where it is entered."""
    bundles: dict[tuple[str, ...], list[Check]] = {}
    for one in checks:
        bundles.setdefault(one.missing, []).append(one)
    units = [one.unit for one in accounts.held if one.share is None]
    for missing, rows in bundles.items():
        count = count_words(len(rows), common=True)
        words = f"{count[:1].upper()}{count[1:]} rader i koncernen kan inte prövas: {missing_words(missing)} saknas."
        shares = [
            (f"Gå till {unit.name}", unit.get_absolute_url()) for unit in units if f"{SHARE_IN}{unit.name}" in missing
        ]
        links = (*shares, *_to_group(accounts, part, rows[0]))
        sentence = rows[0].sentence if len(rows) == 1 else words
        yield CheckLine(0, Verdict.NOT_TRIED, "", sentence, _whose(rows[0].sheet), links)


def _to_group(accounts: Accounts, part: Part, one: Check) -> tuple[tuple[str, str], ...]:
    """Where the line stands with kommunen, each bolag and eliminations."""
    page = "" if part == TOGETHER else address_in(accounts.period, TOGETHER, accounts.unit)
    return (("Gå till raden i de sammanställda räkenskaperna", f"{page}#rad-{line_of(one)}"),)


def _line(accounts: Accounts, part: Part, one: Told, faults: _Faults, follows: str = "") -> CheckLine:
    if isinstance(one, ReserveCheck):
        number = faults.next(None)[0] if one.verdict == Verdict.DIFFERS else 0
        to_line = (_link(accounts, part, (one.place,)),) if one.verdict != Verdict.AGREES else ()
        return CheckLine(number, one.verdict, ONLY_SO_MUCH if number else "", one.sentence, "", to_line)
    if isinstance(one, WrongSign):
        number, _ = faults.next(None)
        to_it = (_link(accounts, part, (one.place,)),)
        return CheckLine(number, Verdict.DIFFERS, WRONG_SIGN, one.sentence, _whose(one.place.sheet), to_it)
    number, same_as = faults.next(one.difference) if one.verdict == Verdict.DIFFERS else (0, 0)
    sides = (one.here,) if is_of_group(one) else (one.here, one.there)
    places = [side.places for side in sides if side.places and _has_page(accounts, side.places[0])]
    links = tuple(_link(accounts, part, found) for found in places)
    if is_of_group(one):
        links += _to_group(accounts, part, one)
    return CheckLine(
        number,
        one.verdict,
        "",
        f"{one.sentence}{follows}",
        _whose(one.sheet),
        links if one.verdict != Verdict.AGREES else (),
        _explain_url(accounts.period, one) if one.verdict in EXPLAINABLE else "",
        same_as,
    )


def _whose(slug: str) -> str:
    return "" if slug == OWN else WHOSE.get(slug, "")


def _explain_url(period: Period, one: Check) -> str:
    if period.company:
        return ""  # a bolag's own are not explained here
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
    sheet = accounts.columns[OWN].sheet
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
