"""Files made of a report: stored once, never changed, each with its own checksum."""

import hashlib
from dataclasses import dataclass, replace

from django.db import IntegrityError, connection, transaction
from django.db.models import BigIntegerField, QuerySet

from followup.documents.report import build, title_page
from followup.models import Report, ReportEdition, ReportFile, ReportingRound
from followup.models.report import FROZEN, PUBLIC_KINDS
from followup.services.report_editions import pictures_of
from organisation.desk import pictures
from organisation.models import OrgUnit, User
from organisation.services import meeting_papers
from organisation.services.frozen_contents import document_in
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.formats import FORMATS, written
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.json import Unreadable, read
from styrmodell.lib.documents.render.pdf import Progress, file_name, render_pdf_in_process
from styrmodell.lib.errors import DomainError

PDF = "application/pdf"
# As text, since building it anew from querysets took as long as all the rest of sending a file.
PUBLISHED = """
SELECT file.file_name, file.media_type, file.content, file.sha256
FROM {file} file JOIN {edition} edition ON edition.id = file.edition_id
JOIN {report} report ON report.id = file.report_id JOIN {unit} unit ON unit.id = report.unit_id
WHERE file.report_id = %s AND file.media_type = %s AND report.status IN ({statuses}) AND unit.kind IN ({kinds})
AND edition.sha256 = (
    SELECT newest.sha256 FROM {edition} newest WHERE newest.report_id = %s ORDER BY newest.number DESC LIMIT 1
)
ORDER BY file.created_at DESC, file.id DESC LIMIT 1
""".format(
    file=ReportFile._meta.db_table,
    edition=ReportEdition._meta.db_table,
    report=Report._meta.db_table,
    unit=OrgUnit._meta.db_table,
    statuses=", ".join(["%s"] * len(FROZEN)),
    kinds=", ".join(["%s"] * len(PUBLIC_KINDS)),
)
UNREADABLE = "Utgåvan går inte att läsa som data i den här versionen av systemet. Dess text står på rapportens sida."


def document_of(report: Report, edition: ReportEdition | None) -> Document:
    """The report as a document: read from its edition, or built from the working text and then marked Utkast.

    Raises:
        DocumentError: the edition cannot be read as data; its stored HTML is what there is.
    """
    document = read(edition.content.data, edition.cover) if edition else build(report)
    if isinstance(document, Unreadable):
        raise DocumentError(UNREADABLE, document.reason)
    return document


def shown_document(report: Report, edition: ReportEdition) -> tuple[Document, bool]:
    """An edition's document for its page, and whether it could be read; when not, its title page stands in for it."""
    document = read(edition.content.data, edition.cover)
    return (
        (replace(title_page(report), unit=report.unit_name), False)
        if isinstance(document, Unreadable)
        else (document, True)
    )


def find(unit_code: str, round_code: str, number: int | None = None) -> tuple[Report, ReportEdition | None]:
    """The report that a command names, with its newest edition; no edition unless it is frozen.

    Args:
        number: which edition, when it is an older one.

    Raises:
        DomainError: there is no such unit, round, report or edition.
    """
    units = OrgUnit.objects.filter(code__iexact=unit_code).order_by("-valid_from")
    if not units:
        raise DomainError(f"Det finns ingen enhet med koden {unit_code}.")
    round_ = next((one for one in ReportingRound.objects.all() if one.code == round_code.upper()), None)
    if round_ is None:
        raise DomainError(
            f"Det finns inget uppföljningstillfälle {round_code}. Skriv som 2026-DR1, 2025-AR eller 2021-10."
        )
    found = Report.objects.select_related("unit", "round").filter(unit__in=units, round=round_)
    report = found.order_by("-unit__valid_from").first()  # a closed unit may share its code with the one that took over
    if report is None:
        raise DomainError(f"{units[0]} har ingen rapport i {round_}.")
    if number is not None:
        return report, _edition(report, number)
    if report.status not in FROZEN:
        return report, None
    return report, ReportEdition.objects.filter(report=report).latest("number")


def _edition(report: Report, number: int) -> ReportEdition:
    edition = ReportEdition.objects.filter(report=report, number=number).first()
    if edition is None:
        raise DomainError(f"{report} har ingen utgåva {number}.")
    return edition


def paper_as_bytes(report: Report, number: int, form: str) -> bytes:
    """A handling of the report in a format of the registry.

    Raises:
        DomainError: there is no such handling, or it could not be set.
    """
    paper = meeting_papers.numbered(report, number)
    return written(document_in(paper.content, paper.cover), form, pictures=pictures.reader(pictures_of(report)))


def as_bytes(report: Report, edition: ReportEdition | None, form: str) -> bytes:
    """The report in a format of the registry: "pdf", "docx", "xlsx", "html" (one file that needs no other), "json".

    Raises:
        DocumentError: the PDF could not be set.
    """
    stored = stored_pdf(report, edition) if edition and FORMATS[form].media_type == PDF else None
    if stored is not None:
        return bytes(stored.content)
    return written(document_of(report, edition), form, pictures=pictures.reader(pictures_of(report)))


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """A PDF that is not stored yet."""

    file_name: str
    content: bytes


def make_pdf(report: Report, edition: ReportEdition | None, *, by: User | None) -> ReportFile:
    """Set the PDF and store it. An edition has one PDF; asked again it gives the same file.

    Raises:
        DocumentError: the document could not be set.
    """
    stored = stored_pdf(report, edition) if edition else None
    if stored is not None:
        return stored
    drawn = draw_pdf(report, edition)
    return store(report, edition, drawn.file_name, drawn.content, by=by)


def draw_pdf(report: Report, edition: ReportEdition | None, *, progress: Progress | None = None) -> DrawnPdf:
    """Set the PDF.

    Raises:
        DocumentError: the document could not be set.
    """
    document = document_of(report, edition)
    content = render_pdf_in_process(document, pictures=pictures.reader(pictures_of(report)), progress=progress)
    name = file_name(document) if edition else f"utkast-{file_name(document)}"
    return DrawnPdf(name, content)


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
    """The newest stored PDF of an edition, or of the working text when `edition` is None."""
    return pdfs_of(report, edition).first()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is sent of a stored file."""

    file_name: str
    media_type: str
    content: bytes
    sha256: str


def published_pdf(report_pk: int) -> StoredFile | None:
    """The stored PDF of the newest edition of a report that everybody may read: what its address gives whoever asks.

    One question, since this is the file that is fetched most; no role can change the answer.
    """
    if report_pk > BigIntegerField.MAX_BIGINT:  # any number may stand in an address, and the database is asked by hand
        return None
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHED, [report_pk, PDF, *FROZEN, *PUBLIC_KINDS, report_pk])
        row = cursor.fetchone()
    return StoredFile(row[0], row[1], bytes(row[2]), row[3]) if row else None


def pdfs_of(report: Report, edition: ReportEdition | None) -> QuerySet[ReportFile]:
    """The stored PDFs of an edition, or of the working text when `edition` is None; newest first.

    An edition that repeats another's content (handed over as it was decided) shares its file.
    """
    files = ReportFile.objects.filter(report=report, media_type=PDF)
    return files.filter(edition=None) if edition is None else files.filter(edition__sha256=edition.sha256)
