"""Changes as they are told: one field before and after, things that differ between two texts, and who did what when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from styrmodell.lib.comparison.words import Part, changed_words


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was taken away and put in, word by word."""
        return changed_words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that differs between two frozen contents: what kind it is, its heading, and what is done with it."""

    word: str
    title: str
    what: str
    changes: tuple[Change, ...] = ()


ADDED, CHANGED, TAKEN_AWAY = "tillkommer", "ändras", "utgår"
# What the later of two frozen contents, by their ids, adds, changes and takes away.
Tells = Callable[[int, int], list[Difference]]
Said = tuple[str, str, Mapping[str, str]]  # what kind of thing it is, its heading, and label → words


def told_differences(
    old: Mapping[Any, Said], new: Mapping[Any, Said], beside: Mapping[Any, tuple[Change, ...]] | None = None
) -> list[Difference]:
    """What of a later text is added, changed and taken away: things by what they are known by.

    Args:
        beside: changes that stand in no words, as what an item stands under.
    """
    found = []
    for key, (word, title, words) in new.items():
        if key not in old:
            found.append(Difference(word, title, ADDED))
        elif changes := (*changes_of(old[key][2], words), *(beside or {}).get(key, ())):
            found.append(Difference(word, title, CHANGED, changes))
    return found + [Difference(word, title, TAKEN_AWAY) for key, (word, title, _) in old.items() if key not in new]


def changes_of(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[Change]:
    """What differs, in the order that the later text says it."""
    for label in dict.fromkeys((*after, *before)):
        old, new = before.get(label, ""), after.get(label, "")
        if old != new:
            yield Change(label, old, new)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Who did what, and when."""

    when: datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()
