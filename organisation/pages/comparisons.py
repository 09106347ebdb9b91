"""Jämförelsen as a page shows it: which texts there are to choose between, which two stand beside each other, and what differs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from organisation.decisions.words import DecisionLine
from organisation.models import MeetingPaper
from organisation.pages.files import Files
from styrmodell.lib.comparison.model import Comparison, Look, Value
from styrmodell.lib.swedish import lower_first
from styrmodell.web.lines import Line

WORKING, PAPERS, EDITIONS = "Arbetstexten", "Handlingar", "Utgåvor"
FROM, TO, SHOW, ALL, VIEW, BESIDE = "fran", "till", "visa", "allt", "vy", "bredvid"


@dataclass(frozen=True, slots=True)
class Choice:
    """En text att jämföra, that the reader may read.

    Attributes:
        key: how an address asks for it.
        name: as the list and the comparison call it; `short` inside a sentence.
        group: the heading that it stands under in the list.
        read: gives the text, for whoever compares it.
        of: the id of the document whose text it is.
        content: the id of what is frozen; None for a text that is being written.
        matter: in which it was laid before a body, or decided; `made_at` when it was frozen as this.
        is_edition: everybody who may read the document may read it.
        facts: its decisions and dates.
        decided: what a body said of a handling at last: "Kommunstyrelsen föreslår med ändring 2026-10-28".
    """

    key: str
    name: str
    short: str
    group: str
    read: Callable[[], Any]
    of: int
    content: int | None = None
    matter: int | None = None
    made_at: datetime | None = None
    is_edition: bool = False
    facts: tuple[Value, ...] = ()
    decided: str = ""


def in_groups(choices: Iterable[Choice]) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """The texts by their headings."""
    found: dict[str, list[Choice]] = {}
    for one in choices:
        found.setdefault(one.group, []).append(one)
    return tuple((group, tuple(texts)) for group, texts in found.items())


def facts_of(lines: Iterable[DecisionLine], *more: Value) -> tuple[Value, ...]:
    """What has been decided on a text, and its days."""
    return (Value("Beslut", Look.LIST, tuple(line.words for line in lines)), *more)


def paper_choices(
    papers: Sequence[MeetingPaper], lines: Iterable[DecisionLine], of: int, read: Callable[[int], Any]
) -> Iterator[Choice]:
    """The handlingar, the first one first.

    Args:
        papers: those that the reader may read, with their matters.
        lines: the decisions of those matters: what had been decided when a handling was laid is a fact of it.
        read: gives the text that stands on a frozen content, by its id.
    """
    place = {paper.pk: (paper.matter_id, paper.number) for paper in papers}
    decided = [(place[line.paper], line) for line in lines if line.paper in place]
    last = {at: f"{line.who} {line.did} {line.day}" for at, line in decided}
    for paper in sorted(papers, key=lambda one: one.number):
        own = place[paper.pk]
        before = [line for at, line in decided if at[0] == own[0] and at[1] < own[1]]
        yield Choice(
            key=f"handling-{paper.number}",
            name=", ".join(filter(None, (str(paper), paper.cover.get("laid_before", "")))),
            short=f"handling {paper.number}",
            group=PAPERS,
            read=lambda content=paper.content_id: read(content),  # type: ignore[misc]  # bound now, not when it is asked
            of=of,
            content=paper.content_id,
            matter=paper.matter_id,
            made_at=paper.created_at,
            facts=facts_of(before),
            decided=last.get(own, ""),
        )


@dataclass(frozen=True, slots=True)
class Compares:
    """Vad som kan jämföras of a document.

    Attributes:
        own: the document's id.
        choices: in the order of the list.
        compare: puts two of them beside each other.
        name: whose it is, and what: above the heading.
        url: the document's address.
        is_written: its working text may say something else than what has been frozen of it.
        units: gives those whose pictures a text may show.
    """

    own: int
    choices: tuple[Choice, ...]
    compare: Callable[[Choice, Choice], Comparison]
    name: str
    url: str
    crumbs: tuple[tuple[str, str], ...]
    is_written: bool
    units: Callable[[], Sequence[int]]

    def told(self, before: Choice, after: Choice) -> Comparison:
        """What differs. Decisions are no difference from a text that is being written."""
        if before.content is None or after.content is None:
            before, after = (replace(one, facts=()) for one in (before, after))
        return self.compare(before, after)

    @property
    def in_time(self) -> tuple[Choice, ...]:
        """The texts from the oldest to the newest: earlier plans' first, and what is being written last, where it may say
        something else than the newest or there is nothing else to compare.
        """
        frozen = sorted((one for one in self.choices if one.made_at), key=lambda one: (one.of == self.own, one.made_at))
        shows_working = self.is_written or len(frozen) < 2
        return (*frozen, *(one for one in self.choices if one.content is None and shows_working))

    def steps_to(self, edition: Choice) -> list[tuple[Choice, Choice]]:
        """From what was first laid before a body to the edition; and then, where the text was changed more than once on the
        way, each of the changes. None where nothing was laid.
        """
        laid = [one for one in self.in_time if one.matter == edition.matter and one.group == PAPERS]
        way = [*(one for one in laid if one.made_at <= edition.made_at), edition]  # type: ignore[operator]  # both are frozen
        if len(way) < 2:
            return []
        changes = [pair for pair in pairwise(way) if pair[0].content != pair[1].content]
        return [(way[0], edition), *(changes if len(changes) > 1 else ())]


@dataclass(frozen=True, slots=True)
class Picked:
    """The two that stand beside each other, and what differs."""

    before: Choice
    after: Choice
    comparison: Comparison

    @property
    def asked(self) -> str:
        """How an address asks for them."""
        return f"?{FROM}={self.before.key}&{TO}={self.after.key}"

    @property
    def heading(self) -> str:
        """What is done: "Jämför handling 1 med utgåva 1"."""
        return f"Jämför {self.before.short} med {self.after.short}"

    @property
    def words(self) -> str:
        """Which two it is: "Handling 1, Kulturnämnden 2026-09-22 jämförs med utgåva 1, beslutad 2026-09-22."."""
        return f"{self.before.name} jämförs med {lower_first(self.after.name)}."


@dataclass(frozen=True, slots=True)
class How:
    """Hur jämförelsen visas: everything or what differs; in one text, or the two beside each other."""

    shows_all: bool = False
    is_beside: bool = False

    @property
    def asked(self) -> str:
        """How an address asks for it, after other questions."""
        return f"{f'&{SHOW}={ALL}' if self.shows_all else ''}{f'&{VIEW}={BESIDE}' if self.is_beside else ''}"


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """En jämförelse as a page.

    Attributes:
        picked: None where there are not two texts to be read.
        lede: what differs, in a sentence or two.
        asked: how an address asks for these two, on this page.
        files: what it is fetched as; None where nothing is compared.
        steps: the parts of the way from what was proposed to what was decided; `chosen` is shown.
        put_in: who put in what the bodies changed, and when.
    """

    compares: Compares
    picked: Picked | None
    how: How
    heading: str
    lede: str = ""
    asked: str = ""
    files: Files | None = None
    steps: tuple[Line, ...] = ()
    chosen: int = 0
    put_in: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """The texts that can be chosen, by their headings."""
        return in_groups(self.compares.choices)

    @property
    def amount_url(self) -> str:
        """The same with what is the same too, or without it."""
        return f"{self.asked}{replace(self.how, shows_all=not self.how.shows_all).asked}"

    @property
    def view_url(self) -> str:
        """The same in the other view."""
        return f"{self.asked}{replace(self.how, is_beside=not self.how.is_beside).asked}"


def pick(compares: Compares, before: str, after: str) -> Picked | None:
    """The two that are asked for by their keys; one of them and the last that it differs from; else the last two that differ.
    None where there are not two to be read.

    Raises:
        ObjectDoesNotExist: there is no such text for this reader.
    """
    known = {one.key: one for one in compares.choices}
    if not {before, after} - {""} <= known.keys():
        raise ObjectDoesNotExist("no such text for this person")
    if before and after:
        return picked(compares, known[before], known[after])
    one = known.get(before or after)
    pair = _with(compares.in_time, one, is_after=bool(after)) if one else _last_two(compares.in_time)
    return picked(compares, *pair) if pair else None


def picked(compares: Compares, before: Choice, after: Choice) -> Picked:
    """Two texts put beside each other."""
    return Picked(before, after, compares.told(before, after))


def _last_two(texts: Sequence[Choice]) -> tuple[Choice, Choice] | None:
    """The newest and the last before it that is another content; else the last two."""
    for at in range(len(texts) - 1, 0, -1):
        other = [one for one in texts[:at] if one.content != texts[at].content]
        if other:
            return other[-1], texts[at]
    return (texts[-2], texts[-1]) if len(texts) > 1 else None


def _with(texts: Sequence[Choice], one: Choice, *, is_after: bool) -> tuple[Choice, Choice] | None:
    """A text with the last before it, or with the last of all that it may be held against."""
    others = [other for other in texts if other.content != one.content or other == one]
    place = others.index(one) if one in others else len(others)
    found = [other for other in others[:place] if is_after] or [other for other in others if other != one]
    if not found:
        return None
    return (found[-1], one) if is_after else (one, found[-1])
