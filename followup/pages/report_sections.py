"""Who answers for which section of a report, and what is left: a line a section, and in a sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

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
from followup.asking.needs import lacks
from followup.asking.questionnaire import Questionnaire, SectionQuestions
from followup.documents.annual_parts import PARTS
from followup.enums import Content, RoundKind
from followup.models import Report, SectionDuty
from followup.permissions import WRITES
from followup.reading.section_changes import Changed, Subject, Subjects, last_changes
from followup.rules.section_rows import KIND_OF
from followup.rules.sections import FETCHED, reporter_of
from organisation.models import User
from styrmodell.lib.clock import today
from styrmodell.lib.swedish import count_words
from styrmodell.lib.swedish_order import SwedishOrder
from styrmodell.web.lines import Line

MINE, LEFT, MINE_LEFT, NOBODYS = "mina", "kvar", "mina-kvar", "utan"
TITLES_OF_PARTS = {
    reporter: {key.replace("-", "_"): part.title for part in parts for key in part.sections}
    for reporter, parts in PARTS.items()
}
NOT_BEGUN, BEGUN, DONE, NOTHING_TO_FILL_IN = (
    ("NOT_STARTED", "Inte påbörjat"),
    ("RUNNING", "Påbörjat"),
    ("DONE", "Klart"),
    ("NOT_STARTED", "Hämtas"),
)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """Ett avsnitt: who answers for it, and how far it has come.

    Attributes:
        part: the part of kommunens årsredovisning that it stands in; "" where there are none.
        duty: the row, with who may write in the report still; None where nothing has been said.
        responsible: who answers for it and may write in the report; None for nobody.
        left: the answers that the report cannot be handed in without, each led to.
        changed: when and by whom it was changed last, in words; "" where nothing is written.
        done: when and by whom it was said to be klart.
        changed_since: what was changed after that.
    """

    key: str
    title: str
    part: str
    url: str
    duty: SectionDuty | None
    responsible: User | None
    look: str
    word: str
    left: tuple[Line, ...]
    changed: str
    done: str
    changed_since: str

    @property
    def is_done(self) -> bool:
        """True when somebody has said so."""
        return bool(self.done)

    @property
    def version(self) -> int:
        """Of the row, 0 where there is none."""
        return self.duty.version if self.duty else 0


@dataclass(frozen=True, slots=True)
class SectionsPage:
    """Avsnitten i en rapport, in order.

    Attributes:
        writers: who may be chosen, by name.
    """

    lines: tuple[SectionLine, ...]
    writers: tuple[User, ...]
    reader: int

    @property
    def sentence(self) -> str:
        """How far it has come."""
        done = sum(line.is_done for line in self.lines)
        own = sum(self._is_own(line) and not line.is_done for line in self.lines)
        return progress_words(done, len(self.lines), own)

    @property
    def has_parts(self) -> bool:
        """True where the sections stand in parts."""
        return any(line.part for line in self.lines)

    def chosen(self, which: str) -> list[SectionLine]:
        """The lines that are asked for; all of them where nothing is."""
        wanted: dict[str, Callable[[SectionLine], bool]] = {
            MINE: self._is_own,
            LEFT: lambda line: not line.is_done,
            MINE_LEFT: lambda line: self._is_own(line) and not line.is_done,
            NOBODYS: lambda line: line.responsible is None,
        }
        return [line for line in self.lines if which not in wanted or wanted[which](line)]

    def _is_own(self, line: SectionLine) -> bool:
        return line.responsible is not None and line.responsible.pk == self.reader


def address(report: Report, which: str = "") -> str:
    """Where it stands who answers for what; perhaps only some of it."""
    return reverse("followup:report_sections", args=[report.pk]) + (f"?visa={which}" if which else "")


def progress_words(done: int, total: int, own: int) -> str:
    """ "12 av 24 avsnitt är klara. Du svarar för tre av dem som är kvar." """
    words = f"{done} av {total} avsnitt är {'klart' if total == 1 else 'klara'}."
    return f"{words} Du svarar för {count_words(own)} av dem som är kvar." if own else words


def counted(user: Any) -> dict[str, Coalesce]:
    """For a report as it is read: how many of its sections are klara, and how many of the others the user answers for."""
    asked = SectionDuty.objects.asked()
    return {
        "sections_done": asked.exclude(done_at=None).number_in("pk"),
        "sections_left": asked.left_to(user).number_in("pk"),
    }


def line_beside(report: Any, paper: Questionnaire) -> Line:
    """How far the sections of a report have come, and the way to who answers for them.

    Args:
        report: read with what `counted` tells.
    """
    total = len(paper.sections)
    words = progress_words(min(report.sections_done, total), total, report.sections_left)
    return Line(words, address(report), "")


def sections_page(report: Report, paper: Questionnaire, reader: User, *, writes: bool) -> SectionsPage:
    """Every section that is asked for; with links into the page that is written on for who writes there."""
    writers = tuple(WRITES.people(report, on=today()).order_by(SwedishOrder("name"), "username"))
    duties = {
        row.key: row for row in SectionDuty.objects.filter(report=report).select_related("responsible", "done_by")
    }
    changes = last_changes(report, subjects(paper))
    known = {one.pk for one in writers}
    lines = [
        _line(report, section, duties.get(section.key), known, changes, writes=writes) for section in paper.sections
    ]
    return SectionsPage(tuple(lines), writers, reader.pk)


def _line(
    report: Report,
    section: SectionQuestions,
    duty: SectionDuty | None,
    writers: set[int],
    changes: Mapping[Subject, Changed],
    *,
    writes: bool,
) -> SectionLine:
    last = last_change(report, section, changes)
    look, word = _state(section, duty, last)
    is_since = bool(duty and duty.done_at and last and last.at > duty.done_at)
    is_annual = report.round.kind == RoundKind.ANNUAL
    parts = TITLES_OF_PARTS.get(reporter_of(report.unit.kind), {}) if is_annual else {}
    page = reverse("followup:report_write", args=[report.pk]) if writes else ""
    return SectionLine(
        key=section.key,
        title=section.title,
        part=parts.get(section.key, ""),
        url=f"{page}#{section.key}"
        if writes
        else f"{report.get_absolute_url()}#kapitel-{section.key.replace('_', '-')}",
        duty=duty,
        responsible=duty.responsible if duty and duty.responsible_id in writers else None,
        look=look,
        word=word,
        left=tuple(
            Line(one.title, f"{page}#{one.prefix}" if writes else "", lacks(one))
            for one in section.questions
            if one.is_missing
        ),
        changed=moment(last.at, last.by) if last else "",
        done=moment(duty.done_at, str(duty.done_by or "")) if duty and duty.done_at else "",
        changed_since=moment(last.at, last.by) if last and is_since else "",
    )


def _state(section: SectionQuestions, duty: SectionDuty | None, last: Changed | None) -> tuple[str, str]:
    if duty and duty.is_done:
        return DONE
    if section.asked.section.content in FETCHED and not last and not section.missing:
        return NOTHING_TO_FILL_IN
    if last or any(not one.is_empty for one in section.questions if not isinstance(one, DeviationQuestion)):
        return BEGUN
    if not section.questions and section.asked.section.content != Content.DEVIATIONS:
        return NOTHING_TO_FILL_IN
    return NOT_BEGUN


def moment(at: Any, by: str) -> str:
    """ "2026-11-20 av Anna Ask"."""
    day = timezone.localdate(at).isoformat()
    return f"{day} av {by}" if by else day


def last_change(report: Report, section: SectionQuestions, changes: Mapping[Subject, Changed]) -> Changed | None:
    """The last change of anything in the section; of deviations and rows also that one was taken away."""
    subjects = [subject for one in section.questions for subject in _subjects_of(one)]
    if section.asked.section.content == Content.DEVIATIONS:
        subjects.append(("deviations", report.pk))
    if kind := KIND_OF.get(section.key):
        subjects.append(("rows", kind.value))
    found = [changes[subject] for subject in subjects if subject in changes]
    return max(found, key=lambda one: one.at, default=None)


def _subjects_of(question: Question) -> Iterator[Subject]:
    """What an answer to the question changes."""
    match question:
        case TextQuestion():
            yield "text", question.key
        case GoalQuestion():
            yield "goal", question.node_id
        case StateQuestion():
            yield "state node_id", question.node_id
            yield "state receiver_id", question.receiver_id
            yield "state action_id", question.action_id
        case FigureQuestion() | JudgedQuestion():
            yield "figure", question.figure.pk
        case ForecastQuestion():
            yield "forecast", question.row.operation_id
        case DeviationQuestion():
            yield from (("action", one.pk) for one in question.actions)


def subjects(paper: Questionnaire) -> Subjects:
    """What the report asks about, for `last_changes`."""
    every = [subject for one in paper.questions for subject in _subjects_of(one)]

    def ids(name: str) -> frozenset[int]:
        return frozenset(pk for kind, pk in every if kind == name and pk)

    return Subjects(
        nodes=ids("state node_id"),
        receivers=ids("state receiver_id"),
        followed=ids("state action_id"),
        actions=ids("action"),
        figures=ids("figure"),
        operations=ids("forecast"),
    )
