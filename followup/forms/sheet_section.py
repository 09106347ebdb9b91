"""A section of a report's page: its questions with their fields, and the fragment that draws them."""

from dataclasses import dataclass, field
from functools import cached_property

from followup.asking.judged import JudgedQuestion
from followup.asking.kinds import (
    DeviationQuestion,
    FigureQuestion,
    ForecastQuestion,
    Question,
    RowQuestion,
    StateQuestion,
    TextQuestion,
)
from followup.asking.questionnaire import SectionQuestions
from followup.enums import Content, RowKind
from followup.forms.answers import ActionAnswer, Answer
from followup.pages.last_year import Beside
from followup.rules.section_rows import KIND_OF
from followup.rules.sections import FETCHED, PICTURED, PLAIN, WRITTEN

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

WITH_ROWS = "followup/_write_told.html"
ROWS_WORDS = {RowKind.EVENT: "händelser", RowKind.RISK: "risker", RowKind.CONTROL: "kontrollmoment"}
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
        """True for what would be new and that nothing is saved of, since it, or the action of a deviation, cannot be."""
        return self.question.is_new and any(form.is_sent and form.errors for form in self.forms)


@dataclass
class SheetSection:
    """Ett avsnitt med sina frågor."""

    section: SectionQuestions
    entries: list[Entry]

    @property
    def template(self) -> str:
        """The fragment that draws its fields."""
        return FRAGMENTS[self.section.asked.section.content] if self.row_kind is None else WITH_ROWS

    @property
    def row_kind(self) -> RowKind | None:
        """What may stand beside its text row by row; None where nothing may."""
        return KIND_OF.get(self.section.key)

    @property
    def rows_words(self) -> str:
        """ "risker"."""
        return ROWS_WORDS[self.row_kind] if self.row_kind else ""

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
    def texts(self) -> list[Entry]:
        """The texts, which what stands beside them row by row is below."""
        return [entry for entry in self.entries if isinstance(entry.question, TextQuestion)]

    @property
    def told(self) -> list[Entry]:
        """Händelser, risker or kontrollmoment, with the empty one last."""
        return [entry for entry in self.entries if isinstance(entry.question, RowQuestion)]

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
