"""What is told of a decision *med ändring* while its changes are being put in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from organisation.decisions.words import DONE
from organisation.models import Decision
from styrmodell.lib.changes import Change
from styrmodell.lib.errors import DomainError
from styrmodell.lib.swedish import lower_first

NOT_BEING_AMENDED = "Inga ändringar väntar på att föras in."
STILL_AMENDED = "Ändringarna som organet beslutade förs in. Till dess går det inte."


@dataclass(frozen=True, slots=True)
class MovedOn:
    """Something that a body changed and that somebody has changed since the handling: both stand side by side for choice.

    Attributes:
        key: what the choice is known by: kind, subject and field.
        title, label: what it is, and which of its fields.
        frozen: what the handling said; `decided` what the body made of it; `now` what stands there today. As plain text.
        version: of what stands there today; 0 where nothing does.
    """

    key: str
    title: str
    label: str
    frozen: str
    decided: str
    now: str
    version: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen of something that has moved on, and the version that was seen as it was."""

    takes_decided: bool
    version: int


Choices = Mapping[str, Choice]


def takes_decided(choices: Choices, key: str) -> bool:
    """Whether what the body decided is to hold.

    Raises:
        DomainError: nobody has chosen: it moved on while the changes were being put in.
    """
    if key not in choices:
        raise DomainError("Något ändrades nyss av någon annan. Läs igen och välj vad som ska gälla.")
    return choices[key].takes_decided


@dataclass(frozen=True, slots=True)
class ToldAmendment:
    """An amendment as its list tells it.

    Attributes:
        pk, version: of its row.
        word, title: what it is about: "inriktning", and its heading.
        what: "ändras", "tillkommer" or "utgår".
        url: where it is changed; "" of what is struck.
    """

    pk: int
    version: int
    word: str
    title: str
    what: str
    changes: tuple[Change, ...]
    who: str
    when: datetime
    url: str = ""


@dataclass(frozen=True, slots=True)
class Amendable:
    """A part of a handling that may be changed.

    Attributes:
        kind, subject: what its amendment is known by.
        group: the heading it stands under in the handling.
        number: its number there; mostly empty.
        url: where its changes are written.
        can_be_struck: a heading of the form itself cannot.
    """

    kind: str
    subject: str
    word: str
    title: str
    group: str = ""
    number: str = ""
    url: str = ""
    can_be_struck: bool = False


def reason_of(decision: Decision) -> str:
    """What the history says of what was carried from a decision: "Ändrat av Kulturnämnden 2026-10-27 § 98"."""
    return f"Ändrat av {decision}"


def amending_words(decision: Decision, noun: str) -> str:
    """The notice until the changes are in.

    Args:
        noun: what was decided on: "planen", "rapporten".
    """
    done = DONE[decision.outcome].format(it=noun)
    day = f" {decision.date}" if decision.date else ""
    return f"{decision.decider_name} {done} med ändring{day}, {decision.paragraph}. Ändringarna förs in."


def not_amended_words(decision: Decision) -> str:
    """Why nothing else can be done meanwhile."""
    return f"Det som {lower_first(decision.decider_name)} ändrade är inte infört än. För in ändringarna först."
