"""What a report's page shows beside the document: its contents, how far each section has come, what the stage is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from followup.asking.kinds import Questionnaire, SectionQuestions
from followup.enums import ReportStatus
from followup.models import Report, ReportEdition
from styrmodell.lib.documents.model import Document

NOT_STARTED, UNDER_WAY = "NOT_STARTED", "UNDER_WAY"
# The stages of "Vem har lämnat?": the report's status, with what has not begun told apart from what has.
STAGES: tuple[tuple[str, str], ...] = (
    (NOT_STARTED, "Ej påbörjad"),
    (UNDER_WAY, "Pågår"),
    (ReportStatus.RETURNED.value, "Återlämnad"),
    (ReportStatus.SUBMITTED.value, "Klar"),
    (ReportStatus.ADOPTED.value, "Beslutad"),
    (ReportStatus.HANDED_OVER.value, "Överlämnad"),
)
STAGE_WORDS = dict(STAGES)
# Shape and colour of a stage; those of the status, and for work under way the half disc.
STAGE_LOOKS = {NOT_STARTED: "NOT_STARTED", UNDER_WAY: "RUNNING"}


def stage_of(report: Report) -> str:
    """The key of the report's stage."""
    if report.status != ReportStatus.DRAFT:
        return report.status
    return UNDER_WAY if report.started_at else NOT_STARTED


@dataclass(frozen=True, slots=True)
class Stage:
    """Läge för en rapport, as it is drawn."""

    key: str
    word: str
    look: str


def stage(report: Report, edition: ReportEdition | None = None) -> Stage:
    """The report's stage with its word and look; the edition's when that is the text that is read."""
    key = edition.status if edition else stage_of(report)
    return Stage(key, STAGE_WORDS[key], STAGE_LOOKS.get(key, key))


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """En rad i innehållet."""

    anchor: str
    title: str
    count: int | None = None


def contents_of(document: Document) -> list[ContentsItem]:
    """The chapters as the left column lists them."""
    return [ContentsItem(chapter.anchor, chapter.label) for chapter in document.chapters]


@dataclass(frozen=True, slots=True)
class SectionState:
    """Ett avsnitt and how far it has come."""

    title: str
    anchor: str
    is_complete: bool
    words: str


def _section_words(section: SectionQuestions) -> str:
    """What is left, or that nothing need be there and nothing is."""
    if section.missing:
        return f"{section.missing} kvar"
    if section.empty == len(section.questions):
        return "tomt"
    return f"{section.empty} {'tom' if section.empty == 1 else 'tomma'}" if section.empty else "klart"


def section_states(paper: Questionnaire) -> Sequence[SectionState]:
    """Each section's state in words."""
    return [
        SectionState(
            section.title,
            section.key,
            section.is_complete,
            _section_words(section),
        )
        for section in paper.sections
        if section.questions
    ]
