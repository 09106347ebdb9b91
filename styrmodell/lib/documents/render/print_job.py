"""All that is needed to set a document as PDF, as one value: it can be sent to a process without Django or database."""

from dataclasses import dataclass
from datetime import date

from styrmodell.lib.documents.embedded import Embedded


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Utskriftsjobb.

    Attributes:
        html: the whole page.
        css: the style sheets, in order.
        fonts: file name to path; no other file is read.
        pictures: address in the text to bytes.
        identifier: written into the PDF; the same for the same document, so that the file is too.
        files: what lies in the PDF beside its pages.
        dated: the document's day, which its files get too; they have none when it has none.
    """

    html: str
    css: str
    fonts: dict[str, str]
    pictures: dict[str, bytes]
    identifier: str
    files: tuple[Embedded, ...] = ()
    dated: date | None = None
