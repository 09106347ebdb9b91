"""Bilagor as they are read: what goes with a document now, and how a handling or an edition lists what went with it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import TruncDate
from django.utils.html import format_html

from organisation.models import Attachment
from organisation.reading.names import person_name
from styrmodell.lib.documents.blocks import listed
from styrmodell.lib.documents.model import Chapter

KEY = "bilagor"
LEAD = "Filerna ligger bredvid dokumentet. Kontrollsumman (SHA-256) visar att den som hämtar en fil har den som avses."


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
    """The files as a document lists them, with name, size and checksum; no chapter where there are none."""
    lines = [
        format_html(
            "<strong>{}</strong>, {}<br>{}<br>SHA-256 {}", row.title, row.words, row.file_name, parted(row.sha256)
        )
        for row in rows
    ]
    return (Chapter(key=KEY, title="Bilagor", lead=LEAD, blocks=(listed(lines),)),) if lines else ()


def parted(sha256: str) -> str:
    """A checksum in four parts, so that a narrow page breaks it between them and nowhere else."""
    return " ".join(sha256[start : start + 16] for start in range(0, len(sha256), 16))
