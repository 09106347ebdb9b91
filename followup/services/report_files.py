"""Files made of a report: stored once, never changed, each with its own checksum."""

from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import BigIntegerField, QuerySet

from followup.documents.report import build, title_page
from followup.models import Report, ReportEdition, ReportFile, ReportingRound
from followup.models.report import FROZEN, PUBLIC_KINDS
from followup.services.report_editions import units_of
from organisation.desk.files import Made, Text, frozen_document
from organisation.models import OrgUnit, User
from organisation.reading.attachments import embedded_in
from organisation.reading.named import units_coded
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.formats import FORMATS
from styrmodell.lib.documents.model import Document
from styrmodell.lib.errors import DomainError

PDF = FORMATS["pdf"].media_type
# As text, since building it anew from querysets took as long as all the rest of sending a file.
PUBLISHED = """
SELECT file.file_name, file.media_type, file.content, file.sha256
FROM {file} file JOIN {edition} edition ON edition.id = file.edition_id
JOIN {report} report ON report.id = file.report_id JOIN {unit} unit ON unit.id = report.unit_id
WHERE file.report_id = %s AND file.media_type = %s AND NOT file.is_popular
AND report.status IN ({statuses}) AND unit.kind IN ({kinds})
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


def text_of(report: Report, edition: ReportEdition | None, *, is_popular: bool = False) -> Text:
    """An edition, or the working text when `edition` is None, as files are made of it.

    Args:
        is_popular: the files that are kept are those for invånare.
    """

    def keep(made: Made, *, by: User | None) -> ReportFile:
        values = {"report": report, "created_by": by, "is_popular": is_popular, **made.columns}
        if edition is None:
            return ReportFile.objects.create(**values)
        once = {"edition": edition, "media_type": made.media_type, "is_popular": is_popular}
        return ReportFile.objects.get_or_create(**once, defaults=values)[0]

    return Text(
        read=lambda: frozen_document(edition) if edition else build(report),
        units=lambda: units_of(report),
        kept=pdfs_of(report, edition, is_popular=is_popular),
        keep=keep,
        url=report.get_absolute_url(),
        asked=f"?utgava={edition.number}" if edition else "?text=arbetstext",
        prefix="" if edition else "utkast-",
        is_frozen=edition is not None,
        attached=lambda: embedded_in(edition) if edition else (),
    )


def shown_document(report: Report, edition: ReportEdition) -> tuple[Document, bool]:
    """An edition's document for its page, and whether it could be read; when not, its title page stands in for it."""
    try:
        return frozen_document(edition), True
    except DocumentError:
        return replace(title_page(report), unit=report.unit_name), False


def find(unit_code: str, round_code: str) -> Report:
    """The report that a command names.

    Raises:
        DomainError: there is no such unit, round or report.
    """
    units = units_coded(unit_code)
    round_ = next((one for one in ReportingRound.objects.all() if one.code == round_code.upper()), None)
    if round_ is None:
        raise DomainError(
            f"Det finns inget uppföljningstillfälle {round_code}. Skriv som 2026-DR1, 2025-AR eller 2021-10."
        )
    found = Report.objects.select_related("unit", "round").filter(unit__in=units, round=round_)
    report = found.order_by("-unit__valid_from").first()  # a closed unit may share its code with the one that took over
    if report is None:
        raise DomainError(f"{units[0]} har ingen rapport i {round_}.")
    return report


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


def pdfs_of(report: Report, edition: ReportEdition | None, *, is_popular: bool = False) -> QuerySet[ReportFile]:
    """The stored PDFs of an edition, or of the working text when `edition` is None; newest first. Those for invånare are others.

    An edition that repeats another's content (handed over as it was decided) shares its file.
    """
    files = ReportFile.objects.filter(report=report, media_type=PDF, is_popular=is_popular)
    return files.filter(edition=None) if edition is None else files.filter(edition__sha256=edition.sha256)
