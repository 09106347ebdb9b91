"""Texts of the levels below as they are offered beside an answer, and those that have been put into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from textwrap import shorten

from styrmodell.lib import checksums, richtext
from styrmodell.lib.documents.status import Status

SHORT, BEGINNING = 320, 90  # letters of a text that is shown at once; of a longer one that are, until it is unfolded
AT_ONCE = 4  # texts that are shown beside an answer; the others are unfolded
WORDS = re.compile(r"\w+")
LEFT_OF_IT = 3  # of so many pairs of words one is enough to know a text again


class OfferState(Enum):
    """What may be done with a text that is offered."""

    OFFERED = "may be put in"
    DRAFT = "is being written, and may be put in when it is handed in"
    GIVEN_UP = "was not handed in when its time was out"
    WORDLESS = "only a judgement"
    INSERTED = "stands in the answer"
    CHANGED = "stands in the answer as it was"
    ELSEWHERE = "stands in another answer of the report"


@dataclass(frozen=True, slots=True)
class Offer:
    """En text som erbjuds.

    Attributes:
        whose: who wrote it, with what one has to know of it: "Kulturnämnden (ej behandlad av nämnden)".
        about: the item that it was written about; "" when that is what is asked about.
        reference: what the button "Infoga" sends.
        day: when it was written, or handed in; None when that is not known.
        where: the answer that it stands in, when that is another.
    """

    unit: str
    text: str
    reference: str
    state: OfferState
    about: str = ""
    note: str = ""
    status: Status | None = None
    day: date | None = None
    where: str = ""
    is_example: bool = False

    @property
    def origin(self) -> tuple[int, int | None]:
        """What the text is known by: the report, and what it was written about; None of a section's."""
        source, _, node = self.reference.partition(".")
        return int(source), int(node) or None

    @property
    def whose(self) -> str:
        """The unit, with the note."""
        return f"{self.unit} ({self.note})" if self.note else self.unit

    @property
    def may_be_inserted(self) -> bool:
        """True while the button is there."""
        return self.state == OfferState.OFFERED

    @property
    def is_draft(self) -> bool:
        """True of what is not handed in."""
        return self.state in (OfferState.DRAFT, OfferState.GIVEN_UP)

    @property
    def is_given_up(self) -> bool:
        """True of what will not be handed in, unless its unit gets more time."""
        return self.state == OfferState.GIVEN_UP

    @property
    def is_inserted(self) -> bool:
        """True of what stands in the answer, changed since or not."""
        return self.state in (OfferState.INSERTED, OfferState.CHANGED)

    @property
    def is_changed(self) -> bool:
        """True of what stands in the answer as it was before its writer changed it."""
        return self.state == OfferState.CHANGED

    @property
    def is_long(self) -> bool:
        """True when it is folded."""
        return len(self.text) > SHORT

    @property
    def beginning(self) -> str:
        """Its first words, beside which it is unfolded."""
        return shorten(richtext.plain(self.text), BEGINNING, placeholder=" …")


class SourceState(Enum):
    """How it is with the words that an answer's text came from."""

    SAME = "say the same"
    CHANGED = "say something else"
    REMOVED = "are gone"
    TAKEN_BACK = "are being written anew"
    UNLINKED = "are about what serves this no longer"
    UNKNOWN = "are not the reader's to read"


@dataclass(frozen=True, slots=True)
class TextSource:
    """Varifrån en infogad text kom.

    Attributes:
        pk: of the insertion; what the buttons send.
        changed_on: when that was written; None when it is not known to be after the day it was put in.
        marked: what it said and says now in one as HTML, word by word; "" where nothing differs.
        now: what it says now.
    """

    pk: int
    whose: str
    about: str
    inserted_on: date
    state: SourceState
    changed_on: date | None = None
    marked: str = ""
    now: str = ""

    @property
    def mark(self) -> str:
        """Which wording the page showed, for the buttons."""
        return checksums.mark(self.now)

    @property
    def is_flagged(self) -> bool:
        """True when the writer has to look at it."""
        return self.state in (SourceState.CHANGED, SourceState.REMOVED, SourceState.UNLINKED)

    @property
    def is_changed(self) -> bool:
        """True when it says something else."""
        return self.state == SourceState.CHANGED

    @property
    def is_removed(self) -> bool:
        """True when it says nothing any longer."""
        return self.state == SourceState.REMOVED

    @property
    def is_unlinked(self) -> bool:
        """True when what it is about serves something else, or nothing."""
        return self.state == SourceState.UNLINKED

    @property
    def is_taken_back(self) -> bool:
        """True while its writer has it again."""
        return self.state == SourceState.TAKEN_BACK

    @property
    def is_same(self) -> bool:
        """True when nothing has happened with it."""
        return self.state == SourceState.SAME


@dataclass(frozen=True, slots=True)
class Offers:
    """Vad som erbjuds vid en fråga.

    Attributes:
        texts: of very many the first.
        others: how many there are beside those.
        sources: where what stands in the answer came from.
    """

    texts: tuple[Offer, ...] = ()
    others: int = 0
    sources: tuple[TextSource, ...] = ()

    @property
    def shown(self) -> tuple[Offer, ...]:
        """Those that stand beside the answer."""
        return self.texts[:AT_ONCE]

    @property
    def folded(self) -> tuple[Offer, ...]:
        """Those that are unfolded."""
        return self.texts[AT_ONCE:]

    @property
    def left(self) -> tuple[Offer, ...]:
        """Those that may be put in."""
        return tuple(one for one in self.texts if one.may_be_inserted)

    @property
    def mark(self) -> str:
        """Which those are, for the button that puts all of them in."""
        return mark_of(self.left)

    @property
    def flagged(self) -> int:
        """How many texts in the answer have been changed where they came from."""
        return sum(one.is_flagged for one in self.sources)

    def offer(self, reference: str) -> Offer | None:
        """The text that a button names, when it may be put in."""
        return next((one for one in self.texts if one.reference == reference and one.may_be_inserted), None)

    def source(self, pk: int) -> TextSource | None:
        """Where the text that a button names came from."""
        return next((one for one in self.sources if one.pk == pk), None)


NO_OFFERS = Offers()


def mark_of(offers: Iterable[Offer]) -> str:
    """Which texts a page showed, for a button that puts all of them in; "" for none."""
    return checksums.mark("\n".join(f"{one.reference} {one.text}" for one in offers))


def stands_in(words: str, text: str) -> bool:
    """True when a text that was put into another is still to be known there, whatever its writer has changed in it.

    Args:
        words: the text as it was put in, as HTML.
        text: what it was put into.
    """
    if words in text:
        return True
    own, others = _words(words), _words(text)
    if len(own) < 2:  # no pair to know it by
        return bool(own) and own[0] in others
    pairs = set(pairwise(own))
    return len(pairs & set(pairwise(others))) * LEFT_OF_IT >= len(pairs)


def _words(text: str) -> list[str]:
    return WORDS.findall(richtext.plain(text).casefold())
