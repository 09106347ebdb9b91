"""Maska: hide words in all that has been frozen of a document, with reason and trail, and show them again."""

from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction

from organisation.models import FrozenContent, Masking, User
from organisation.reading.masked import contents_of, found_in, maskings_of
from organisation.services.masked_rows import renew
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError


@transaction.atomic
def mask(
    document: Any,
    lock: Callable[[Any], Any],
    *,
    words: str,
    reason: str,
    by: User | None,
    elsewhere: Collection[int] = (),
) -> Masking:
    """Hide the words in all editions and handlingar of the document, and in those to come.

    Args:
        lock: gives the document anew, with its row locked.
        elsewhere: what has been frozen of other documents and is to hide them too, by id.

    Raises:
        DomainError: they stand nowhere, or are hidden already, or cannot be hidden.
    """
    current = lock(document)
    if not found_in(current, words):
        raise DomainError("Orden står inte i det som är fryst, eller är redan maskade.")
    masking = Masking.objects.create(words=words, reason=reason, created_by=by)
    _cover(masking, {*contents_of(current).values_list("pk", flat=True), *elsewhere})
    return masking


@transaction.atomic
def lift(masking: Masking, *, reason: str, by: User | None) -> None:
    """Häv: let the words be read again where no other masking hides them.

    Raises:
        DomainError: it has been lifted already.
    """
    current = Masking.objects.select_for_update().get(pk=masking.pk)
    if current.lifted_at is not None:
        raise DomainError("Maskningen är redan hävd.")
    current.lifted_at, current.lifted_by, current.lifted_why = now(), by, reason
    current.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    for content in _locked(current.contents.values_list("pk", flat=True)):
        renew(content)


def follow(document: Any, content: FrozenContent) -> None:
    """Hide in what is frozen of a document now what is hidden in it already: no masking is undone by the next edition.

    Called with the document's row locked, when the content and its rows are written.
    """
    if known := list(maskings_of(document).in_force()):
        content.maskings.add(*known)
        renew(content)


def _cover(masking: Masking, contents: Collection[int]) -> None:
    masking.contents.set(contents)
    for content in _locked(contents):
        renew(content)


def _locked(contents: Any) -> list[FrozenContent]:
    """In one order, so that two who mask never wait for each other."""
    return list(FrozenContent.objects.select_for_update().filter(pk__in=list(contents)).order_by("pk"))
