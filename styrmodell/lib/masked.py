"""Masking words in what has been frozen: in rich text, plain text and data, whatever stands between their letters.

Only whole words are hidden, never inside tags or addresses. The mark is read aloud as what it is.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

MARK = "[maskat]"
# Names of fields, as columns and in data, that hold keys and no words.
KEYS = frozenset(
    {
        "attainment",
        "block",
        "chapter",
        "forecast",
        "funding",
        "key",
        "kind",
        "progress",
        "schema",
        "sha256",
        "state",
        "step",
    }
)
INLINE = r"</?(?:a|abbr|b|code|del|em|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>"
EMPTIED = re.compile(rf"(?<={re.escape(MARK)})<(\w+)\b[^<>]*></\1>")
UNSEEN = f"(?:{INLINE}|[\u00ad\u200b\u2060]|&shy;)*"  # what may stand between two letters of a word
SPACE = rf"{UNSEEN}(?:\s|&nbsp;|&#160;|<br\b[^<>]*>)(?:\s|&nbsp;|&#160;|<br\b[^<>]*>|{INLINE})*"
DASHES = "[-\u2010\u2011\u2012\u2013\u2212]"
TAG = r"<[a-zA-Z/!][^<>]*>"
ADDRESS = r"https?://[^\s<>\"]+"
# What leads somewhere or names a part of the page; any other attribute may hold words that are shown or read aloud.
LEADS = "href|xlink:href|src|id|class|for|headers|aria-labelledby|aria-describedby"
SAID = re.compile(rf"(?<=\s)((?!(?:{LEADS})=)[\w:-]+=\")([^\"]*)(?=\")")
NUMBER = re.compile(rf"(?<![\w-])(?:19|20)?\d{{6}}(?:{DASHES}|\+)?\d{{4}}(?![\w-])")
AROUND = 40  # characters that are shown on each side of a place


def hidden(value: Any, words: Sequence[str]) -> Any:
    """A text, or data with all texts in it, where the words are masked. What has none of them is the same object."""
    return _hidden(value, _pattern(tuple(words))) if words else value


def _hidden(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return EMPTIED.sub("", pattern.sub(lambda found: _instead(found, pattern), value))
    if isinstance(value, Mapping):
        return {
            name: one if name in KEYS and isinstance(one, str) else _hidden(one, pattern) for name, one in value.items()
        }
    if isinstance(value, list):
        return [_hidden(one, pattern) for one in value]
    return value


def _instead(found: re.Match[str], pattern: re.Pattern[str]) -> str:
    """The mark with the tags that stood among the words, so that they are closed still; a tag's words for the ear."""
    text = found.group()
    if found["words"]:
        return MARK + "".join(re.findall(INLINE, text))
    if text.startswith("<"):
        return SAID.sub(lambda part: part[1] + _hidden(part[2], pattern), text)
    return text


@lru_cache(maxsize=200)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(f"(?:{_whole(one)})" for one in longest_first)
    return re.compile(rf"(?P<words>{either})|{TAG}|{ADDRESS}")


def _whole(words: str) -> str:
    """Words as a pattern; a name may have the s of the genitive after it."""
    between = SPACE.join(UNSEEN.join(map(_letter, word)) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w|s\w)|(?=s(?!\w))"
    return (
        f"{before}{between}(?:{after if words[-1:].isalpha() else '(?![0-9A-Za-z])' if words[-1:].isdigit() else ''})"
    )


def _letter(letter: str) -> str:
    if letter in "-\u2010\u2011\u2012\u2013\u2212":
        return DASHES
    written = html.escape(letter)
    return re.escape(letter) if written == letter else f"(?:{re.escape(letter)}|{re.escape(written)})"


def places(value: Any, words: str) -> Iterator[tuple[str, str, str]]:
    """Where the words stand in a text, as what comes before them, they themselves and what comes after: whole words."""
    plain = plain_text(value)
    pattern = _pattern((words,))
    for found in pattern.finditer(plain):
        if found["words"]:
            start, end = found.span()
            before, after = plain[max(0, start - AROUND) : start], plain[end : end + AROUND]
            if start > AROUND:
                before = f"…{before.partition(' ')[2] or before}"
            if end + AROUND < len(plain):
                after = f"{after.rpartition(' ')[0] or after}…"
            yield before, found.group(), after


def plain_text(value: str) -> str:
    """A text without tags, in one line."""
    return " ".join(html.unescape(re.sub(TAG, " ", re.sub(INLINE, "", value))).split())


def texts(value: Any, trail: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in data that may be masked, with the headings and names that it stands under."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, trail)
    elif isinstance(value, Mapping):
        named = next((value[name] for name in ("title", "name", "label", "heading") if value.get(name)), "")
        under = (*trail, plain_text(named)) if isinstance(named, str) and named else trail
        for name, one in value.items():
            if not (name in KEYS and isinstance(one, str)):
                yield from texts(one, under)


def personal_numbers(value: Any) -> tuple[str, ...]:
    """Personnummer and samordningsnummer in data, as they are written there, each once."""
    found: dict[str, None] = {}
    for _, text in texts(value):
        for one in NUMBER.finditer(plain_text(text)):
            if is_personal_number(one.group()):
                found[one.group()] = None
    return tuple(found)


def is_personal_number(written: str) -> bool:
    """True for a valid date (of a samordningsnummer with 60 added to the day) with the right check digit."""
    digits = re.sub(r"\D", "", written)
    century, digits = (digits[:2], digits[2:]) if len(digits) == 12 else ("19", digits)
    year, month, day = int(century + digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(year if len(written) > 11 else 2000, month, day - 60 if day > 60 else day)  # a leap year lets all days be
    except ValueError:
        return False
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(number, 10)) for number in doubled) % 10 == 0
