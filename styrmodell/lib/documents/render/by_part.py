"""A document's page in parts: each on a page of its own, whose address is its key and lasts whatever number it gets."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from styrmodell.lib.documents.accounts import places_in
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import Section, outline_of
from styrmodell.lib.documents.render.html import sections_html

LEADS = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True, slots=True)
class ReadPart:
    """Del: a chapter of the first level with those that stand in it."""

    sections: tuple[Section, ...]

    @property
    def key(self) -> str:
        """Its address."""
        return self.sections[0].chapter.key

    @property
    def label(self) -> str:
        """What it is called, with its number where it has one."""
        return self.sections[0].label

    @property
    def places(self) -> set[str]:
        """Every address within its page."""
        blocks = [block for section in self.sections for block in section.chapter.blocks]
        captions = [caption.place for section in self.sections for caption in section.captions if caption]
        return {*(section.chapter.anchor for section in self.sections), *captions, *places_in(blocks)}


def parts_in(document: Document) -> tuple[ReadPart, ...]:
    """The document's parts, in reading order."""
    parts: list[list[Section]] = []
    for section in outline_of(document).sections:
        if section.level == 1 or not parts:
            parts.append([])
        parts[-1].append(section)
    return tuple(ReadPart(tuple(sections)) for sections in parts)


def part_with(parts: Iterable[ReadPart], key: str) -> ReadPart | None:
    """The part that a chapter stands in, or is."""
    return next((part for part in parts if any(section.chapter.key == key for section in part.sections)), None)


def part_html(document: Document, key: str, address: Callable[[str], str]) -> SafeString:
    """A part as a fragment for its page. What leads to another part leads to that one's page.

    Args:
        key: the part's.
        address: gives where a part is read, by its key.
    """
    parts = parts_in(document)
    elsewhere = {place: part.key for part in parts if part.key != key for place in part.places}

    def led(link: re.Match[str]) -> str:
        return f'href="{address(elsewhere[link[1]])}#{link[1]}"' if link[1] in elsewhere else link[0]

    here = next(part for part in parts if part.key == key)
    return SafeString(LEADS.sub(led, sections_html(document, {section.chapter.key for section in here.sections})))
