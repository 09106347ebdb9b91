"""Handlingar: a document is frozen as it is laid before a body, and each decision stands on its handling."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import capfirst

from organisation.decisions.amending import not_amended_words
from organisation.decisions.comparison import changed_chapter, laid_before
from organisation.decisions.documents import Document, amending, body_at, decisions_in, place_of_next
from organisation.decisions.rows import decision_row
from organisation.models import Decision, FrozenContent, Matter, MeetingPaper, OrgUnit, Picture, User
from organisation.reading.attachments import following, listed_chapter
from organisation.services import frozen_contents
from organisation.services.masked_rows import held, renew, whole
from organisation.services.matters import DocumentT, EditionT, Ways, open_matter, save_matter
from styrmodell.lib import checksums, richtext
from styrmodell.lib.clock import today
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render.html import body_html
from styrmodell.lib.documents.render.json import cover_json
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import lower_first


@transaction.atomic
def send_out(
    document: DocumentT,
    ways: Ways[DocumentT, EditionT],
    *,
    body: OrgUnit,
    meeting_on: date,
    by: User | None,
) -> MeetingPaper:
    """Skicka ut: lay the document before the body that is next to decide, as its next handling.

    What lies before the bodies is frozen by the first handling or decision after the hand-in, and is the same for those who
    decide after: what fullmäktige gets is what kommunstyrelsen decided. It names first what differs from the last handling
    that all its readers may read.

    Args:
        meeting_on: the day of the meeting.

    Raises:
        DomainError: not handed in, not this body's turn, or the same has been sent out to the same meeting already.
    """
    current = ways.lock(document)
    if not current.is_handed_in or current.chain.by_person:
        raise DomainError(f"{capfirst(current.noun)} måste vara inlämnad innan den kan skickas ut.")
    decision = amending(current)
    if decision is not None:
        raise DomainError(not_amended_words(decision))
    _refuse_out_of_turn(current, body)
    matter = open_matter(current)
    if matter.content is None:
        save_matter(matter, content=ways.freeze(current, by))
    assert matter.content is not None
    known = matter.papers.filter(content=matter.content, body=body, meeting_on=meeting_on, is_sent_out=True).first()
    if known is not None:
        raise DomainError(f"{known} är redan utskickad till {lower_first(body.body_name)} {meeting_on}.")
    earlier = laid_before(_papers_of(current), body)
    first = (changed_chapter(earlier, matter.content.pk, ways.tell),) if earlier else ()
    return _lay(current, matter, matter.content, body, meeting_on, first, is_sent_out=True, by=by)


def numbered(document: Document, number: int) -> MeetingPaper:
    """Handling n of a document.

    Raises:
        DomainError: there is none.
    """
    paper = _papers_of(document).select_related("content").filter(number=number).first()
    if paper is None:
        raise DomainError(f"{document} har ingen handling {number}.")
    return paper


def for_decision(document: Document, matter: Matter, decision: Decision, *, by: User | None) -> MeetingPaper | None:
    """The handling that a body decides on: the one sent out to it, else one made as the decision is registered.

    Called with the document's row locked. None for a person's approval, and for what lacks its day: such decisions are of
    the time before the system.
    """
    if decision.body is None or decision.date is None or matter.content is None:
        return None
    sent = matter.papers.filter(content=matter.content, body=decision.body).order_by("-number").first()
    return sent or _lay(document, matter, matter.content, decision.body, decision.date, is_sent_out=False, by=by)


def _papers_of(document: Document) -> QuerySet[MeetingPaper]:
    """Of all its matters."""
    return MeetingPaper.objects.filter(matter__in=document.matters.order_by().values("pk"))


def _refuse_out_of_turn(document: Document, body: OrgUnit) -> None:
    turn = body_at(document, place_of_next(document))
    if turn is None or turn.pk != body.pk:
        whose = turn.body_name if turn else "Ett annat organ"
        raise DomainError(f"{whose} är nästa att besluta om {document.noun}, inte {body.body_name}.")


def _lay(
    document: Document,
    matter: Matter,
    content: FrozenContent,
    body: OrgUnit,
    meeting_on: date,
    first: Sequence[Chapter] = (),
    *,
    is_sent_out: bool,
    by: User | None,
) -> MeetingPaper:
    number, [content] = _papers_of(document).count() + 1, map(whole, held([content.pk]))
    front = replace(
        frozen_contents.document_in(content),
        registry_number=document.registry_number,
        dated=today(),
        status=f"Handling {number}",
        laid_before=f"{body.body_name} {meeting_on}",
        decisions=tuple(map(decision_row, decisions_in(matter))),
    )
    attached = list(following(document))
    cover = cover_json(front, first=first, last=listed_chapter(attached))
    html = body_html(frozen_contents.document_in(content, cover))
    paper = MeetingPaper.objects.create(
        matter=matter,
        content=content,
        body=body,
        meeting_on=meeting_on,
        number=number,
        is_sent_out=is_sent_out,
        cover=cover,
        html=html,
        sha256=checksums.of_edition(content.sha256, cover, html),
        created_by=by,
    )
    paper.attachments.set(attached)
    renew(content)
    if shown := richtext.pictures(html):
        # Only of its own texts and those below: an address that somebody wrote by hand stays unseen.
        own = Picture.objects.filter(uuid__in=shown, units__in=OrgUnit.objects.within(document.unit))
        paper.pictures.set(own.distinct())
    return paper
