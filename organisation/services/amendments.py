"""Putting in what a body changed: amendments of its handling one by one, and then the text that it decided."""

from typing import Any

from django.db import transaction

from organisation.decisions.amending import Choices
from organisation.decisions.chains import Leads
from organisation.decisions.documents import Document, amending
from organisation.models import Amendment, Decision, User
from organisation.services import maskings
from organisation.services.matters import DocumentT, EditionT, Ways, save_matter
from styrmodell.lib import checksums
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError, StaleEdit
from styrmodell.lib.history import save_changes, save_new, signed

NOTHING_TO_AMEND = "Ändringarna är redan införda."
CHANGED_MEANWHILE = (
    "Någon annan förde nyss in eller tog bort en ändring. Läs listan igen innan ändringarna blir beslutets text."
)


@transaction.atomic
def amend(
    document: DocumentT,
    ways: Ways[DocumentT, EditionT],
    *,
    kind: str,
    subject: str,
    what: str,
    by: User | None,
    version: int | None,
    values: dict[str, Any] | None = None,
) -> Amendment:
    """För in en ändring: what the body made of one part of its handling, instead of what was put in of it before.

    Args:
        kind, subject, what, values: as `Amendment`.
        version: of the amendment of the same part that its writer saw; None when there was none.

    Raises:
        StaleEdit: somebody has put in another of the same part since; carries the stored one.
        DomainError: no body's changes are being put in.
    """
    decision = _locked(ways.lock(document))
    fields = {"what": what, "values": values or {}}
    row = Amendment.objects.select_for_update().filter(decision=decision, kind=kind, subject=subject).first()
    if row is None:
        row = Amendment(decision=decision, kind=kind, subject=subject, created_by=by, **fields)
        save_new(row, by=by, reason="Införd")
        return row
    if version is None and (row.what, row.values) != (what, fields["values"]):
        raise StaleEdit(row)
    save_changes(row, fields, by=by, version=version, reason="Ändrad")
    return row


@transaction.atomic
def take_away(
    document: DocumentT, ways: Ways[DocumentT, EditionT], amendment: int, *, by: User | None, version: int | None
) -> None:
    """Ta bort: the part stands as in the handling again.

    Raises:
        StaleEdit: somebody has changed the amendment since; carries the stored one.
        DomainError: no body's changes are being put in, or it has been taken away.
    """
    decision = _locked(ways.lock(document))
    row = Amendment.objects.select_for_update().filter(decision=decision, pk=amendment).first()
    if row is None:
        raise DomainError("Ändringen är redan borttagen.")
    if version is not None and version != row.version:
        raise StaleEdit(row)
    signed(row, by=by, reason="Borttagen").delete()


@transaction.atomic
def finish(
    document: DocumentT,
    ways: Ways[DocumentT, EditionT],
    *,
    choices: Choices,
    by: User | None,
    seen: str | None = None,
) -> EditionT | None:
    """Ändringarna är införda: the handling with its amendments is what the body decided.

    They are carried into what is being written and into stored values in the same transaction; what has moved on since
    the handling only as was chosen.

    Args:
        seen: which changes the page showed (`mark_of`); None when nobody was shown any.

    Returns:
        The edition when it was the last word; else the next body decides on the text as it is now.

    Raises:
        DomainError: no body's changes are being put in, others than those that were seen, a choice is missing, or what was
            chosen about has moved on again.
    """
    current = ways.lock(document)
    decision = _locked(current)
    assert decision.content is not None
    assert decision.matter is not None
    made = list(decision.amendments.order_by("pk"))
    if seen is not None and seen != mark_of(decision):
        raise DomainError(CHANGED_MEANWHILE)
    ways.hold(current, made)
    _refuse_unchosen(ways, current, decision, made, choices)
    # Carried first: what a body adds is an item of the text from then on, and the frozen row points at it.
    added = ways.carry(current, decision, made, choices, by)
    content = ways.amended(current, decision, made, added, by)
    save_changes(decision, {"amended_content": content}, by=by, reason="Ändringarna införda")
    maskings.follow(current, content)
    save_matter(decision.matter, content=content)
    if leads_to(current, decision) != Leads.LAST:
        return None
    save_matter(decision.matter, closed_at=now())
    return ways.adopt(current, decision, by)


def mark_of(decision: Decision) -> str:
    """Tells what has been put in by now from what had been put in when a page was read. One query."""
    rows = decision.amendments.order_by("pk").values_list("pk", "version")
    return checksums.of_text(" ".join(f"{pk}.{version}" for pk, version in rows))


def leads_to(document: Document, decision: Decision) -> Leads | None:
    """What a registered decision leads to when its changes are in."""
    place = document.chain.place_of(decision.body.kind if decision.body else None) or 0
    return document.chain.leads(place, decision.outcome, preliminary=decision.is_preliminary)


def _locked(document: Document) -> Decision:
    decision = amending(document)
    if decision is None:
        raise DomainError(NOTHING_TO_AMEND)
    return decision


def _refuse_unchosen(
    ways: Ways[Any, Any], document: Any, decision: Decision, made: list[Amendment], choices: Choices
) -> None:
    for one in ways.moved_on(document, decision, made):
        choice = choices.get(one.key)
        if choice is None:
            raise DomainError(f"{one.title}, {one.label} har ändrats sedan handlingen. Välj vad som ska gälla.")
        if choice.version != one.version:
            raise DomainError(f"{one.title}, {one.label} ändrades nyss av någon annan. Läs igen och välj.")
