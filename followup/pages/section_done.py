"""Klart vid avsnittet: beside each section of the page that is written on, that somebody has said that it is done."""

from dataclasses import dataclass
from typing import Any

from followup.asking.questionnaire import Questionnaire
from followup.models import SectionDuty
from followup.pages.report_sections import last_change, moment, subjects
from followup.reading.section_changes import last_changes


@dataclass(frozen=True, slots=True)
class SectionDone:
    """Ett avsnitt som är klart.

    Attributes:
        said: when and by whom it was said: "2026-11-20 av Anna Ask".
        changed: when and by whom it was changed after that; "" where nobody has.
    """

    said: str
    changed: str


def done_beside(report: Any, paper: Questionnaire) -> dict[str, SectionDone]:
    """By their keys the sections that are klara. Nothing is asked where none is.

    Args:
        report: read with what `report_sections.counted` tells.
    """
    if not report.sections_done:
        return {}
    rows = SectionDuty.objects.filter(report=report).exclude(done_at=None).select_related("done_by")
    duties = {row.key: row for row in rows}
    changes = last_changes(report, subjects(paper))
    found = {}
    for section in paper.sections:
        if (duty := duties.get(section.key)) and duty.done_at:
            last = last_change(report, section, changes)
            changed = moment(last.at, last.by) if last and last.at > duty.done_at else ""
            found[section.key] = SectionDone(moment(duty.done_at, str(duty.done_by or "")), changed)
    return found
