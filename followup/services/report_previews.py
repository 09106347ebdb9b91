"""The PDF of a section that somebody waits for: set at once and kept nowhere."""

from threading import BoundedSemaphore

from followup.documents.previews import Preview
from followup.models import Report
from followup.services.report_editions import units_of
from organisation.desk.files import Made, made_at_once
from styrmodell.lib.documents.errors import DocumentError, TookTooLong

SECONDS = 30  # for one section; a whole report is made by the worker
AT_ONCE = BoundedSemaphore(2)  # of each server process: the others answer pages meanwhile
WAIT = 10  # seconds for a place among them
MANY = "Flera förhandsvisningar görs just nu. Försök igen om en liten stund."
LONG = f"Avsnittet tar mer än {SECONDS} sekunder att göra till PDF. Skapa hela rapportens PDF i stället."
EMPTY = "Avsnittet har inget att trycka än."


def pdf_of(report: Report, preview: Preview) -> Made:
    """The section as PDF.

    Raises:
        DocumentError: there is nothing to print, it takes too long, too many are made at once, or it could not be set.
    """
    if preview.document is None:
        raise DocumentError(EMPTY)
    if not AT_ONCE.acquire(timeout=WAIT):
        raise DocumentError(MANY)
    try:
        name = f"utkast {preview.rule.title} {report.name} {report.unit.name}"
        return made_at_once(preview.document, units_of(report), name, seconds=SECONDS)
    except TookTooLong as fault:
        raise DocumentError(LONG, fault.detail) from fault
    finally:
        AT_ONCE.release()
