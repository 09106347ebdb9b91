"""Swedish in and out: numbers, money, periods, lists of words, alphabetical order, file names."""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
MISSING = "saknas"

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
SMALL_NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]

# What other letters are sorted as. { | } follow z in every database: å, ä and ö are letters of their own, é, ç and š are not.
STANDS_WITH = {
    "{": "å", "|": "äæ", "}": "öø", "a": "àáâãą", "c": "çćč", "d": "ď", "e": "èéêëęě", "i": "ìíîï", "l": "ł", "n": "ñńň",
    "o": "òóôõ", "r": "ř", "s": "śšş", "t": "ť", "u": "ùúûů", "y": "üűýÿ", "z": "źżž", " ": NBSP,
}  # fmt: skip
SORTED_AS = {letter: sign for sign, letters in STANDS_WITH.items() for letter in letters}
ORDER = str.maketrans(SORTED_AS)
PLAIN_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})
NEVER_BREAK = re.compile(r"(?<=\d) (?=\d{3}\b|[mt]?kr\b|procent\b|%)|(?<=§) (?=\d)")


def number(value: Decimal | int | None, decimals: int = 0, *, signed: bool = False, missing: str = MISSING) -> str:
    """1234.5 → "1 234,5" and −643 → "−643": non-breaking spaces, true minus, half rounds up, never "−0".

    None is `missing`, never zero. With `signed` a positive number gets its plus.
    """
    if value is None:
        return missing
    with localcontext(prec=60, rounding=ROUND_HALF_UP):
        text = f"{abs(Decimal(value)):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    if not text.strip("0,"):
        return text
    if value < 0:
        return MINUS + text
    return f"+{text}" if signed else text


def money_tkr(kr: Decimal | int | None, *, signed: bool = False, unit: bool = False) -> str:
    """Kronor as thousands: "−40 871" for tables, with `unit` "−40 871 tkr" for text."""
    return _money(kr, 1000, 0, "tkr" if unit else "", signed=signed)


def money_mkr(kr: Decimal | int | None, decimals: int = 1, *, signed: bool = False, unit: bool = False) -> str:
    """Kronor as millions: "40,9" for tables, with `unit` "40,9 mkr" for text."""
    return _money(kr, 1_000_000, decimals, "mkr" if unit else "", signed=signed)


def _money(kr: Decimal | int | None, per: int, decimals: int, unit: str, *, signed: bool) -> str:
    if kr is None:
        return MISSING
    with localcontext(prec=60):
        text = number(Decimal(kr) / per, decimals, signed=signed)
    return f"{text}{NBSP}{unit}" if unit else text


def percent(value: Decimal | int | None, decimals: int = 0) -> str:
    """12.5 → "12,5 %"; the value is already in percent."""
    return MISSING if value is None else f"{number(value, decimals)}{NBSP}%"


def size_words(size: int) -> str:
    """A file's size: "120 kB", "1,4 MB"."""
    kilobytes = max(1, round(size / 1024))
    return f"{kilobytes}{NBSP}kB" if kilobytes < 1024 else f"{number(Decimal(size) / (1024 * 1024), 1)}{NBSP}MB"


def count_words(n: int, *, common: bool = False) -> str:
    """A count in running text: "noll", "ett" … "tolv", then figures. `common` gives "en" (en nämnd, ett mål)."""
    if n == 1 and common:
        return "en"
    return SMALL_NUMBERS[n] if 0 <= n < len(SMALL_NUMBERS) else number(n)


def measure_beside(name: str, unit_of_measure: str) -> str:
    """The unit of measure as it is written beside a name, without what the name has said: nothing beside "Meröppna timmar
    per vecka", where it is hours, and "kr" beside "Skulder per invånare", where it is kronor per invånare.
    """
    said, words = name.lower().split(), unit_of_measure.split()
    if all(word.lower() in said for word in words):
        return ""
    while len(words) > 1 and said and words[-1].lower() == said[-1]:
        words.pop()
        said.pop()
    return " ".join(words)


def join_words(words: Sequence[str]) -> str:
    """["a", "b", "c"] → "a, b och c"."""
    *first, last = words or [""]
    return f"{', '.join(first)} och {last}" if first else last


def lower_first(words: str) -> str:
    """As it is written inside a sentence: "delårsrapport 2 2026"."""
    return words[:1].lower() + words[1:]


def period_words(date_from: date, date_to: date) -> str:
    """A period in words, as short as it can be said.

    "2026", "2027–2029", "oktober 2026", "januari–augusti 2026", "augusti 2026–juni 2027", "5 mars–17 april 2026".
    """
    whole_months = date_from.day == 1 and date_to.day == calendar.monthrange(date_to.year, date_to.month)[1]
    if whole_months and (date_from.month, date_to.month) == (1, 12):
        return _span(str(date_from.year), str(date_to.year))
    first, last = (month_words(d) if whole_months else f"{d.day} {month_words(d)}" for d in (date_from, date_to))
    return _span(first, last, date_from.year, date_to.year)


def period_label(date_from: date, date_to: date) -> str:
    """A period as the head of a column: "2026", "2025/26" or "jan–aug 2026"."""
    if (date_from.month, date_from.day, date_to.month) == (1, 1, 12) and date_from.year == date_to.year:
        return str(date_to.year)
    if date_to.year == date_from.year + 1 and date_to - date_from > timedelta(days=360):
        return f"{date_from.year}/{date_to.year % 100:02d}"
    return _span(month_words(date_from)[:3], month_words(date_to)[:3], date_to.year, date_to.year)


def days_words(date_from: date, date_to: date) -> str:
    """A period with its days, as on a cover: "1 januari–31 augusti 2021"."""
    first, last = (f"{day.day} {month_words(day)}" for day in (date_from, date_to))
    return _span(first, last, date_from.year, date_to.year)


def month_words(day: date) -> str:
    """The month's name: "oktober"."""
    return MONTHS[day.month - 1]


def _span(first: str, last: str, first_year: int | None = None, last_year: int | None = None) -> str:
    if first_year != last_year:
        return f"{first} {first_year}{EN_DASH}{last} {last_year}"
    year = f" {last_year}" if last_year else ""
    return f"{first}{year}" if first == last else f"{first}{EN_DASH}{last}{year}"


def sort_key(text: str) -> str:
    """Key for Swedish alphabetical order: å, ä and ö come last, é sorts as e, capitals do not matter.

    The databases' `SwedishOrder` sorts by the same key.
    """
    return unicodedata.normalize("NFC", text).lower().translate(ORDER)


def slug_words(text: str) -> str:
    """Text for file names and addresses: "Delårsrapport 2, Strängnäs" → "delarsrapport-2-strangnas"."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(PLAIN_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def bind(prose: str) -> str:
    """Keep "3 950 tkr", "40 procent" and "§ 218" on one line."""
    return NEVER_BREAK.sub(NBSP, prose)
