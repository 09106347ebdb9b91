"""What a row is known by that has no key of its own: the number that its name begins with, else the words of its name."""

from collections import Counter
from collections.abc import Iterable

from styrmodell.lib.swedish import slug_words

NAMELESS = "rad"
LEAST_DIGITS = 3  # of a number: "29 år eller yngre" begins with none


def row_keys(named: Iterable[tuple[str, str]]) -> list[str]:
    """A key for each row: "kulturskola", "anstallda-kvinnor" under a heading, "4010" of "4010 Meröppna bibliotek".

    Whoever moves the row, or asks again next year, finds it by the same key as long as it keeps its number or its name. Of
    those that would have the same one the later are told apart by which of them they are.

    Args:
        named: the heading that each stands under, and its name.
    """
    counts: Counter[str] = Counter()
    found = []
    for heading, name in named:
        key = _key(heading, name)
        counts[key] += 1
        found.append(f"{key}-{counts[key]}" if counts[key] > 1 else key)
    return found


def _key(heading: str, name: str) -> str:
    number, _, rest = name.partition(" ")
    if number.isdecimal() and len(number) >= LEAST_DIGITS and rest:
        return number
    return "-".join(filter(None, map(slug_words, (heading, name)))) or NAMELESS
