"""Levande tal: a sign in a text stands for a number of the report and is drawn as what that is today, until the report is frozen.

The sign is words ("{nyckeltal:12}", "{prognos}"), so that it can be typed, pasted, compared and kept as all other words are.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from styrmodell.lib import richtext
from styrmodell.lib.swedish import NBSP, money_mkr, money_tkr, number

FORECAST, OUTCOME = "prognos", "utfall"
MISSING = "(värde saknas)"  # never 0, and never nothing: a sentence without its number would say something else
COUNTED = "antal"  # of a unit of measure: "12 antal" is no Swedish
ONE_MKR = 1_000_000
SIGN = re.compile(rf"\{{\s*(?P<word>nyckeltal|{FORECAST}|{OUTCOME})\s*(?P<rest>:[^{{}}]{{0,40}})?\}}", re.IGNORECASE)
FIGURE = re.compile(r":\s*(?P<pk>[0-9]{1,9})\s*", re.ASCII)


def figure_key(pk: int) -> str:
    """What a key figure is known by in texts: "nyckeltal:12"."""
    return f"nyckeltal:{pk}"


def figure_of(key: str) -> int | None:
    """The id of the key figure that a key names; None for the others."""
    word, _, pk = key.partition(":")
    return int(pk) if word == "nyckeltal" and pk.isdecimal() else None


def sign_of(key: str) -> str:
    """What is written in the text: "{nyckeltal:12}"."""
    return f"{{{key}}}"


def keys_in(text: str) -> frozenset[str]:
    """What the signs of a text stand for; of one that cannot be read as it is written."""
    if "{" not in text:
        return frozenset()
    return frozenset(_key(sign) for words in richtext.words_in(text) for sign in SIGN.finditer(words))


def drawn(text: str, told: Mapping[str, str]) -> str:
    """Formatted text with its signs drawn; the same text where it has none.

    Args:
        told: by key what it is today. What is not among them is drawn as missing.
    """
    return richtext.with_words(text, SIGN, partial(_words_for, told)) if keys_in(text) else text


def drawn_words(words: str, told: Mapping[str, str]) -> str:
    """The same of words that are no markup."""
    return SIGN.sub(partial(_words_for, told), words)


def figure_words(value: Decimal | None, decimals: int, unit_of_measure: str) -> str:
    """A key figure in a sentence: "4,6 procent"."""
    if value is None:
        return MISSING
    unit = "" if unit_of_measure.lower() == COUNTED else unit_of_measure
    return NBSP.join(filter(None, (number(value, decimals), unit)))


def amount_words(kr: Decimal | None) -> str:
    """An amount in a sentence: "−40,9 mkr"; of less than a million "−450 tkr"."""
    if kr is None:
        return MISSING
    return money_tkr(kr, unit=True) if abs(kr) < ONE_MKR else money_mkr(kr, unit=True)


def _words_for(told: Mapping[str, str], sign: re.Match[str]) -> str:
    return told.get(_key(sign), MISSING)


def _key(sign: re.Match[str]) -> str:
    word, rest = sign["word"].lower(), sign["rest"] or ""
    figure = FIGURE.fullmatch(rest)
    return figure_key(int(figure["pk"])) if figure and word == "nyckeltal" else f"{word}{rest}"
