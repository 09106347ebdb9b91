"""Some chapters of a document drawn alone, as they stand in the whole: for who writes one of them and wants to see it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace

from styrmodell.lib.documents.blocks import GoalTable
from styrmodell.lib.documents.model import Block, Document
from styrmodell.lib.documents.outline import Excerpt, Section, outline_from, outline_of
from styrmodell.lib.documents.references import with_references

# What belongs to the whole: it is not printed over a part of it.
BARE = {"decisions": (), "registry_number": "", "dated": None, "summary": "", "laid_before": "", "edition": None}


def excerpt(document: Document, keys: Collection[str]) -> Excerpt | None:
    """The chapters with these keys, with the numbers of the whole; None when it has none of them.

    References to what is not in it are words and no links. A heading that one of them stands under is there, with nothing else
    of its chapter.
    """
    kept = list(_kept(outline_of(document).sections, keys))
    if not kept:
        return None
    told = with_references(document, within=outline_from(kept).places)
    sections = list(_kept(outline_of(told).sections, keys))
    own = {section.chapter.key for section in sections}
    sections = [replace(one, chapter=replace(one.chapter, blocks=_within(one.chapter.blocks, own))) for one in sections]
    values = {one.name: getattr(document, one.name) for one in fields(Document)}
    chapters = tuple(section.chapter for section in sections)
    return Excerpt(**values | BARE | {"chapters": chapters}, outline=outline_from(sections))


def _kept(sections: Sequence[Section], keys: Collection[str]) -> Iterator[Section]:
    """The chapters, each below the headings that it stands under."""
    path: list[Section] = []
    given = set[str]()
    for section in sections:
        path = [one for one in path if one.level < section.level]
        if section.chapter.key in keys:
            for over in path:
                if over.chapter.key not in given | set(keys):
                    given.add(over.chapter.key)
                    bare = replace(over.chapter, blocks=(), lead="", eyebrow="")
                    yield replace(over, chapter=bare, captions=())
            yield section
        path.append(section)


def _within(blocks: Sequence[Block], keys: Collection[str]) -> tuple[Block, ...]:
    """The blocks with no way from a goal to a chapter that is not there."""
    return tuple(_goals_within(block, keys) if isinstance(block, GoalTable) else block for block in blocks)


def _goals_within(table: GoalTable, keys: Collection[str]) -> GoalTable:
    rows = tuple(row if row.chapter in keys else replace(row, chapter="") for row in table.rows)
    return replace(table, rows=rows)
