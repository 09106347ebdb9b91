"""The two sides of a comparison as plain values, and what the comparison says: what pages, PDF and Word draw."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from styrmodell.lib.changes import TAKEN_AWAY
from styrmodell.lib.comparison.value import ComparedValue, Look, Told, Value, is_marked_html, spoken
from styrmodell.lib.comparison.wording import sentences, state_of
from styrmodell.lib.swedish import count_words

# With the values that they hold, from one place.
__all__ = ["ComparedGroup", "ComparedItem", "ComparedValue", "Comparison", "Item", "Look", "Side", "Value"]

SAME = "oförändrad"
NO_ANCHOR = re.compile(r"\W+")


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
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"andring-{NO_ANCHOR.sub('-', self.key)}"

    @property
    def state(self) -> str:
        """What is done with it, as it is said of such a thing: "Ny", "Borttaget"; "" when it is the same."""
        return capfirst(state_of(self.word, self.what))

    @property
    def title_html(self) -> SafeString:
        """The title for the page."""
        return spoken(self.title_marked)

    @property
    def is_retitled(self) -> bool:
        """True when the two sides call it by other names."""
        return is_marked_html(self.title_marked)

    @property
    def is_changed(self) -> bool:
        """True when a reader has to know of it."""
        return self.what != SAME

    @property
    def is_taken_away(self) -> bool:
        """True when only the older side has it."""
        return self.what == TAKEN_AWAY

    @property
    def whole(self) -> Told:
        """All that is said in it."""
        return Told(self.values)

    @property
    def changes(self) -> Told:
        """What differs in it."""
        return Told(tuple(value for value in self.values if value.is_changed))


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """The items under one heading."""

    title: str
    items: tuple[ComparedItem, ...]


@dataclass(frozen=True)  # without slots: what is asked of all its items is asked once
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
    def heads(self) -> tuple[str, str]:
        """What the columns of the two are called: their names without whose and when, which make no figure's column wide."""
        before, after = (name.partition(",")[0] for name in (self.before, self.after))
        return (self.before, self.after) if before == after else (before, after)

    @cached_property
    def items(self) -> tuple[ComparedItem, ...]:
        """All of them."""
        return tuple(item for group in self.groups for item in group.items)

    @cached_property
    def changed(self) -> tuple[ComparedGroup, ...]:
        """Only what differs."""
        found = (
            ComparedGroup(group.title, tuple(item for item in group.items if item.is_changed)) for group in self.groups
        )
        return tuple(group for group in found if group.items)

    @cached_property
    def changed_facts(self) -> tuple[ComparedValue, ...]:
        """The decisions and dates that differ."""
        return tuple(fact for fact in self.facts if fact.is_changed)

    @cached_property
    def count(self) -> int:
        """How many items differ."""
        return sum(item.is_changed for item in self.items)

    @property
    def heading(self) -> str:
        """How many differ, over the list of them: "Nio ändringar". Decisions and dates are one."""
        number = self.count + bool(self.changed_facts)
        return f"{capfirst(count_words(number, common=True))} ändring{'' if number == 1 else 'ar'}"

    @property
    def unchanged(self) -> int:
        """How many are the same on both sides."""
        return len(self.items) - self.count

    @property
    def unchanged_words(self) -> str:
        """How many that is: "Åtta delar är likadana i båda."."""
        if self.unchanged == 1:
            return "En del är likadan i båda."
        return f"{capfirst(count_words(self.unchanged))} delar är likadana i båda."

    @property
    def has_moves(self) -> bool:
        """True when something has moved."""
        return any(item.moved for item in self.items)

    @property
    def words(self) -> str:
        """What differs, in a sentence or two: "En inriktning är ny, en är borttagen och tre är ändrade."."""
        if kinds := [(item.word, item.what) for item in self.items if item.is_changed]:
            moved = sum(bool(item.moved) for item in self.items)
            has_moved = [f"{capfirst(count_words(moved, common=True))} har bytt plats."] if moved else []
            return " ".join([sentences(kinds), *has_moved])
        return "Bara beslut och datum skiljer." if self.changed_facts else "Inget skiljer."
