"""A report's questions, section by section, and how many of them are left."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from followup.asking.kinds import Question
from followup.asking.living_numbers import LivingNumber
from followup.models import SectionRow, SectionRule
from followup.money.investments import Investments
from followup.money.operating_account import Account
from followup.reading.personnel import Personnel
from followup.reading.scales import Words
from styrmodell.lib.documents.model import Block


@dataclass(frozen=True, slots=True)
class SectionQuestions:
    """Ett avsnitt with its questions; `picture` is what is fetched and stands above them."""

    asked: SectionRule
    questions: tuple[Question, ...] = ()
    picture: Block | None = None

    @property
    def key(self) -> str:
        """The section's key, which is its anchor on the page."""
        return self.asked.section.key

    @property
    def title(self) -> str:
        """The section's heading."""
        return self.asked.title

    @property
    def missing(self) -> int:
        """How many required answers are missing."""
        return sum(question.is_missing for question in self.questions)

    @property
    def empty(self) -> int:
        """How many that need no answer have none."""
        return sum(question.is_empty and not question.is_required for question in self.questions)

    @property
    def is_complete(self) -> bool:
        """True when nothing required is missing and nothing else is empty."""
        return self.missing == self.empty == 0

    @property
    def is_required(self) -> bool:
        """True when it needs some answer."""
        return any(question.is_required for question in self.questions)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Allt en rapport frågar efter, in the order of its sections.

    Attributes:
        is_without_forecasts: the year is over and nobody has forecast it.
        forecasts_locked: why the unit's own forecasts are not typed any longer, in a sentence.
    """

    sections: tuple[SectionQuestions, ...]
    account: Account
    words: Words
    is_without_forecasts: bool = False
    things: tuple[tuple[int, str], ...] = ()  # the goals and uppdrag that a deviation may be about, by their nodes
    forecasts_locked: str = ""
    numbers: tuple[LivingNumber, ...] = ()  # that the texts may point at
    investments: Investments = field(default_factory=Investments)
    personnel: Personnel = field(default_factory=Personnel)
    rows: tuple[SectionRow, ...] = ()  # beside the texts

    @property
    def questions(self) -> Iterable[Question]:
        """Every question."""
        return (question for section in self.sections for question in section.questions)

    @property
    def required(self) -> int:
        """How many answers the report needs."""
        return sum(question.is_required for question in self.questions)

    @property
    def answered(self) -> int:
        """How many of the needed answers there are."""
        return sum(question.is_required and question.is_answered for question in self.questions)

    @property
    def missing(self) -> tuple[Question, ...]:
        """The required questions without an answer, in order."""
        return tuple(question for question in self.questions if question.is_missing)

    @property
    def empty(self) -> int:
        """How many that need no answer have none."""
        return sum(section.empty for section in self.sections)
