"""All tables of a document, in reading order: those of its blocks, those that writers put in their texts, and a plan's items."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from styrmodell.lib import richtext
from styrmodell.lib.documents.captions import Caption
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.documents.outline import outline_of
from styrmodell.lib.documents.parts.chapters import PARTS, decisions_of
from styrmodell.lib.documents.parts.items import table_of_items
from styrmodell.lib.documents.parts.model import Cell, Labelled, Part, Prose, Row, Table
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.readings import Unreadable, decimals_of, number_in
from styrmodell.lib.richtext import blocks as rich
from styrmodell.lib.richtext.grid import spots_of, width_of
from styrmodell.lib.richtext.writing import text_of


def tables_of(document: Document) -> Iterator[Table]:
    """The tables, each with the name of its own or, where it has none, its chapter's."""
    for part in decisions_of(document):
        yield from _tables_in(part, "Beslut")
    outline = outline_of(document)
    listed = {one.place: one for one in (*outline.tables, *outline.figures)}
    found = [
        (table, listed[caption.place] if caption else None, section.chapter.label)
        for section in outline.sections
        for block, caption in section.parts
        for table in _tables(block, section.chapter)
    ]
    names = Counter(table.title for table, caption, _ in found if not caption)
    for table, caption, chapter in found:
        if caption:
            yield _numbered(table, caption)
        else:
            yield replace(table, whose=chapter) if names[table.title] > 1 and chapter != table.title else table


def _numbered(table: Table, caption: Caption) -> Table:
    part_of = "" if table.title == caption.title else caption.title
    return replace(table, label=caption.label, part_of=part_of, whose=caption.whose)


def _tables(block: Block, chapter: Chapter) -> Iterator[Table]:
    if isinstance(block, PlanItems) and block.items:
        yield table_of_items(block, chapter.label)
    for part in PARTS[type(block)](block):
        yield from _tables_in(part, chapter.label)


def _tables_in(part: Part, name: str) -> Iterator[Table]:
    if isinstance(part, Table):
        yield part
        for row in part.rows:
            for cell in row.cells:
                yield from _written(cell.html, name)
    elif isinstance(part, Prose):
        yield from _written(part.html, name)
    elif isinstance(part, Labelled):
        yield from _written(part.cell.html, name)


def _written(html: str, name: str) -> Iterator[Table]:
    """The tables that somebody put in a text."""
    if "<table" in html:
        for block in richtext.read(html):
            if block.kind == "table":
                yield _table_of(block, name)


def _table_of(block: rich.Block, name: str) -> Table:
    """A table of a text. A cell that covers several squares says its words in the first; a head of several rows is one."""
    spots = spots_of(block.rows, block.head)
    width = width_of(spots)
    heads: list[list[str]] = [[] for _ in range(width)]
    for spot in spots:
        if spot.row < block.head:
            for column in range(spot.column, spot.beyond):
                heads[column].append(text_of(spot.cell.blocks))
    rows = []
    for _, found in groupby((spot for spot in spots if spot.row >= block.head), lambda spot: spot.row):
        cells = [Cell()] * width
        for spot in found:
            cells[spot.column] = _cell_of(spot.cell)
        rows.append(Row(tuple(cells)))
    columns = tuple(" ".join(filter(None, dict.fromkeys(words))) for words in heads)
    return Table(name, columns, tuple(rows))


def _cell_of(cell: rich.TableCell) -> Cell:
    """A cell of a text; what stands in a column of figures is a number where it can be read as nothing else."""
    text = text_of(cell.blocks)
    if not cell.figure:
        return Cell(text)
    try:
        value = number_in(text)
    except Unreadable:
        return Cell(text)
    return Cell(text, number=value, decimals=decimals_of(value))
