"""Texten säger 4,6, tabellen 4,9: where a text names a number of the report's tables and says another.

Built to be silent when in doubt: a number counts only when it stands behind the name with nothing but such words between as say
what something is, in a sentence that says the table's number nowhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from styrmodell.lib import richtext
from styrmodell.lib.readings import Unreadable, decimals_of, number_in
from styrmodell.lib.richtext.blocks import Block

SHORTEST_NAME = 4  # letters: a shorter one is a word of its own in other sentences
FURTHEST = 10  # words between a name and its number
LONGEST = 1000  # signs of a sentence; of what is longer nobody knows what belongs together
LARGE, TOLD_DIGITS = 4, 2  # digits of a number that is often rounded, and of those that are told all the same
PERCENT = ("procent", "%")
KRONOR = {
    **dict.fromkeys(("kr", "kronor"), Decimal(1)),
    **dict.fromkeys(("tkr", "kkr", "tusen"), Decimal(1000)),
    **dict.fromkeys(("mkr", "mnkr", "miljoner", "miljon"), Decimal(1_000_000)),
}
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SPACE = re.compile(r"\s+")
DIGIT = re.compile(r"[0-9]")
WORD = re.compile(r"[^\W\d]+(?:[-.][^\W\d]+)*|%(?:-\w+)?")
# Neither a day, a time, a span, a paragraph nor a part of a word.
NUMBER = re.compile(
    r"(?<!§ )(?<![\w.,:/§\N{MINUS SIGN}\N{EN DASH}-])(?:[-\N{EN DASH}\N{MINUS SIGN}] ?)?"
    r"(?P<digits>(?:[0-9]{1,3}(?: [0-9]{3})++(?![0-9])|[0-9]++)(?P<decimals>[.,][0-9]++)?)"
    r"(?![\w:/§]|[.,][0-9]| ?[-\N{EN DASH}][ ]?[0-9]| §)"
)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
INFLECTED = r"(?:n|en|et|t|s|ns|ens|ets|na|nas)?(?!\w)"
# What may stand between a name and what it is.
BETWEEN = re.compile(
    "är|var|vara|blev|blir|bli|blivit|ligger|låg|legat|landar|landade|uppgår|uppgick|uppmättes|mättes|mäts|visar|visade|pekar|"
    "beräknas|beräknades|väntas|förväntas|har|hade|utgör|utgjorde|ökar|ökade|ökat|stiger|steg|stigit|minskar|minskade|minskat|"
    "sjunker|sjönk|sjunkit|till|på|nu|fortsatt|alltså|därmed|också|dock|totalt|sammantaget|i|hos|för|under|vid|den|det|ett|en|vår|"
    "vårt|oss|året|helåret|perioden|enheten|kontoret|nämnden|bolaget|kommunen|verksamheten|resultatet|värdet|andelen"
)
MINUS_WORD = "minus"  # of money it may be the deviation or the cost
DEVIATES = re.compile("överskott|underskott|avvikelse|avvikelsen")
# What may stand behind one that has no unit of measure.
BEHIND = re.compile("och|i|för|under|vid|jämfört|vilket|som|men|mot|på|den|det|då|när|av|enligt|att|medan|efter")
# What may stand behind an amount that is said of the whole: the end of it, or when it is of; not "bättre än" or "i skolan".
OF_WHOLE = re.compile(
    r"(?: (?:kronor|kr)(?!\w))?\s*(?:$|[.,;:!?)]"
    r"|(?:och|men|vilket|som|medan|jämfört|mot|enligt|efter|det|den|att|då|när|alltså)(?!\w)"
    r"|(?:i|för|under|vid|till|per|den) (?:hel|år|period|delår|boksl|resultaträkn|balansräkn|kassaflöd|slutet|[0-9]"
    r"|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
    re.IGNORECASE,
)
# A sentence about what is thought to come.
EXPECTED = re.compile(
    r"(?<!\w)(?:beräkna|vänta|förvänta|bedöm|prognos|helår|räknar med|kommer att|tros)", re.IGNORECASE
)
TARGET = re.compile(r"(?<!\w)mål(?:et|värde|nivå|sättning)?", re.IGNORECASE)  # a sentence about what it should be


@dataclass(frozen=True, slots=True)
class TableNumber:
    """Tal i en tabell.

    Attributes:
        names: what a text calls it.
        values: what it is, and how the table says it: "4,9". Of money that may be told in several ways the nearest is meant.
        decimals: how exact the table is; −3 is thousands.
        units: what may stand behind the number in a text, and how much one of it is.
        needs_unit: one without is no such number.
        others: what may be meant as well.
        place: where the table is.
        slack: how far the table's own number may be from the exact one.
        is_whole: it is of the whole; an amount is held against it only where nothing more is said of what it is of.
        not_with: a sentence with these words is about something else.
    """

    key: str
    names: tuple[str, ...]
    values: tuple[tuple[Decimal, str], ...]
    decimals: int = 0
    units: Mapping[str, Decimal] = field(default_factory=dict)
    needs_unit: bool = False
    others: frozenset[Decimal] = frozenset()
    place: str = ""
    slack: Decimal = Decimal(0)
    is_whole: bool = False
    not_with: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Differs:
    """Ett tal i en text som är ett annat än tabellens: as the text and as the table says it.

    Attributes:
        apart: how far from each other they are, without sign.
    """

    table: TableNumber
    said: str
    told: str
    apart: Decimal = Decimal(0)


def units_of(unit_of_measure: str) -> Mapping[str, Decimal]:
    """What may stand behind a key figure's number: of "kr per invånare" the first word."""
    first = unit_of_measure.lower().split()[:1]
    words = PERCENT if first and first[0] in PERCENT else ("kr", "kronor") if first == ["kr"] else tuple(first)
    return dict.fromkeys(words, Decimal(1))


def differing(text: str, tables: Iterable[TableNumber], year: int) -> Iterator[Differs]:
    """What a text says of the numbers that differs from them, each number once. Tables in the text are not read.

    Args:
        text: formatted, or as it was typed.
        year: whose numbers they are; a sentence about another year is not held against them.
    """
    if not DIGIT.search(text):  # most texts: what is not there need not be read
        return
    names = _Names(tables)
    told = set[str]()
    for sentence in _sentences(richtext.read(text)):
        for found in names.differing_in(sentence, year):
            if found.table.key not in told:
                told.add(found.table.key)
                yield found


def agreeing(text: str, tables: Iterable[TableNumber], year: int) -> Iterator[Differs]:
    """What a text says of the numbers that is as the tables have it, each number once; as `differing` reads it."""
    if not DIGIT.search(text):
        return
    names, told = _Names(tables), set[str]()
    for sentence in sentences_of(text):
        for table, number, _ in names.told_in(sentence, year):
            if table.key not in told and number.value(table) is not None and _agrees(table, number):
                told.add(table.key)
                yield Differs(table, _words_of(table, number), _nearest(table, number)[1])


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, without those of its tables and what is struck out."""
    return (words for sentence in _sentences(richtext.read(text)) if (words := sentence.strip()))


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "table":
            continue
        for line in "".join(run.text for run in block.runs if not run.image and not run.struck).split("\n"):
            yield from SENTENCE_END.split(SPACE.sub(" ", line))
        for item in block.items:
            yield from _sentences(item)


class _Names:
    """What the numbers are called; of two that fit the longer."""

    def __init__(self, tables: Iterable[TableNumber]) -> None:
        self.by_name: dict[str, TableNumber] = {}
        for table in tables:
            for name in table.names:
                if len(name) >= SHORTEST_NAME:
                    self.by_name.setdefault(SPACE.sub(" ", name).casefold(), table)
        longest_first = sorted(self.by_name, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)) or "(?!)"
        self.pattern = re.compile(rf"(?<!\w)(?P<name>{words}){INFLECTED}", re.IGNORECASE)

    def differing_in(self, sentence: str, year: int) -> Iterator[Differs]:
        """Each number that a name is said to be, when the sentence says what the table says nowhere."""
        for table, number, said in self.told_in(sentence, year):
            if not any(_agrees(table, one) for one in said):
                nearest, told = _nearest(table, number)
                apart = abs(abs(nearest) - abs(number.value(table) or Decimal(0)))
                yield Differs(table, _words_of(table, number), told, apart)

    def told_in(self, sentence: str, year: int) -> Iterator[tuple[TableNumber, "_Said", Sequence["_Said"]]]:
        """Each name with the number that it is said to be, and all numbers of the sentence."""
        if len(sentence) > LONGEST or TARGET.search(sentence):
            return
        mentions = list(self.pattern.finditer(sentence))
        if not mentions or any(one[0] != str(year) for one in YEAR.finditer(sentence)):
            return
        said = [_Said(sentence, one) for one in NUMBER.finditer(sentence)]
        ends = [*(one.start() for one in mentions[1:]), len(sentence)]
        for mention, end in zip(mentions, ends, strict=True):
            table = self.by_name.get(mention["name"].casefold())
            number = next((one for one in said if mention.end() <= one.start < end and one.digits != str(year)), None)
            if table is None or number is None:
                continue
            if _is_said_of(table, number, sentence[mention.end() : number.start]) and _is_of_it(
                table, number, sentence
            ):
                yield table, number, said


class _Said:
    """A number in a sentence, with the word straight behind it."""

    def __init__(self, sentence: str, found: re.Match[str]) -> None:
        self.start, self.alone, self.digits = found.start(), found[0], found["digits"]
        self.decimals = max(0, len(found["decimals"] or "") - 1) or -_rounded_zeros(found["digits"])
        rest = sentence[found.end() :]
        behind = WORD.match(rest.removeprefix(" ").casefold())
        self.unit = behind[0] if behind else ""
        self.end = found.end() + len(rest) - len(rest.removeprefix(" ")) + len(self.unit)  # behind its unit

    @property
    def words(self) -> str:
        """With its unit of measure."""
        return f"{self.alone} {self.unit}"

    def value(self, table: TableNumber) -> Decimal | None:
        """In the table's own measure; None of what may be two numbers."""
        decimals = max(0, table.decimals, *(decimals_of(value) for value, _ in table.values))
        try:
            return number_in(self.digits, decimals=decimals) * self.size(table)
        except Unreadable:
            return None

    def size(self, table: TableNumber) -> Decimal:
        """How much one of its unit is."""
        return table.units.get(self.unit, Decimal(1))


def _words_of(table: TableNumber, number: _Said) -> str:
    return number.words if table.needs_unit else number.alone


def _rounded_zeros(digits: str) -> int:
    """How many zeros a large number ends with because it is round: "38 000" is 37 951 to most, "700" is 700."""
    plain = digits.replace(" ", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    return min(zeros, len(plain) - TOLD_DIGITS) if plain.isdecimal() and len(plain) >= LARGE else 0


def _is_said_of(table: TableNumber, number: _Said, between: str) -> bool:
    """True when nothing but words for being stand between, and behind it the unit of measure or nothing that could be one."""
    words = WORD.findall(between.casefold())
    if len(words) > FURTHEST or not all(_may_stand_between(word, table) for word in words):
        return False
    return number.unit in table.units or (
        not table.needs_unit and bool(not number.unit or BEHIND.fullmatch(number.unit))
    )


def _may_stand_between(word: str, table: TableNumber) -> bool:
    also = bool(DEVIATES.fullmatch(word)) if table.needs_unit else word == MINUS_WORD
    return also or bool(BETWEEN.fullmatch(word))


def _agrees(table: TableNumber, number: _Said) -> bool:
    """True when it is the table's number, or another that may be meant: rounded it is the same, and minus may be said in words."""
    value = number.value(table)
    if value is None:
        return True
    exact = max(number.size(table).scaleb(-number.decimals), Decimal(1).scaleb(-table.decimals)) / 2
    known = (*(one for one, _ in table.values), *table.others)
    return any(abs(abs(value) - abs(one)) <= exact + table.slack for one in known)


def _is_of_it(table: TableNumber, number: _Said, sentence: str) -> bool:
    """False where the sentence says that the number is of a part, a difference, or what is thought to come."""
    if table.not_with and table.not_with.search(sentence):
        return False
    return not table.is_whole or bool(OF_WHOLE.match(sentence, number.end))


def _nearest(table: TableNumber, number: _Said) -> tuple[Decimal, str]:
    value = abs(number.value(table) or Decimal(0))
    return min(table.values, key=lambda one: abs(abs(one[0]) - value))
