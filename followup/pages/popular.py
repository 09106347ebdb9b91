"""Where kommunens årsredovisning is told in everyday words, as a line among its files."""

from followup.documents.popular import KIND
from followup.models import Report, ReportEdition
from followup.services.popular_files import has_popular, text_of
from styrmodell.web.lines import Line

NOTE = "För invånare: två sidor i ord och bild"


def popular_lines(report: Report, edition: ReportEdition | None) -> list[Line]:
    """The way to it, of the text that is read; none from other reports. No query."""
    if not has_popular(report):
        return []
    text = text_of(report, edition)
    return [Line(KIND, f"{text.url}{text.asked}", NOTE)]
