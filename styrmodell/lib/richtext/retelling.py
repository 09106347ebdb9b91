"""Words in a text that are told otherwise, also where a part of them looks different: somebody has made half of it bold."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from operator import attrgetter

from styrmodell.lib.richtext.blocks import Block, Run, with_runs
from styrmodell.lib.richtext.runs import tidy

Words = Callable[[re.Match[str]], str]


def retold(block: Block, found: re.Pattern[str], words_for: Words) -> Block:
    """The block with what is found in its words told otherwise, looking as its first letter did."""
    return with_runs(block, lambda runs: tidy(list(_retold(runs, found, words_for))))


def stretches(block: Block) -> Iterator[str]:
    """The words that stand in one, however they look: between the ends of paragraphs, line breaks and pictures."""
    for are_words, stretch in groupby(block.runs, attrgetter("is_words")):
        if are_words:
            yield "".join(run.text for run in stretch)
    for blocks in (*block.items, *(cell.blocks for row in block.rows for cell in row)):
        for inner in blocks:
            yield from stretches(inner)


def _retold(runs: Iterable[Run], found: re.Pattern[str], words_for: Words) -> Iterator[Run]:
    for are_words, stretch in groupby(runs, attrgetter("is_words")):
        for run in _undivided(tuple(stretch), found) if are_words else stretch:
            yield replace(run, text=found.sub(words_for, run.text)) if are_words else run


def _undivided(stretch: tuple[Run, ...], found: re.Pattern[str]) -> Iterator[Run]:
    """The same words in the same looks, but for what is found: that stands in the run that it begins in."""
    words = "".join(run.text for run in stretch)
    places = [one.span() for one in found.finditer(words)]
    starts = [start for start, _ in places]

    def moved(border: int) -> int:
        before = bisect_left(starts, border) - 1
        return max(border, places[before][1]) if before >= 0 else border

    borders = map(moved, accumulate((len(run.text) for run in stretch), initial=0))
    for run, (start, end) in zip(stretch, pairwise(borders), strict=True):
        if start < end:
            yield replace(run, text=words[start:end])
