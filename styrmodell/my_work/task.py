"""Task: one thing to do, with its day in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst

from styrmodell.lib.swedish import count_words, sort_key

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
NO_DAY = date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Task:
    """En sak att göra.

    Attributes:
        due: the last day; None when no day has been set.
        title: what to do ("Lämna in verksamhetsplan 2027–2029"); `what` the thing itself, for a sentence.
        unit: whose it is, by name.
        url: the very page where it is done.
        done, total, steps: how far it has come, when it can be counted ("3 av 4 avsnitt").
    """

    due: date | None
    title: str
    what: str
    unit: str
    url: str
    text: str = ""
    when: str = ""
    is_done: bool = False
    is_late: bool = False
    done: int = 0
    total: int = 0
    steps: str = ""


def task(on: date, due: date | None, title: str, **details: Any) -> Task:
    """A task as it looks on a day."""
    is_done = bool(details.get("is_done"))
    is_late = due is not None and due < on and not is_done
    when = day_in_words(due, on) if due and not is_done else ""
    return Task(due=due, title=title, when=when, is_late=is_late, **details)


def remarks_words(count: int) -> str:
    """What is said of a text that has come back to its writer: " Två synpunkter på innehållet."; "" where there are none."""
    if not count:
        return ""
    return f" {capfirst(count_words(count, common=True))} {'synpunkt' if count == 1 else 'synpunkter'} på innehållet."


def by_day(one: Task) -> tuple[date, str, str]:
    """Sort key: the nearest first, those without a day last; on the same day by what it is and whose."""
    return (one.due or NO_DAY, sort_key(one.title), sort_key(one.unit))


def day_in_words(day: date, on: date) -> str:
    """A day as people say it: "i dag", "på torsdag", "om 8 dagar", "för 3 dagar sedan"."""
    days = (day - on).days
    near = {-1: "i går", 0: "i dag", 1: "i morgon"}
    if days in near:
        return near[days]
    if 1 < days < 7:
        return f"på {WEEKDAYS[day.weekday()]}"
    return f"om {days} dagar" if days > 0 else f"för {-days} dagar sedan"
