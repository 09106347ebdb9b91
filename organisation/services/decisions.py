"""Registering decisions: one step at a time, for plans and reports alike, with what each leads to."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import capfirst

from organisation.decisions import order
from organisation.decisions.amending import not_amended_words
from organisation.decisions.chains import Leads
from organisation.decisions.documents import (
    Document,
    amending,
    body_at,
    deciding_bodies,
    decisions_about,
    is_half_decided,
    place_of_next,
)
from organisation.decisions.words import came_back_words, half_decided_words
from organisation.enums import CARRYING, Outcome
from organisation.models import Decision, Matter, OrgUnit, User
from organisation.permissions import REGISTERS_DECISIONS
from organisation.reach.successors import ended_by_then
from organisation.services import meeting_papers
from organisation.services.matters import DocumentT, EditionT, Ways, open_matter, save_matter
from styrmodell.lib import checksums
from styrmodell.lib.clock import now, today
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_new
from styrmodell.lib.paragraphs import overlap
from styrmodell.lib.swedish import lower_first

PROTOCOL_IS_APPROVED = timedelta(days=14)


def refuse_unseen_comment(document: Document, seen: str | None) -> None:
    """Refuse to hand in over a comment that came after the page was opened: handing in takes it away.

    Args:
        seen: the mark of the comment that the page showed; None where no page was shown.

    Raises:
        DomainError: with the comment, which has then been seen.
    """
    if seen is not None and document.return_comment and seen != checksums.mark(document.return_comment):
        raise DomainError(
            f"{capfirst(document.noun)} kom tillbaka sedan sidan öppnades: {document.return_comment} "
            "Lämna in en gång till om det är ändrat."
        )


@transaction.atomic
def register(
    document: DocumentT,
    ways: Ways[DocumentT, EditionT],
    *,
    by: User | None,
    decision: Decision,
    preliminary: bool = False,
    afterwards: bool = False,
) -> EditionT | None:
    """Register one step of the chain: the decision of the next body, or of a person who approves.

    The first to decide on the text as handed in has its content frozen, unless it has been sent out; those after decide on
    the very same content. Each decides on its handling, which is made here where there is none.

    Args:
        decision: unsaved.
        preliminary: it is for a preliminary edition, for which KS's decision is enough; KF decides after KS all the same.
        afterwards: it is of an earlier year, and the caller has seen to it that `by` may enter it for any body.

    Returns:
        The edition, when this was the last word; not before its changes have been put in, when it was *med ändring*.

    Raises:
        DomainError: not handed in, decided by the wrong decider or out of turn, nothing this body can decide, registered
            already, against a rule that refuses, or not `by`'s to register.
    """
    current = ways.lock(document)
    if not afterwards:
        _refuse_others_body(decision, by)
    leads = what_it_leads_to(current, decision, preliminary=preliminary)
    matter = open_matter(current)
    if matter.content is None:
        save_matter(matter, content=ways.freeze(current, by))
    decision.matter, decision.content, decision.registered_by = matter, matter.content, by
    decision.is_preliminary = preliminary
    if afterwards and decision.is_amended:  # what is entered is what was decided
        decision.amended_content = matter.content
    decision.paper = None if afterwards else meeting_papers.for_decision(current, matter, decision, by=by)
    save_new(decision, by=by)
    _register_number(current, matter, decision, by)
    if decision.is_amended and not afterwards:
        return None
    if leads in (Leads.LAST, Leads.ENDS):
        save_matter(matter, closed_at=now())
    if leads in (Leads.BACK, Leads.ENDS):
        how = came_back_words(decision)
        ways.give_back(current, decision.note or f"{how}.", how, by)
    return ways.adopt(current, decision, by) if leads == Leads.LAST else None


def _register_number(document: Any, matter: Matter, decision: Decision, by: User | None) -> None:
    """What has no diarienummer gets the decision's, and the next decision is then proposed with it."""
    number = decision.registry_number
    if not matter.registry_number:
        save_matter(matter, registry_number=number)
    if not document.registry_number and number:
        save_changes(document, {"registry_number": number}, by=by, reason="Diarieförd")


def refuse_half_decided(document: Document) -> None:
    """Refuse to give back by hand what a body has let go on: the next would else decide on another text.

    Raises:
        DomainError: says how the text is changed then.
    """
    decision = amending(document)
    if decision is not None:
        raise DomainError(not_amended_words(decision))
    if is_half_decided(document):
        raise DomainError(f"{half_decided_words(document)} Registrera en återremiss om texten ska ändras.")


def what_it_leads_to(document: Document, decision: Decision, *, preliminary: bool = False) -> Leads:
    """What the decision would lead to now. Every refusal of a decision is here.

    Raises:
        DomainError: as `register`.
    """
    if not document.is_handed_in:
        raise DomainError(f"{capfirst(document.noun)} måste vara inlämnad innan beslutet kan registreras.")
    before = amending(document)
    if before is not None:
        raise DomainError(not_amended_words(before))
    _refuse_wrong_decider(document, decision)
    place = _place(document, decision)
    leads = document.chain.leads(place, decision.outcome, preliminary=preliminary)
    if leads is None:
        raise DomainError(_cannot(document, decision, place))
    if decision.is_amended and leads not in (Leads.ON, Leads.LAST):
        raise DomainError("Bara ett beslut som för texten vidare kan vara med ändring.")
    refuse_twice(document, decision)
    _refuse_earlier(document, decision)
    refuse_against_rules(document, decision)
    return leads


def _refuse_wrong_decider(document: Document, decision: Decision) -> None:
    if document.chain.by_person:
        if decision.person is None:
            raise DomainError(f"{capfirst(document.noun)} godkänns av en person.")
    elif decision.body is None:
        raise DomainError("Beslutet ska fattas av ett organ.")
    elif not deciding_bodies(document).filter(pk=decision.body.pk).exists():
        raise DomainError(f"{decision.body.body_name} beslutar inte om den här {document.noun}.")
    elif decision.date is not None and ended_by_then(decision.body, decision.date):
        raise DomainError(_ended(document, decision.body, decision.date))


def _ended(document: Document, body: OrgUnit, day: date) -> str:
    """Why a body cannot have decided on a day, and who can."""
    instead = body_at(document, place_of_next(document))
    others = f" Från den dagen beslutar {instead.body_name}." if instead is not None and instead.pk != body.pk else ""
    return f"{body} upphörde {body.valid_to} och kan inte ha beslutat {day}.{others}"


def _refuse_others_body(decision: Decision, by: User | None) -> None:
    """KF's and KS's decisions are the controller's to register, or their own secretary's; another body's its own."""
    body = decision.body
    if by is not None and body is not None and not REGISTERS_DECISIONS.allows(by, body):
        raise DomainError(
            f"Du registrerar inte beslut av {body}. Det gör organets sekreterare, och för KS och KF controllern."
        )


def refuse_twice(document: Document, decision: Decision) -> None:
    """A § of a year is one decision: after an återremiss the body decides anew, with another.

    Raises:
        DomainError: another decision about the document has it.
    """
    if decision.body is None or decision.date is None or not decision.paragraph:
        return
    made = decisions_about(document).filter(body=decision.body).exclude(pk=decision.pk)
    of_year = made.filter(date__year=decision.date.year).values_list("date", "paragraph")
    for day, paragraph in of_year:
        if paragraph == decision.paragraph or overlap(paragraph, decision.paragraph):
            raise DomainError(f"Beslutet är redan registrerat: {decision.body} {day} {paragraph}.")


def doubts_about(document: Document, day: date, body: OrgUnit | None) -> list[str]:
    """What makes the day of a decision odd, in sentences; whoever registers it is asked. At most one query.

    A body's protokoll is approved within fourteen days (5 kap. 69 § kommunallagen), and is often registered then, together
    with the hand-in.
    """
    found = [
        f"{unit} började gälla {unit.valid_from}, efter beslutet."
        for unit in dict.fromkeys(filter(None, (body, document.unit)))
        if day < unit.valid_from <= today()  # what is to come has not begun on any day that can be typed
    ]
    handed_in = document.matters.filter(closed_at=None).values_list("handed_in_on", flat=True).last()
    if handed_in and day < handed_in - PROTOCOL_IS_APPROVED:
        found.append(f"{capfirst(document.noun)} lämnades in {handed_in}, efter beslutet.")
    return found


def against_order(document: Document, day: date, body: OrgUnit, outcome: str) -> list[order.OrderRule]:
    """The rules that a body's decision would not keep to, but that let it be registered with a reason. What a body holds
    or sends back is never too late. At most two queries.
    """
    if outcome not in CARRYING or document.has_been_decided:
        return []
    found = [*order.broken(document.rules, body.kind, day), *document.out_of_turn(body, day)]
    return [rule for rule in found if not rule.refuses]


def refuse_against_rules(document: Document, decision: Decision) -> None:
    """What is entered afterwards may lack its day, which then prints *saknas*.

    Raises:
        DomainError: no decision that carries the document is let in on its day.
    """
    if decision.body is None or decision.date is None or decision.outcome not in CARRYING:
        return
    for rule in order.broken(document.rules, decision.body.kind, decision.date):
        if rule.refuses:
            raise DomainError(rule.words)


def _place(document: Document, decision: Decision) -> int:
    """Where in the chain the decider stands; not beyond whose turn it is, not even preliminarily."""
    chain = document.chain
    place = chain.place_of(decision.body.kind if decision.body else None) or 0  # no other kind is let in
    if place and place_of_next(document) < place:
        first = deciding_bodies(document).filter(kind=chain.steps[place - 1].body).last()
        raise DomainError(
            f"{first} ska ha beslutat om {document.noun} innan {lower_first(decision.decider_name)} gör det."
        )
    return place


def _cannot(document: Document, decision: Decision, place: int) -> str:
    """Why a body cannot decide this: for whoever prepares, whose the last word is."""
    word = Outcome(decision.outcome).label
    step = document.chain.steps[place]
    if place < len(document.chain.steps) - 1:
        last = deciding_bodies(document).filter(kind=document.chain.steps[-1].body).last()
        alone = f" {decision.decider_name} kan bara besluta den preliminärt." if step.preliminary else ""
        return f"{capfirst(document.noun)} beslutas av {last}.{alone}"
    return f"{decision.decider_name} {word} inte {document.noun}. Välj en annan innebörd."


def _refuse_earlier(document: Document, decision: Decision) -> None:
    """Nobody decides before the one before. And else two editions would bind on the same days, and what was reported on
    the first would change.
    """
    last = document.matters.aggregate(day=Max("decisions__date"))["day"]
    if last and decision.date and decision.date < last:
        raise DomainError(f"Beslutet kan inte vara tidigare än det förra, {last}. Rätta datumet.")
