"""The kinds of question a report asks, with what is answered already and what was answered last time."""

from dataclasses import dataclass, field
from datetime import date

from followup.asking.offered import NO_OFFERS, Offers
from followup.asking.weighed import Weighs
from followup.enums import OVER, ScaleDimension
from followup.models import Action, Deviation, KeyFigureValue, SectionRow
from followup.money.operating_account import OperatingRow
from followup.rules.suggestion import Suggestion
from planning.models import KeyFigure
from styrmodell.lib import richtext
from styrmodell.lib.documents.status import Status
from styrmodell.lib.readings import decimals_of
from styrmodell.lib.swedish import number

# What a goal or a priority cannot be handed in without (styrmodellen: förflyttningar mot mål och bidragen beskrivs).
NEEDED_FOR_GOAL = ("attainment", "progress", "text")
NEEDED_FOR_PRIORITY = ("progress",)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Förra gången: the round's name, and what was answered."""

    when: str
    status: Status | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """En fråga: what every kind has. `prefix` is its anchor on the page and the prefix of its fields."""

    prefix: str
    title: str
    is_required: bool
    earlier: Earlier | None = None
    is_example: bool = field(default=False, kw_only=True)

    @property
    def is_answered(self) -> bool:
        """True when nothing more is needed for handing in."""
        raise NotImplementedError

    @property
    def is_missing(self) -> bool:
        """True when the report cannot be handed in without it."""
        return self.is_required and not self.is_answered

    @property
    def is_empty(self) -> bool:
        """True when nothing at all is written where the report's writer may write."""
        return not self.is_answered

    @property
    def is_new(self) -> bool:
        """True when each answer to it is one more of something."""
        return False


@dataclass(frozen=True, slots=True)
class TextQuestion(Question):
    """Ett textavsnitt, or the att-satser; of god ekonomisk hushållning with a step.

    Attributes:
        steps: key and word of each step, in order; empty where none is asked for.
        asks_source: it is what others say, and where that stands is asked for; or who signs, and where and when they did.
        weighs: what is weighed into it.
        longest: how many characters it may have; 0 for any number.
    """

    key: str = ""
    help: str = ""
    text: str = ""
    version: int = 0
    is_lines: bool = False
    drawn: str = ""  # the text with its living numbers drawn; "" where it has none
    offers: Offers = NO_OFFERS
    steps: tuple[tuple[str, str], ...] = ()
    step: str = ""
    asks_source: bool = False
    source: str = ""
    source_label: str = "Var det står"
    source_help: str = "Utlåtandets dag och diarienummer."
    weighs: Weighs | None = None
    longest: int = 0

    @property
    def is_written(self) -> bool:
        """True when something is written."""
        return not richtext.is_empty(self.text)

    @property
    def label(self) -> str:
        """What its field is called."""
        return self.title

    @property
    def is_answered(self) -> bool:
        """True when something is written, and the step chosen where one is asked for."""
        return self.is_written and bool(self.step or not self.steps)

    @property
    def is_empty(self) -> bool:
        """True when there is neither a text nor a step."""
        return not (self.is_written or self.step)


@dataclass(frozen=True, slots=True)
class AskedIf:
    """A field that is needed only when another one says something: `name` where `of` is `value`, or with `is_other` is not."""

    name: str
    of: str
    value: str
    is_other: bool = False

    def is_asked(self, said: str) -> bool:
        """True when it is needed, as `of` is answered."""
        return bool(said) and (said == self.value) != self.is_other


@dataclass(frozen=True, slots=True)
class GoalQuestion(Question):
    """Ett mål: bedömning, förflyttning, prognos and the text. Of an inriktning or a priority only the förflyttning and the text."""

    node_id: int = 0
    code: str = ""
    wording: str = ""
    expected: str = ""  # of a kontor's priority: the result that it expects
    asks: tuple[str, ...] = (ScaleDimension.ATTAINMENT, ScaleDimension.PROGRESS, ScaleDimension.FORECAST)
    always: tuple[str, ...] = NEEDED_FOR_GOAL
    asked_if: tuple[AskedIf, ...] = ()
    attainment: str = ""
    progress: str = ""
    forecast: str = ""
    text: str = ""
    text_label: str = "Så bidrar vi"
    text_help: str = ""  # why a text is needed, where it is not always
    suggestion: Suggestion | None = None
    reason: str = ""  # why the bedömning is another than the suggestion
    drawn: str = ""  # the text with its living numbers drawn; "" where it has none
    version: int = 0
    offers: Offers = NO_OFFERS

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields that it cannot do without, as it is answered."""
        more = (
            one.name for one in self.asked_if if one.is_asked(getattr(self, one.of)) and one.name not in self.always
        )
        return (*self.always, *more)

    @property
    def is_answered(self) -> bool:
        """True when everything the goal needs is there."""
        return all(getattr(self, name) for name in self.needs)

    @property
    def is_written_openly(self) -> bool:
        """True when its text is asked for or there; else it is written where somebody wants one."""
        return "text" in self.needs or bool(self.text or self.expected)

    @property
    def is_empty(self) -> bool:
        """True when neither a judgement nor a text is there."""
        return not any((self.attainment, self.progress, self.forecast, self.text))


@dataclass(frozen=True, slots=True)
class StateQuestion(Question):
    """En aktivitet, an assignment at a receiver, or an action of an earlier report: its state, dated.

    An update written since the last report counts as the answer: nobody writes the same thing twice. So does, whenever it
    was written, that it is klart or utgår.
    """

    node_id: int | None = None
    receiver_id: int | None = None
    action_id: int | None = None
    about: str = ""  # of an action: what it is against
    owner: str = ""  # who gave the assignment, and to whom when it is somebody else's to answer
    due_on: date | None = None
    state: str = ""
    text: str = ""
    written_on: date | None = None
    written_by: str = ""
    seen: str = ""
    is_own: bool = True  # false: shown as its receiver wrote it

    @property
    def is_answered(self) -> bool:
        """True when a state has been written for this round."""
        return bool(self.state)

    @property
    def is_empty(self) -> bool:
        """True when there is no state, and it is not a receiver's to write."""
        return self.is_own and not self.state

    @property
    def is_over(self) -> bool:
        """True when there is nothing left to do or to answer."""
        return self.state in OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuestion(Question):
    """Ett nyckeltal: the round's value, or that there is none yet. One that has been handed down is obligatory, also where
    the section asks for no more than what there is.
    """

    figure: KeyFigure
    columns: tuple[tuple[str, str], ...] = ()  # last whole periods and the target: head and number
    row: KeyFigureValue | None = None
    handed_by: str = ""  # the kontor or nämnd that handed it down

    @property
    def value(self) -> str:
        """The value as the field shows it."""
        if self.row is None or self.row.value is None:
            return ""
        return number(self.row.value, self.decimals)

    @property
    def decimals(self) -> int:
        """How many the field shows and expects: the figure's own, or more when the stored value has more."""
        return max(self.figure.decimals, decimals_of(self.row.value) if self.row and self.row.value is not None else 0)

    @property
    def is_unavailable(self) -> bool:
        """True when the answer is that the value does not exist yet."""
        return bool(self.row and self.row.is_unavailable)

    @property
    def version(self) -> int:
        """The version of the stored value, 0 for none."""
        return self.row.version if self.row else 0

    @property
    def is_answered(self) -> bool:
        """True with a value or with "finns inte"; zero is a value."""
        return self.row is not None and (self.row.value is not None or self.row.is_unavailable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastQuestion(Question):
    """En verksamhets helårsprognos, in kronor: typed where no file has given it, with why."""

    row: OperatingRow

    @property
    def is_answered(self) -> bool:
        """True with an amount; zero is one."""
        return self.row.amounts.forecast is not None


@dataclass(frozen=True, slots=True)
class DeviationQuestion(Question):
    """En avvikelse with its actions."""

    deviation: Deviation | None = None
    actions: tuple[Action, ...] = ()

    @property
    def is_answered(self) -> bool:
        """A deviation that exists is written."""
        return True

    @property
    def is_new(self) -> bool:
        """True of the empty one."""
        return self.deviation is None


@dataclass(frozen=True, slots=True)
class RowQuestion(Question):
    """En rad bredvid ett avsnitts text: a händelse, a risk or a kontrollmoment; no row of the empty one that adds another."""

    kind: str = ""
    row: SectionRow | None = None

    @property
    def is_answered(self) -> bool:
        """A row that exists is written."""
        return True

    @property
    def is_new(self) -> bool:
        """True of the empty one."""
        return self.row is None
