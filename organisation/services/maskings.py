"""Maska: hide words in all that has been frozen of a document, with reason and trail, and show them again."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import transaction

from organisation.models import FrozenContent, Masking, User
from organisation.reading.masked import contents_of, found_in, maskings_of
from organisation.services.masked_rows import held, hold, hold_living, renew
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
    current = Masking.objects.select_for_update(no_key=True).get(pk=masking.pk)
    if current.lifted_at is not None:
        raise DomainError("Maskningen är redan hävd.")
    current.lifted_at, current.lifted_by, current.lifted_why = now(), by, reason
    current.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    _renew(held(current.contents.values_list("pk", flat=True)))


def follow(document: Any, content: FrozenContent) -> None:
    """Hide in what is frozen of a document now what is hidden in it already: no masking is undone by the next edition.

    Called with the document's row locked, when the content and its rows are written. Whoever masks in the document from another,
    or lifts what is masked in it, comes before or after.
    """
    hold(contents_of(document).order_by().values_list("pk", flat=True))
    ids = list(maskings_of(document).in_force().values_list("pk", flat=True))
    if ids and (known := list(Masking.objects.in_force().filter(pk__in=ids).select_for_update(no_key=True))):
        content.maskings.add(*known)
        renew(content)


def _cover(masking: Masking, contents: Collection[int]) -> None:
    locked = held(contents)
    masking.contents.set(contents)
    _renew(locked)


def _renew(contents: Sequence[FrozenContent]) -> None:
    hold_living(contents)
    for content in contents:
        renew(content)
