"""The two sides of a comparison as plain values, and what the comparison says: what pages, PDF and Word draw."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from styrmodell.lib.changes import ADDED, TAKEN_AWAY
from styrmodell.lib.comparison.wording import sentences
from styrmodell.lib.documents import prose
from styrmodell.lib.swedish import count_words, number

SAME = "oförändrad"
UNDER = 3  # the level of an item's heading on the page
SAID = {"<del>": "borttaget: ", "<ins>": "tillagt: "}


def spoken(marked: str) -> SafeString:
    """Marked HTML with what the marks mean said to the ear."""
    for tag, words in SAID.items():
        marked = marked.replace(tag, f'{tag}<span class="visually-hidden">{words}</span>')
    return mark_safe(marked)


class Look(Enum):
    """What a value is, which says how it is compared and printed.

    WORDS is plain text, RICH formatted text (Html), AMOUNT kronor, NUMBER a number with its decimals, DAY a date and LIST
    several short texts, as what an item contributes to.
    """

    WORDS = "words"
    RICH = "rich"
    AMOUNT = "amount"
    NUMBER = "number"
    DAY = "day"
    LIST = "list"


Content = str | Decimal | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Value:
    """What one side says under a label. None, "" and () are nothing said.

    Attributes:
        label: what the value is called, and known by on both sides; "" for the text of the item itself.
    """

    label: str
    look: Look
    value: Content
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """En del av texten: an inriktning, a section, an assessment, a row of amounts.

    Attributes:
        key: what it is known by on both sides; each key stands once in a side.
        word: what kind of thing it is, in the singular: "inriktning", "avsnitt", "bedömning".
        group: the heading that it stands under: "Inriktningar", "Ekonomi".
        number: as it is printed, "1" or "2.1"; "" for none.
        parent: key of the item that it stands under; "" at the top.
    """

    key: str
    word: str
    title: str
    group: str = ""
    number: str = ""
    parent: str = ""
    values: tuple[Value, ...] = ()
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """En sida: one of the two texts.

    Attributes:
        name: as it is named on the page: "Handling 1, Kulturnämnden 2026-09-22".
        items: in the order of the text. The place of one among those of the same parent and group follows from it.
        facts: decisions and dates, which belong to the whole.
    """

    name: str
    items: tuple[Item, ...]
    facts: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value on both sides.

    Attributes:
        before: what the older side says, as it came.
        after: what the newer one says.
        marked: both in one as HTML, with `del` and `ins`; formatted text and lists in blocks, all else in a line.
        marked_before: the older alone, with what is gone marked.
        marked_after: the newer alone, with what is new marked.
        difference: of amounts and numbers that both sides have, else None.
    """

    label: str
    look: Look
    before: Content
    after: Content
    marked: str
    marked_before: str
    marked_after: str
    difference: Decimal | None = None
    decimals: int = 0
    is_changed: bool = False

    @property
    def html(self) -> SafeString:
        """Both in one for the page, where what is marked is told to the ear too."""
        return self._for_page(self.marked)

    @property
    def before_html(self) -> SafeString:
        """The older for the page."""
        return self._for_page(self.marked_before)

    @property
    def after_html(self) -> SafeString:
        """The newer for the page."""
        return self._for_page(self.marked_after)

    @property
    def is_text(self) -> bool:
        """True when it stands in paragraphs or points, not in a line."""
        return self.look in {Look.RICH, Look.LIST}

    @property
    def difference_words(self) -> str:
        """The difference with its sign: "−1 050"."""
        return number(self.difference, self.decimals, signed=True, missing="")

    def _for_page(self, marked: str) -> SafeString:
        # Cleaned as it was made; nothing but its own marks stands between < and >.
        return spoken(prose.for_page(marked, under=UNDER) if self.is_text else mark_safe(marked))

    @property
    def is_figure(self) -> bool:
        """True when it is told as two figures and their difference."""
        return self.look in {Look.AMOUNT, Look.NUMBER}


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An item on both sides.

    Attributes:
        number: that of the newer side; that of the older when it is taken away.
        title: as it is called now, or was.
        title_marked: with what has changed in it marked.
        what: ADDED, CHANGED, TAKEN_AWAY or SAME.
        moved: "Flyttad från plats 3 till plats 2"; "" when it stands where it stood.
        lost: titles of the items that stood under it, when it is taken away and they are not.
    """

    key: str
    word: str
    group: str
    number: str
    title: str
    title_marked: str
    what: str
    moved: str = ""
    values: tuple[ComparedValue, ...] = ()
    lost: tuple[str, ...] = ()
    is_example: bool = False

    @property
    def title_html(self) -> SafeString:
        """The title for the page."""
        return spoken(self.title_marked)

    @property
    def is_changed(self) -> bool:
        """True when a reader has to know of it."""
        return self.what != SAME

    @property
    def is_added(self) -> bool:
        """True when only the newer side has it."""
        return self.what == ADDED

    @property
    def is_taken_away(self) -> bool:
        """True when only the older side has it."""
        return self.what == TAKEN_AWAY

    @property
    def changed_values(self) -> tuple[ComparedValue, ...]:
        """The values that differ."""
        return tuple(value for value in self.values if value.is_changed)


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """The items under one heading."""

    title: str
    items: tuple[ComparedItem, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """En jämförelse: everything in the order of the newer text, what is taken away where it stood.

    Attributes:
        before: the older side's name.
        after: the newer side's.
    """

    before: str
    after: str
    facts: tuple[ComparedValue, ...]
    groups: tuple[ComparedGroup, ...]

    @property
    def items(self) -> tuple[ComparedItem, ...]:
        """All of them."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def changed(self) -> tuple[ComparedGroup, ...]:
        """Only what differs."""
        found = (
            ComparedGroup(group.title, tuple(item for item in group.items if item.is_changed)) for group in self.groups
        )
        return tuple(group for group in found if group.items)

    @property
    def changed_facts(self) -> tuple[ComparedValue, ...]:
        """The decisions and dates that differ."""
        return tuple(fact for fact in self.facts if fact.is_changed)

    @property
    def count(self) -> int:
        """How many items differ."""
        return sum(item.is_changed for item in self.items)

    @property
    def unchanged(self) -> int:
        """How many are the same on both sides."""
        return len(self.items) - self.count

    @property
    def words(self) -> str:
        """What differs, in a sentence or two: "En inriktning är ny, en är borttagen och tre är ändrade."."""
        if kinds := [(item.word, item.what) for item in self.items if item.is_changed]:
            moved = sum(bool(item.moved) for item in self.items)
            has_moved = [f"{capfirst(count_words(moved, common=True))} har bytt plats."] if moved else []
            return " ".join([sentences(kinds), *has_moved])
        return "Bara beslut och datum skiljer." if self.changed_facts else "Inget skiljer."
