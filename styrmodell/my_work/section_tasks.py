"""Tasks that come from sections of reports: those that the user answers for and nobody has said are klara."""

from datetime import date
from typing import Any

from followup.models import SectionDuty
from followup.pages.report_sections import MINE_LEFT, address
from followup.permissions import EDITS
from styrmodell.lib.swedish import lower_first
from styrmodell.my_work.task import Task, task


def section_tasks(user: Any, on: date) -> list[Task]:
    """One task for each report that the user may write in, with how many of the sections are left. One query."""
    if not EDITS.somewhere(user):
        return []
    own = SectionDuty.objects.asked().filter(EDITS.q(user, path="report__"), responsible=user.pk)
    duties: dict[int, list[SectionDuty]] = {}
    for row in own.select_related("report__unit", "report__round").order_by("report_id"):
        duties.setdefault(row.report_id, []).append(row)
    return [_task(rows, on) for rows in duties.values() if not all(row.is_done for row in rows)]


def _task(rows: list[SectionDuty], on: date) -> Task:
    report, done = rows[0].report, sum(row.is_done for row in rows)
    return task(
        on,
        report.due_on,
        f"{report.name}: {len(rows) - done} avsnitt kvar för dig",
        what=f"dina avsnitt i {lower_first(report.name)}",
        unit=report.unit.name,
        url=address(report, MINE_LEFT),
        text=f"{report.unit}. Säg till där när de är klara.",
        done=done,
        total=len(rows),
        steps="avsnitt",
    )
