"""Changes as they are told: one field before and after, and who did what when."""

from dataclasses import dataclass
from datetime import datetime

from styrmodell.lib.word_diff import Part, word_diff


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was taken away and put in, word by word."""
        return word_diff(self.before, self.after)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Who did what, and when."""

    when: datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()
