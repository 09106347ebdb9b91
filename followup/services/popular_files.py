"""*Så gick det med pengarna*, as its files are made of it: of an edition of kommunens årsredovisning, or of its working text."""

from dataclasses import replace

from followup.asking.material import material
from followup.documents.popular import popular
from followup.documents.popular_own import own_words
from followup.documents.report import built
from followup.enums import RoundKind
from followup.models import FrozenText, Report, ReportEdition
from followup.rules.leaflet import LONGEST
from followup.services import report_files
from organisation.desk.files import Text, frozen_document
from organisation.enums import OrgUnitKind
from styrmodell.lib.documents.model import Document

FOLDER = "sa-gick-det/"  # below the report's own address


def has_popular(report: Report) -> bool:
    """Whether the report is told in this way too: kommunens årsredovisning is."""
    return report.unit.kind == OrgUnitKind.MUNICIPALITY and report.round.kind == RoundKind.ANNUAL


def text_of(report: Report, edition: ReportEdition | None) -> Text:
    """An edition in everyday words, or the working text when `edition` is None."""
    whole = report_files.text_of(report, edition, is_popular=True)
    return replace(whole, read=lambda: _read(report, edition), url=f"{whole.url}{FOLDER}")


def _read(report: Report, edition: ReportEdition | None) -> Document:
    if edition:
        texts = FrozenText.objects.of(edition.content).filter(key__in=LONGEST)
        return popular(frozen_document(edition), own_words(texts))
    read = material(report)
    asked = {one.section.key for one in read.asked}
    return popular(built(read), own_words(row for key, row in read.texts.items() if key in asked))
