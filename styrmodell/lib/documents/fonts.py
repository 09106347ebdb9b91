"""The one typeface of the documents and what may be set with it. Other fonts are never used, so every PDF looks the same."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from fontTools.ttLib import TTFont

NOT_PRINTABLE = "[tecken saknas]"

# What the typeface lacks and has a good stand-in for.
STAND_INS = {
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{FIGURE SPACE}": "\N{NO-BREAK SPACE}",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{HORIZONTAL BAR}": "\N{EN DASH}",
    "\N{RIGHTWARDS ARROW}": "->",
    "\N{LEFTWARDS ARROW}": "<-",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{ALMOST EQUAL TO}": "ca",
    **dict.fromkeys("●▪■◦‣►▶○◾\N{BLACK SQUARE FOR STOP}", "\N{BULLET}"),
}
MARKUP = {"<": "&lt;", ">": "&gt;"}
# Joiners, marks of direction, variation selectors and control characters show nothing by themselves.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff]"
)
REFERENCE = re.compile(r"&#(\d+|x[0-9a-f]+);", re.IGNORECASE)
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")
SEVERAL = re.compile(rf"{re.escape(NOT_PRINTABLE)}(?:\s*{re.escape(NOT_PRINTABLE)})+")


@cache
def repertoire(paths: tuple[str, ...]) -> frozenset[str]:
    """The characters that the fonts have glyphs for."""
    return frozenset(chr(code) for path in paths for code in TTFont(path).getBestCmap())


def printable(html: str, has: Iterable[str]) -> str:
    """The page with every character that the typeface lacks replaced, so that no other font slips in.

    A close stand-in where there is one ("≥" becomes ">="), the letter without its accent, else the words *[tecken saknas]*:
    a reader sees that something is left out, and once for a whole word.
    """
    known = has if isinstance(has, frozenset) else frozenset(has)
    html = REFERENCE.sub(_as_character, html)
    html = INVISIBLE.sub("", html)
    html = OUTSIDE_ASCII.sub(lambda found: "".join(map(_setter(known), found[0])), html)
    return SEVERAL.sub(NOT_PRINTABLE, html)


def _as_character(reference: re.Match[str]) -> str:
    """A numbered character as itself, except those that would become markup."""
    code = int("0" + reference[1], 16) if reference[1][:1] in "xX" else int(reference[1])
    return chr(code) if 0x7F < code <= 0x10FFFF else reference[0]


def _setter(known: frozenset[str]) -> Callable[[str], str]:
    @cache
    def set_character(character: str) -> str:
        if character in known:
            return character
        for other in (STAND_INS.get(character, ""), _simplified(character)):
            if other and all(part in known for part in other):
                return "".join(MARKUP.get(part, part) for part in other)
        return "" if unicodedata.combining(character) else NOT_PRINTABLE

    return set_character


def _simplified(character: str) -> str:
    """The character without accents and ligatures: "ﬁ" → "fi"."""
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))
