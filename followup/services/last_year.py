"""Börja med förra årets text: it is put in where nothing is written, in a section or of a goal, for the writer to change."""

from django.db import transaction

from followup.models import Assessment, Report, ReportText
from followup.services import assessments, reports
from organisation.models import User
from planning.models import PlanNode
from styrmodell.lib import richtext
from styrmodell.lib.errors import DomainError

WRITTEN = "Här står redan en text, och den skrivs inte över. Läs förra årets bredvid och ta det som gäller."
NOTHING = "Förra året skrevs ingenting här."


@transaction.atomic
def begin_with(report: Report, key: str, text: str, *, by: User) -> ReportText:
    """Put last year's text into a section that has none.

    Args:
        text: as it was decided.

    Raises:
        DomainError: something is written, nothing was, or the report is not open.
    """
    current = reports.open_report(report)  # locked before it is read, so that nobody's words are written over
    if not text:
        raise DomainError(NOTHING)
    written = ReportText.objects.filter(report=current, key=key).first()
    if written is not None and not richtext.is_empty(written.text):
        raise DomainError(WRITTEN)
    return reports.save_text(current, key, text, by=by)


@transaction.atomic
def begin_goal_with(report: Report, node: int, text: str, *, by: User) -> Assessment:
    """Put what was written last year of a goal, or of what it goes on from, where nothing is written of it now.

    Args:
        text: as it was decided.

    Raises:
        DomainError: something is written, nothing was, the report does not ask about the goal, or it is not open.
    """
    current = reports.open_report(report)
    if not text:
        raise DomainError(NOTHING)
    written = Assessment.objects.filter(report=current, node=node).first()
    if written is not None and not richtext.is_empty(written.text):
        raise DomainError(WRITTEN)
    return assessments.save(current, PlanNode.objects.get(pk=node), by=by, text=text)
