"""The tag *Exempeldata* once at a chapter's heading, where all that the chapter tells is example data.

Where only some of it is, the tags stand beside what they are about. A document's data keep theirs where they were given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from styrmodell.lib.documents.blocks import Fact
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.documents.walk import parts_of, rebuilt

MARK = "is_example"


def with_gathered_marks(document: Document) -> Document:
    """The document as it is drawn, with the tags of a chapter at its heading where they are about all of it."""
    chapters = map(_gathered, document.chapters)
    return replace(document, chapters=tuple(_marked_once(chapters) if document.is_long else chapters))


def _marked_once(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """The chapters of a long document: what stands in a chapter that bears the tag bears none of its own."""
    above = 0  # the level of the chapter around that bears it
    for chapter in chapters:
        if above and chapter.level > above:
            yield replace(chapter, is_example=False)
        else:
            above = chapter.level if chapter.is_example else 0
            yield chapter


def _gathered(chapter: Chapter) -> Chapter:
    marks = [mark for block in chapter.blocks for mark in _marks(block)]
    if not chapter.is_example and not (marks and all(marks)):
        return chapter
    return replace(chapter, is_example=True, blocks=tuple(map(_without_marks, chapter.blocks)))


def _marks(thing: Any) -> Iterator[bool]:
    """Whether it is example data, part by part; nothing of what bears no tag and holds nothing that does."""
    if getattr(thing, MARK, False):
        yield True
        return
    within = [mark for _, part in parts_of(thing) for mark in _marks(part)]
    if within:
        yield from within
    elif hasattr(thing, MARK) and not (isinstance(thing, Fact) and thing.status is None):
        yield False  # a fact without a state says what the thing is, and bears no tag of its own


def _without_marks(block: Block) -> Block:
    return rebuilt(block, lambda name, value: False if name == MARK else value)
