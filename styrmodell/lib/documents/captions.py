"""Tabell- and figurrubriker: which blocks have one, how they are numbered, and how those with one title are told apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from styrmodell.lib.documents.accounts import FinancialNote, ProofList
from styrmodell.lib.documents.blocks import GoalStrip, Proposals, RichText, SourceList, UnreadablePart
from styrmodell.lib.documents.figures import BudgetBars, KeyFigureCharts, Waterfall
from styrmodell.lib.documents.glossary import Glossary
from styrmodell.lib.documents.group_structure import GroupStructure
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.leaflet import Coins, GoalGroups, Waffle, YearColumns
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.documents.signatures import Signatures
from styrmodell.lib.documents.timeline import Timeline
from styrmodell.lib.swedish import NBSP, slug_words

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


def is_empty(block: Block) -> bool:
    """True when the block is a list of nothing: an empty table says nothing to a screen reader and breaks PDF/UA.

    A note may be a text alone.
    """
    return not getattr(block, "html", "") and any(getattr(block, name, None) == () for name in CONTENT)


def told_apart(captions: Sequence[Caption]) -> list[Caption]:
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


class Captions:
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
