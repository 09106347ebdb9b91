"""Räkenskaperna in a report: they are fetched and not written, with a text of the writer's own beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from followup.asking.fetched import fetched_in
from followup.asking.kinds import Question, TextQuestion
from followup.asking.material import Material
from followup.enums import Ground
from followup.models import SectionRule
from followup.money.statements import Fetched
from styrmodell.lib import richtext
from styrmodell.lib.documents.accounts import places_in
from styrmodell.lib.swedish import lower_first

NOTHING = Fetched()
PRINCIPLES = "Redovisningsprinciper"  # what the notes' own text tells


@dataclass(frozen=True, slots=True)
class AccountsQuestion(TextQuestion):
    """Räkenskaper i ett avsnitt, with the text beside them: a comment, or why something is missing or does not agree.

    Attributes:
        fetched: its tables and proofs.
        asked_by: what asks for it: "Lag, LKBR 13:2".
    """

    fetched: Fetched = NOTHING
    asked_by: str = ""

    @property
    def is_answered(self) -> bool:
        """True when everything is there and agrees, or something is written."""
        return not self.fetched.lacks or not richtext.is_empty(self.text)

    @property
    def label(self) -> str:
        """What its text is called: what it tells."""
        if self.fetched.tells_principles:
            return PRINCIPLES
        return f"Skäl, {lower_first(self.title)}" if self.fetched.lacks else f"Kommentar, {lower_first(self.title)}"

    @property
    def is_written_openly(self) -> bool:
        """True when a text is asked for or there; else it is written where somebody wants one."""
        return bool(self.is_required or self.fetched.tells_principles or self.text)


def places_on(questions: Iterable[Question]) -> frozenset[str]:
    """Where links within the tables may lead, on a page with some questions."""
    asked = [one for one in questions if isinstance(one, AccountsQuestion)]
    return frozenset(place for one in asked for place in places_in(one.fetched.blocks))


def asked_in(read: Material, one: SectionRule) -> list[Question]:
    """What a section of the accounts asks: nothing but a reason, where something is missing or does not agree."""
    section, row = one.section, read.texts.get(one.section.key)
    told = fetched_in(read, one)
    return [
        AccountsQuestion(
            f"text-{section.key}",
            one.title,
            one.is_required and bool(told.lacks),
            read.last.of_text(section.key, read.words),
            key=section.key,
            help=one.help,
            text=row.text if row else "",
            version=row.version if row else 0,
            drawn=read.drawn(row),
            fetched=told,
            asked_by=ground_words(one),
        )
    ]


def ground_words(one: SectionRule) -> str:
    """What asks for a section: "Lag, LKBR 13:2"."""
    return ", ".join(filter(None, [capfirst(Ground(one.ground).label), one.paragraph]))
