"""All that is needed to set a document as PDF, as one value: it can be sent to a process without Django or database."""

import json
from base64 import b64decode, b64encode
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

    def encode(self) -> bytes:
        """The job as JSON."""
        pictures = {address: b64encode(content).decode() for address, content in self.pictures.items()}
        rest = {"html": self.html, "css": self.css, "fonts": self.fonts, "identifier": self.identifier}
        return json.dumps({**rest, "pictures": pictures}).encode()

    @classmethod
    def decode(cls, data: bytes) -> "PrintJob":
        """The job that `encode` wrote."""
        values = json.loads(data)
        pictures = {address: b64decode(content) for address, content in values.pop("pictures").items()}
        return cls(**values, pictures=pictures)
