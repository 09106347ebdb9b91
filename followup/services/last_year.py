"""Börja med förra årets text: it is put in where nothing is written, for the writer to change."""

from django.db import transaction

from followup.models import Report, ReportText
from followup.services import reports
from organisation.models import User
from styrmodell.lib import richtext
from styrmodell.lib.errors import DomainError

WRITTEN = "Avsnittet har redan en text, och den skrivs inte över. Läs förra årets bredvid och ta det som gäller."
NOTHING = "Förra året skrevs ingenting i avsnittet."


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
