"""Changes as they are told: one field before and after, and who did what when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

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


ADDED, CHANGED, TAKEN_AWAY = "tillkommer", "ändras", "utgår"


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
