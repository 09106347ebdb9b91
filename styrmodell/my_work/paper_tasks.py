"""What is laid before a body whose förtroendevald one is: read first, until the body has decided."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef

from organisation.enums import Outcome
from organisation.models import Decision, MeetingPaper
from organisation.permissions import READS_AS_MEMBER
from styrmodell.lib.swedish import lower_first
from styrmodell.my_work.task import Task, task


def paper_tasks(user: Any, on: date) -> list[Task]:
    """One task for each document that lies before a body of the user's: its newest handling there. One query."""
    if not READS_AS_MEMBER.somewhere(user):
        return []
    # Of the body, not of the handling: a bordläggning decides nothing, and a meeting may have been moved.
    decided = Decision.objects.filter(
        matter=OuterRef("matter"), body=OuterRef("body"), content=OuterRef("content")
    ).exclude(outcome=Outcome.TABLES)
    waiting = MeetingPaper.objects.filter(
        READS_AS_MEMBER.q(user), ~Exists(decided), matter__closed_at=None, content=F("matter__content")
    )
    rows = waiting.select_related(
        "body",
        "matter__plan_link__plan__unit",
        "matter__report_link__report__unit",
        "matter__report_link__report__round",
    )
    newest = {(paper.matter_id, paper.body_id): paper for paper in rows.defer("cover", "html").order_by("number")}
    laid = [(paper, *_document(paper)) for paper in newest.values()]
    return [_task_of(paper, document, name, on) for paper, document, name in laid if document.is_handed_in]


def _task_of(paper: MeetingPaper, document: Any, name: str, on: date) -> Task:
    return task(
        on,
        paper.meeting_on,
        f"Läs {lower_first(name)}",
        what=lower_first(name),
        unit=document.unit.name,
        url=f"{document.get_absolute_url()}handlingar/{paper.number}/",
        text=f"{paper} till sammanträdet {paper.meeting_on}: {paper.body.body_name}.",
    )


def _document(paper: MeetingPaper) -> tuple[Any, str]:
    """The plan or report, and what it is called."""
    matter = paper.matter
    if hasattr(matter, "plan_link"):
        return matter.plan_link.plan, str(matter.plan_link.plan)
    return matter.report_link.report, matter.report_link.report.name
