"""Why a document could not be made. The texts are shown to users."""

from styrmodell.lib.errors import DomainError

FAILED = "Dokumentet gick inte att göra till PDF."


class DocumentError(DomainError):
    """The document could not be made into a PDF.

    Attributes:
        detail: what the PDF library said, for the log.
    """

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class TookTooLong(DocumentError):
    """The document was not set within the time that it was given."""


class PdfUnavailable(DocumentError):
    """The server lacks the system libraries that PDFs are set with; everything else in the system works."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "PDF kan inte skapas på den här servern: installera paketen libpango-1.0-0, libpangoft2-1.0-0 och "
            "libharfbuzz-subset0.",
            detail,
        )
