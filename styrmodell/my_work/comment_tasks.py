"""Tasks that come from comments: somebody has mentioned the user where a plan or a report is being written."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from followup import comment_permissions as of_reports
from followup.models import ReportSection, SectionComment
from followup.pages.section_comments import address
from organisation.pages.comments import beginning_of
from planning import comment_permissions as of_plans
from planning.models import NodeComment
from planning.pages.item_comments import name_of
from planning.reading.addresses import page_of
from styrmodell.my_work.task import Task, task


def comment_tasks(user: Any, on: date) -> list[Task]:
    """One task for each open talk where the user is mentioned and has not answered since. Two queries."""
    if not of_plans.COMMENTS.somewhere(user):
        return []
    return [*_in_plans(user, on), *_in_reports(user, on)]


def _in_plans(user: Any, on: date) -> Iterator[Task]:
    rows = NodeComment.objects.waiting_for(user).filter(
        of_plans.COMMENTS.q(user, path="node__plan__"), node__removal_id=None
    )
    for row in _first_of_each(rows.select_related("written_by", "node__key_figure", "node__plan__unit")):
        yield _task(row, on, page_of("node_comments", row.node_id), name_of(row.node), row.node.plan.unit.name)


def _in_reports(user: Any, on: date) -> Iterator[Task]:
    rows = SectionComment.objects.waiting_for(user).filter(of_reports.COMMENTS.q(user, path="report__"))
    told = rows.annotate(section=_title()).select_related("written_by", "report__unit", "report__round")
    for row in _first_of_each(told):
        yield _task(row, on, address(row.report, row.key), row.section, row.report.unit.name)


def _title() -> Subquery:
    """What the section is called."""
    section = ReportSection.objects.filter(year=OuterRef("report__round__year"), key=OuterRef("key"))
    return Subquery(section.values("title")[:1])


def _first_of_each(rows: QuerySet[Any]) -> list[Any]:
    """One comment a talk, however often the user is mentioned there."""
    found: dict[int, Any] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.talk, row)
    return list(found.values())


def _task(row: Any, on: date, url: str, heading: str, unit: str) -> Task:
    return task(
        on,
        None,
        f"{row.written_by} nämner dig i en kommentar",
        what=f"en kommentar om ”{heading}”",
        unit=unit,
        url=f"{url}#samtal-{row.talk}",
        text=f"{unit}. ”{heading}”. {beginning_of(row.text)}",
    )
