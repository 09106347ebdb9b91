"""How a document hangs together: the numbers of its chapters, tables and figures, and where a reference may lead.

Numbers are given in one pass in reading order, each time it is drawn, and never stored: what is moved gets another. Texts refer
to keys. Only a long document is numbered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from styrmodell.lib.documents.accounts import FinancialNote, note_place, places_in, row_place
from styrmodell.lib.documents.captions import FIGURE, TABLE, Caption, Captions, told_apart
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.swedish import NBSP, lower_first, slug_words

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Section:
    """Avsnitt: a chapter where it stands, with its number and what is numbered in it.

    Attributes:
        number: "3.1"; empty where it has none.
        level: 1–3, never more than one below the chapter before.
        captions: one for each block, None for those without.
    """

    chapter: Chapter
    number: str = ""
    level: int = 1
    captions: tuple[Caption | None, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in contents, bookmarks and header."""
        return f"{self.number} {self.chapter.label}".strip()

    @property
    def title(self) -> str:
        """Its heading in full."""
        return f"{self.number} {self.chapter.title}".strip()

    @property
    def heading_level(self) -> int:
        """Of its heading on a page, whose own is the first."""
        return self.level + 1

    @property
    def parts(self) -> Iterator[tuple[Block, Caption | None]]:
        """Each block with its caption."""
        return zip(self.chapter.blocks, self.captions, strict=True)


@dataclass(frozen=True, slots=True)
class Destination:
    """Vart en hänvisning leder: what it is called in a sentence ("avsnitt 3.2"), and its address within the page."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Disposition: the chapters with their numbers, and everything that something can lead to.

    Attributes:
        places: every address within the page.
        destinations: where a reference in a text leads, by its key in small letters, and by what it is called where no key
            is that (`destination_of`).
        names: what a writer would call each of them, by its key.
    """

    sections: tuple[Section, ...]
    places: frozenset[str]
    destinations: Mapping[str, Destination] = field(compare=False)
    names: Mapping[str, str] = field(compare=False)

    @property
    def captions(self) -> list[Caption]:
        """All captions, in reading order."""
        return [caption for section in self.sections for caption in section.captions if caption]

    @property
    def tables(self) -> list[Caption]:
        """Those of tables."""
        return told_apart([caption for caption in self.captions if caption.word == TABLE])

    @property
    def figures(self) -> list[Caption]:
        """Those of figures."""
        return told_apart([caption for caption in self.captions if caption.word == FIGURE])

    @property
    def notes(self) -> list[FinancialNote]:
        """The notes, in reading order."""
        return [
            block for section in self.sections for block in section.chapter.blocks if isinstance(block, FinancialNote)
        ]


@dataclass(frozen=True, slots=True)
class Excerpt(Document):
    """Utdrag: some chapters of a document, under the headings that they stand under, with the numbers of the whole.

    Attributes:
        outline: of what is in it.
    """

    outline: Outline | None = None


def outline_of(document: Document) -> Outline:
    """The document's outline. One that is not long has no numbers, and all its chapters are of the first level."""
    if isinstance(document, Excerpt) and document.outline:
        return document.outline
    sections = tuple(_numbered(document.chapters) if document.is_long else map(_plain, document.chapters))
    return outline_from(sections)


def outline_from(sections: Sequence[Section]) -> Outline:
    """The outline of chapters that have their numbers."""
    captions = [caption for section in sections for caption in section.captions if caption]
    places = {
        *(section.chapter.anchor for section in sections),
        *(caption.place for caption in captions),
        *places_in([block for section in sections for block in section.chapter.blocks]),
    }
    led_to = list(_led_to(sections))
    named = {
        slug_words(name): where for _, name, where in reversed(led_to)
    }  # of several with one name the first has it
    keyed = {key.lower(): where for key, _, where in led_to}
    return Outline(tuple(sections), frozenset(places), named | keyed, {key: name for key, name, _ in led_to})


def destination_of(destinations: Mapping[str, Destination], said: str) -> Destination | None:
    """Where a reference leads, said by the key of a place or by its name: "balance-sheet", "Balansräkning"."""
    return destinations.get(said.lower()) or destinations.get(slug_words(said))


def listed_beside(document: Document) -> list[Section]:
    """What a page lists beside the document: its chapters, of a long one its parts and their sections."""
    return [section for section in outline_of(document).sections if section.level < DEEPEST]


def _plain(chapter: Chapter) -> Section:
    return Section(chapter, captions=(None,) * len(chapter.blocks))


def _numbered(chapters: Sequence[Chapter]) -> Iterator[Section]:
    captions, counts, before = Captions(), [0] * DEEPEST, 0
    named = [True] * DEEPEST  # whether the last chapter of each level has a number
    over = [""] * (DEEPEST + 1)  # what the last chapter above each level is called; nothing is above the first
    for chapter in chapters:
        level = max(1, min(chapter.level, DEEPEST, before + 1))
        named[level - 1 :] = [chapter.is_numbered and all(named[: level - 1])] * (DEEPEST - level + 1)
        if named[level - 1]:
            counts[level - 1 :] = [counts[level - 1] + 1, *[0] * (DEEPEST - level)]
        else:
            counts[level:] = [0] * (DEEPEST - level)
        number = ".".join(map(str, counts[:level])) if named[level - 1] else ""
        over[level] = chapter.label
        told = tuple(captions.of(block, chapter, above=over[level - 1]) for block in chapter.blocks)
        yield Section(chapter, number, level, told)
        before = level


def _led_to(sections: Sequence[Section]) -> Iterator[tuple[str, str, Destination]]:
    """Every place: its key, what a writer would call it ("balansräkning", "tabell intäkter", "not pensioner"), and where it is."""
    for section in sections:
        chapter = section.chapter
        words = f"avsnitt{NBSP}{section.number}" if section.number else f"”{chapter.label}”"
        yield chapter.key, _in_sentence(chapter.label), Destination(words, chapter.anchor)
    for block, caption in (part for section in sections for part in section.parts):
        if caption:
            name = f"{caption.word.lower()} {_in_sentence(caption.title)}"
            yield caption.place, name, Destination(lower_first(caption.label), caption.place)
        yield from _led_to_in(block, caption)


def _led_to_in(block: Block, caption: Caption | None) -> Iterator[tuple[str, str, Destination]]:
    rows: Any = getattr(block, "rows", ())
    if isinstance(block, FinancialNote):
        words, place = f"not{NBSP}{block.number}", note_place(block.number)
        yield place, f"not {_in_sentence(block.title)}", Destination(words, place)
    elif caption:
        words = lower_first(caption.label)
    else:
        words = f"”{getattr(block, 'heading', '')}”"
    for row in rows:
        if key := getattr(row, "key", ""):
            yield row_place(key), f"rad {_in_sentence(row.name)}", Destination(words, row_place(key))


def _in_sentence(name: str) -> str:
    """A heading as it is written inside a sentence; what begins with a code ("I1 Demokrati", "VA") stands as it is."""
    return lower_first(name) if name[1:2].islower() else name
