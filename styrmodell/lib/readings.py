"""Numbers, amounts, days and months as people and programs write them, read strictly: what may mean two things is asked about.

Every field, grid, file and paste reads with these, so that the same text means the same everywhere.
"""

import calendar
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from styrmodell.lib.swedish import MINUS, MONTHS, number

MAX_INTEGER_DIGITS = 15
ORE = Decimal("0.01")
LARGEST_AMOUNT = Decimal(10) ** 13  # what the columns hold
SHOWN = 40  # how much of a text a sentence repeats

# What people and Excel write for a minus and for a thousand space.
MINUSES = dict.fromkeys(
    map(
        ord,
        "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{FULLWIDTH HYPHEN-MINUS}"
        "\N{SMALL HYPHEN-MINUS}\N{SUPERSCRIPT MINUS}",
    ),
    "-",
)
SPACES = dict.fromkeys(
    map(ord, "\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}"), " "
)
INVISIBLE = dict.fromkeys(
    map(ord, "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}\N{LEFT-TO-RIGHT MARK}")
)

PLAIN = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:(?P<sign>[.,])(?P<decimals>[0-9]{1,20}))?")
# Thousands with dots or commas between them: as others write, and never read; the sentence says how it is written here.
GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?=,)|(?:,[0-9]{3})+(?=\.)|(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}))"
    r"(?:[.,](?P<decimals>[0-9]{1,20}))?"
)
SHORTENED = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+", re.IGNORECASE)
DASHES = re.compile(r"[- ]*-[- ]*")
UNITS = {
    "kr": Decimal(1),
    "kronor": Decimal(1),
    "sek": Decimal(1),
    "tkr": Decimal(1000),
    "kkr": Decimal(1000),
    "mkr": Decimal(1_000_000),
    "mnkr": Decimal(1_000_000),
}
WITH_UNIT = re.compile(rf"(?P<number>.*?) ?(?P<unit>{'|'.join(UNITS)})\.?", re.IGNORECASE)
NO_ORE = re.compile(r"(?P<number>.*[0-9])[:,]-")  # 539 100:-, as Swedish price tags say that there are no öre
BEHIND = re.compile(r"(?P<number>[^-+]+?) ?-")  # 539100-, as SAP writes it
BETWEEN = re.compile(r"\( ?(?P<number>[^-+()]+?) ?\)")  # (539 100), as accountants write it

DAY = re.compile(
    r"(?P<year>[0-9]{4})(?P<sign>-?)(?P<month>[0-9]{2})(?P=sign)(?P<day>[0-9]{2})(?:[ Tt]00:00(?::00(?:\.0+)?)?)?"
)
MONTH = re.compile(r"(?P<year>[0-9]{4})-?(?P<month>[0-9]{2})")
MONTH_WORD = re.compile(r"(?P<word>[a-zåäö]{3,9})\.?[- ]*(?P<year>[0-9]{2}|[0-9]{4})")
SERIAL = re.compile(r"[0-9]{5}(?:[.,]0+)?")
EXCELS_FIRST = date(1899, 12, 30)  # what Excel counts days from
YEARS = range(2000, 2101)


class Unreadable(ValueError):
    """The text cannot be read, or can be read in two ways. The message is a Swedish sentence: what is wrong, what to do."""


def number_in(text: str, *, decimals: int = 0) -> Decimal:
    """The number a person wrote or pasted: "1 234,5", "−643", "+2.5".

    Reads every kind of minus and thousand space, and comma or dot before the decimals.

    Args:
        decimals: how many the number is expected to have. Three figures after a comma are decimals where so many are.

    Raises:
        Unreadable: empty, not a number, more than 15 digits before the comma, or it may mean two numbers.
    """
    tidy = _tidy(text)
    if not tidy:
        raise Unreadable("Skriv ett tal.")
    _refuse_what_is_none(tidy, text)
    return _signed(tidy, text, decimals)


def amount_in(text: str, *, per: int = 1) -> Decimal:
    """The amount a person or a ledger wrote, in kronor to the öre: "−539 100", "(539 100)", "539100-", "−539,1 tkr".

    Args:
        per: what the number is written in when it does not say so itself: 1 is kronor, 1000 is tkr.

    Raises:
        Unreadable: as `number_in`; or more than an account holds.
    """
    tidy = _tidy(text)
    if not tidy:
        raise Unreadable("Skriv ett belopp.")
    _refuse_what_is_none(tidy, text)
    unit = WITH_UNIT.fullmatch(tidy)
    written, size = (unit["number"], UNITS[unit["unit"].lower()]) if unit else (tidy, Decimal(per))
    if even := NO_ORE.fullmatch(written):
        written, size = even["number"], Decimal(1)
    if negative := BEHIND.fullmatch(written) or BETWEEN.fullmatch(written):
        written = f"-{negative['number']}"
    kronor = (_signed(written, text, 0) * size).quantize(ORE, ROUND_HALF_UP)
    if abs(kronor) >= LARGEST_AMOUNT:
        raise Unreadable(f"Beloppet är för stort. Det ska vara i {'kronor' if per == 1 else 'tusental kronor'}.")
    return kronor + 0  # never minus zero


def per_in(text: str, *, per: int = 1) -> int:
    """What an amount is written in: 1000 of "−539,1 tkr", whatever is usual; else `per`."""
    unit = WITH_UNIT.fullmatch(_tidy(text))
    return int(UNITS[unit["unit"].lower()]) if unit else per


def day_in(text: str) -> date:
    """The day, written as 2026-11-05; also 20261105, and with the midnight that spreadsheets add.

    Raises:
        Unreadable: written in any other way: 05/11/2026 is in May to some and in November to others.
    """
    match = DAY.fullmatch(_tidy(text))
    if not match:
        raise Unreadable("Skriv datumet som 2026-11-23.")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise Unreadable(f"Dagen {text.strip()[:SHOWN]} finns inte. Skriv datumet som 2026-11-23.") from None


def month_in(text: str) -> tuple[int, int]:
    """Year and month of a period: 2021-10, and what spreadsheets make of it: 202110, okt-21, its first or last day, 44500.

    Raises:
        Unreadable: empty, no month, or a day in the middle of one.
    """
    tidy = _tidy(text).lower()
    if match := MONTH.fullmatch(tidy):
        found = int(match["year"]), int(match["month"])
    elif match := MONTH_WORD.fullmatch(tidy):
        found = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0), _month_called(match["word"])
    else:
        found = _month_of(tidy)
    if found[0] in YEARS and 1 <= found[1] <= 12:
        return found
    wrong = f"Perioden ”{text.strip()[:SHOWN]}” går inte att läsa." if tidy else "Perioden saknas."
    raise Unreadable(f"{wrong} Skriv år och månad, till exempel 2021-10.")


def decimals_of(value: Decimal) -> int:
    """How many decimals a number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _tidy(text: str) -> str:
    return " ".join(text.translate(INVISIBLE).translate(SPACES).translate(MINUSES).split())


def _refuse_what_is_none(tidy: str, text: str) -> None:
    shown = text.strip()[:SHOWN]
    if DASHES.fullmatch(tidy):
        raise Unreadable(f"”{shown}” kan betyda noll eller att talet saknas. Skriv 0, eller lämna tomt.")
    if tidy.startswith("="):
        raise Unreadable(f"”{shown}” är en formel. Skriv dess värde i stället för formeln.")
    if tidy.startswith("#"):
        raise Unreadable(f"”{shown}” är ett felvärde. Rätta formeln i kalkylarket.")
    if SHORTENED.fullmatch(tidy):
        raise Unreadable(f"”{shown}” är ett förkortat tal. Visa alla siffror i kalkylarket.")


def _signed(tidy: str, text: str, decimals: int) -> Decimal:
    """The number with the sign before it."""
    sign, rest = (tidy[0], tidy[1:].removeprefix(" ")) if tidy[:1] in ("+", "-") else ("", tidy)
    match = PLAIN.fullmatch(rest)
    if not match:
        raise Unreadable(_not_a_number(text, sign, rest))
    digits = match["whole"].replace(" ", "").lstrip("0") or "0"
    if len(digits) > MAX_INTEGER_DIGITS:
        raise Unreadable(f"Talet är för stort: högst {MAX_INTEGER_DIGITS} siffror före decimaltecknet.")
    value = Decimal(f"{digits}.{match['decimals'] or '0'}" if match["decimals"] else digits)
    value = -value if sign == "-" and value else value
    if _is_ambiguous(match, decimals):
        raise Unreadable(_which(text, value))
    return value


def _is_ambiguous(match: re.Match[str], decimals: int) -> bool:
    """True when the one sign may stand before decimals or between thousands: −539.100, 15,039."""
    whole = match["whole"]
    if len(match["decimals"] or "") != 3 or len(whole) > 3 or whole.startswith("0"):
        return False
    return match["sign"] == "." or decimals < 3


def _not_a_number(text: str, sign: str, rest: str) -> str:
    shown = text.strip()[:SHOWN]
    if match := GROUPED.fullmatch(rest):
        value = Decimal(sign + re.sub(r"[.,]", "", match["whole"]) + f".{match['decimals'] or 0}")
        return f"”{shown}” är inte ett tal här: skriv tusental med mellanrum, {_in_full(value)}."
    return f"”{shown}” är inte ett tal. Skriv som 1 234,5 eller {MINUS}643."


def _which(text: str, value: Decimal) -> str:
    """The two numbers it may be, each written so that it is read."""
    return f"”{text.strip()[:SHOWN]}” kan betyda {number(value * 1000)} eller {_in_full(value)}. Skriv det ena av dem."


def _in_full(value: Decimal) -> str:
    """The number with the decimals it has, and four where three could be taken for thousands."""
    places = decimals_of(value)
    return number(value, 4 if places == 3 else places)


def _month_called(word: str) -> int:
    """The month whose name begins so: "okt", "sept", "oktober"; 0 when none does."""
    return next((place for place, month in enumerate(MONTHS, start=1) if month.startswith(word)), 0)


def _month_of(tidy: str) -> tuple[int, int]:
    """The month that the day is the first or the last of; (0, 0) for anything else."""
    try:
        day = EXCELS_FIRST + timedelta(days=int(tidy[:5])) if SERIAL.fullmatch(tidy) else day_in(tidy)
    except Unreadable:
        return (0, 0)
    if day.day not in (1, calendar.monthrange(day.year, day.month)[1]):
        return (0, 0)
    return day.year, day.month
