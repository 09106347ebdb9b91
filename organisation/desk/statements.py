"""Tjänsteutlåtande: what the office writes to a body about what it is to decide, begun in Word for whoever writes it.

What the system knows stands there; what only people know is asked for in brackets under the municipality's own headings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.text import capfirst

from organisation.decisions.documents import Document, body_at, place_of_next
from organisation.desk.files import Made
from organisation.enums import Outcome
from organisation.models import OrgUnit
from organisation.reading.names import over_the_unit
from organisation.services.frozen_contents import document_in
from styrmodell.lib.clock import today
from styrmodell.lib.documents.blocks import Proposals, RichText, listed
from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.model import Document as PrintedDocument
from styrmodell.lib.documents.plan_items import PlanItems
from styrmodell.lib.documents.render.pdf import file_name
from styrmodell.lib.documents.render.word.document import word_file
from styrmodell.lib.swedish import join_words, lower_first, slug_words

NAME, NOTE = "Tjänsteutlåtande", "Word, att skriva vidare i"
WORD = FORMATS["docx"]
TO_DO: dict[str, str] = {Outcome.ADOPTS: "anta", Outcome.APPROVES: "godkänna", Outcome.CONFIRMS: "fastställa"}


@dataclass(frozen=True, slots=True)
class ToldMatter:
    """Ärendet, as it is told to the body.

    Attributes:
        printed: the plan or report as it stands.
        url: where it is read, in full; `papers` are its handlingar in words.
        money: what it says of the money, as sentences; empty when it does not.
        follow_up: how what is decided is followed up.
        sent_to: who gets the decision.
    """

    printed: PrintedDocument
    url: str
    papers: tuple[str, ...]
    money: str
    follow_up: str
    sent_to: tuple[str, ...]


def laid_text(document: Document) -> PrintedDocument | None:
    """What lies before the bodies since it was sent out or decided on, whatever the ledger says now; None before that.

    One query.
    """
    matter = document.matters.filter(closed_at=None).select_related("content").last()
    if matter is None or matter.content is None:
        return None
    try:
        return document_in(matter.content)
    except ValueError:  # of another version of the system
        return None


def statement(document: Document, matter: ToldMatter) -> Made:
    """The tjänsteutlåtande as a Word file, to the body that is next to decide.

    Args:
        document: the plan or report that is handed in.
    """
    body = body_at(document, place_of_next(document)) or document.unit
    printed = _printed(document, matter, body)
    name = f"{slug_words(NAME)}-{file_name(matter.printed, WORD.extension)}"
    return Made(name, WORD.media_type, word_file(printed, is_short=True))


def _printed(document: Document, matter: ToldMatter, body: OrgUnit) -> PrintedDocument:
    name = lower_first(matter.printed.title)
    chapters = (
        Chapter("forslag", "Förslag till beslut", (_proposals(document, matter.printed, body, name),)),
        _text("arendet", "Beskrivning av ärendet", _about(matter.printed, body, name)),
        _text(
            "ekonomi", "Ekonomiska konsekvenser", [matter.money or "[Skriv vad beslutet kostar, och hur det betalas.]"]
        ),
        _text("ovrigt", "Övriga konsekvenser", ["[Skriv vad beslutet betyder för annat och andra.]"]),
        _text(
            "barn", "Barnchecklista", ["[Skriv hur barn och unga berörs av beslutet, och hur de har fått säga sitt.]"]
        ),
        _text("uppfoljning", "Uppföljning", [matter.follow_up]),
        Chapter("underlag", "Beslutsunderlag", (_basis(matter, name),)),
        Chapter("kopia", "Beslutet skickas till", (_sent_to(matter, body),)),
    )
    return PrintedDocument(
        kind=NAME,
        year="",
        unit=body.body_name,
        unit_code=body.code,
        municipality=over_the_unit(body, today()),
        registry_number=matter.printed.registry_number,
        dated=today(),
        status="Utkast",
        summary=f"Om {name}, {matter.printed.unit}.",
        chapters=chapters,
        is_example=matter.printed.is_example,
    )


def _proposals(document: Document, printed: PrintedDocument, body: OrgUnit, name: str) -> Proposals:
    """What has been proposed in the text, else that it is decided as the last body in the chain does."""
    written_ones = [
        block
        for chapter in printed.chapters
        for block in chapter.blocks
        if isinstance(block, Proposals) and block.proposals
    ]
    if written_ones:
        return written_ones[0]
    last = document.chain.steps[-1]
    is_last = place_of_next(document) == len(document.chain.steps) - 1
    lead = f"{body.body_name} föreslås besluta" if is_last else f"{body.body_name} föreslår kommunfullmäktige besluta"
    return Proposals(lead, (f"{TO_DO[last.carries[0]]} {name}",))


def _about(printed: PrintedDocument, body: OrgUnit, name: str) -> list[str]:
    items = [
        f"{lower_first(chapter.title)} ({len(block.items)})"
        for chapter in printed.chapters
        for block in chapter.blocks
        if isinstance(block, PlanItems)
    ]
    told = f"{body.body_name} har att besluta om {name} för perioden {printed.period}."
    parts = [told, printed.summary, f"Den innehåller {join_words(items)}." if items else ""]
    return [*filter(None, parts), "[Skriv det som behövs om bakgrunden och om hur förslaget har tagits fram.]"]


def _basis(matter: ToldMatter, name: str) -> RichText:
    link = format_html('<a href="{}">{}, {}</a>', matter.url, capfirst(name), matter.printed.unit)
    return listed((link, *matter.papers))


def _sent_to(matter: ToldMatter, body: OrgUnit) -> RichText:
    """Those who get the decision; a body sends none to itself."""
    others = [one for one in matter.sent_to if one != body.body_name]
    return listed(others) if others else RichText("<p>[Skriv vilka som ska få beslutet.]</p>")


def _text(key: str, title: str, paragraphs: Sequence[str]) -> Chapter:
    return Chapter(key, title, (RichText("".join(f"<p>{escape(one)}</p>" for one in paragraphs)),))
