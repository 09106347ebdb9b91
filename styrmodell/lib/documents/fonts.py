"""The one typeface of the documents and what may be set with it. Other fonts are never used, so every PDF looks the same."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from fontTools.ttLib import TTFont

NOT_PRINTABLE = "[tecken saknas]"

# What the typeface lacks and has a good stand-in for: another shape of the same sign, or its word.
STAND_INS = {
    "\N{BALLOT BOX}": "\N{WHITE SQUARE}",
    **dict.fromkeys("\N{BALLOT BOX WITH CHECK}\N{HEAVY CHECK MARK}\N{WHITE HEAVY CHECK MARK}", "\N{CHECK MARK}"),
    **dict.fromkeys("\N{BALLOT BOX WITH X}\N{HEAVY BALLOT X}\N{CROSS MARK}\N{MULTIPLICATION X}", "\N{BALLOT X}"),
    **dict.fromkeys("➔➜➙➞➡", "\N{RIGHTWARDS ARROW}"),
    **dict.fromkeys(
        "\uf0b7\uf0a7◦‣➢➤◾\N{BLACK SQUARE FOR STOP}", "\N{BULLET}"
    ),  # points as Word's symbol fonts have them
    "\N{IDENTICAL TO}": "är identiskt med",
    "\N{FEMALE SIGN}": "kvinnor",
    "\N{MALE SIGN}": "män",
    "\N{SQUARE M SQUARED}": "m²",
    "\N{SQUARE M CUBED}": "m³",
    "\N{SQUARE KM}": "km",
    "\N{SQUARE KM SQUARED}": "km²",
    "\N{SQUARE KG}": "kg",
    "\N{DEGREE CELSIUS}": "°C",
    "\N{PER TEN THOUSAND SIGN}": "per tiotusen",
}
# Decompositions that say the same: an accent, a ligature, another cut of the same letter. "⁶" is not "6", nor "½" "1/2".
SAME = frozenset({"", "<compat>", "<font>", "<wide>", "<narrow>"})
LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd"})
OVERLAY = 1  # the combining class of what strikes a letter out
# Joiners, marks of direction, variation selectors and control characters show nothing by themselves.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff]"
)
REFERENCE = re.compile(r"&#(\d+|x[0-9a-f]+);", re.IGNORECASE)
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")
SEVERAL = re.compile(rf"{re.escape(NOT_PRINTABLE)}(?:\s*{re.escape(NOT_PRINTABLE)})+")


@cache
def repertoire(paths: tuple[str, ...]) -> frozenset[str]:
    """The characters that every one of the fonts has a glyph for."""
    found = [frozenset(map(chr, TTFont(path).getBestCmap())) for path in paths]
    return frozenset.intersection(*found)


def printable(html: str, has: Iterable[str]) -> str:
    """The page with every character that the typeface lacks replaced, so that no other font slips in.

    A close stand-in or its word where there is one, the letter without its accent, else the words *[tecken saknas]*: a
    reader sees that something is left out, and once for a whole word. Only letters are simplified; a sign says something
    else when it is.
    """
    setter = _setter(has if isinstance(has, frozenset) else frozenset(has))
    html = REFERENCE.sub(_as_character, html)
    html = INVISIBLE.sub("", html)
    html = OUTSIDE_ASCII.sub(lambda found: "".join(map(setter, found[0])), html)
    return SEVERAL.sub(NOT_PRINTABLE, html)


def unprintable(words: str, has: Iterable[str]) -> str:
    """The characters of a text that `printable` would leave out, each once, in the order they come."""
    setter = _setter(has if isinstance(has, frozenset) else frozenset(has))
    outside = "".join(OUTSIDE_ASCII.findall(INVISIBLE.sub("", words)))
    return "".join(character for character in dict.fromkeys(outside) if setter(character) == NOT_PRINTABLE)


def _as_character(reference: re.Match[str]) -> str:
    """A numbered character as itself, except those that would become markup."""
    code = int("0" + reference[1], 16) if reference[1][:1] in "xX" else int(reference[1])
    return chr(code) if 0x7F < code <= 0x10FFFF else reference[0]


@cache
def _setter(known: frozenset[str]) -> Callable[[str], str]:
    @cache
    def set_character(character: str) -> str:
        if character in known:
            return character
        for other in (STAND_INS.get(character, ""), _simplified(character)):
            if other and all(part in known for part in other):
                return other
        return "" if unicodedata.combining(character) > OVERLAY else NOT_PRINTABLE

    return set_character


def _simplified(character: str) -> str:
    """The letter without accents and ligatures: "ﬁ" → "fi"; "" of what is no letter."""
    parts = unicodedata.decomposition(character).split()
    tag = parts[0] if parts and parts[0].startswith("<") else ""
    if unicodedata.category(character) not in LETTERS or tag not in SAME:
        return ""
    return "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
