"""Bilagor as they are read: what goes with a document now, and how a handling or an edition lists what went with it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import TruncDate
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from organisation.models import Attachment
from organisation.reading.names import person_name
from styrmodell.lib.documents.blocks import listed
from styrmodell.lib.documents.embedded import SUPPLEMENT, Embedded
from styrmodell.lib.documents.model import Chapter
from styrmodell.lib.documents.render.json import LAST
from styrmodell.lib.swedish import slug_words

KEY = "bilagor"
MOST_INSIDE = 20 * 1024 * 1024  # bytes of bilagor in one PDF: what is larger is heavy to send and to open
LEAD = (
    "Filerna ligger bredvid dokumentet, och i PDF-filen ligger de också inbäddade, om inga ord i den är maskade. "
    "Kontrollsumman (SHA-256) visar att den som hämtar en fil har den som avses."
)
LONGEST = 80  # of a file's own name, in its name in the PDF
OUTSIDE = "Ligger inte i PDF-filen, som rymmer bilagor på sammanlagt 20 MB."


def following(document: Any) -> QuerySet[Attachment]:
    """What goes with the document's next handling and edition, without the bytes."""
    found: QuerySet[Attachment] = document.attachments.filter(removed_at=None).defer("content").order_by("pk")
    return found


def with_people(rows: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """With who attached each, and who took it away, as they were called then (`added_by`, `taken_by`); without the bytes."""
    dated = rows.alias(day_then=TruncDate("created_at"), removal_day=TruncDate("removed_at"))
    return (
        dated.annotate(
            added_by=person_name("uploaded_by", OuterRef("day_then")),
            taken_by=person_name("removed_by", OuterRef("removal_day")),
        )
        .defer("content")
        .order_by("pk")
    )


def listed_chapter(rows: Iterable[Attachment]) -> tuple[Chapter, ...]:
    """The files as a document lists them: what each is and from whom, with name, size and checksum; no chapter where there are
    none. It is the last section of a long document's last part.
    """
    attached = list(rows)
    inside = set(_that_fit(attached))
    lines = [
        format_html_join(
            mark_safe("<br>"), "{}", ((words,) for words in _told(at, row, is_inside=row in inside) if words)
        )
        for at, row in enumerate(attached, start=1)
    ]
    return (Chapter(key=KEY, title="Bilagor", lead=LEAD, blocks=(listed(lines),), level=2),) if lines else ()


def _told(number: int, row: Attachment, *, is_inside: bool) -> Iterator[str]:
    yield format_html("<strong>Bilaga {}. {}</strong>, {}", number, row.title, row.words)
    yield row.origin
    yield row.file_name
    yield f"SHA-256 {parted(row.sha256)}"
    yield "" if is_inside else OUTSIDE


def embedded(rows: QuerySet[Attachment]) -> tuple[Embedded, ...]:
    """The files as they lie in the PDF of what they go with. Their bytes are read one at a time.

    Args:
        rows: all that go with it, in the order in which it lists them.
    """
    attached = list(rows)
    inside, width = set(_that_fit(attached)), len(str(len(attached)))
    return tuple(
        Embedded(_name(at, width, row), content, f"Bilaga {at}. {row.title}, {row.words}", SUPPLEMENT)
        for at, row in enumerate(attached, start=1)
        if row in inside and (content := bytes(row.content))
    )


def embedded_in(frozen: Any) -> tuple[Embedded, ...]:
    """Those of an edition or a handling. None where words are masked: the files may say what is hidden. No query where its cover
    lists none.
    """
    if LAST not in frozen.cover or frozen.content.masked_on is not None:
        return ()
    return embedded(frozen.attachments.defer("content").order_by("pk"))


def _that_fit(rows: Iterable[Attachment]) -> Iterator[Attachment]:
    """Those that there is room for in one PDF, taken as they are listed."""
    room = MOST_INSIDE
    for row in rows:
        if row.size <= room:
            room -= row.size
            yield row


def _name(number: int, width: int, row: Attachment) -> str:
    """In plain letters: "bilaga-1-revisionsberattelse.pdf"."""
    stem, _, ending = row.file_name.rpartition(".")
    return f"bilaga-{number:0{width}}-{slug_words(stem)[:LONGEST]}".rstrip("-") + f".{ending}"


def parted(sha256: str) -> str:
    """A checksum in four parts, so that a narrow page breaks it between them and nowhere else."""
    return " ".join(sha256[start : start + 16] for start in range(0, len(sha256), 16))
