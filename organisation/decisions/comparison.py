"""What lies before a body, held against what was laid before it last and against what the body before it decided.

Only frozen contents are compared, and their words are told only to those who may read both.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.html import format_html

from organisation.decisions.documents import Document, decisions_of
from organisation.enums import CARRYING
from organisation.models import Decision, Matter, MeetingPaper, OrgUnit
from styrmodell.lib import richtext
from styrmodell.lib.changes import ADDED, CHANGED, TAKEN_AWAY
from styrmodell.lib.comparison.model import ComparedItem, ComparedValue, Comparison, Look
from styrmodell.lib.documents.blocks import listed
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import join_words, lower_first, number

HEADINGS = {CHANGED: "Ändras", ADDED: "Tillkommer", TAKEN_AWAY: "Utgår"}
SHORT = 60  # signs of a value that is told before and after
SENTENCE = (".", "!", "?")
SAME_ITEMS = "Ingen punkt och inget belopp skiljer sig från"
TEXT = "Text"  # what has no name is the text of the item itself
NEW = re.compile("<ins>.*?</ins>", re.DOTALL)
# What the later of two frozen contents, by their ids, adds, changes and takes away.
Tells = Callable[[int, int], Comparison]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a body decides on, held against what the one before it decided: in words, and what differs.

    Attributes:
        url: where it is read how; empty where nothing differs, or the reader may not read it.
    """

    words: str
    items: tuple[ComparedItem, ...] = ()
    url: str = ""


def _decided_before(document: Document, made: Sequence[Decision], paper: MeetingPaper) -> Decision | None:
    """What the body that stands before decided and let go on to this handling's body; None where nobody stands before.

    Args:
        made: the decisions of the handling's matter, in the order they were registered.
    """
    place = document.chain.place_of(paper.body.kind)
    if not place:
        return None
    ahead = document.chain.steps[place - 1].body
    until = min((one.pk for one in made if one.paper_id == paper.pk), default=None)
    # What was entered afterwards stands on no handling, and nobody knows that the two were the same.
    found = [
        one
        for one in made
        if one.body and one.body.kind == ahead and one.paper_id and one.outcome in CARRYING
        if until is None or one.pk < until
    ]
    return found[-1] if found else None


def _held_against(
    before: Decision, content: int, tell: Tells | None, made: Sequence[Decision] = (), *, url: str = ""
) -> Compared:
    """What is decided on held against the decision of the body before.

    Args:
        made: what has been decided on it.
        tell: what the two contents differ in; None when the reader may not read what was decided before.
    """
    whose = ", ".join(filter(None, (f"det som {lower_first(before.decider_name)} beslutade", before.paragraph)))
    if before.said_id == content:
        # Med ändring: what was changed stands in the minutes, and the text is still the one that was laid before both.
        amended = [one.decider_name for one in (before, *made) if one.is_amended and one.said_id == one.content_id]
        but = f" Det som {lower_first(join_words(amended))} ändrade är inte infört i texten." if amended else ""
        return Compared(f"{'Samma text som' if amended else 'Lika med'} {whose}.{but}")
    if tell is None or before.said_id is None:
        return Compared(f"Inte lika med {whose}.")
    items = tuple(item for item in tell(before.said_id, content).items if item.is_changed)
    return Compared(f"Skiljer sig från {whose}:" if items else f"{SAME_ITEMS} {whose}.", items, url if items else "")


def paper_against(
    document: Document, paper: MeetingPaper, made: Sequence[Decision], readable: QuerySet[MeetingPaper], tell: Tells
) -> Compared | None:
    """A handling held against what the body before decided; None where none has, or where none stands before.

    Args:
        made: the decisions of its matter, in the order they were registered.
        readable: the document's handlingar that the reader may read.
    """
    before = _decided_before(document, made, paper)
    if before is None:
        return None
    is_same = before.said_id == paper.content_id
    read = None if is_same else readable.filter(pk=before.paper_id or 0).values_list("number", flat=True).first()
    on_it = [one for one in made if one.paper_id == paper.pk]
    url = _between(document, read, f"handling-{paper.number}") if read else ""
    return _held_against(before, paper.content_id, tell if is_same or read else None, on_it, url=url)


def _between(document: Document, before: int, after: str) -> str:
    """Where a handling, by its number, stands beside a later text, by its key."""
    return f"{document.get_absolute_url()}jamfor/?fran=handling-{before}&till={after}"


def edition_against(document: Document, matters: QuerySet[Matter], tell: Tells, *, number: int) -> Compared | None:
    """The same of what has become an edition: whoever reads that may read its matter. One query, and those of `tell` where the
    two are not one content; none for a chain of one.

    Args:
        matters: the edition's.
        number: the edition's.
    """
    made = decisions_of(matters) if len(document.chain.steps) > 1 else []
    last = made[-1] if made else None
    if last is None or last.paper is None or last.said_id is None:
        return None
    before = _decided_before(document, made, last.paper)
    if before is None:
        return None
    # What a body decided med ändring lies, as it decided it, before the next.
    laid = last.paper if last.paper.content_id == before.said_id else before.paper
    url = _between(document, laid.number, f"utgava-{number}") if laid else ""
    return _held_against(before, last.said_id, tell, [last], url=url)


def laid_before(papers: QuerySet[MeetingPaper], body: OrgUnit) -> MeetingPaper | None:
    """The last handling that everybody may read to whom the next is sent out: of an edition's matter, or to the same body.

    Args:
        papers: those of the document.
    """
    decided = Q(matter__plan_editions__isnull=False) | Q(matter__report_editions__isnull=False)
    readable = papers.filter(Q(body=body, is_sent_out=True) | decided)
    return readable.order_by("-number").first()


def changed_chapter(earlier: MeetingPaper, content: int, tell: Tells) -> Chapter:
    """Ändrat sedan handling n, or oförändrat: a short part that stands first in the next handling."""
    same = earlier.content_id == content
    items = () if same else tell(earlier.content_id, content).items
    told = "Innehållet är detsamma som i" if same else SAME_ITEMS
    name = lower_first(str(earlier))
    blocks = [
        listed(map(_line, rows), HEADINGS[what])
        for what in HEADINGS
        if (rows := [one for one in items if one.what == what])
    ]
    return Chapter(
        key="sedan-forra-handlingen",
        title=f"{'Oförändrat' if same else 'Ändrat'} sedan {name}",
        lead="" if blocks else f"{told} {name}.",
        blocks=tuple(blocks),
    )


def _line(item: ComparedItem) -> str:
    return format_html("<strong>{}</strong>, {}{}", item.title or "Utan rubrik", item.word, _how(item))


def _how(item: ComparedItem) -> str:
    """What it was called, that it has moved, and how its values differ; of what comes or goes nothing more."""
    if item.what != CHANGED:
        return ""
    called = [f"hette ”{richtext.plain(NEW.sub('', item.title_marked))}”"] if item.is_retitled else []
    moved = [lower_first(item.moved)] if item.moved else []
    values = [value for value in item.changes.values if lower_first(value.label or TEXT) != item.word]
    told = [*called, *moved, *map(_words, values)]
    return f": {'; '.join(told)}" if told else ""


def _words(value: ComparedValue) -> str:
    """A value before and after, and of a text only that it is another."""
    label = lower_first(value.label or TEXT)
    before, after = (_said(value, content) for content in (value.before, value.after))
    if value.look is Look.RICH or any(len(text) > SHORT or text.endswith(SENTENCE) for text in (before, after)):
        return f"{label} ändras"
    if not before:
        return f"{label} {after} tillkommer"
    return f"{label} från {before} till {after}" if after else f"{label} {before} utgår"


def _said(value: ComparedValue, content: Any) -> str:
    if isinstance(content, Decimal):
        return f"{number(content, max(value.decimals, decimals_of(content)))}{' kr' if value.is_amount else ''}"
    return "; ".join(content) if isinstance(content, tuple) else str(content or "")
