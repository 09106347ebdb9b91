"""Ärenden: opened when a document is handed in, taken back, and what lies before the bodies in them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from organisation.decisions.amending import Choices, MovedOn
from organisation.decisions.comparison import Tells
from organisation.decisions.documents import Document
from organisation.models import Amendment, Decision, FrozenContent, Matter, User
from styrmodell.lib.clock import today

DocumentT = TypeVar("DocumentT", bound=Document)
EditionT = TypeVar("EditionT")
Added = Mapping[str, int]


def nothing_else(document: Any, amendments: Sequence[Amendment]) -> None:
    """The document's own row is all that has to be held."""


@dataclass(frozen=True, slots=True)
class Ways(Generic[DocumentT, EditionT]):
    """What planning does with a plan, and followup with a report, when a decision has been registered.

    Attributes:
        lock: the document read anew, locked until the transaction ends.
        freeze: its content as it stands, by whom; nothing is published by that.
        give_back: the writer has it again, with a comment on what to change and the reason for the history.
        adopt: the last word has been said: the edition on the content that the decision was made on.
        tell: what two frozen contents differ in.
        amended: what a decision *med ändring* made of its handling, as a new content; given what `carry` gave.
        carry: the amendments into what is being written and into stored values, as was chosen where those have moved on; gives
            the ids of what was added, by the amendments' subjects.
        moved_on: what a decision changed and somebody has changed since.
        hold: what `carry` writes and others write without the document's row, held until the transaction ends, so that it
            stands as it was chosen about.
    """

    lock: Callable[[DocumentT], DocumentT]
    freeze: Callable[[DocumentT, User | None], FrozenContent]
    give_back: Callable[[DocumentT, str, str, User | None], object]
    adopt: Callable[[DocumentT, Decision, User | None], EditionT]
    tell: Tells
    amended: Callable[[DocumentT, Decision, Sequence[Amendment], Added, User | None], FrozenContent]
    carry: Callable[[DocumentT, Decision, Sequence[Amendment], Choices, User | None], Added]
    moved_on: Callable[[DocumentT, Decision, Sequence[Amendment]], tuple[MovedOn, ...]]
    hold: Callable[[DocumentT, Sequence[Amendment]], object] = nothing_else


def open_matter(document: Document) -> Matter:
    """The matter that is open, else a new one, with what lies before the bodies in it. Called with its row locked."""
    return document.matters.filter(closed_at=None).select_related("content").last() or hand_in(document)


def hand_in(document: Document) -> Matter:
    """The text waits for its decision: in the matter that is open, else in a new one. Called with its row locked."""
    matter = document.matters.filter(closed_at=None).last()
    if matter is None:
        matter = Matter.objects.create(registry_number=document.registry_number, handed_in_on=today())
        document.in_matter(matter).save()
    else:  # what lay before the bodies was given back
        save_matter(matter, content=None, handed_in_on=today())
    return matter


def before_hand_in(document: Any, *, open_states: Collection[str]) -> dict[str, str]:
    """The state that a document was handed in from, and what its writer had been asked to change then. One query."""
    versions = document.history.filter(status__in=open_states).order_by("history_date", "history_id")
    return dict(versions.values("status", "return_comment").last())


def save_matter(matter: Matter, **fields: Any) -> None:
    """Save the named fields of a matter."""
    for name, value in fields.items():
        setattr(matter, name, value)
    matter.save(update_fields=list(fields))
