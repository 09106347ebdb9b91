"""What a report says when its unit has ended: who hands it in in the unit's name, and which body decides."""

from django.utils.html import escape

from followup.models import Report
from organisation.decisions.documents import body_at
from organisation.models import OrgUnit
from organisation.reach.successors import going_on, has_ended
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.swedish import join_words


def sentences(report: Report) -> str:
    """ "Kulturnämnden upphörde 2026-12-31. Kultur- och fritidsnämnden har tagit över och lämnar rapporten i dess namn. …";
    empty while the unit holds. Two queries of an ended unit's, else none.
    """
    if not has_ended(report.unit):
        return ""
    said = [f"{report.unit.name} upphörde {report.unit.valid_to}."]
    body = decides(report)
    others = [unit.name for unit in going_on(report.unit)]
    who = f"{join_words(others)} har tagit över och" if others else "Ingen har tagit över. Kommunens controller"
    if report.is_open or report.is_handed_in_after_the_end:
        said.append(f"{who} lämnar rapporten i dess namn.")
        said += [f"{body.name} beslutar om den."] if body else []
    elif body and report.is_handed_in:
        said.append(f"Har den inte själv beslutat om rapporten gör {body.name} det.")
    if others and report.unit.valid_to and report.unit.valid_to < report.round.period_to:
        # A verksamhet's amounts of the whole period are told where it is when the period ends.
        said.append(f"Verksamheternas budget och utfall redovisas av {join_words(others)}.")
    return " ".join(said)


def decides(report: Report) -> OrgUnit | None:
    """The body that decides about the report today; None where none does."""
    return body_at(report, 0) if report.is_decided_by_body else None


def chapters(report: Report) -> list[Chapter]:
    """The chapter that says it; none while the unit holds."""
    said = sentences(report)
    return [Chapter("ended", "Om rapporten", (RichText(f"<p>{escape(said)}</p>"),))] if said else []
