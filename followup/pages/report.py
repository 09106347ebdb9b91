"""What a report's page shows beside the document: its contents, how far each section has come, what the stage is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from followup import awaited_permissions, permissions
from followup.asking.questionnaire import Questionnaire, SectionQuestions
from followup.enums import ReportStatus
from followup.models import Report, ReportEdition
from organisation.decisions.rows import changed_matter, corrected
from organisation.models import User
from styrmodell.lib.clock import today
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import listed_beside
from styrmodell.lib.documents.render.json import decisions_on

NOT_STARTED, UNDER_WAY, NOT_HANDED_IN = "NOT_STARTED", "UNDER_WAY", "NOT_HANDED_IN"
# The stages of "Vem har lämnat?": the report's status, with what has not begun told apart from what has, and from what never
# came before its last day.
STAGES: tuple[tuple[str, str], ...] = (
    (NOT_STARTED, "Ej påbörjad"),
    (UNDER_WAY, "Pågår"),
    (NOT_HANDED_IN, "Inte lämnad"),
    (ReportStatus.RETURNED.value, "Återlämnad"),
    (ReportStatus.REOPENED.value, "Öppnad på nytt"),
    (ReportStatus.SUBMITTED.value, "Klar"),
    (ReportStatus.ADOPTED.value, "Beslutad"),
    (ReportStatus.HANDED_OVER.value, "Överlämnad"),
    (ReportStatus.LET_OFF.value, "Undantagen"),
    (ReportStatus.STRUCK.value, "Struken"),
)
STAGE_WORDS = dict(STAGES)
# Shape and colour of a stage; those of the status, and for work under way the half disc.
STAGE_LOOKS = {NOT_STARTED: "NOT_STARTED", UNDER_WAY: "RUNNING"}


def stage_of(report: Report, *, on: date) -> str:
    """The key of the report's stage on a day."""
    if report.status != ReportStatus.DRAFT:
        return report.status
    if report.is_never_handed_in(on=on):
        return NOT_HANDED_IN
    return UNDER_WAY if report.started_at else NOT_STARTED


@dataclass(frozen=True, slots=True)
class Stage:
    """Läge för en rapport, as it is drawn."""

    key: str
    word: str
    look: str


def stage(report: Report, edition: ReportEdition | None = None, *, newest: int | None = None) -> Stage:
    """The report's stage with its word and look; the edition's when that is the text that is read.

    Args:
        newest: the number of the newest edition, which has gone on with the report when that has been handed over.
    """
    has_gone_on = edition and edition.number == newest and report.status == ReportStatus.HANDED_OVER
    key = edition.status if edition and not has_gone_on else stage_of(report, on=today())
    return Stage(key, STAGE_WORDS[key], STAGE_LOOKS.get(key, key))


def came_back(report: Report) -> str:
    """How the writer got the report again: "Återlämnad 2026-10-05 av Anna Controller." """
    when = timezone.localdate(report.returned_at).isoformat() if report.returned_at else ""
    by = f"av {report.returned_by}" if report.returned_by else ""
    word = f"{report.returned_how}, registrerat" if report.returned_how and (when or by) else report.returned_how
    return f"{' '.join(filter(None, (word or STAGE_WORDS[report.status], when, by)))}."


@dataclass(frozen=True, slots=True)
class EditionLine:
    """En utgåva i listan.

    Attributes:
        decided, frozen, handed_over: the days, in words; they may be weeks apart. Empty where there is none.
    """

    number: int
    decided: str
    frozen: str
    handed_over: str


def edition_lines(report: Report) -> list[EditionLine]:
    """The editions, the newest first. Two queries, and one for each with a corrected decision."""
    found = ReportEdition.objects.filter(report=report).annotate(changed_matter=changed_matter("matter"))
    editions = list(found.defer("html").order_by("-number"))
    over = report.history.filter(status=ReportStatus.HANDED_OVER).order_by("history_date", "history_id")
    days = over.values_list("history_date", flat=True) if editions and report.is_decided_by_body else []
    lines, handed_over = [], list(days)
    until = None
    for edition in editions:
        own = [day for day in handed_over if day >= edition.created_at and (until is None or day < until)]
        lines.append(
            EditionLine(
                edition.number,
                _decided_words(corrected(edition.cover, edition.changed_matter)),
                f"Fryst {timezone.localdate(edition.created_at)}",
                f"Överlämnad {timezone.localdate(own[0])}" if own else "",
            )
        )
        until = edition.created_at
    return lines


def _decided_words(cover: Any) -> str:
    """When the last body decided on the edition: "Beslutad 2026-10-05, § 45"; "" for what is handed upward."""
    decisions = decisions_on(cover)
    if not decisions:
        return ""
    last = decisions[-1]
    return f"Beslutad {', '.join(filter(None, [last.date.isoformat() if last.date else '', last.paragraph]))}".strip()


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """En rad i innehållet."""

    anchor: str
    title: str
    count: int | None = None


def contents_of(document: Document) -> list[ContentsItem]:
    """The chapters as the left column lists them: of a long document its parts and their sections."""
    return [ContentsItem(section.chapter.anchor, section.label) for section in listed_beside(document)]


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
    return f"{section.empty} {'tom' if section.empty == 1 else 'tomma'}" if section.empty else "ifyllt"


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


def next_steps(user: User, report: Report) -> dict[str, bool]:
    """What a person may do with the report."""
    return {
        "reads_working": permissions.may_read_working_report(user, report),
        "may_write": permissions.may_write_report(user, report),
        "may_return": permissions.may_return_report(user, report),
        "may_take_back": permissions.may_take_back_report(user, report),
        "may_amend": permissions.may_amend_report(user, report),
        "may_decide": permissions.may_decide_report(user, report),
        "may_send_out": permissions.may_send_out_report(user, report),
        "may_hand_over": permissions.may_hand_over_report(user, report),
        "may_let_off": awaited_permissions.may_let_off(user, report),
        "may_extend": awaited_permissions.may_extend(user, report),
        "may_strike": awaited_permissions.may_strike(user, report),
        "may_ask_again": awaited_permissions.may_ask_again(user, report),
        "may_reopen": permissions.may_reopen_report(user, report),
    }
