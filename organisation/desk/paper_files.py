"""The PDF of a handling: made once, never changed, with its own checksum."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from organisation.desk import pictures
from organisation.models import MeetingPaper, MeetingPaperFile
from organisation.services.frozen_contents import document_in
from styrmodell.lib.documents.render.pdf import Progress, file_name, render_pdf_in_process


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """A PDF that is not stored yet."""

    file_name: str
    content: bytes


def draw_pdf(paper_id: int, units: Sequence[int], *, progress: Progress | None = None) -> DrawnPdf:
    """Set the PDF of a handling.

    Args:
        units: whose pictures its text may show.

    Raises:
        DocumentError: it could not be set.
    """
    paper = MeetingPaper.objects.select_related("content").get(pk=paper_id)
    document = document_in(paper.content, paper.cover)
    shown = pictures.reader(pictures.in_texts_of(list(units)))
    content = render_pdf_in_process(document, pictures=shown, progress=progress)
    return DrawnPdf(f"handling-{paper.number}-{file_name(document)}", content)


def store(paper_id: int, drawn: DrawnPdf) -> MeetingPaperFile:
    """Insert the file; when two made it at once, the first one stays."""
    sha256 = hashlib.sha256(drawn.content).hexdigest()
    values = {"file_name": drawn.file_name, "content": drawn.content, "sha256": sha256}
    file, _ = MeetingPaperFile.objects.get_or_create(paper_id=paper_id, defaults=values)
    return file
