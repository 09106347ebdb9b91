"""What is left in a text from last year's: all of it, its year, or a number. Told as remarks; nothing is stopped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from followup.rules.told_numbers import TableNumber, agreeing, sentences_of
from styrmodell.lib.richtext import plain

MOST = 3  # sentences that are quoted
LONGEST = 160  # signs of one
# A sentence that compares with the year before names it with reason.
COMPARES = re.compile(
    r"(?<!\w)(?:jämför\w*|föregående|förra|fjol\w*|tidigare|sedan|än|mot|från|efter|före|ök\w+|minsk\w+|höjd\w*|sänkt\w*|steg|"
    r"stigit|sjönk|sjunkit|överför\w*|beslut\w*|kvarstå\w*|fortsatt\w*|§)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """En anmärkning: what is told, and the sentences that it is about."""

    words: str
    quotes: tuple[str, ...] = ()


def is_same(now: str, before: str) -> bool:
    """True when two texts have the same words; how they look is no matter."""
    return plain(now).split() == plain(before).split() != []


def remarks(now: str, before: str, year: int, numbers: Iterable[TableNumber] = ()) -> Iterator[Remark]:
    """What a text may have left from last year's.

    Args:
        now: this year's text, as it will be read.
        before: last year's; "" for none.
        year: this year.
        numbers: last year's, as the tables had them, of those that are others this year.
    """
    if is_same(now, before):
        yield Remark(f"Texten är densamma som {year - 1}, ord för ord.")
    kept = {sentence.casefold() for sentence in sentences_of(before)}
    if names := [one for one in sentences_of(now) if _names_last_year(one, year, kept)]:
        quotes = tuple(_short(one) for one in islice(names, MOST))
        yield Remark(f"Texten nämner {year - 1}. Är det året som menas?", quotes)
    for found in agreeing(now, numbers, year):
        yield Remark(f"{found.table.key}: {found.said} var talet {year - 1}.")


def _names_last_year(sentence: str, year: int, kept: set[str]) -> bool:
    if not re.search(rf"(?<![\w.,–-]){year - 1}(?![\w–-])", sentence):
        return False
    return sentence.casefold() in kept or not (COMPARES.search(sentence) or str(year) in sentence)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1].rstrip()}…"
