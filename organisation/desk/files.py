"""Files made of a text: Word, Excel and data when they are asked for; its PDF by the worker, once, and then kept."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ObjectDoesNotExist

from organisation.desk import jobs, pictures
from organisation.models import User
from organisation.services.frozen_contents import Frozen, document_now
from styrmodell.lib.checksums import CheckedFile
from styrmodell.lib.documents.embedded import Embedded
from styrmodell.lib.documents.errors import DocumentError
from styrmodell.lib.documents.formats import FORMATS, written
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.render.accessible import NOT_CLAIMED, is_claimed
from styrmodell.lib.documents.render.pdf import Progress, file_name, named, render_pdf_in_process
from styrmodell.lib.errors import DomainError

PDF = "pdf"
START, BUILT, SET = 5, 25, 95  # percent of the work on a PDF
MASKED = "Ord i texten maskades medan filen gjordes. Skapa PDF igen."
GONE = "Det som filen skulle göras av har tagits bort."
UNREADABLE = "Det frysta går inte att läsa som data i den här versionen av systemet. Dess text står på sin sida."


@dataclass(frozen=True, slots=True)
class Made:
    """A file that has been made and is kept nowhere yet."""

    file_name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def columns(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {name: getattr(self, name) for name in ("file_name", "media_type", "content", "sha256")}


class Keep(Protocol):
    """Inserts a PDF; where two made a frozen text's at once, the first one stays."""

    def __call__(self, made: Made, /, *, by: User | None) -> CheckedFile: ...


@dataclass(frozen=True, slots=True)
class Text:
    """What files are made of: an edition, a handling, or a text that is being written.

    Attributes:
        read: gives it as a document, when it comes to that; raises DocumentError.
        units: gives those whose pictures it may show.
        kept: its PDFs, the newest first; `keep` inserts one.
        url: where its files are, each in a folder of its own; `asked` is how an address says which text.
        prefix: what its files' names begin with; `name` the rest, where it is not the document's.
        is_frozen: it will not change, and has one PDF for ever.
        attached: gives the files that are to lie in its PDF.
    """

    read: Callable[[], Document]
    units: Callable[[], Sequence[int]]
    kept: Any
    keep: Keep
    url: str
    asked: str = ""
    prefix: str = ""
    name: str = ""
    is_frozen: bool = True
    attached: Callable[[], Sequence[Embedded]] = tuple

    def address(self, form: str) -> str:
        """Where it is fetched in a format."""
        return f"{self.url}{form}/{self.asked}"

    def stored_pdf(self) -> CheckedFile | None:
        """The PDF that it will have for ever, where it has been made: a frozen text's. One query, and none of a draft."""
        file: CheckedFile | None = self.kept.first() if self.is_frozen else None
        return file


def frozen_document(frozen: Frozen) -> Document:
    """An edition or a handling as a document, with what has been corrected since of its decisions.

    Raises:
        DocumentError: it cannot be read as data; the stored HTML is what there is.
    """
    try:
        return document_now(frozen)
    except ValueError as fault:
        raise DocumentError(UNREADABLE, str(fault)) from None


def make(text: Text, form: str, *, progress: Progress | None = None) -> Made:
    """A file in a format of `FORMATS`.

    Raises:
        DocumentError: it cannot be read, or could not be set.
    """
    document = text.read()
    if progress:
        progress(0, "Sätter sidorna")
    shown = pictures.reader(pictures.in_texts_of(text.units()))
    if form == PDF:
        content = render_pdf_in_process(document, pictures=shown, files=text.attached(), progress=progress)
    else:
        content = written(document, form, pictures=shown)
    name = named(text.name, FORMATS[form].extension) if text.name else file_name(document, FORMATS[form].extension)
    return Made(f"{text.prefix}{name}", FORMATS[form].media_type, content)


def made_at_once(document: Document, units: Sequence[int], name: str, *, seconds: int) -> Made:
    """A PDF that somebody waits for, and that is kept nowhere.

    Args:
        units: those whose pictures it may show.
        name: what the file is called, in words.
        seconds: how long it may take.

    Raises:
        DocumentError: it could not be set, or not in time.
    """
    shown = pictures.reader(pictures.in_texts_of(units))
    content = render_pdf_in_process(document, pictures=shown, seconds=seconds)
    return Made(named(name, FORMATS[PDF].extension), FORMATS[PDF].media_type, content)


def kept_or_made(text: Text, form: str) -> bytes:
    """The file; a frozen text's PDF as it is kept, where it has been made.

    Raises:
        DocumentError: it cannot be read, or could not be set.
    """
    file = text.stored_pdf() if form == PDF else None
    return bytes(file.content) if file else make(text, form).content


def work(job_id: int, find: Callable[[], Text]) -> None:
    """The worker's part: make and keep the PDF of a text, and lead whoever waits to it."""
    with jobs.running(job_id) as job:
        jobs.progress(job_id, START, "Läser in texten")
        try:
            text = find()
        except ObjectDoesNotExist:
            raise DomainError(GONE) from None
        stored = text.stored_pdf()
        before = text.read() if text.is_frozen and stored is None else None
        made = stored or make(text, PDF, progress=jobs.part(job_id, BUILT, SET))
        job.result_url = text.address(PDF)
        only = "" if is_claimed(bytes(made.content)) else f". {NOT_CLAIMED}"
        job.message = f"{made.file_name}, {len(made.content) // 1024} kB{only}"
        with jobs.finishing(job):
            if isinstance(made, Made):
                if before is not None and find().read() != before:
                    raise DomainError(MASKED)
                text.keep(made, by=job.created_by)
