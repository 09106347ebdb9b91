"""Kommentarer on the parts of a text: written, answered, closed, kept and taken away. The same for plans and reports, whose
services say what is commented on (`Commented`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from organisation.models import User
from organisation.models.comment import Comment
from styrmodell.lib.clock import now
from styrmodell.lib.errors import DomainError
from styrmodell.lib.mentions import mentions_in

GONE = "Kommentaren finns inte längre."
NO_TALK = "Kommentaren som du svarar på finns inte längre."
IS_CLOSED = "Samtalet är avslutat. Öppna det igen för att svara."
IS_ANOTHERS = "Bara den som har skrivit kommentaren kan göra det."
IS_ANSWERED = "Andra har svarat på kommentaren. Avsluta samtalet i stället."


@dataclass(frozen=True, slots=True)
class Commented:
    """What is commented on: an item of a plan, or a section of a report.

    Attributes:
        rows: the comments on it.
        make: a comment on it, not saved, with these fields.
        readers: who read it as it is being written, and so may be mentioned.
        lock: gives its document, locked until the transaction ends.
        refuse: asked of the locked document: raises DomainError where nothing more is said about it.
    """

    rows: QuerySet[Any]
    make: Callable[..., Any]
    readers: QuerySet[User]
    lock: Callable[[], Any]
    refuse: Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Said:
    """A comment that has been written.

    Attributes:
        unknown: what it says after an @ that names nobody who may read it.
    """

    comment: Comment
    unknown: tuple[str, ...]

    @property
    def talk(self) -> int:
        """The id of the comment that its talk begins with."""
        comment: Any = self.comment
        return int(comment.answers_id or comment.pk)


@transaction.atomic
def write(about: Commented, *, by: User, text: str, talk: int | None = None) -> Said:
    """Kommentera, or answer in a talk; those who are mentioned are told in Mitt arbete.

    Args:
        talk: the id of the comment that is answered.

    Raises:
        DomainError: nothing more is said about it, or the talk has been closed or taken away.
    """
    _hold(about)
    first = _talk(about, talk) if talk else None
    if first is not None and first.closed_at is not None:
        raise DomainError(IS_CLOSED)
    readers = list(about.readers)
    found = mentions_in(text, (name for one in readers for name in (str(one), one.username)))
    comment = about.make(text=text, written_by=by, answers=first)
    comment.save()
    comment.mentions.set([one for one in readers if {str(one), one.username} & found.names])
    return Said(comment, found.unknown)


@transaction.atomic
def close(about: Commented, talk: int, *, by: User) -> None:
    """Avsluta a talk; one that is closed already stays as it was closed.

    Raises:
        DomainError: nothing more is said about it, or the talk has been taken away.
    """
    _hold(about)
    first = _talk(about, talk)
    if first.closed_at is None:
        _save(first, closed_at=now(), closed_by=by)


@transaction.atomic
def open_again(about: Commented, talk: int, *, by: User) -> None:
    """Öppna igen; an open talk stays open.

    Raises:
        DomainError: as `close`.
    """
    _hold(about)
    _save(_talk(about, talk), closed_at=None, closed_by=None)


@transaction.atomic
def keep(about: Commented, pk: int, *, by: User) -> None:
    """Behåll one's own comment when the text is adopted.

    Raises:
        DomainError: nothing more is said about it, the comment has been taken away, or it is another's.
    """
    _hold(about)
    _save(_own(about, pk, by), is_kept=True)


@transaction.atomic
def let_go(about: Commented, pk: int, *, by: User) -> None:
    """Behåll inte: one's own comment goes when the text is adopted, as others do.

    Raises:
        DomainError: as `keep`.
    """
    _hold(about)
    _save(_own(about, pk, by), is_kept=False)


@transaction.atomic
def remove(about: Commented, pk: int, *, by: User) -> None:
    """Ta bort one's own comment, also one that was kept when the text was adopted. What others have answered stays.

    Raises:
        DomainError: the comment has been taken away, is another's, or others have answered it.
    """
    about.lock()
    comment = _own(about, pk, by)
    if comment.replies.exclude(written_by=by).exists():
        raise DomainError(IS_ANSWERED)
    comment.delete()


def clear(rows: QuerySet[Any]) -> None:
    """Let go of what is said about a text that is adopted, in its transaction: what its writer keeps stays, and asks nothing
    more of anybody. One query where nothing is said.

    An answer that is kept stays without what it answered where that goes.

    Args:
        rows: the comments on the whole document.
    """
    if not rows.exists():
        return
    rows.filter(is_kept=True, answers__is_kept=False).update(answers=None)
    rows.filter(is_kept=False).delete()
    rows.filter(answers=None, closed_at=None).update(closed_at=now())


def _hold(about: Commented) -> None:
    about.refuse(about.lock())


def _talk(about: Commented, pk: int) -> Any:
    first = about.rows.filter(pk=pk, answers=None).first()
    if first is None:
        raise DomainError(NO_TALK)
    return first


def _own(about: Commented, pk: int, by: User) -> Any:
    comment = about.rows.filter(pk=pk).first()
    if comment is None:
        raise DomainError(GONE)
    if comment.written_by_id != by.pk:
        raise DomainError(IS_ANOTHERS)
    return comment


def _save(comment: Any, **fields: Any) -> None:
    """A working note has no history to write in."""
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.save(update_fields=[*fields])
