"""What lies before a body, held against what was laid before it last and against what the body before it decided.

Only frozen contents are compared, and their words are told only to those who may read both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.html import format_html

from organisation.decisions.documents import Document, decisions_of
from organisation.enums import CARRYING
from organisation.models import Decision, Matter, MeetingPaper, OrgUnit
from styrmodell.lib.changes import ADDED, CHANGED, TAKEN_AWAY, Change, Difference, Tells
from styrmodell.lib.documents.blocks import listed
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import join_words, lower_first

HEADINGS = {CHANGED: "Ändras", ADDED: "Tillkommer", TAKEN_AWAY: "Utgår"}
SHORT = 60  # signs of a value that is told before and after
SENTENCE = (".", "!", "?")
SAME_ITEMS = "Ingen punkt och inget belopp skiljer sig från"


@dataclass(frozen=True, slots=True)
class Compared:
    """What a body decides on, held against what the one before it decided: in words, and what differs."""

    words: str
    differences: tuple[Difference, ...] = ()


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


def _held_against(before: Decision, content: int, tell: Tells | None, made: Sequence[Decision] = ()) -> Compared:
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
    differences = tuple(tell(before.said_id, content))
    return Compared(f"Skiljer sig från {whose}:" if differences else f"{SAME_ITEMS} {whose}.", differences)


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
    may_read = is_same or readable.filter(pk=before.paper_id or 0).exists()
    on_it = [one for one in made if one.paper_id == paper.pk]
    return _held_against(before, paper.content_id, tell if may_read else None, on_it)


def edition_against(document: Document, matters: QuerySet[Matter], tell: Tells) -> Compared | None:
    """The same of what has become an edition: whoever reads that may read its matter. One query, and those of `tell` where the
    two are not one content; none for a chain of one.

    Args:
        matters: the edition's.
    """
    made = decisions_of(matters) if len(document.chain.steps) > 1 else []
    last = made[-1] if made else None
    if last is None or last.paper is None or last.said_id is None:
        return None
    before = _decided_before(document, made, last.paper)
    return _held_against(before, last.said_id, tell, [last]) if before else None


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
    differences = [] if same else tell(earlier.content_id, content)
    told = "Innehållet är detsamma som i" if same else SAME_ITEMS
    name = lower_first(str(earlier))
    blocks = [
        listed(map(_line, rows), HEADINGS[what])
        for what in HEADINGS
        if (rows := [one for one in differences if one.what == what])
    ]
    return Chapter(
        key="sedan-forra-handlingen",
        title=f"{'Oförändrat' if same else 'Ändrat'} sedan {name}",
        lead="" if blocks else f"{told} {name}.",
        blocks=tuple(blocks),
    )


def _line(row: Difference) -> str:
    return format_html("<strong>{}</strong>, {}{}", row.title or "Utan rubrik", row.word, _how(row))


def _how(row: Difference) -> str:
    told = [_words(change, row.title) for change in row.changes if change.label.lower() != row.word]
    return f": {'; '.join(told)}" if told else ""


def _words(change: Change, title: str) -> str:
    """A value before and after, what a thing was called, and of a text only that it is another."""
    if change.after == title:
        return f"hette ”{change.before}”"
    label = lower_first(change.label)
    if any(len(text) > SHORT or text.endswith(SENTENCE) for text in (change.before, change.after)):
        return f"{label} ändras"
    if not change.before:
        return f"{label} {change.after} tillkommer"
    return f"{label} från {change.before} till {change.after}" if change.after else f"{label} {change.before} utgår"
