"""All the fields of one report's page: a form for each question, section by section."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from followup.asking.actions import FOLLOWED
from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    ForecastQuestion,
    GoalQuestion,
    Question,
    RowQuestion,
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
from followup.forms.row_answers import row_answer
from followup.forms.sheet_section import Entry, SheetSection
from followup.models import Report
from followup.money.operating_account import (
    AccountRow,
    OperatingRow,
    deviating_most,
    operations_of,
    rows_in,
    with_amounts,
)
from followup.rules.section_rows import KIND_OF
from styrmodell.web.typed_texts import texts_of

NEW_DEVIATION = "deviation-new"
# How prefixes begin.
KINDS_OF_ANSWERS = (
    "text",
    "goal",
    "activity",
    "assignment",
    "figure",
    "forecast",
    "deviation",
    "action",
    "row",
    FOLLOWED,
)
MOST_OPERATIONS = 50  # more are not chosen from a list but written


SHORT: Mapping[type[Question], Any] = {
    FigureQuestion: FigureAnswer,
    JudgedQuestion: JudgedAnswer,
    ForecastQuestion: ForecastAnswer,
}


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
        if kind := KIND_OF.get(one.key):
            questions.append(RowQuestion(f"row-new-{kind.lower()}", f"Ny {kind.label}", is_required=False, kind=kind))
        return SheetSection(one, [self._entry(question) for question in questions])

    def _entry(self, question: Question) -> Entry:
        match question:
            case TextQuestion():
                return Entry(question, TextAnswer(question, data=self._data))
            case GoalQuestion():
                return Entry(question, GoalAnswer(question, self.paper.words, data=self._data))
            case StateQuestion():
                return Entry(question, StateAnswer(question, data=self._data) if question.is_own else None)
            case FigureQuestion() | JudgedQuestion() | ForecastQuestion():
                return Entry(question, SHORT[type(question)](question, data=self._data))
            case RowQuestion():
                return Entry(question, row_answer(question, self.report.round, data=self._data))
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
