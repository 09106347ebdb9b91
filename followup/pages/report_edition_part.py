"""What the page of one part of an edition shows: the part, what stands beside it, and the parts before and after."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from followup.models import Report, ReportEdition
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import DEEPEST
from styrmodell.lib.documents.render.by_part import ReadPart, part_html, part_with, parts_in
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class PartLine:
    """En del i innehållet; of the one that is read its sections too."""

    title: str
    url: str
    sections: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class PartPage:
    """En del av en utgåva.

    Attributes:
        previous, next: the parts beside it; None where there is none.
    """

    title: str
    html: SafeString
    contents: tuple[PartLine, ...]
    previous: PartLine | None
    next: PartLine | None


def part_page(report: Report, edition: ReportEdition, document: Document, key: str) -> PartPage | None:
    """The page of a part; None when the document has none with that key."""
    parts = parts_in(document)
    lines = [_line(report, edition, part, is_read=part.key == key) for part in parts]
    at = next((at for at, part in enumerate(parts) if part.key == key), None)
    if at is None:
        return None
    return PartPage(
        title=parts[at].label,
        html=part_html(document, key, lambda one: address_of(report, edition.number, one)),
        contents=tuple(lines),
        previous=lines[at - 1] if at else None,
        next=lines[at + 1] if at + 1 < len(lines) else None,
    )


def moved_to(report: Report, edition: ReportEdition, document: Document, key: str) -> str:
    """Where a chapter that is no part is read: in the part that it stands in. Empty when there is no such chapter."""
    part = part_with(parts_in(document), key)
    return f"{address_of(report, edition.number, part.key)}#kapitel-{key}" if part else ""


def first_part(report: Report, edition: ReportEdition, document: Document) -> str:
    """Where a long edition is read part by part; empty of one that is not long."""
    parts = parts_in(document) if document.is_long else ()
    return address_of(report, edition.number, parts[0].key) if parts else ""


def address_of(report: Report, number: int, key: str) -> str:
    """The address of a part of an edition."""
    return reverse("followup:report_edition_part", args=[report.pk, number, key])


def _line(report: Report, edition: ReportEdition, part: ReadPart, *, is_read: bool) -> PartLine:
    below = [section for section in part.sections[1:] if section.level < DEEPEST] if is_read else []
    sections = tuple(Line(section.label, f"#{section.chapter.anchor}") for section in below)
    return PartLine(part.label, address_of(report, edition.number, part.key), sections)
