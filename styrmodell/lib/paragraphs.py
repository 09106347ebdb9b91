"""Paragraphs of a protokoll as they are written in Swedish: "§ 45", "§ 12 a", "§§ 363–364", "§§ 12 och 14"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from styrmodell.lib.readings import INVISIBLE, MINUSES, SPACES, Unreadable

NUMBER = r"([0-9]{1,5}) ?([a-zåäö]?)(?![a-zåäö])"
ONE = re.compile(NUMBER)
SPAN = re.compile(rf"{NUMBER} ?- ?(?:{NUMBER}|([a-zåäö]))")
SIGN = re.compile(r"(?:§+|(?:paragraferna|paragrafer|paragrafen|paragraf|par\.?)(?![a-zåäö])) ?")
BETWEEN = re.compile(r" ?(?:,|&|\boch\b) ?(?:§+ ?)?")
WIDEST = 99  # paragraphs in one span: more is a slip of the finger
ASKS = "Skriv paragrafens nummer, till exempel § 45, § 12 a eller §§ 363–364."


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """En paragraf: its number, and the letter of one that was put in after it had been numbered."""

    number: int
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.letter}".rstrip()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """En paragraf, or several in a row."""

    first: Paragraph
    last: Paragraph

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        # "12 a–c", and "12 a–14 b" where the numbers differ
        last = self.last.letter if self.first.letter and self.first.number == self.last.number else str(self.last)
        return f"{self.first}–{last}"


def paragraph_in(text: str) -> str:
    """The paragraphs that somebody has written, as they are written everywhere.

    Raises:
        Unreadable: there is none in it, or one that no protokoll has; says what to write.
    """
    spans = spans_in(text)
    several = len(spans) > 1 or spans[0].first != spans[0].last
    words = [str(span) for span in spans]
    listed = " och ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    return f"{'§§' if several else '§'} {listed}"


def spans_in(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, the first one first.

    Raises:
        Unreadable: as `paragraph_in`.
    """
    plain = " ".join(text.translate(INVISIBLE).translate(SPACES).translate(MINUSES).lower().split())
    sign = SIGN.match(plain)
    parts = BETWEEN.split(plain[sign.end() :] if sign else plain)
    spans = sorted(_span(part.strip()) for part in parts)
    for before, after in pairwise(spans):
        if after.first <= before.last:
            raise Unreadable(f"Paragraf {after.first} står två gånger. Skriv varje paragraf en gång.")
    return tuple(spans)


def place_of(paragraph: str) -> tuple[Span, ...]:
    """What paragraphs are sorted by: § 9, § 12, § 12 a, § 101. One that is missing or older than the rules comes first."""
    try:
        return spans_in(paragraph)
    except Unreadable:
        return ()


def overlap(one: str, other: str) -> bool:
    """True when some paragraph is in both: § 363 is in §§ 363–364."""
    return any(a.first <= b.last and b.first <= a.last for a in place_of(one) for b in place_of(other))


def _span(part: str) -> Span:
    if one := ONE.fullmatch(part):
        return Span(_paragraph(*one.groups()), _paragraph(*one.groups()))
    found = SPAN.fullmatch(part)
    if found is None:
        raise Unreadable(ASKS)
    number, letter, last, last_letter, alone = found.groups()
    if alone and not letter:
        raise Unreadable(ASKS)
    first, end = _paragraph(number, letter), _paragraph(number, alone) if alone else _paragraph(last, last_letter)
    if end <= first:
        raise Unreadable(f"Skriv den lägsta paragrafen först: {part.replace('-', '–')} går baklänges.")
    if end.number - first.number > WIDEST:
        raise Unreadable(f"{first}–{end} är fler paragrafer än ett ärende har. Kontrollera numren.")
    return Span(first, end)


def _paragraph(number: str, letter: str) -> Paragraph:
    if not int(number):
        raise Unreadable("Ingen paragraf har nummer 0. " + ASKS)
    return Paragraph(int(number), letter)
