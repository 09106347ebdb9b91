"""Files made of a report: stored once, never changed, each with its own checksum."""

import hashlib

from django.db import IntegrityError, transaction

from followup.models import Report, ReportEdition, ReportFile
from followup.reporting.build import build
from followup.services.report_editions import pictures_of
from organisation.models import User
from styrmodell.lib import richtext
from styrmodell.lib.documents.json import from_json
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.pdf import Pictures, Progress, file_name, render_pdf_in_process

PDF = "application/pdf"


def document_of(report: Report, edition: ReportEdition | None) -> Document:
    """The report as a document: read from its edition, or built from the working text and then marked Utkast."""
    return from_json(edition.data) if edition else build(report)


def make_pdf(
    report: Report, edition: ReportEdition | None, *, by: User | None, progress: Progress | None = None
) -> ReportFile:
    """Set the PDF and store it. An edition has one PDF; asked again it gives the same file.

    Raises:
        DocumentError: the document could not be set.
    """
    stored = stored_pdf(report, edition) if edition else None
    if stored is not None:
        return stored
    document = document_of(report, edition)
    content = render_pdf_in_process(document, pictures=_reader(report), progress=progress)
    name = file_name(document) if edition else f"utkast-{file_name(document)}"
    return store(report, edition, name, content, by=by)


def store(
    report: Report, edition: ReportEdition | None, name: str, content: bytes, *, media_type: str = PDF, by: User | None
) -> ReportFile:
    """Insert the file with its checksum; when two made an edition's file at once, the first one stays."""
    try:
        with transaction.atomic():
            return ReportFile.objects.create(
                report=report,
                edition=edition,
                media_type=media_type,
                file_name=name,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                created_by=by,
            )
    except IntegrityError:
        return ReportFile.objects.get(edition=edition, media_type=media_type)


def stored_pdf(report: Report, edition: ReportEdition | None) -> ReportFile | None:
    """The newest stored PDF of an edition, or of the working text when `edition` is None.

    An edition that repeats another's content (handed over as it was decided) shares its file.
    """
    files = ReportFile.objects.filter(report=report, media_type=PDF)
    if edition is None:
        return files.filter(edition=None).first()
    return files.filter(edition__sha256=edition.sha256).first()


def _reader(report: Report) -> Pictures:
    """Gives the PDF the bytes of the report's own pictures, and of no others."""

    def read(address: str) -> bytes | None:
        found = richtext.PICTURE.match(address)
        picture = pictures_of(report).filter(uuid=found[1]).first() if found else None
        return bytes(picture.content) if picture else None

    return read
