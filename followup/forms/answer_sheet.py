"""All the fields of one report's page: a form for each question, section by section."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from followup.asking.actions import FOLLOWED
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    ForecastQuestion,
    GoalQuestion,
    Question,
    StateQuestion,
    TextQuestion,
)
from followup.asking.questionnaire import Questionnaire, SectionQuestions
from followup.enums import Content
from followup.forms.answers import (
    ActionAnswer,
    Answer,
    DeviationAnswer,
    FigureAnswer,
    JudgedAnswer,
    Operations,
    StateAnswer,
    TextAnswer,
)
from followup.forms.forecast_answer import ForecastAnswer
from followup.forms.goal_answer import GoalAnswer
from followup.models import Report
from followup.money.operating_account import (
    AccountRow,
    OperatingRow,
    deviating_most,
    operations_of,
    rows_in,
    with_amounts,
)
from followup.pages.last_year import Beside
from followup.rules.sections import FETCHED, PICTURED, PLAIN, WRITTEN
from styrmodell.web.typed_texts import texts_of

NEW_DEVIATION = "deviation-new"
# How prefixes begin.
KINDS_OF_ANSWERS = ("text", "goal", "activity", "assignment", "figure", "forecast", "deviation", "action", FOLLOWED)
MOST_OPERATIONS = 50  # more are not chosen from a list but written
FRAGMENTS: dict[str, str] = {
    **dict.fromkeys(PLAIN, "followup/_write_texts.html"),
    Content.PROPOSALS: "followup/_write_texts.html",
    Content.LEAFLET: "followup/_write_texts.html",
    **dict.fromkeys(PICTURED, "followup/_write_pictured.html"),
    Content.STEWARDSHIP: "followup/_write_weighed.html",
    Content.AUDIT: "followup/_write_weighed.html",
    Content.SIGNATURES: "followup/_write_weighed.html",
    Content.GOALS: "followup/_write_goals.html",
    Content.DIRECTIONS: "followup/_write_directions.html",
    Content.PRIORITIES: "followup/_write_directions.html",
    Content.ACTIVITIES: "followup/_write_states.html",
    Content.COUNCIL_ASSIGNMENTS: "followup/_write_states.html",
    Content.SPECIAL_ASSIGNMENTS: "followup/_write_states.html",
    Content.KEY_FIGURES: "followup/_write_figures.html",
    Content.OPERATING: "followup/_write_operating.html",
    Content.DEVIATIONS: "followup/_write_deviations.html",
    **dict.fromkeys(FETCHED, "followup/_write_accounts.html"),
    Content.INVESTMENTS: "followup/_write_investments.html",
    Content.PERSONNEL: "followup/_write_personnel.html",
}

MARKED = (*WRITTEN, Content.KEY_FIGURES, Content.DIRECTIONS, Content.PRIORITIES)  # where no label of a field is seen


@dataclass(slots=True)
class Entry:
    """En fråga med sina fält; no form when the answer is somebody else's to write."""

    question: Question
    form: Answer | None
    actions: list[ActionAnswer] = field(default_factory=list)
    last_year: Beside | None = None  # of a goal, an inriktning or a prioritering

    @property
    def is_short(self) -> bool:
        """True for what there are many of, saved together: a state, a key figure or a forecast."""
        return isinstance(self.question, StateQuestion | FigureQuestion | JudgedQuestion | ForecastQuestion)

    @property
    def forms(self) -> list[Answer]:
        """The question's form and those of its actions."""
        return [*([self.form] if self.form else []), *self.actions]

    @property
    def is_folded(self) -> bool:
        """True for what is over, unless somebody is writing something else of it."""
        is_over = isinstance(self.question, StateQuestion) and self.question.is_over
        return is_over and not (self.form and (self.form.errors or self.form.stale))

    @property
    def is_faulty_as_a_whole(self) -> bool:
        """True for a new deviation that nothing is saved of, since it or its action cannot be."""
        is_new = isinstance(self.question, DeviationQuestion) and self.question.deviation is None
        return is_new and any(form.is_sent and form.errors for form in self.forms)


@dataclass
class SheetSection:
    """Ett avsnitt med sina frågor."""

    section: SectionQuestions
    entries: list[Entry]

    @property
    def template(self) -> str:
        """The fragment that draws its fields."""
        return FRAGMENTS[self.section.asked.section.content]

    @property
    def is_marked(self) -> bool:
        """True when its heading says that it is needed, as no label of a field is seen."""
        return self.section.is_required and self.section.asked.section.content in MARKED

    @cached_property
    def is_example(self) -> bool:
        """True when everything asked about is example data: said once then, and not at each question."""
        return bool(self.entries) and all(entry.question.is_example for entry in self.entries)

    @cached_property
    def heads(self) -> list[str]:
        """The columns of a table of key figures: earlier periods in order, then the target."""
        columns = [entry.question.columns for entry in self.entries if isinstance(entry.question, FigureQuestion)]
        heads = {head for row in columns for head, _ in row}
        return sorted(heads, key=lambda head: (head.startswith("Mål"), head))

    @property
    def followed(self) -> list[Entry]:
        """The actions of earlier reports, which are asked about before the deviations."""
        return [entry for entry in self.entries if isinstance(entry.question, StateQuestion)]

    @property
    def deviations(self) -> list[Entry]:
        """The deviations, with the empty one last."""
        return [entry for entry in self.entries if isinstance(entry.question, DeviationQuestion)]

    @property
    def open(self) -> list[Entry]:
        """What stands open; the others are answered once and for all (`over`)."""
        return [entry for entry in self.entries if not entry.is_folded]

    @property
    def over(self) -> list[Entry]:
        """What is klart or utgår."""
        return [entry for entry in self.entries if entry.is_folded]

    @property
    def over_words(self) -> str:
        """ "4 aktiviteter är klara eller utgår"."""
        is_one, is_activity = len(self.over) == 1, self.section.asked.section.content == Content.ACTIVITIES
        what = ("aktivitet" if is_one else "aktiviteter") if is_activity else "uppdrag"
        done = ("klar" if is_activity else "klart") if is_one else "klara"
        return f"{len(self.over)} {what} är {done} eller utgår och behöver inget svar"

    @property
    def judged(self) -> list[Entry]:
        """The bedömningar, which are no rows of a table."""
        return [entry for entry in self.entries if isinstance(entry.question, JudgedQuestion)]

    @property
    def rows(self) -> list[tuple[Entry, list[tuple[str, str]]]]:
        """Each key figure with its cell under each head; empty where it has none."""
        rows = []
        for entry in self.entries:
            if isinstance(entry.question, FigureQuestion):
                cells = dict(entry.question.columns)
                rows.append((entry, [(head, cells.get(head, "")) for head in self.heads]))
        return rows


def _is_answer(name: str, asked: Collection[str | None]) -> bool:
    """True for a field of a question that is not among those that are asked."""
    prefix = name.rpartition("-")[0]
    return prefix.partition("-")[0] in KINDS_OF_ANSWERS and prefix not in asked


class AnswerSheet:
    """Svarsblanketten: made anew for each request, from what is stored and what was sent.

    Attributes:
        unasked: texts that were sent about what the report does not ask about any longer: a deviation that somebody
            removed meanwhile, an activity that its plan has no more.
    """

    def __init__(self, report: Report, paper: Questionnaire, data: Mapping[str, Any] | None = None) -> None:
        self.report = report
        self.paper = paper
        self._data = data or None
        self.operations = self._operations_of(paper)
        self.sections = [self._section(one) for one in paper.sections]
        self.unasked = texts_of(self._unasked_fields())

    @property
    def entries(self) -> Iterator[Entry]:
        """Every question with its fields."""
        return (entry for section in self.sections for entry in section.entries)

    @property
    def sent(self) -> list[Answer]:
        """The forms that the page sent fields for."""
        return [form for entry in self.entries for form in entry.forms if form.is_sent]

    @property
    def faulty(self) -> list[Answer]:
        """The forms that could not be saved: wrong input, refused, or saved by somebody else first."""
        return [form for form in self.sent if form.errors or form.stale]

    @property
    def is_left_over(self) -> bool:
        """True when something that was sent is not saved."""
        return bool(self.faulty or self.unasked)

    def as_saved(self, paper: Questionnaire) -> "AnswerSheet":
        """The page as it is stored now, `paper`, with what could not be saved still in its fields."""
        kept = {form.prefix: form for form in self.faulty}
        for entry in self.entries:
            if entry.is_faulty_as_a_whole:
                kept |= {form.prefix: form for form in entry.forms}
        now = AnswerSheet(self.report, paper)
        now.unasked = self.unasked
        for entry in now.entries:
            if entry.form is not None:
                entry.form = kept.get(entry.form.prefix, entry.form)
            entry.actions = [kept.get(action.prefix, action) for action in entry.actions]  # type: ignore[misc]  # alike
        return now

    @property
    def types_forecasts(self) -> bool:
        """True when the page has fields for some forecast."""
        return any(isinstance(entry.question, ForecastQuestion) for entry in self.entries)

    @property
    def account_rows(self) -> list[tuple[AccountRow, Entry | None]]:
        """The rows of the operating account, each with its fields where its forecast is typed here."""
        typed = {
            entry.question.row.operation_id: entry
            for entry in self.entries
            if isinstance(entry.question, ForecastQuestion)
        }
        return [
            (row, typed.get(row.operation_id) if isinstance(row, OperatingRow) else None)
            for row in self.paper.account.rows
        ]

    def entry(self, prefix: str) -> Entry | None:
        """The question with this prefix."""
        return next((entry for entry in self.entries if entry.question.prefix == prefix), None)

    def _unasked_fields(self) -> list[tuple[str, str]]:
        """What was sent for no field of the page; a field's name is its question's prefix, and its own."""
        asked = {form.prefix for entry in self.entries for form in entry.forms}
        return [(name, value) for name, value in (self._data or {}).items() if _is_answer(name, asked)]

    def _operations_of(self, paper: Questionnaire) -> Operations:
        """What a deviation may be about."""
        every = operations_of(self.report.unit, self.report.round)
        if not any(one.asked.section.content == Content.DEVIATIONS for one in paper.sections):
            return Operations(every)
        rows = rows_in(deviating_most(with_amounts(self.report.unit, self.report.round), MOST_OPERATIONS + 1))
        return Operations(every, rows, are_many=len(rows) > MOST_OPERATIONS)

    def _section(self, one: SectionQuestions) -> SheetSection:
        questions = list(one.questions)
        if one.asked.section.content == Content.DEVIATIONS:
            questions.append(DeviationQuestion(NEW_DEVIATION, "Ny avvikelse", is_required=False))
        return SheetSection(one, [self._entry(question) for question in questions])

    def _entry(self, question: Question) -> Entry:
        match question:
            case TextQuestion():
                return Entry(question, TextAnswer(question, data=self._data))
            case GoalQuestion():
                return Entry(question, GoalAnswer(question, self.paper.words, data=self._data))
            case StateQuestion():
                return Entry(question, StateAnswer(question, data=self._data) if question.is_own else None)
            case FigureQuestion():
                return Entry(question, FigureAnswer(question, data=self._data))
            case JudgedQuestion():
                return Entry(question, JudgedAnswer(question, data=self._data))
            case ForecastQuestion():
                return Entry(question, ForecastAnswer(question, data=self._data))
            case DeviationQuestion():
                form = DeviationAnswer(question, self.operations, self.paper.things, data=self._data)
                actions = self._actions(question)
                # an action is against something: with one, what avviker is asked for
                form.empty_permitted = question.deviation is None and not any(one.has_changed() for one in actions)
                return Entry(question, form, actions)
        raise TypeError(question)

    def _actions(self, question: DeviationQuestion) -> list[ActionAnswer]:
        known = [ActionAnswer(question, one, f"action-{one.pk}", data=self._data) for one in question.actions]
        return [*known, ActionAnswer(question, None, f"{question.prefix}-action", data=self._data)]
