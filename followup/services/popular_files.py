"""*Så gick det med pengarna*, as its files are made of it: of an edition of kommunens årsredovisning, or of its working text."""

from dataclasses import replace

from followup.documents.popular import popular
from followup.enums import RoundKind
from followup.models import Report, ReportEdition
from followup.services import report_files
from organisation.desk.files import Text
from organisation.enums import OrgUnitKind

FOLDER = "sa-gick-det/"  # below the report's own address


def has_popular(report: Report) -> bool:
    """Whether the report is told in this way too: kommunens årsredovisning is."""
    return report.unit.kind == OrgUnitKind.MUNICIPALITY and report.round.kind == RoundKind.ANNUAL


def text_of(report: Report, edition: ReportEdition | None) -> Text:
    """An edition in everyday words, or the working text when `edition` is None."""
    whole = report_files.text_of(report, edition, is_popular=True)
    return replace(whole, read=lambda: popular(whole.read()), url=f"{whole.url}{FOLDER}")
