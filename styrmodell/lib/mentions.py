"""@namn in a text: who is meant, by full name or by username, in any case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

AT = re.compile(r"(?<![\w.])@(?=\w)")  # and not the one in an address for mail
WORD = re.compile(r"\w+(?:[.-]\w+)*")
ENDS = r"(?![.-]?\w)"  # "@Bo" is not said by "@Bosse" or "@bo.berg"


@dataclass(frozen=True, slots=True)
class Mentions:
    """Omnämnanden i en text.

    Attributes:
        names: those of the known names that are mentioned.
        unknown: the words after an @ that begin no known name, as they were typed.
    """

    names: frozenset[str]
    unknown: tuple[str, ...]


def mentions_in(text: str, known: Iterable[str]) -> Mentions:
    """Who is mentioned: of several names that fit, the longest.

    Args:
        known: full names and usernames.
    """
    longest_first = sorted(filter(None, set(known)), key=len, reverse=True)
    by_folded: dict[str, set[str]] = {}
    for name in longest_first:
        by_folded.setdefault(name.casefold(), set()).add(name)
    pattern = re.compile(f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'}){ENDS}", re.IGNORECASE)
    names: set[str] = set()
    unknown: list[str] = []
    for sign in AT.finditer(text):
        if found := pattern.match(text, sign.end()):
            names |= by_folded.get(found[0].casefold(), set())
        elif word := WORD.match(text, sign.end()):
            unknown.append(word[0])
    return Mentions(frozenset(names), tuple(dict.fromkeys(unknown)))
