"""How a document hangs together: the numbers of its chapters, tables and figures, and where a reference may lead.

Numbers are given in one pass in reading order, each time it is drawn, and never stored: what is moved gets another. Texts refer
to keys. Only a long document is numbered.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from styrmodell.lib.documents.accounts import FinancialNote, ProofList, note_place, places_in, row_place
from styrmodell.lib.documents.blocks import GoalStrip, Proposals, RichText, SourceList, UnreadablePart
from styrmodell.lib.documents.figures import BudgetBars, KeyFigureCharts, Waterfall
from styrmodell.lib.documents.glossary import Glossary
from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.leaflet import Coins, GoalGroups, Waffle, YearColumns
from styrmodell.lib.documents.model import Block, Chapter, Document
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.documents.signatures import Signatures
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import NBSP, lower_first, slug_words

DEEPEST = 3
TABLE, FIGURE = "Tabell", "Figur"
# What has no number: running text, and what is known by a number of its own or stands under what has one.
TEXTS = (
    RichText,
    GoalStrip,
    PlanItems,
    Proposals,
    SourceList,
    ProofList,
    FinancialNote,
    KeyNumbers,
    Glossary,
    Signatures,
    UnreadablePart,
)
FIGURES = (KeyFigureCharts, BudgetBars, Waterfall, GroupStructure, Coins, Waffle, YearColumns, GoalGroups, Timeline)
CONTENT = ("rows", "items", "facts", "figures", "steps", "sources", "proposals", "proofs", "groups")


@dataclass(frozen=True, slots=True)
class Caption:
    """Tabell- eller figurrubrik: "Tabell 4", its title, and its address within the page.

    Attributes:
        where: the chapter it stands in, which tells it from others with the same title.
        above: the section over that chapter, which tells it from those whose chapter too is called the same.
        whose: which of the two that does so in a list.
    """

    word: str
    number: int
    title: str
    place: str
    where: str = ""
    above: str = ""
    whose: str = ""

    @property
    def listed(self) -> str:
        """Its title in a list: "Målen, Kulturnämnden"."""
        return ", ".join(filter(None, (self.title, self.whose)))

    @property
    def label(self) -> str:
        """ "Tabell 4"."""
        return f"{self.word}{NBSP}{self.number}"

    @property
    def goes_on(self) -> str:
        """What stands over the part of it that is on another page."""
        title = self.title if len(self.title) <= 90 else f"{self.title[:89].rstrip()}…"
        return f"{self.label}. {title}, forts."


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
        return _told_apart([caption for caption in self.captions if caption.word == TABLE])

    @property
    def figures(self) -> list[Caption]:
        """Those of figures."""
        return _told_apart([caption for caption in self.captions if caption.word == FIGURE])

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


def is_empty(block: Block) -> bool:
    """True when the block is a list of nothing: an empty table says nothing to a screen reader and breaks PDF/UA.

    A note may be a text alone.
    """
    return not getattr(block, "html", "") and any(getattr(block, name, None) == () for name in CONTENT)


def _plain(chapter: Chapter) -> Section:
    return Section(chapter, captions=(None,) * len(chapter.blocks))


def _numbered(chapters: Sequence[Chapter]) -> Iterator[Section]:
    captions, counts, before = _Captions(), [0] * DEEPEST, 0
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


def _told_apart(captions: Sequence[Caption]) -> list[Caption]:
    """As they stand in a list: where several have one title, each with the chapter that it stands in, or where those too are
    called the same with what is above them.
    """
    titles = Counter(caption.title for caption in captions)
    chapters = Counter((caption.title, caption.where) for caption in captions)

    def whose(one: Caption) -> str:
        if titles[one.title] == 1:
            return ""
        where = one.above if one.above and chapters[one.title, one.where] > 1 else one.where
        return "" if where == one.title else where

    return [replace(one, whose=whose(one)) for one in captions]


class _Captions:
    """Numbers the tables and the figures, and gives each an address that lasts as long as its heading does."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.taken: set[str] = set()

    def of(self, block: Block, chapter: Chapter, *, above: str) -> Caption | None:
        """The block's caption; None when it is a text or has nothing in it."""
        if isinstance(block, TEXTS) or is_empty(block):
            return None
        word = FIGURE if isinstance(block, FIGURES) else TABLE
        self.counts[word] += 1
        title: str = block.heading
        return Caption(word, self.counts[word], title, self._place(word, title, chapter), chapter.label, above)

    def _place(self, word: str, title: str, chapter: Chapter) -> str:
        """By its heading; of two that have the same the later one's chapter is named too."""
        first = f"{word.lower()}-{slug_words(title).strip('-') or chapter.key}"
        place, count = first, 1
        while place in self.taken:
            place = f"{first}-{chapter.key}" if count == 1 else f"{first}-{chapter.key}-{count}"
            count += 1
        self.taken.add(place)
        return place


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
