"""Two formatted texts in one, with what only one of them has marked: paragraph by paragraph, cell by cell, word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from styrmodell.lib.comparison.marks import MARKS, Blocks, marked_as, run_tokens, runs_of, spaced
from styrmodell.lib.comparison.pairing import Pair, beside, paired, within
from styrmodell.lib.comparison.tables import marked_table
from styrmodell.lib.comparison.words import marked_tokens, tokens_of
from styrmodell.lib.richtext.blocks import Block, Run, all_runs
from styrmodell.lib.richtext.writing import html_of


def marked_blocks(old: Blocks, new: Blocks) -> Blocks:
    """Both texts in one. Taking away what is marked `ins` leaves the older, and what is marked `del` the newer.

    White space counts as one space, and of what is the same the newer's stands.
    """
    return _marked(spaced(old), spaced(new))


def marked_runs(old: Sequence[Run], new: Sequence[Run]) -> tuple[Run, ...]:
    """Two paragraphs in one."""
    marked = marked_tokens(list(run_tokens(old)), list(run_tokens(new)))
    return tuple(run for kind, tokens in marked for run in runs_of(tokens, MARKS[kind]))


def _marked(old: Blocks, new: Blocks) -> Blocks:
    out: list[Block] = []
    for one, other in beside(_pairs(old, new), len(old), len(new)):
        if one is not None and other is not None:
            out += _marked_pair(old[one], new[other])
        else:
            out += marked_as((), "") if one is None else marked_as((old[one],), "del")
            out += marked_as((), "") if other is None else marked_as((new[other],), "ins")
    return tuple(out)


def _marked_pair(old: Block, new: Block) -> Blocks:
    """Two blocks of one kind in one."""
    if old == new:
        return (new,)
    if new.kind == "table":
        table = marked_table(old, new, _marked)
        return (table,) if table else (*marked_as((old,), "del"), *marked_as((new,), "ins"))
    if new.items:
        return (replace(new, items=tuple(_marked_items(old.items, new.items))),)
    return (replace(new, runs=marked_runs(old.runs, new.runs)),)


def _marked_items(old: Sequence[Blocks], new: Sequence[Blocks]) -> Iterator[Blocks]:
    equal = [html_of(item) for item in old], [html_of(item) for item in new]
    pairs = paired([equal], [_words(item) for item in old], [_words(item) for item in new])
    for one, other in beside(pairs, len(old), len(new)):
        yield _marked(() if one is None else old[one], () if other is None else new[other])


def _pairs(old: Blocks, new: Blocks) -> list[Pair]:
    """The blocks that belong together: equal ones, those with most words in common, and two of a kind left alone."""

    def alone(here: range, there: range) -> Iterator[Pair]:
        if len(here) == len(there) == 1 and _shape(old[here[0]]) == _shape(new[there[0]]):
            yield here[0], there[0]

    equal = [html_of((block,)) for block in old], [html_of((block,)) for block in new]
    pairs = paired([equal], [_words((block,)) for block in old], [_words((block,)) for block in new])
    of_a_kind = [(one, other) for one, other in pairs if _shape(old[one]) == _shape(new[other])]
    return within(of_a_kind, (len(old), len(new)), alone)


def _shape(block: Block) -> tuple[str, int, str]:
    """What two blocks must have in common to be one."""
    return block.kind, block.start, block.numbering


def _words(blocks: Blocks) -> Counter[str]:
    return Counter(token.text for run in all_runs(blocks) for token in tokens_of(run.text) if token.text[0].isalnum())
