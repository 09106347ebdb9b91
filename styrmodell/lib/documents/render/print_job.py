"""All that is needed to set a document as PDF, as one value: it can be sent to a process without Django or database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Utskriftsjobb.

    Attributes:
        html: the whole page.
        css: the style sheets, in order.
        fonts: file name to path; no other file is read.
        pictures: address in the text to bytes.
        identifier: written into the PDF; the same for the same document, so that the file is too.
    """

    html: str
    css: str
    fonts: dict[str, str]
    pictures: dict[str, bytes]
    identifier: str
