"""How the chapters share the pages: short ones stay whole, long ones begin on a page of their own when the last is well filled.

The heights are estimates and only sort chapters into short and long; where a page ends is found when it is set.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import Any

from styrmodell.lib.documents import (
    accounts,
    blocks,
    figures,
    glossary,
    group_structure,
    investments,
    key_numbers,
    leaflet,
    personnel,
    plan_items,
    risks,
    signatures,
    timeline,
)
from styrmodell.lib.documents.charts import side_by_side
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.outline import Section
from styrmodell.lib.documents.strings import texts_in
from styrmodell.lib.documents.walk import parts_of

PAGE = 245.0  # mm between the margins
SHORT = PAGE * 0.55  # a chapter of no more is never divided, and leaves less than that empty before it
WELL_FILLED = PAGE * 0.45  # after so much a long chapter begins on a new page
A_FEW_LINES = 40.0  # a last chapter of no more takes what stands before it along to its page
BETWEEN = 12.0
LINE, CHARACTERS_A_LINE = 4.9, 75
ROW, CHARACTERS_A_ROW = 7.2, 110
NO_HEAD = 14.0  # what a list without a heading and names of columns is lower by

GUESSES = (0.85, 1.0, 1.1)  # the heights are estimates: a page is left only where it is well filled in any case

NEW_PAGE, WHOLE, TOGETHER = "on-new-page", "is-whole", "is-with-the-last"
PART, LYING = "is-part", "lies-down"
HALF, SECOND, TURNS = "is-half", "is-second", "turns-page"  # of a leaflet, whose pages end where it says


def placing(chapters: tuple[Chapter, ...], *, used: float = PAGE) -> dict[str, str]:
    """How each chapter is placed, by its key: classes of the style sheet.

    Args:
        used: how much of the first page is taken; a whole page when the chapters begin on one of their own.
    """
    return {chapter.key: " ".join(classes) for chapter, classes in _placed(chapters, used)}


def long_placing(sections: Iterable[Section]) -> dict[str, str]:
    """How each chapter of a long document is placed, by its key: parts begin on a page, and what says so. The rest flows."""
    found = {}
    for section in sections:
        chapter, is_part = section.chapter, section.level == 1
        begins = is_part or chapter.starts_page or chapter.lies_down
        classes = ((begins, NEW_PAGE), (is_part, PART), (chapter.lies_down, LYING))
        found[chapter.key] = " ".join(name for holds, name in classes if holds)
    return found


def leaflet_placing(chapters: Sequence[Chapter]) -> dict[str, str]:
    """How each chapter of a leaflet is placed, by its key: which begin the next page, and which stand beside each other."""
    found = {}
    for group, of_group in groupby(chapters, key=lambda chapter: chapter.group or chapter.key):
        beside = list(of_group)
        for at, chapter in enumerate(beside):
            is_half = len(beside) == 2 and group == chapter.group
            classes = ((chapter.starts_page, TURNS), (is_half, HALF), (is_half and at == 1, SECOND))
            found[chapter.key] = " ".join(name for holds, name in classes if holds)
    return found


def _placed(chapters: tuple[Chapter, ...], used: float) -> Iterator[tuple[Chapter, list[str]]]:
    ways = [used] * len(GUESSES)  # how much of the page is taken, were the heights so much less or more
    for chapter in chapters:
        is_first = used >= PAGE and chapter is chapters[0]
        heights = [chapter_height(chapter) * guess for guess in GUESSES]
        if heights[-1] <= SHORT:
            is_last = chapter is chapters[-1] and heights[-1] <= A_FEW_LINES
            yield chapter, [NEW_PAGE if is_first else WHOLE, *([TOGETHER] if is_last and not is_first else [])]
            ways = [_after_whole(way, height) for way, height in zip(ways, heights, strict=True)]
        else:
            begins = is_first or min(ways) > WELL_FILLED
            yield chapter, [NEW_PAGE] if begins else []
            ways = [
                (height if begins else way + BETWEEN + height) % PAGE for way, height in zip(ways, heights, strict=True)
            ]


def _after_whole(used: float, height: float) -> float:
    """How much of its page is taken when a chapter that is not divided has found its place."""
    return height if used + BETWEEN + height > PAGE else used + BETWEEN + height


def chapter_height(chapter: Chapter) -> float:
    """About how many millimetres the chapter takes."""
    lead = 6.5 * ceil(len(chapter.lead) / 75)
    return 10.0 + lead + 7.5 * ceil(len(chapter.title) / 60) + sum(map(_block_height, chapter.blocks))


def _block_height(block: Block) -> float:
    return HEIGHTS[type(block)](block)


def _table_height(block: Block) -> float:
    rows = max((len(value) for _, value in parts_of(block) if isinstance(value, tuple)), default=0)
    more_lines = max(0, _characters(block) / CHARACTERS_A_ROW - rows)
    return 20 + ROW * rows + LINE * more_lines


def _items_height(block: plan_items.PlanItems) -> float:
    return 4 + sum(map(_item_height, block.items))


def _item_height(item: plan_items.PlanItem) -> float:
    figures = sum(2 if figure.targets else 1 for figure in item.figures)
    said = len(item.facts) + figures + 3 * bool(item.task) + sum(1 + bool(link.text) for link in item.links)
    lines = ceil(len(item.html) / CHARACTERS_A_LINE) + ceil(len(item.source) / CHARACTERS_A_ROW)
    return 14 + LINE * (lines + said)


def _characters(value: object) -> int:
    """How much text there is in a block."""
    return sum(map(len, texts_in(value)))


def _note_height(block: accounts.FinancialNote) -> float:
    return 16 + ROW * len(block.rows) + LINE * ceil(len(block.html) / CHARACTERS_A_LINE)


HEIGHTS: dict[type, Callable[[Any], float]] = {
    blocks.RichText: lambda block: 8 + LINE * ceil(len(block.html) / CHARACTERS_A_LINE),
    blocks.GoalStrip: lambda block: 24,
    blocks.ContributionTable: _table_height,
    blocks.GoalTable: _table_height,
    blocks.StatusTable: _table_height,
    blocks.DecisionTable: _table_height,
    blocks.Proposals: _table_height,
    blocks.SourceList: lambda block: _table_height(block) - NO_HEAD,
    blocks.UnreadablePart: lambda block: 20,
    plan_items.PlanItems: _items_height,
    figures.KeyFigureCharts: lambda block: 12 + 62.0 * len(side_by_side(block.figures)),
    figures.KeyFigureTable: _table_height,
    figures.Ledger: _table_height,
    figures.BudgetBars: lambda block: 30 + 8.5 * len(block.rows),
    figures.Waterfall: lambda block: 26 + 7.0 * (len(block.steps) + 1),
    figures.DeviationTable: _table_height,
    accounts.Statement: lambda block: 24 + ROW * len(block.rows),
    accounts.ProofList: _table_height,
    accounts.FinancialNote: _note_height,
    accounts.Ratios: lambda block: 20 + 2 * ROW * len(block.rows),
    accounts.BalanceRequirement: lambda block: 24 + ROW * len(block.rows) + LINE * len(block.restorations),
    group_structure.GroupStructure: lambda block: 34 + 9.0 * max(len(block.bodies), len(block.companies)),
    personnel.PersonnelTable: lambda block: 30 + ROW * len(block.rows),
    key_numbers.KeyNumbers: lambda block: 8 + 23.0 * block.lines,
    glossary.Glossary: lambda block: 4 + _characters(block.rows) / 16,
    signatures.Signatures: lambda block: 18 + 26.0 * ceil(len(block.rows) / 2),
    timeline.Timeline: lambda block: 34 + _table_height(block),
    risks.RiskTable: _table_height,
    risks.ControlTable: _table_height,
    leaflet.Coins: lambda block: 16 + 10.0 * len(block.rows),
    leaflet.Waffle: lambda block: 56,
    leaflet.YearColumns: lambda block: 56,
    leaflet.GoalGroups: lambda block: 24 + LINE * max(2 * len(group.names) for group in block.rows),
    leaflet.AmountList: _table_height,
    investments.InvestmentTable: lambda block: 26 + ROW * (len(block.projects) + 2 * len(block.groups)),
}
