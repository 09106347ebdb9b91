"""Formatted text with the marks of a comparison: all of it marked, and the one side or the other read out of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from styrmodell.lib.comparison.words import PLAIN, Kind, Marked, Token, drawn, tokens_of
from styrmodell.lib.richtext.blocks import Block, Mark, Run, all_runs, with_runs
from styrmodell.lib.richtext.grid import filled, spots_of, without_columns, without_rows
from styrmodell.lib.richtext.runs import tidy

Blocks = tuple[Block, ...]
MARKS: dict[Kind, Mark] = {"same": "", "removed": "del", "added": "ins"}
KINDS: dict[Mark, Kind] = {mark: kind for kind, mark in MARKS.items()}


def marked_as(blocks: Iterable[Block], mark: Mark) -> Blocks:
    """The blocks with all that is in them marked."""
    return tuple(
        replace(
            with_runs(block, lambda runs: tuple(replace(run, mark=mark) for run in runs)),
            row_marks=(mark,) * len(block.rows),
        )
        for block in blocks
    )


def is_marked(blocks: Iterable[Block]) -> bool:
    """True when anything in them is marked."""
    return any(
        any(block.row_marks) or any(block.column_marks) or any(run.mark for run in all_runs((block,)))
        for block in blocks
    )


def without(blocks: Iterable[Block], mark: Mark) -> Blocks:
    """The blocks as they stand on the other side: without what is so marked. The other mark is kept."""
    return tuple(left for block in blocks if (left := _block_without(block, mark)))


def spaced(blocks: Iterable[Block]) -> Blocks:
    """The blocks as they are compared: any white space is one space, which between two looks has neither."""
    return tuple(
        with_runs(block, lambda runs: tidy(list(runs_of(_plain_between(list(run_tokens(runs))))))) for block in blocks
    )


def drawn_blocks(blocks: Iterable[Block]) -> Blocks:
    """The blocks with the marks in them spaced as they are drawn."""
    return tuple(with_runs(block, _drawn_runs) for block in blocks)


def _drawn_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    stretches = (Marked(KINDS[mark], list(run_tokens(stretch))) for mark, stretch in groupby(runs, attrgetter("mark")))
    return tuple(run for kind, tokens in drawn(stretches) for run in runs_of(tokens, MARKS[kind]))


def run_tokens(runs: Iterable[Run]) -> Iterator[Token]:
    """The words of a paragraph, each with its look; a picture and a line break are one each."""
    for run in runs:
        if run.is_words:
            yield from tokens_of(run.text, replace(run, text="", mark=""))
        else:
            yield Token(run.text, replace(run, mark=""))


def runs_of(tokens: Iterable[Token], mark: Mark = "") -> Iterator[Run]:
    """The words as runs again, those that look the same in one."""
    for look, stretch in groupby(tokens, attrgetter("look")):
        if look.is_words:
            yield replace(look, text="".join(token.text for token in stretch), mark=mark)
        else:
            yield from (replace(look, mark=mark) for _ in stretch)


def _plain_between(tokens: list[Token]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        around = {near.look for near in (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])}
        yield token if not token.is_space or len(around) == 1 else Token(" ", PLAIN)


def _block_without(block: Block, mark: Mark) -> Block | None:
    if block.kind == "table":
        return _table_without(block, mark)
    if block.items:
        items = tuple(left for item in block.items if (left := without(item, mark)))
        return replace(block, items=items) if items else None
    runs = tidy([run for run in block.runs if run.mark != mark])
    return replace(block, runs=runs) if runs else None


def _table_without(table: Block, mark: Mark) -> Block | None:
    gone = [number for number, one in enumerate(table.row_marks) if one == mark]
    if len(gone) == len(table.rows):
        return None
    gone_columns = [number for number, one in enumerate(table.column_marks) if one == mark]
    spots = without_columns(without_rows(spots_of(table.rows, table.head), gone), gone_columns)
    left = [replace(spot, cell=replace(spot.cell, blocks=without(spot.cell.blocks, mark))) for spot in spots]
    return replace(
        table,
        rows=tuple(filled(left)),
        head=table.head - sum(number < table.head for number in gone),
        row_marks=tuple(one for one in table.row_marks if one != mark),
        column_marks=tuple(one for one in table.column_marks if one != mark),
    )
