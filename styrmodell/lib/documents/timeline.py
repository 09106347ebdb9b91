"""The block that tells what happened and when: points on a scale of months, and the same in a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Händelse.

    Attributes:
        key: lasts when it is worded or dated anew.
        name: what happened.
        when: in words: "14 mars", "mars", "februari 2026".
        day: the day, or the first of the month.
        is_after: it happened when the period was over.
    """

    key: str
    name: str
    when: str
    day: date
    is_whole_month: bool = False
    is_after: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Händelser under och efter en period, in the order that they happened.

    Attributes:
        during, after: what is said over those of the period and over those of the days after it.
    """

    rows: tuple[TimelineEvent, ...]
    period_from: date
    period_to: date
    during: str
    after: str
    heading: str = "Händelser i tidsordning"
    note: str = ""
    is_example: bool = False

    @property
    def parts(self) -> Iterator[tuple[str, int, tuple[TimelineEvent, ...]]]:
        """Those of the period and those after it, each with what is said over them and the number of the first."""
        during = tuple(row for row in self.rows if not row.is_after)
        after = tuple(row for row in self.rows if row.is_after)
        if during:
            yield self.during, 1, during
        if after:
            yield self.after, len(during) + 1, after
