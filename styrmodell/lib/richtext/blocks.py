"""What a formatted text consists of: blocks of runs, as plain values that page, comparison, PDF and Word all read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["p", "h3", "h4", "ul", "ol", "table"]
Mark = Literal["", "del", "ins"]  # in a comparison: what both sides have, only the older, or only the newer


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks the same throughout, a line break or a picture.

    Attributes:
        text: the words; exactly "\\n" is a line break; of a picture the description for those who do not see it.
        bold: fet.
        italic: kursiv.
        struck: genomstruken.
        position: upphöjd or nedsänkt, as in m² and CO₂; empty on the line.
        href: where a link leads; empty when the run is no link.
        image: address of a picture, `/media/<uuid>.png`; empty when the run is text.
        mark: in a comparison, the side that has it.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    position: Literal["", "sup", "sub"] = ""
    href: str = ""
    image: str = ""
    mark: Mark = ""

    @property
    def is_break(self) -> bool:
        """True for a line break within a paragraph (radbrytning)."""
        return self.text == "\n" and not self.image

    @property
    def is_words(self) -> bool:
        """True for ordinary text: neither a line break nor a picture."""
        return not self.image and not self.is_break


@dataclass(frozen=True)
class TableCell:
    """One cell of a table (cell).

    Attributes:
        blocks: what stands in it: paragraphs and lists.
        header: the cell names its column or its row.
        colspan: how many columns it covers.
        rowspan: how many rows it covers.
        scope: what a header cell named where it came from: "col" or "row"; empty once the table is put together.
        figure: it stands in columns of figures, which are set to the right. Follows from the words, and is not stored.
    """

    blocks: tuple[Block, ...] = ()
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    scope: str = ""
    figure: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a list or a table (stycke, rubrik, lista, tabell).

    Attributes:
        kind: the name of its HTML element; `h3` is Rubrik and `h4` Underrubrik.
        runs: the text of a paragraph or a heading.
        items: the points of a list, each with its own blocks.
        rows: the rows of a table; all cover equally many columns, spans counted.
        head: how many of the first rows are header rows.
        start: the first number of a numbered list.
        numbering: how it counts: "1", "a", "A", "i" or "I". Texts refer to "punkt b".
        row_marks: of a table in a comparison, the side that has each row; empty where both have all.
        column_marks: likewise of its columns.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    items: tuple[tuple[Block, ...], ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()
    head: int = 0
    start: int = 1
    numbering: str = "1"
    row_marks: tuple[Mark, ...] = ()
    column_marks: tuple[Mark, ...] = ()


def with_runs(block: Block, change: Callable[[tuple[Run, ...]], tuple[Run, ...]]) -> Block:
    """The block with the runs of every paragraph in it changed, also of those in lists and tables."""

    def changed(blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(with_runs(inner, change) for inner in blocks)

    rows = (tuple(replace(cell, blocks=changed(cell.blocks)) for cell in row) for row in block.rows)
    return replace(block, runs=change(block.runs), items=tuple(map(changed, block.items)), rows=tuple(rows))


def all_runs(blocks: tuple[Block, ...]) -> list[Run]:
    """Every run in the blocks, also those in lists and tables, in reading order."""
    found: list[Run] = []
    for block in blocks:
        found.extend(block.runs)
        for item in block.items:
            found.extend(all_runs(item))
        for row in block.rows:
            for cell in row:
                found.extend(all_runs(cell.blocks))
    return found
