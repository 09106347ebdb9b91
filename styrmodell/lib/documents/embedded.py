"""What lies in a PDF beside its pages: the figures of its tables as data, and the files that go with the document."""

from dataclasses import dataclass

DATA, SUPPLEMENT = "Data", "Supplement"  # how a file stands to its document, in the words of PDF


@dataclass(frozen=True, slots=True)
class Embedded:
    """Inbäddad fil.

    Attributes:
        name: what it is called in the PDF, where no other has the same.
        about: what it is, in Swedish, for who lists the files of the PDF.
        relation: `DATA` of what the document says itself, `SUPPLEMENT` of what goes with it.
    """

    name: str
    content: bytes
    about: str
    relation: str = DATA
