"""Handlingar as pages show them: their list beside the document, and each by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from organisation.decisions.comparison import Compared
from organisation.models import MeetingPaper
from organisation.pages.attachments import Beside
from organisation.pages.files import Files
from organisation.pages.stages import Stage
from styrmodell.lib.documents.model import Document
from styrmodell.lib.documents.outline import listed_beside
from styrmodell.web.lines import Line


@dataclass(frozen=True, slots=True)
class PaperPage:
    """En handling.

    Attributes:
        document: as it was frozen; `html` its text as stored then.
        crumbs: label and address, from the top down.
        is_decided: its body has decided on it.
        stages: the chain that it is a part of.
        compared: held against what the body before decided; None where none has.
        newer: a later handling to the same body, when there is one.
    """

    paper: MeetingPaper
    document: Document
    html: Any
    crumbs: tuple[tuple[str, str], ...]
    files: Files
    attachments: Beside
    is_decided: bool
    stages: tuple[Stage, ...]
    compared: Compared | None
    newer: Line | None

    @property
    def contents(self) -> tuple[dict[str, str], ...]:
        """The chapters, as the left column lists them."""
        return tuple({"anchor": one.chapter.anchor, "title": one.label} for one in listed_beside(self.document))


def papers_in_words(papers: QuerySet[MeetingPaper]) -> tuple[str, ...]:
    """The handlingar of a document with whom they lay before: "Handling 1, Kulturnämnden 2026-09-22". One query."""
    return tuple(
        f"{paper}, {paper.cover.get('laid_before', '')}".removesuffix(", ")
        for paper in papers.defer("html").order_by("number")
    )


def papers_with_matters(papers: QuerySet[MeetingPaper]) -> list[MeetingPaper]:
    """The handlingar of a document that the reader may read, the newest first, for lists and chain. One query."""
    return list(papers.defer("html").select_related("matter").order_by("-number"))


def paper_lines(papers: Iterable[MeetingPaper], url: str) -> tuple[Line, ...]:
    """Handlingar as a page lists them.

    Args:
        url: the document's address.
    """
    return tuple(
        # The body as it was called then: the cover's word for it.
        Line(str(paper), f"{url}handlingar/{paper.number}/", paper.cover.get("laid_before", ""))
        for paper in papers
    )
