"""Which chapters begin on a new page: short ones share a page, so that a small report is not mostly white."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from math import ceil
from typing import Any

from styrmodell.lib.documents import blocks, figures, plan_items
from styrmodell.lib.documents.charts import side_by_side
from styrmodell.lib.documents.model import Block, Chapter

PAGE = 245.0  # mm between the margins
USABLE = PAGE * 0.97  # the heights below are estimates; what does not fit after all flows on
BETWEEN = 16.0
LINE, CHARACTERS_A_LINE = 4.9, 75
ROW, CHARACTERS_A_ROW = 7.2, 110


def new_pages(chapters: tuple[Chapter, ...]) -> frozenset[str]:
    """Keys of the chapters that begin on a new page; the others follow on the page of the one before."""
    found = set()
    used = PAGE
    for chapter in chapters:
        height = chapter_height(chapter)
        if used + BETWEEN + height > USABLE:
            found.add(chapter.key)
            used = height if height <= USABLE else _used_at_last(chapter)
        else:
            used += BETWEEN + height
    return frozenset(found)


def chapter_height(chapter: Chapter) -> float:
    """About how many millimetres the chapter takes."""
    return _head_height(chapter) + sum(map(_block_height, chapter.blocks))


def _head_height(chapter: Chapter) -> float:
    return 12.0 + 6.5 * ceil(len(chapter.lead) / 75) + 7.5 * ceil(len(chapter.title) / 60)


def _used_at_last(chapter: Chapter) -> float:
    """About how much of its last page a chapter takes that is longer than one; a picture is never divided."""
    used = _head_height(chapter)
    for block in chapter.blocks:
        height = _block_height(block)
        is_moved = isinstance(block, figures.Waterfall) and used + height > USABLE
        used = height if is_moved else (used + height) % USABLE
    return used


def _block_height(block: Block) -> float:
    return HEIGHTS[type(block)](block)


def _table_height(block: Block) -> float:
    rows = max((len(value) for value in _values(block) if isinstance(value, tuple)), default=0)
    more_lines = max(0, _characters(block) / CHARACTERS_A_ROW - rows)
    return 20 + ROW * rows + LINE * more_lines


def _values(thing: Any) -> list[object]:
    return [getattr(thing, field.name) for field in fields(thing)]


def _characters(value: object) -> int:
    """How much text there is in a block."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(_characters, value))
    return sum(map(_characters, _values(value))) if is_dataclass(value) else 0


HEIGHTS: dict[type, Callable[[Any], float]] = {
    blocks.RichText: lambda block: 8 + LINE * ceil(len(block.html) / CHARACTERS_A_LINE),
    blocks.GoalStrip: lambda block: 24,
    blocks.ContributionTable: _table_height,
    blocks.GoalTable: _table_height,
    blocks.StatusTable: _table_height,
    blocks.DecisionTable: _table_height,
    blocks.Proposals: _table_height,
    blocks.SourceList: _table_height,
    blocks.UnreadablePart: lambda block: 20,
    plan_items.PlanItems: _table_height,
    figures.KeyFigureCharts: lambda block: 12 + 62.0 * len(side_by_side(block.figures)),
    figures.KeyFigureTable: _table_height,
    figures.Ledger: _table_height,
    figures.BudgetBars: lambda block: 30 + 8.5 * len(block.rows),
    figures.Waterfall: lambda block: 26 + 7.0 * (len(block.steps) + 1),
    figures.DeviationTable: _table_height,
}
